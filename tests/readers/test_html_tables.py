"""Tables in pages: what is data, what only arranges the page, and what broken markup means."""

from typing import Any

import pytest

from tests.readers.seen import seen

DATA = "<table><tr><td>规章</td><td>0</td></tr><tr><td>规范性文件</td><td>3</td></tr></table>"
READ = [["规章", "0"], ["规范性文件", "3"]]


@pytest.mark.parametrize(
    ("markup", "table"),
    [
        ("<tr><td>一</td><th>二</th></tr>", [["一", "二"]]),
        ("<tbody><tr><td>一</td></tr></tbody><tfoot><tr><td>二</td></tr></tfoot>", [["一"], ["二"]]),
        ("<tr><td>一</td></tr><tr></tr><tr><td>二</td></tr>", [["一"], [], ["二"]]),
        ("<tr><td>0<td>1<tr><td>2", [["0", "1"], ["2"]]),
        ("<tr><td><p>0<td><p>1<tr><td><span>2<td>3", [["0", "1"], ["2", "3"]]),
        ("<td>0<td>1<tr><td>2", [["0", "1"], ["2"]]),
        ("<tr><td>0</td></tr><td>1</td><td>2</td><tr><td>3</td></tr>", [["0"], ["1", "2"], ["3"]]),
        ("<form><tr><td>0</td><td>1</td></tr></form>", [["0", "1"]]),
        ("<colgroup><col><col></colgroup><tr><td>0</td><td>1</td></tr>", [["0", "1"]]),
        ("<tr><td>&nbsp;</td><td></td><td>\u3000</td><td> </td></tr>", [["\xa0", "", "\u3000", ""]]),
        ("<tr><td>0</td>\xa0<td>1</td></tr>", [["0", "1"]]),
        ("<tr><td><p>（三）不予</p>\n<p>公开</p></td><td>0</td></tr>", [["（三）不予\n公开", "0"]]),
        ("<tr><td>本年新<br>制作数量</td><td>0</td></tr>", [["本年新\n制作数量", "0"]]),
        (
            "<tr><td>本年<span>新制</span><font>作<b>数</b>量</font></td><td>0</td></tr>",
            [["本年新制作数量", "0"]],
        ),
        ("<tr><td><div><p><span>1</span><span>2</span></p></div></td><td>0</td></tr>", [["12", "0"]]),
        ("<tr><td>前<p>后</p></td><td><p>前</p>后</td></tr>", [["前\n后", "前\n后"]]),
        ("<tr><td><ul><li>甲<li>乙</ul></td><td>0</td></tr>", [["甲\n乙", "0"]]),
        ("<tr><td>0</td><td style='display:none'>9</td><td>1</td></tr>", [["0", "1"]]),
        ("<tr><td><input value=12></td><td><input type=hidden value=9></td></tr>", [["12", ""]]),
        ("<tr><td>甲</td><td><img src=x></td><td>1<img src=x></td></tr>", [["甲", "\ufffc", "1"]]),
        ("<tr><td>150<sup>1</sup></td><td>H<sub>2</sub>O</td></tr>", [["150¹", "H2O"]]),
        ("<tr><td><s>5</s>6</td><td><del>7</del></td></tr>", [["6", ""]]),
        ("<tr><td><span style='text-decoration: line-through'>5</span>6</td></tr>", [["6"]]),
        ("<tr><td>1<script>2</script></td><td>3</td></tr>", [["1", "3"]]),
    ],
)
def test_cells_are_found_in_any_markup(markup: str, table: list[Any]) -> None:
    assert seen(f"<table>{markup}</table>") == [table]


@pytest.mark.parametrize(
    ("attribute", "rows", "columns"),
    [
        ("rowspan=2 colspan=3", 2, 3),
        ("rowspan=0", 4, 1),
        ("rowspan=999999 colspan=999999", 4, 100),
        ("rowspan=-3 colspan=-1", 1, 1),
        ("rowspan='' colspan=x", 1, 1),
        ("rowspan=' 2' colspan='+3'", 2, 3),
        ("rowspan=2.9 colspan=3px", 2, 3),
        ("colspan=0", 1, 1),
        ("rowspan=99999999999999999999", 4, 1),
    ],
)
def test_spans_are_what_browsers_make_of_them(attribute: str, rows: int, columns: int) -> None:
    page = f"<table><tr><td {attribute}>甲</td></tr><tr><td>1</td></tr><tr></tr><tr><td>2</td></tr></table>"
    first = "甲" if (rows, columns) == (1, 1) else ("甲", rows, columns)
    assert seen(page) == [[[first], ["1"], [], ["2"]]]


def test_a_table_around_tables_only_arranges_the_page() -> None:
    nav = "<td>首页</td><td>公开</td>"
    page = f"<table><tr>{nav}</tr><tr><td colspan=2><p>标题</p>{DATA}<p>尾</p></td></tr></table>"
    assert seen(page) == ["首页", "公开", "标题", READ, "尾"]
    for _ in range(20):
        page = f"<table><tr><td>{page}</td></tr></table>"
    assert seen(page) == ["首页", "公开", "标题", READ, "尾"]


def test_a_small_table_in_a_cell_leaves_the_table_around_it_whole() -> None:
    rows = "".join(f"<tr><td>第{row}行</td><td>{row}</td></tr>" for row in range(5))
    page = f"<table>{rows}<tr><td>注</td><td><table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>"
    assert seen(page) == [[*([f"第{row}行", f"{row}"] for row in range(5)), ["注", "甲\n乙"]]]


def test_one_cell_of_several_paragraphs_is_no_table() -> None:
    assert seen("<table><tr><td><p>一</p><p>二</p></td></tr></table>") == ["一", "二"]
    assert seen("<table><tr><td>一</td></tr></table>") == [[["一"]]]


def test_a_cell_of_running_prose_beside_links_is_no_table() -> None:
    prose = ["我局坚持以公开为常态、不公开为例外。" * 5 for _ in range(8)]
    page = f"<table><tr><td>首页</td><td>{''.join(f'<p>{text}</p>' for text in prose)}</td></tr></table>"
    assert seen(page) == ["首页", *prose]


def test_a_long_note_under_many_figures_leaves_the_table_whole() -> None:
    prose = ["我局坚持以公开为常态、不公开为例外。" * 10 for _ in range(4)]
    rows = "".join(f"<tr><td>第{row}行</td><td>{row}</td><td>0</td></tr>" for row in range(5))
    note = "".join(f"<p>{text}</p>" for text in prose)
    assert seen(f"<table>{rows}<tr><td colspan=3>{note}</td></tr></table>") == [
        [*([f"第{row}行", f"{row}", "0"] for row in range(5)), [("\n".join(prose), 1, 3)]]
    ]


def test_a_table_of_pictures_is_pictures() -> None:
    assert seen("<table><tr><td><img src=1.png alt=表三></td><td> </td></tr></table>") == [{"表三"}]


def test_what_stands_between_cells_comes_before_the_table() -> None:
    page = "<table><caption>表三</caption>游离<tr>文字<td>0</td><td>1</td></tr></table>后"
    assert seen(page) == ["表三", "游离", "文字", [["0", "1"]], "后"]


def test_rows_that_lost_their_table_are_a_table() -> None:
    lost = "<tr><td>1</td><td>2</td></tr><tr><td>3</td></tr>"
    page = f"<p>前</p><table><tr><td>0</td></tr></table></table>{lost}<p>后</p>"
    assert seen(page) == ["前", [["0"]], [["1", "2"], ["3"]], "后"]


def test_tables_without_cells_are_nothing() -> None:
    assert seen("<p>文</p><table></table><table><tr></tr></table><table><tbody></tbody></table>") == ["文"]
