"""A megabyte of prose made to hurt: every rule on prose answers in bounded time."""

import time

import pytest

from lint_gov.engine import check
from lint_gov.model.outcome import Status, Subject
from lint_gov.ruleset import bundled_ruleset
from tests.kinds.handmade import report, section

RULES = [rule for rule in bundled_ruleset().rules if rule.id[0] in "NF"]
LENGTH = 1_000_000
# Processor time, for a slow machine; what is quadratic takes minutes on any.
SECONDS = 15.0


@pytest.mark.parametrize(
    "words",
    [
        "收到政府信息公开申请5件，",
        "依申请公开全部办结，",
        "未发生因政府信息公开行政复议，均维持，",
        "其中包括5件（含1，000件",
        "发布9条，较上年增长5条，占5%，百分之五，",
        "本报告由六个部分、",
        "未收取信息处理费5元，",
        "《〔（“",
        "一百二十",
        "1 ",
    ],
)
def test_a_megabyte_is_read_in_bounded_time(words: str) -> None:
    text = words * (LENGTH // len(words))
    cells = {"requests[new,total]": 5}
    made = report(
        [section("overview", "一、总体情况", text)], cells=cells, organisation="示例区人民政府", year=2021
    )
    start = time.process_time()
    ran = check(Subject(made), RULES)
    assert time.process_time() - start < SECONDS
    assert [one.rule.id for one in ran if any(v.status is Status.CRASHED for v in one.verdicts)] == []
