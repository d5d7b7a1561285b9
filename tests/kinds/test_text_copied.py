"""Copied prose: how much of it, from whom, and when that cannot be told."""

from typing import Any

import pytest

from lint_gov.kinds.text_copied import KIND
from lint_gov.model.kin import Kin, Relative
from lint_gov.model.report import Report
from tests.kinds.handmade import failures, reasons, report, section, seen

AT = "section[overview]"
WORDS = "围绕群众办事需要梳理公开事项建立分级审核和定期更新的台账把政策文件和图表解读同步挂到专题栏目"
OTHER = "走访企业四十家整理惠企措施清单并附办理指引新建镇村公开栏十二处专人每月张贴财务收支"
LAST = {"sections": ["overview"], "with": "last_year", "above": 0.5, "least": 20}
ORGANS = {**LAST, "with": "other_organs"}


def prose(text: str, organ: str = "示例县教育局") -> Report:
    return report([section("overview", "一、总体情况", text)], organisation=organ)


@pytest.mark.parametrize(
    ("now", "last", "status"),
    [
        (WORDS, WORDS, "failed"),
        (WORDS, OTHER, "passed"),
        (WORDS + OTHER, OTHER, "passed"),
        (OTHER, WORDS + OTHER, "failed"),
        ("2023年" + WORDS, "2022年" + WORDS, "failed"),
        ("太短了。", WORDS, "not-applicable"),
        (WORDS + "……", WORDS, "undecided"),
        (WORDS, OTHER + "……", "undecided"),
    ],
)
def test_how_much_of_it_stood_there_last_year(now: str, last: str, status: str) -> None:
    assert seen(KIND, prose(now), LAST, previous=prose(last)) == [(status, AT)]


def test_common_sentences_and_the_name_are_nobodys_own() -> None:
    common = "本报告由本机关根据《中华人民共和国政府信息公开条例》的要求编制而成并经过局务会议审定后公布。"
    assert seen(KIND, prose(common), LAST, previous=prose(common)) == [("not-applicable", AT)]
    one, other = prose("示例县教育局" * 20), prose("示例县教育局" * 20)
    assert seen(KIND, one, LAST, previous=other) == [("not-applicable", AT)]


def beside(*others: Report) -> Kin:
    return Kin(alike=tuple(Relative(f"{number}.html", None, one) for number, one in enumerate(others)))


def test_the_likest_of_other_organs_is_named() -> None:
    kin = beside(prose(OTHER, "示例县财政局"), prose(WORDS, "示例县民政局"))
    assert failures(KIND, prose(WORDS), ORGANS, kin=kin) == [
        (AT, {"share": 100, "organ": "示例县民政局", "path": "1.html"})
    ]


@pytest.mark.parametrize("organ", ["示例县教育局办公室", "示例县教育局"])
def test_an_organ_and_its_office_write_alike(organ: str) -> None:
    found = seen(KIND, prose(WORDS), ORGANS, kin=beside(prose(WORDS, organ)))
    assert found == [("passed" if organ.endswith("室") else "failed", AT)]


@pytest.mark.parametrize(("rule", "why"), [(LAST, "未提供上年报告"), (ORGANS, "只检查了这一份报告")])
def test_a_report_alone_cannot_be_compared(rule: dict[str, Any], why: str) -> None:
    assert reasons(KIND, prose(WORDS), rule) == [(AT, why)]
