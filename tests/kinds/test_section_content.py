import pytest

from lint_gov.kinds.section_content import KIND, written
from lint_gov.model.report import Report
from tests.kinds.handmade import failures, reasons, report, section, seen, six_sections

RULE = {
    "least": 10,
    "accept": [
        {"sections": ["others"], "until": 2020, "texts": ["无", "暂无"]},
        {"sections": ["others"], "containing": ["处理费"]},
    ],
}
PROBLEMS = "五、存在的主要问题及改进情况"


def others(text: str, **more: int) -> Report:
    return report([section("others", "六、其他需要报告的事项", text, **more)], year=2023)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("", ""),
        ("　\n \t", ""),
        ("……", ""),
        ("（一）问题。\n（二）措施。", "问题措施"),
        ("1.无\n2、无", "无无"),
        ("3.5万元", "35万元"),
        ("2023年，无。", "2023年无"),
    ],
)
def test_white_space_marks_and_numbering_do_not_count(text: str, counted: str) -> None:
    assert written(text) == counted


def test_whole_sections_pass() -> None:
    assert {status for status, _ in seen(KIND, report(six_sections()), RULE)} == {"passed"}


def test_a_bare_title_is_empty() -> None:
    made = report([section("problems", PROBLEMS)])
    assert failures(KIND, made, RULE) == [
        ("section[problems]", {"section": "problems", "title": PROBLEMS, "length": 0})
    ]


@pytest.mark.parametrize(
    ("text", "year", "status"),
    [
        ("无", 2020, "passed"),
        ("暂无。", 2019, "passed"),
        ("无", 2021, "failed"),
        ("无", None, "passed"),
        ("未收处理费", 2023, "passed"),
        ("没有相关事项", 2020, "failed"),
    ],
)
def test_short_texts_that_are_enough(text: str, year: int | None, status: str) -> None:
    made = others(text)._replace(year=year)
    assert seen(KIND, made, RULE) == [(status, "section[others]")]


def test_a_table_is_content() -> None:
    assert seen(KIND, others("", tables=1), RULE) == [("passed", "section[others]")]


def test_a_table_cut_out_of_running_text_is_content() -> None:
    made = report(
        [section("requests", "三、收到和处理政府信息公开申请情况")], cells={"requests[new,total]": 0}
    )
    assert seen(KIND, made, RULE) == [("passed", "section[requests]")]


def test_elided_text_and_pictures_are_not_called_empty() -> None:
    assert reasons(KIND, others("……"), RULE) == [
        ("section[others]", "该节文字标有省略（……），内容未完整给出")
    ]
    assert reasons(KIND, others("", pictures=1), RULE) == [
        ("section[others]", "该节只有图片，文字可能在图片中")
    ]


def test_absent_sections_are_left_to_the_rule_about_them() -> None:
    assert seen(KIND, report([]), RULE) == []
