"""The kind `personal_data`: what it finds, what it leaves alone, and that it shows none of it."""

import pytest

from lint_gov.kinds.personal_data import KIND
from lint_gov.model.document import Paragraph
from lint_gov.model.report import ExtraRow
from tests.kinds.handmade import failures, report, section, seen, verdicts

NUMBER = "110101190001010006"
MOBILE = {"find": ["mobile-number"], "unless": ["联系电话"], "despite": ["申请人"]}


def test_a_finding_names_the_part_and_shows_the_number_masked() -> None:
    made = report(
        [section("overview", "一、总体情况", f"甲（身份证{NUMBER}，手机13900000000）申请公开规划。")]
    )
    (verdict,) = verdicts(KIND, made, {"find": ["id-number"]})
    assert verdict.finding is not None
    assert (verdict.at, verdict.finding.quote) == ("section[overview]", "甲（身份证11****************")
    assert failures(KIND, made, {"find": ["id-number"]}) == [
        (
            "section[overview]",
            {"where": "「一、总体情况」", "sort": "公民身份号码", "shown": "11****************", "rest": 0},
        )
    ]
    assert NUMBER not in repr(verdict)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("联系电话：13900000000。", 0),
        ("请拨打13900000000。", 1),
        ("联系电话：0000-8800001。请拨打13900000000。", 1),
        ("申请人的联系电话13900000000。", 1),
    ],
)
def test_a_sentence_may_excuse_it(text: str, found: int) -> None:
    made = report([section("others", "六、其他需要报告的事项", text)])
    assert len(failures(KIND, made, MOBILE)) == found


def test_figures_of_a_table_run_together_are_no_number() -> None:
    text = "一、本年新收政府信息公开申请数量15020000152\n申请人手机：13900000000"
    made = report([section("requests", "三、收到和处理政府信息公开申请情况", text)])
    assert [values["shown"] for _, values in failures(KIND, made, MOBILE)] == ["13*********"]


def test_the_opening_and_the_cells_are_searched_too() -> None:
    made = report(
        [section(None, f"七、其他{NUMBER}")],
        cells={"requests[new,natural]": f"张三{NUMBER}"},
        preamble=(Paragraph("标题", 1), Paragraph(f"经办人{NUMBER}", 2)),
    )
    rows = (ExtraRow(f"申请人{NUMBER}", None, ()), ExtraRow("", None, ()))
    tables = {"requests": made.tables["requests"]._replace(extra_rows=rows)}
    assert seen(KIND, made._replace(tables=tables), {"find": ["id-number"]}) == [
        ("failed", "preamble"),
        ("failed", "section[]"),
        ("failed", "section[requests]"),
        ("failed", "section[requests]"),
    ]


def test_a_flood_is_cut_and_counted() -> None:
    made = report([section("overview", "一、总体情况", f"{NUMBER}、" * 1500)])
    shown = failures(KIND, made, {"find": ["id-number"]})
    assert [values["rest"] for _, values in shown] == [0] * 29 + [970]


def test_a_report_without_any_passes_part_by_part() -> None:
    made = report([section("overview", "一、总体情况", "主动公开86条。")])
    assert seen(KIND, made, {"find": ["id-number", "bank-card"]}) == [("passed", "section[overview]")]
