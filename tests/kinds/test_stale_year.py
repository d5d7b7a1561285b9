"""A sentence left over from last year's report, and the many that rightly speak of last year."""

import pytest

from lint_gov.kinds.stale_year import KIND
from lint_gov.ruleset import bundled_ruleset
from tests.kinds.handmade import failures, report, section, seen

X109 = bundled_ruleset().rule("X109")
RULE = dict(X109.parameters) if X109 else {}
AT = "section[overview]"


def status(text: str, year: int | None = 2020) -> list[tuple[str, str]]:
    made = report([section("overview", "一、总体情况", text)])
    return seen(KIND, made._replace(year=year), RULE)


@pytest.mark.parametrize(
    "text",
    [
        "2019年，我局认真贯彻落实条例。",
        "2019年度我市政府信息公开工作扎实推进。",
        "（一）2019年，本机关严格执行条例。",
        "一是2019年全区坚持以公开为常态。",
        "工作平稳。2019年，我委依法办理申请。",
        "２０１９年，我局认真贯彻落实条例。",
    ],
)
def test_it_is_found(text: str) -> None:
    assert status(text) == [("failed", AT)]


@pytest.mark.parametrize(
    "text",
    [
        "2020年，我局认真贯彻落实条例。",
        "2020年，我局认真办理，较2019年增加三件。",
        "2019年，我局认真办理申请，2020年继续巩固。",
        "2019年我局认真编制的《公开指南》继续有效。",
        "2019年，我局认真完成上年结转的申请。",
        "2019年5月，我局认真开展培训。",
        "2019年，我市认真组织的考核中名列第三。",
        "2019年度我局政府信息公开工作年度报告按照规定公布。",
        "按照《2019年政务公开工作要点》，我局认真落实。",
        "自2019年起，我局坚持每月检查。",
        "2019年，全省规范性文件共九件。",
        "2018年，我局认真贯彻落实条例。",
    ],
)
def test_it_is_silent(text: str) -> None:
    assert status(text) == [("passed", AT)]


def test_the_values_of_a_finding() -> None:
    made = report([section("overview", "一、总体情况", "好。2019年，我局认真工作。")], year=2020)
    quote = "2019年，我局认真工作"
    assert failures(KIND, made, RULE) == [(AT, {"year": 2020, "last": 2019, "quote": quote})]


def test_without_a_year_or_prose_it_cannot_be_told() -> None:
    assert status("2019年，我局认真工作。", None) == [("undecided", AT)]
    assert seen(KIND, report(year=2020), RULE) == [("not-applicable", AT)]


def test_a_flood_of_years_costs_little() -> None:
    assert status("2019年" * 50_000) == [("passed", AT)]
