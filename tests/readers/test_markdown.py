"""Markdown: no row and no figure is lost to the grammar."""

from typing import Any

import pytest

from lint_gov.model.document import Table
from tests.readers.seen import document, places, seen


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("| 甲 | 乙 |\n|---|:-:|\n| 1 | 2 |", [[["甲", "乙"], ["1", "2"]]]),
        ("甲 | 乙\n--- | ---\n1 | 2", [[["甲", "乙"], ["1", "2"]]]),
        ("| 甲 |\n|---|\n| 1 | 2 | 3 |", [[["甲"], ["1", "2", "3"]]]),
        ("| 1 | 2 |\n|---|---|\n| 3 |\n|---|---|\n| 4 | 5 |", [[["1", "2"], ["3"], ["4", "5"]]]),
        ("|---|---|\n| 1 | 2 |", [[["1", "2"]]]),
        ("| 甲 | 乙 |\n|-|-|\n| - | - |", [[["甲", "乙"], ["-", "-"]]]),
        ("| - | - |\n| - | - |", [[["-", "-"], ["-", "-"]]]),
        (r"| 甲\|乙 | 1\.属于 | \-8 |", [[["甲|乙", "1.属于", "-8"]]]),
        ("| **合计** | `12` | ~~3~~9 | __4__ | *5* | _6_ |", [[["合计", "12", "9", "4", "5", "6"]]]),
        ("| [规章](http://a.cn/b) | 12①<sup>1</sup> |", [[["规章", "12①¹"]]]),
        ("| 本年新<br>制作 <br/> 数量 | &nbsp; | &lt;5 |", [[["本年新\n制作\n数量", "\xa0", "<5"]]]),
        ("| ![图](a.png) | 1![](b.png) |", [[["\ufffc", "1"]]]),
        ("> | 甲 | 1 |\n> | 乙 | 2 |", [[["甲", "1"], ["乙", "2"]]]),
        ("甲 | 1\n\n乙 | 2", [[["甲", "1"]], [["乙", "2"]]]),
    ],
)
def test_rows_survive_as_written(text: str, blocks: list[Any]) -> None:
    assert seen(text, "a.md") == blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# 标题 #\n## 一、总体情况\n正文\n次行", [(1, "标题"), (2, "一、总体情况"), "正文", "次行"]),
        ("#标题\n#1\n# ", [(1, "标题"), "#1"]),
        ("1. 属于国家秘密\n- 0\n    0\n2.重复申请", ["1. 属于国家秘密", "- 0", "    0", "2.重复申请"]),
        ("前\n\n---\n***\n===\n- - -\n后\n-\n--", ["前", "后", "-", "--"]),
        ("**（一）主动公开**。共 5*3*2 件，a_b_c", ["（一）主动公开。共 5*3*2 件，a_b_c"]),
        ("见[公报](http://a.cn)与 <http://b.cn>，<font color=red>红</font>", ["见公报与 <http://b.cn>，红"]),
        ("前<!-- 注\n释 -->后\n<style>\np{}\n</style>\n<script>x</script>尾", ["前", "后", "尾"]),
        ("![表三](3.png)\n图", [{"表三"}, "图"]),
        ("<div align=center>\n\n<b>标题</b>\n\n</div>", ["标题"]),
        ("```\n规章 | 0\n```", [[["规章", "0"]]]),
        ("&nbsp;\n\u3000\n \n\n", ["\xa0", "\u3000", " "]),
        (r"\*\*不是粗体\*\*", ["**不是粗体**"]),
        ("a < b <!-- 未完\n后", ["a < b <!-- 未完", "后"]),
    ],
)
def test_lines_lose_their_marks_and_nothing_else(text: str, blocks: list[Any]) -> None:
    assert seen(text, "a.md") == blocks


def test_tables_in_html_are_read_as_in_a_page() -> None:
    text = (
        "# 标题\n\n前<table>\n<tr><td rowspan=2>甲</td><td>1</td></tr>\n<tr><td>2</td></tr></table>后\n"
        "| 乙 | 3 |\n<TABLE><tr><td>\n<table><tr><td>丙</td><td>4</td></tr></table></td></tr></TABLE>\n尾"
    )
    assert seen(text, "a.md") == [
        (1, "标题"),
        "前",
        [[("甲", 2, 1), "1"], ["2"]],
        "后",
        [["乙", "3"]],
        [["丙", "4"]],
        "尾",
    ]
    assert places(text, "a.md") == [
        ("标题", "1:1"),
        ("前", "3:1"),
        ("table", "3:2 table[1]"),
        ("甲", "4:5 table[1]/row[1]/cell[1]"),
        ("1", "4:25 table[1]/row[1]/cell[2]"),
        ("2", "5:5 table[1]/row[2]/cell[1]"),
        ("后", "5:28"),
        ("table", "6:3 table[2]"),
        ("乙", "6:3 table[2]/row[1]/cell[1]"),
        ("3", "6:7 table[2]/row[1]/cell[2]"),
        ("table", "8:1 table[3]"),
        ("丙", "8:12 table[3]/row[1]/cell[1]"),
        ("4", "8:22 table[3]/row[1]/cell[2]"),
        ("尾", "9:1"),
    ]


def test_a_table_in_html_that_is_cut_short_is_read_to_the_end() -> None:
    assert seen("前\n<table><tr><td>甲</td><td>1</td></tr><tr><td>乙", "a.md") == [
        "前",
        [["甲", "1"], ["乙"]],
    ]
    assert seen("说说 <table> 标签", "a.md") == ["说说  标签"]


def test_only_tables_in_html_are_exact() -> None:
    text = "| 甲 | 1 |\n\n<table><tr><td>乙</td><td>2</td></tr></table>"
    assert [block.exact for block in document(text, "a.md").blocks if isinstance(block, Table)] == [
        False,
        True,
    ]


def test_front_matter_is_metadata() -> None:
    read_text = document("---\ntitle: '某局年报'\ndate: 2021-03-10\n---\n正文", "a.md")
    assert (read_text.title, read_text.metadata) == (
        "某局年报",
        (("title", "某局年报"), ("date", "2021-03-10")),
    )
    assert seen("---\ntitle: x\n---\n正文", "a.md") == ["正文"]
    assert seen("---\n正文: 一", "a.md") == ["正文: 一"]
