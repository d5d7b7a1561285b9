"""Plain text: every line exactly as written, and rows where somebody drew rows."""

from typing import Any

import pytest

from lint_gov.model.document import Table
from tests.readers.seen import document, places, seen


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("一\n二\r\n三\r四", ["一", "二", "三", "四"]),
        ("一\r二\r\r三", ["一", "二", "三"]),
        ("  一  \n\n \n\xa0\n\u3000\n\t\n二", ["  一  ", " ", "\xa0", "\u3000", "\t", "二"]),
        ("第一页\f第二页", ["第一页", "第二页"]),
        ("- 3 -\n—\n--\n-----\n一、", ["- 3 -", "—", "--", "-----", "一、"]),
        ("规章 0 0 3", ["规章 0 0 3"]),
        ("\t缩进的一行\n\t\t又一行", ["\t缩进的一行", "\t\t又一行"]),
        ("1\x1b[31m2\u202e", ["1\x1b[31m2\u202e"]),
        ("收费 < 5 > 3 & 2", ["收费 < 5 > 3 & 2"]),
    ],
)
def test_lines_are_kept_as_written(text: str, blocks: list[str]) -> None:
    assert seen(text) == blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("规章|0|0\n规范性文件|1| ", [[["规章", "0", "0"], ["规范性文件", "1", ""]]]),
        ("| 规章 | 0 |  |\n| \xa0 |1|\u3000|", [[["规章", "0", ""], ["\xa0", "1", "\u3000"]]]),
        ("||5|\n|1||\n|2|3", [[["", "5"], ["1", ""], ["2", "3"]]]),
        ("│规章│0│\n├──┼─┤\n┃合计┃1┃", [[["规章", "0"], ["合计", "1"]]]),
        ("+----+---+\n| 规章 | 0 |\n+----+---+\n", [[["规章", "0"]]]),
        ("规章｜0", [[["规章", "0"]]]),
        ("| 第二十条第（一）项 |\n| 规章 | 0 |", [[["第二十条第（一）项"], ["规章", "0"]]]),
        ("甲|1\n\n乙|2\n文\n丙|3", [[["甲", "1"]], [["乙", "2"]], "文", [["丙", "3"]]]),
        ("| - | - |\n| -- | -- |\n| — | / |", [[["-", "-"], ["--", "--"], ["—", "/"]]]),
        ("规章\t0\t3\n合计\t\t", [[["规章", "0", "3"], ["合计", "", ""]]]),
        ("\t自然人\t总计\n新收\t1\t1", [[["", "自然人", "总计"], ["新收", "1", "1"]]]),
        ("\t一、总体情况\n规章\t0\n\t尾", ["\t一、总体情况", [["规章", "0"]], "\t尾"]),
        ("甲|1\n乙\t2", [[["甲", "1"]], [["乙", "2"]]]),
        ("末尾一竖|", [[["末尾一竖", ""]]]),
        ("规章 | 0 | 3 |\n法规 | 1 | |", [[["规章", "0", "3"], ["法规", "1", ""]]]),
        ("| 许可 | 12 | ||\n| 处罚 | 3 |||", [[["许可", "12"], ["处罚", "3"]]]),
        ("|", ["|"]),
    ],
)
def test_drawn_rows_are_tables(text: str, blocks: list[Any]) -> None:
    assert seen(text) == blocks


def test_an_empty_line_beside_figures_that_follow_one_another_is_white_space() -> None:
    tight = "前文。\n\n新收\n150\n88\n\n0\n1\n7\n\n\n239\n\n后文。"
    assert seen(tight) == ["前文。", "新收", "150", "88", " ", "0", "1", "7", " ", " ", "239", " ", "后文。"]
    assert seen("新收\n\n150\n\n88\n\n0\n\n\n\n1\n\n239") == ["新收", "150", "88", "0", "1", "239"]


def test_a_stroke_in_prose_makes_no_row() -> None:
    prose = "首页 | 政务公开 | " + "我局坚持以公开为常态。" * 40
    assert seen(prose) == [prose]


def test_whole_tables_on_one_line_are_read_a_cell_a_line() -> None:
    cells = ["甲", *(str(number) if number % 3 else "" for number in range(100))]
    assert seen("|".join(cells)) == cells
    assert seen("\t".join(cells)) == cells


def test_tables_drawn_in_text_are_not_exact() -> None:
    assert [block.exact for block in document("甲|1\n文\n乙\t2").blocks if isinstance(block, Table)] == [
        False,
        False,
    ]


def test_places_have_line_and_column() -> None:
    assert places("标题\r\n\r\n| 规章 |0|  3|\r\n|---|---|---|\r\n 合计|1|\r\n\u3000\r\n\f页") == [
        ("标题", "1:1"),
        ("table", "3:3 table[1]"),
        ("规章", "3:3 table[1]/row[1]/cell[1]"),
        ("0", "3:7 table[1]/row[1]/cell[2]"),
        ("3", "3:11 table[1]/row[1]/cell[3]"),
        ("合计", "5:2 table[1]/row[2]/cell[1]"),
        ("1", "5:5 table[1]/row[2]/cell[2]"),
        ("", "5:7 table[1]/row[2]/cell[3]"),
        ("\u3000", "6:1"),
        ("页", "7:2"),
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_the_encoding_is_found(encoding: str) -> None:
    text = "政府信息公开工作年度报告\n一、总体情况\n规章|0"
    assert seen(text.encode(encoding)) == ["政府信息公开工作年度报告", "一、总体情况", [["规章", "0"]]]
