"""Sheets of XLSX files: what a cell shows, what is merged, and where a table ends and text begins."""

from typing import Any

import pytest

from lint_gov.model.document import Paragraph, Table, Unreadable
from lint_gov.readers import Limits, read
from tests.readers.book import book, c, merged, row, s
from tests.readers.seen import document, seen
from tests.readers.word import changed, strict

FORMATS = (
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>'
    '<numFmt numFmtId="165" formatCode="+0;-0;0"/><numFmt numFmtId="166" formatCode="0.0%"/>'
    '<numFmt numFmtId="167" formatCode="yyyy&quot;年&quot;"/><numFmt numFmtId="168" formatCode="#,##0.00_ "/>'
    '<numFmt numFmtId="169" formatCode="0&quot;件&quot;"/><numFmt numFmtId="170" formatCode="[Red]0;[h]:mm"/>'
    '<numFmt numFmtId="171" formatCode="G/通用格式"/></numFmts>'
    "<borders><border><left/><right/></border><border><left style='thin'/></border></borders><cellXfs>"
    + "".join(
        f'<xf numFmtId="{number}" borderId="0"/>'
        for number in (0, 9, 14, 164, 165, 166, 167, 168, 169, 170, 171, 22, 20, 10)
    )
    + '<xf numFmtId="0" borderId="1"/></cellXfs>'
)
FRAME = 14
SHARED = (
    "<si><t>规章</t></si><si><r><t>规</t></r><r><rPr><b/></rPr><t>章</t></r><rPh><t>gui</t></rPh></si>"
    '<si><r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si><si>'
    "<t>一_x000D_\n二</t></si>"
)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (c("150"), "150"),
        (c("150.0"), "150"),
        (c("24252.310000000001"), "24252.31"),
        (c("149.99999999999997"), "150"),
        (c("0.1"), "0.1"),
        (c("-0"), "0"),
        (c("-8"), "-8"),
        (c("1E+3"), "1000"),
        (c("1.5e-7"), "0.00000015"),
        (c("123456789012345678"), "123456789012346000"),
        (c("1e999"), "1e999"),
        (c("十二"), "十二"),
        (c("1_0"), "1_0"),
        (c("0.25", style=1), "25%"),
        (c("0.2575", style=13), "25.75%"),
        (c("0.255", style=5), "25.5%"),
        (c("45309", style=2), "2024-01-18"),
        (c("45309.5", style=11), "2024-01-18"),
        (c("0.5", style=12), "12:00"),
        (c("45309", style=3), "2024-01-18"),
        (c("45309", style=6), "2024"),
        (c("59", style=2), "1900-02-28"),
        (c("61", style=2), "1900-03-01"),
        (c("-5", style=2), "-5"),
        (c("8", style=4), "+8"),
        (c("-8", style=4), "-8"),
        (c("0", style=4), "0"),
        (c("1170.5", style=7), "1170.5"),
        (c("12", style=8), "12"),
        (c("12", style=9), "12"),
        (c("12", style=10), "12"),
        (c("12", style=99), "12"),
        (c("0", kind="s"), "规章"),
        (c("1", kind="s"), "规章"),
        (c("2", kind="s"), "12¹"),
        (c("3", kind="s"), "一\n二"),
        (c("150", kind="str", formula="A1&amp;B1"), "150"),
        (c("150", formula="SUM(A1:B1)"), "150"),
        (c("1", kind="b"), "TRUE"),
        (c("0", kind="b"), "FALSE"),
        (c("#REF!", kind="e", formula="A9"), "#REF!"),
        (c("2024-01-18", kind="d"), "2024-01-18"),
        (s(" 无 "), "无"),
        (s("\u3000"), "\u3000"),
    ],
)
def test_a_cell_is_what_it_shows(cell: str, text: str) -> None:
    rows = row("项", cell) + row("目", "1")
    assert seen(book(rows, strings=SHARED, styles=FORMATS)) == [[["项", text], ["目", "1"]]]


def doubts(content: bytes) -> list[list[tuple[str, str | None]]]:
    """Return the cells of the first table with what is not sure of them."""
    table = next(block for block in document(content).blocks if isinstance(block, Table))
    return [[(cell.text, cell.doubt and cell.doubt.en) for cell in cells] for cells in table.rows]


def test_a_formula_without_result_is_in_doubt() -> None:
    rows = row("甲", c("", formula="SUM(A2:B2)"), c("3", formula="1+2")) + row(
        "乙", "1", c("0", formula="B2")
    )
    told = "a formula whose result the file does not hold"
    assert doubts(book(rows)) == [
        [("甲", None), ("", told), ("3", None)],
        [("乙", None), ("1", None), ("0", None)],
    ]
    stale = "the file says that its formulas are still to be calculated; the 0 is not sure"
    assert doubts(book(rows, facts='<calcPr fullCalcOnLoad="1"/>'))[1] == [
        ("乙", None),
        ("1", None),
        ("0", stale),
    ]


def test_dates_may_count_from_1904() -> None:
    rows = row("日期", c("43847", style=2)) + row("甲", "1")
    assert seen(book(rows, facts='<workbookPr date1904="1"/>', styles=FORMATS)) == [
        [["日期", "2024-01-18"], ["甲", "1"]]
    ]


TWO = row("甲", "0", "1") + row("乙", "2", "3")
READ = [["甲", "0", "1"], ["乙", "2", "3"]]


@pytest.mark.parametrize(
    ("sheet", "blocks"),
    [
        (row("题") + row("文") + TWO + row("末"), ["题", "文", READ, "末"]),
        (
            TWO + row("", "", "", at=3) + row("甲", "0", at=4) + row("乙", "2", at=5),
            [READ, [["甲", "0"], ["乙", "2"]]],
        ),
        (
            row("甲", "0", at=1) + row("乙", "2", at=3) + row("丙", "4", at=4),
            [[["甲", "0"]], [["乙", "2"], ["丙", "4"]]],
        ),
        (row("甲", "0", "1") + row("乙", "2"), [[["甲", "0", "1"], ["乙", "2", ""]]]),
        (row("", "0", "1") + row("乙", "2", "3"), [[["", "0", "1"], ["乙", "2", "3"]]]),
        (
            row(s("甲", "B3"), c("0", at="D3"), at=3) + row(s("乙", "B4"), c("1", at="C4"), at=4),
            [[["甲", "", "0"], ["乙", "1", ""]]],
        ),
        (row("一、总体情况\n全年\r\n无") + TWO, ["一、总体情况\n全年\n无", READ]),
        (
            row("甲", "0", "1") + row("规章") + row("乙", "2", "3"),
            [[["甲", "0", "1"], ["规章", "", ""], ["乙", "2", "3"]]],
        ),
        (
            row("甲", "0", "1") + row("三、收到和处理情况") + row("乙", "2", "3"),
            [[["甲", "0", "1"]], "三、收到和处理情况", [["乙", "2", "3"]]],
        ),
        (row("甲", "0", "1") + row("末"), [[["甲", "0", "1"]], "末"]),
        (
            row("甲", "0", "1") + row("", "（一）予以公开") + row("末" * 30),
            [[["甲", "0", "1"], ["", "（一）予以公开", ""]], "末" * 30],
        ),
    ],
)
def test_rows_of_one_text_are_paragraphs_and_others_tables(sheet: str, blocks: list[Any]) -> None:
    assert seen(book(sheet)) == blocks


@pytest.mark.parametrize(
    ("rows", "areas", "blocks"),
    [
        (row("甲", "", "0") + row("一", "二", "1"), ["A1:B1"], [[[("甲", 1, 2), "0"], ["一", "二", "1"]]]),
        (
            row("甲", "0") + row("", "1") + row("乙", "2"),
            ["A1:A2"],
            [[[("甲", 2, 1), "0"], ["1"], ["乙", "2"]]],
        ),
        (
            row("甲", "", "0") + row("", "", "1") + row("一", "二", "2"),
            ["A1:B2"],
            [[[("甲", 2, 2), "0"], ["1"], ["一", "二", "2"]]],
        ),
        (row("题") + TWO, ["A1:C1"], ["题", READ]),
        (
            row("题") + row() + row() + row("甲", "0", at=4) + row("乙", "1", at=5),
            ["A1:C3"],
            ["题", [["甲", "0"], ["乙", "1"]]],
        ),
        (row("甲", "0", "藏") + row("乙", "1", "2"), ["B1:C1"], [[["甲", ("0", 1, 2)], ["乙", "1", "2"]]]),
        (
            row("甲", "", "0") + row("乙", "1", "2"),
            ["A1:B1", "B1:C1", "A1:A1", "Z9", "x", "A0:B1"],
            [[[("甲", 1, 2), "0"], ["乙", "1", "2"]]],
        ),
        (row("甲", "0") + row("乙", "1"), ["A1:A1048576"], [[[("甲", 2, 1), "0"], ["1"]]]),
        (row("甲", "0") + row("乙", "1"), ["C1:XFD1048576"], [[["甲", "0"], ["乙", "1"]]]),
        (
            row("甲", "0", "1") + row("一、新收") + row("乙", "2", "3"),
            ["A2:B2"],
            [[["甲", "0", "1"], [("一、新收", 1, 2), ""], ["乙", "2", "3"]]],
        ),
        (
            row("甲", "0", "1") + row("一、新收") + row("乙", "2", "3"),
            ["A2:C2"],
            [[["甲", "0", "1"]], "一、新收", [["乙", "2", "3"]]],
        ),
    ],
)
def test_merged_cells_span(rows: str, areas: list[str], blocks: list[Any]) -> None:
    assert seen(book(f"<sheetData>{rows}</sheetData>{merged(*areas)}")) == blocks


def test_a_blank_cell_with_a_border_is_a_cell() -> None:
    blank = c("", style=FRAME)
    rows = (
        row("甲", "0", "1")
        + row("规章", blank, blank)
        + row("三、不予公开", blank, blank)
        + row("题")
        + row("乙", blank)
        + row(blank, blank)
    )
    assert seen(book(rows, styles=FORMATS)) == [
        [["甲", "0", "1"], ["规章", "", ""], ["三、不予公开", "", ""]],
        "题",
        [["乙"], [""]],
    ]


def test_what_is_hidden_is_not_read_and_that_is_said() -> None:
    sheet = (
        '<cols><col min="2" max="2" width="0"/></cols><sheetData>'
        + row("甲", "9", "0", "1", at=1)
        + row("藏", "9", "9", "9", at=2, more='hidden="1"')
        + row("乙", "9", "2", "3", at=3)
        + row("藏", "9", "9", "9", at=4, more='ht="0"')
        + f"</sheetData>{merged('C1:D1', 'A1:A2')}"
    )
    read_book = document(book(sheet))
    assert seen(book(sheet)) == [[["甲", ("0", 1, 2)], ["乙", "2", "3"]]]
    assert [trouble.detail_en for trouble in read_book.troubles] == [
        "hidden rows or columns of a sheet hold something, which was not read"
    ]
    (table,) = read_book.blocks
    assert isinstance(table, Table)
    assert [[read_book.places.locate(cell.anchor).cell for cell in cells] for cells in table.rows] == [
        ["A1", "C1"],
        ["A3", "C3", "D3"],
    ]


def test_a_sheet_of_which_nothing_is_shown() -> None:
    sheet = '<cols><col min="1" max="16384" hidden="1"/><col min="2" max="9" hidden="1"/></cols>'
    read_book = document(book(f"{sheet}<sheetData>{TWO}</sheetData>"))
    assert read_book.blocks == ()
    assert len(read_book.troubles) == 1


def test_hidden_columns_in_number_cost_nothing() -> None:
    rows = "".join(row(s("甲", f"A{at}"), c("1", at=f"WQN{at}"), at=at) for at in range(1, 30))
    wide = f'<cols><col min="2" max="16000" hidden="1"/></cols><sheetData>{rows}</sheetData>'
    (table,) = document(book(wide)).blocks
    assert isinstance(table, Table)
    assert [len(cells) for cells in table.rows] == [5] * 29


def test_hidden_rows_without_content_are_nothing_to_speak_of() -> None:
    assert document(book(row("甲", "0") + row(more='hidden="1"') + row("乙", "1"))).troubles == ()


def test_hidden_sheets_are_read_only_where_all_are() -> None:
    other = row("丙", "9") + row("丁", "9")
    assert seen(book(TWO, other, states=["visible", "hidden"])) == [READ]
    assert seen(book("", other, states=["visible", "veryHidden"])) == [[["丙", "9"], ["丁", "9"]]]
    assert seen(book(TWO, other, states=["hidden", "hidden"])) == [
        READ,
        (1, "乙"),
        [["丙", "9"], ["丁", "9"]],
    ]


def test_a_place_is_a_sheet_and_a_cell() -> None:
    read_book = document(book(row("题", at=2) + row(s("甲", "Z7"), c("1", at="AA7"), at=7), TWO))
    found = []
    for block in read_book.blocks:
        anchors = [cell.anchor for cells in block.rows for cell in cells] if isinstance(block, Table) else []
        found += [read_book.places.locate(anchor) for anchor in (block.anchor, *anchors)]
    assert [f"{place.sheet}!{place.cell}" for place in found] == [
        *("甲!A1", "甲!A2", "甲!Z7", "甲!Z7", "甲!AA7", "乙!A1"),
        *("乙!A1", "乙!A1", "乙!B1", "乙!C1", "乙!A2", "乙!B2", "乙!C2"),
    ]
    assert read_book.places.locate(10_000).to_dict() == {}


@pytest.mark.parametrize(
    ("name", "heads"), [("Sheet1", False), ("表1", False), ("第2页", False), ("二、主动公开", True)]
)
def test_the_name_of_a_sheet_is_a_heading_where_it_says_something(name: str, *, heads: bool) -> None:
    content = changed(book(TWO, TWO), 'name="甲"'.encode(), f'name="{name}"'.encode())
    headings = [block.text for block in document(content).blocks if isinstance(block, Paragraph)]
    assert headings == ([name, "乙"] if heads else ["乙"])


def test_a_strict_workbook_is_read_alike() -> None:
    assert seen(strict(book(TWO))) == [READ]


@pytest.mark.parametrize(
    ("content", "limits", "rule", "said"),
    [
        (
            book(row("甲", c("0", kind="s")) * 30, strings="<si><t>" + "文" * 100 + "</t></si>"),
            Limits(text_bytes=1000),
            "E004",
            "1,010 characters exceed the limit of 1,000; the file was not read",
        ),
        (book(TWO), Limits(cells=5), "E004", "6 table cells exceed the limit of 5; the file was not read"),
        (
            book(row("甲", c("1", at="XFD1")) + row("乙", "1")),
            Limits(),
            "E004",
            "16,382 table cells exceed the limit of 10,000; the file was not read",
        ),
        (
            book("<sheetData>" + row("甲", "0") * 300 + "</sheetData>" + merged(*["A1:B300"] * 400)),
            Limits(),
            "E004",
            "100,200 rows in merged cells exceed the limit of 100,000; the file was not read",
        ),
    ],
)
def test_a_sheet_that_is_too_large_is_refused(content: bytes, limits: Limits, rule: str, said: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(content, None, limits)
    assert (refusal.value.rule, refusal.value.detail_en) == (rule, said)
