"""Where things stand in a page: exact to the column, or not said."""

import pytest

from lint_gov.model.document import Table
from lint_gov.model.location import Location
from tests.readers.seen import document, places


def test_cells_stand_at_their_tags_and_have_a_path() -> None:
    page = (
        "<html><body>\n<p>标题</p>\n<table>\n<tr><td>规章</td><td>0</td></tr>\n"
        "  <tr><TH\n  width=5>合计</TH><td>1</td>\n</tr></table>\n"
        "<table><tr><td>甲</td><td>乙</td></tr></table>"
    )
    assert places(page) == [
        ("标题", "2:1"),
        ("table", "3:1 table[1]"),
        ("规章", "4:5 table[1]/row[1]/cell[1]"),
        ("0", "4:16 table[1]/row[1]/cell[2]"),
        ("合计", "5:7 table[1]/row[2]/cell[1]"),
        ("1", "6:18 table[1]/row[2]/cell[2]"),
        ("table", "8:1 table[2]"),
        ("甲", "8:12 table[2]/row[1]/cell[1]"),
        ("乙", "8:22 table[2]/row[1]/cell[2]"),
    ]


def test_columns_count_characters_on_a_page_of_one_line() -> None:
    page = "<p>政府\U00020000</p>文字<b>粗</b><table><tr><td>规章</td><td>0</td></tr></table>后"
    expected = [
        ("政府\U00020000", "1:1"),
        ("文字粗", "1:11"),
        ("table", "1:21 table[1]"),
        ("规章", "1:32 table[1]/row[1]/cell[1]"),
        ("0", "1:43 table[1]/row[1]/cell[2]"),
        ("后", "1:66"),
    ]
    assert places(page) == expected
    assert places(page.encode("gb18030")) == expected
    assert places(page.encode("utf-16")) == expected
    assert places(page.encode("utf-8-sig")) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts(end: str) -> None:
    page = f"<p>一</p>{end}{end}<table><tr>{end}<td>二</td>{end} <td>三</td></tr></table>"
    assert places(page) == [
        ("一", "1:1"),
        ("table", "3:1 table[1]"),
        ("二", "4:1 table[1]/row[1]/cell[1]"),
        ("三", "5:2 table[1]/row[1]/cell[2]"),
    ]


@pytest.mark.parametrize(
    "decoy",
    [
        "<!-- <td>假</td> -->",
        "<script>'<td>'</script>",
        "<style>/* <td> */</style>",
        '<p title="<td>"></p>',
        "<title><td></title>",
        "<textarea><td></textarea>",
        "<p title='a>b' data-x=\"<td x>\"></p>",
        "<![CDATA[<td>]]>",
        "<noscript><table><tr><td>假</td></tr></table></noscript>",
        '<div style="display:none"><table><tr><td>假</td></tr></table></div>',
        "<table><tr><td hidden>假</td></tr></table>",
        "<tdx>假</tdx><td-y></td-y>",
        "<p title='a> <td> b'>",
        "<td<!-- <script>",
        "<![CDATA[<script>",
        "</<script>",
        "<script-x></script-x>",
    ],
)
def test_what_looks_like_a_cell_shifts_no_place(decoy: str) -> None:
    read_page = document(f"<body>\n{decoy}\n<table><tr><td>真</td><td>0</td></tr></table>")
    table = next(block for block in read_page.blocks if isinstance(block, Table))
    assert [read_page.places.locate(cell.anchor) for cell in table.rows[0]] == [
        Location(line=3, column=12, path="table[1]/row[1]/cell[1]"),
        Location(line=3, column=22, path="table[1]/row[1]/cell[2]"),
    ]


def test_lines_beyond_what_the_parser_counts_are_exact() -> None:
    page = "<p>文</p>" + "\n" * 70_000 + "<table><tr><td>一</td>\n<td>二</td></tr></table>\n尾"
    assert places(page)[1:] == [
        ("table", "70001:1 table[1]"),
        ("一", "70001:12 table[1]/row[1]/cell[1]"),
        ("二", "70002:1 table[1]/row[1]/cell[2]"),
        ("尾", "70003:1"),
    ]


def test_text_behind_an_element_stands_behind_it() -> None:
    assert places("<div><table><tr><td>一</td><td>二</td></tr></table>\n  后文<br>又文</div>")[-1] == (
        "后文\n又文",
        "2:3",
    )


def test_a_decoy_and_a_tag_cut_short_do_not_make_up_for_one_another() -> None:
    page = "<p title='<td>'><table><tr><td>一</td><td>二</td><td "
    assert places(page)[1:] == [
        ("一", "1:28 table[1]/row[1]/cell[1]"),
        ("二", "1:38 table[1]/row[1]/cell[2]"),
    ]


def test_a_place_that_is_not_known_is_not_said() -> None:
    assert places("<style>p{}</style>只有文字") == [("只有文字", "1")]
