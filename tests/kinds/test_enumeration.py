"""The kind `enumeration`: gaps, repeats, single items; nested lists and other spellings are in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.kinds.enumeration import KIND
from lint_gov.model.document import Paragraph, Trouble, TroubleKind
from lint_gov.model.report import Damage
from tests.kinds.handmade import failures, reasons, report, section, seen, verdicts

COPIED = (Damage("number", "〔201960号", "〔2019〕60号"),)


def gaps(text: str) -> list[tuple[str, str, str]]:
    made = report([section("overview", "一、总体情况", text)])
    return [(values["fault"], values["before"], values["found"]) for _, values in failures(KIND, made)]


@pytest.mark.parametrize(
    "text",
    [
        "一是甲；二是乙；三是丙。",
        "一 是甲；二 是乙。",
        "（一）甲。一是子；二是丑。\n（二）乙。一是寅，二是卯，三是辰。\n（三）丙。",
        "一是甲：一是子；二是丑。二是乙。",
        "一是甲：\n（一）子。\n（二）丑。\n二是乙。",
        "重点做好工作一是甲，二是乙。",
        "一是甲，同时要求二是乙；三是丙。",
        "首先，甲；二是乙。",
        "1.甲\n2.乙\n3.丙",
        "分为1.甲\n2.乙",
        "(1)甲。(2)乙。",
        "第一，甲；第二，乙。",
        "一是甲；二是乙；三是丙；四是丁；五是戊；六是己；七是庚；八是辛；九是壬；十是癸；十一是子。",
        "这一是非，统一是好事，第二是。",
        "依据第二十条第\n（五）项公开。",
        "增长1.5万\n2.5万",
        "一是甲；二是乙。\n下一步，一是丙；二是丁。",
        "一是甲；二是乙；三是丙。下步工作一是丁，二是戊。",
        "",
    ],
)
def test_lists_in_order(text: str) -> None:
    assert gaps(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是甲；二是乙；四是丁。", [("skipped", "二是", "四是")]),
        ("（一）甲\n（三）丙", [("skipped", "（一）", "（三）")]),
        ("1.甲\n2.乙\n4.丁", [("skipped", "2.", "4.")]),
        ("（1）甲。（3）丙。", [("skipped", "（1）", "（3）")]),
        ("第一，甲；第三，丙。", [("skipped", "第一", "第三")]),
        ("一是甲；二是乙；二是丙。", [("repeated", "二是", "二是")]),
        ("（一）甲\n（二）乙\n（二）丙", [("repeated", "（二）", "（二）")]),
        ("一是甲。", [("lone", "一是", "")]),
        ("（一）甲。一是子。\n（二）乙。一是寅，二是卯。", [("lone", "一是", "")]),
        ("二是乙；三是丙。", [("start", "", "二是")]),
        ("一是甲；三是丙；六是己。", [("skipped", "一是", "三是"), ("skipped", "三是", "六是")]),
    ],
)
def test_what_is_wrong_with_a_list(text: str, found: list[tuple[str, str, str]]) -> None:
    assert gaps(text) == found


def test_a_line_without_a_number_in_copied_text_probably_lost_it() -> None:
    overview = section("overview", "一、总体情况", "一是甲。\n乙。\n三是丙。")
    assert failures(KIND, report([overview], damage=COPIED)) == [
        (
            "section[overview]",
            {
                "where": "「一、总体情况」",
                "fault": "skipped",
                "before": "一是",
                "expected": "二是",
                "found": "三是",
                "lost": 1,
            },
        )
    ]
    inline = section("overview", "一、总体情况", "一是甲；三是丙。")
    assert [values["lost"] for _, values in failures(KIND, report([inline], damage=COPIED))] == [0]
    assert [values["lost"] for _, values in failures(KIND, report([overview]))] == [0]


def test_the_place_is_that_of_the_item_out_of_order() -> None:
    lines = (Paragraph("一是甲。", 11), Paragraph("二是乙。", 12), Paragraph("四是丁。", 14))
    made = report([section("overview", "一、总体情况")._replace(paragraphs=lines)])
    assert [verdict.finding and verdict.finding.anchor for verdict in verdicts(KIND, made)] == [14]


def test_text_cut_or_not_read_whole_decides_nothing() -> None:
    cut = report([section("overview", "一、总体情况", "一是甲。……三是丙。")])
    assert reasons(KIND, cut) == [("section[overview]", "该节文字标有省略（……），内容未完整给出")]
    trouble = Trouble(TroubleKind.LIMIT, "超过上限", "a limit was met")
    unread = report([section("overview", "一、总体情况", "一是甲。")], troubles=(trouble,))
    assert reasons(KIND, unread) == [("section[overview]", "文件没有完整读取：超过上限")]


def test_rows_of_a_table_in_the_text_are_no_list() -> None:
    made = report([section("requests", "三、收到和处理政府信息公开申请情况", "1.甲\n3.丙")])
    assert seen(KIND, made) == []


@given(st.text("一二三四是（）1234.、，。第\n甲", max_size=80))
def test_any_text_can_be_judged(text: str) -> None:
    assert len(gaps(text)) <= 10
