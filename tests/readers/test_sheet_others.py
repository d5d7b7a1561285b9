"""Sheets of other kinds give what XLSX gives: OpenDocument, Excel 97 to 2003 and binary workbooks."""

import io
from collections.abc import Callable
from typing import Any

import pytest
import xlwt

from lint_gov.model.document import Table, Unreadable
from lint_gov.readers import Limits, read
from tests.readers.book import ods, xlsb
from tests.readers.seen import document, seen

READ = [["甲", "0", "1"], ["乙", "2", "3"]]


def text(words: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p></table:table-cell>'


def number(figure: str, shown: str | None = None, more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="float" office:value="{figure}" {more}>'
        f"<text:p>{figure if shown is None else shown}</text:p></table:table-cell>"
    )


def blank(times: int = 1, more: str = "") -> str:
    return f'<table:table-cell table:number-columns-repeated="{times}" {more}/>'


def line(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows: str, name: str = "甲", more: str = "") -> str:
    return f'<table:table table:name="{name}" {more}>{"".join(rows)}</table:table>'


TWO = line(text("甲"), number("0"), number("1")) + line(text("乙"), number("2"), number("3"))
COVERED = "<table:covered-table-cell/>"
FRAMED = (
    '<style:style style:name="f" style:family="table-cell">'
    '<style:table-cell-properties fo:border="0.74pt solid #000000"/></style:style>'
)
RAISED = (
    '<style:style style:name="up" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
)
GONE = (
    '<style:style style:name="gone" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


@pytest.mark.parametrize(
    ("tables", "blocks"),
    [
        (table(line(text("题")), TWO), ["题", READ]),
        (
            table(
                "<table:table-header-rows>"
                + TWO
                + "</table:table-header-rows><table:table-row-group>"
                + TWO
                + "</table:table-row-group>"
            ),
            [[*READ, *READ]],
        ),
        (table(TWO, line(blank(16384), more='table:number-rows-repeated="1048574"')), [READ]),
        (
            table(
                line(text("题"), blank(16383)),
                line(blank(16384), more='table:number-rows-repeated="1048570"'),
                line(text("末")),
            ),
            ["题", "末"],
        ),
        (
            table(
                line(text("甲"), number("7", more='table:number-columns-repeated="2"')),
                line(text("乙"), blank(), number("3")),
            ),
            [[["甲", "7", "7"], ["乙", "", "3"]]],
        ),
        (
            table(line(text("甲"), number("7"), more='table:number-rows-repeated="2"')),
            [[["甲", "7"], ["甲", "7"]]],
        ),
        (
            table(
                line(text("甲", 'table:number-columns-spanned="2"'), COVERED, number("0")),
                line(text("一"), text("二"), number("1")),
            ),
            [[[("甲", 1, 2), "0"], ["一", "二", "1"]]],
        ),
        (
            table(line(text("甲", 'table:number-rows-spanned="2"'), number("0")), line(COVERED, number("1"))),
            [[[("甲", 2, 1), "0"], ["1"]]],
        ),
        (table(line(text("甲"), number("9"), more='table:visibility="collapse"'), TWO), [READ]),
        (
            table(
                '<table:table-column/><table:table-column table:visibility="collapse"/>',
                line(text("甲"), number("9"), number("0")),
                line(text("乙"), number("9"), number("1")),
            ),
            [[["甲", "0"], ["乙", "1"]]],
        ),
        (table(TWO) + table(line(text("丙")), name="乙", more='table:style-name="gone"'), [READ]),
        (
            table(
                line(text("甲"), number("0"), number("1")),
                line(text("三、不予"), blank(2, 'table:style-name="f"')),
                line(text("题")),
                TWO,
            ),
            [[["甲", "0", "1"], ["三、不予", "", ""]], "题", READ],
        ),
        (
            table(
                '<table:table-column table:default-cell-style-name="f" table:number-columns-repeated="3"/>',
                line(text("甲"), number("0"), number("1")),
                line(text("三、不予"), blank(2)),
            ),
            [[["甲", "0", "1"], ["三、不予", "", ""]]],
        ),
    ],
)
def test_opendocument_sheets(tables: str, blocks: list[Any]) -> None:
    assert seen(ods(tables, FRAMED + RAISED + GONE)) == blocks


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (number("24252.310000000001", "24,252.31"), "24252.31"),
        (number("8", "+8"), "+8"),
        (number("x", "八"), "八"),
        (
            (
                '<table:table-cell office:value-type="percentage" office:value="0.25">'
                "<text:p>25%</text:p></table:table-cell>"
            ),
            "25%",
        ),
        (
            (
                '<table:table-cell office:value-type="currency" office:value="12.5">'
                "<text:p>￥12.50</text:p></table:table-cell>"
            ),
            "12.5",
        ),
        (
            (
                '<table:table-cell office:value-type="date" office:date-value="2024-01-18">'
                "<text:p>24年1月</text:p></table:table-cell>"
            ),
            "2024-01-18",
        ),
        (
            (
                '<table:table-cell office:value-type="date" office:date-value="2024-01-18T09:30'
                ':00"><text:p/></table:table-cell>'
            ),
            "2024-01-18 09:30",
        ),
        ('<table:table-cell office:value-type="boolean"><text:p>TRUE</text:p></table:table-cell>', "TRUE"),
        (text("一</text:p><text:p>二"), "一\n二"),
        (text('本年<text:span>新<text:s text:c="2"/></text:span>制<text:line-break/>作'), "本年新  制\n作"),
        (text('12<text:span text:style-name="up">1</text:span>'), "12¹"),
        (text("12<office:annotation><text:p>批注</text:p></office:annotation>"), "12"),
        ('<table:table-cell office:value-type="string" office:string-value="无"/>', "无"),
    ],
)
def test_an_opendocument_cell_is_what_it_shows(cell: str, shown: str) -> None:
    assert seen(ods(table(line(text("项"), cell), line(text("目"), number("1"))), RAISED)) == [
        [["项", shown], ["目", "1"]]
    ]


def test_an_opendocument_formula_without_result_is_in_doubt() -> None:
    cell = '<table:table-cell table:formula="of:=SUM([.A1:.B1])"/>'
    (grid,) = document(ods(table(line(text("项"), cell), line(text("目"), number("1"))))).blocks
    assert isinstance(grid, Table)
    assert [cell.doubt and cell.doubt.en for row in grid.rows for cell in row] == [
        None,
        "a formula whose result the file does not hold",
        None,
        None,
    ]


def test_repeated_content_is_refused_where_it_is_too_much() -> None:
    with pytest.raises(Unreadable) as refusal:
        document(
            ods(
                table(
                    line(
                        number("7", more='table:number-columns-repeated="16384"'),
                        more='table:number-rows-repeated="1048576"',
                    )
                )
            )
        )
    assert (refusal.value.rule, refusal.value.detail_en) == (
        "E004",
        "10,001 table cells exceed the limit of 10,000; the file was not read",
    )


def xls(fill: Callable[[Any], object]) -> bytes:
    """Return a workbook of Excel 97 with one sheet, filled."""
    made = xlwt.Workbook()
    fill(made.add_sheet("甲"))
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def test_a_workbook_of_excel_97() -> None:
    framed, dated, share, signed = (
        xlwt.easyxf(style, pattern)
        for style, pattern in (("borders: left thin", None), ("", "YYYY-MM-DD"), ("", "0.0%"), ("", "+0;-0"))
    )

    def fill(sheet: Any) -> None:
        sheet.write(0, 0, "题")
        sheet.write_merge(1, 1, 0, 1, "甲")
        sheet.write(1, 2, 24252.31)
        sheet.write(1, 3, 150)
        sheet.write(2, 0, "规章")
        for column in (1, 2, 3):
            sheet.write(2, column, "", framed)
        sheet.write(3, 0, "日期")
        sheet.write(3, 1, 45309, dated)
        sheet.write(3, 2, 0.25, share)
        sheet.write(3, 3, 8, signed)
        sheet.write(4, 0, "真")
        sheet.write(4, 1, bool(1))
        sheet.write_rich_text(4, 2, ["12", ("1", xlwt.easyfont("escapement superscript"))])
        sheet.write(4, 3, "藏")
        sheet.row(5).hidden = True
        sheet.write(5, 0, "藏")
        sheet.write(6, 0, "末")

    content = xls(fill)
    assert seen(content) == [
        "题",
        [
            [("甲", 1, 2), "24252.31", "150"],
            ["规章", "", "", ""],
            ["日期", "2024-01-18", "25.0%", "+8"],
            ["真", "TRUE", "12¹", "藏"],
        ],
        "末",
    ]
    read_book = document(content)
    assert read_book.media == "xls"
    assert [trouble.detail_en for trouble in read_book.troubles] == [
        "hidden rows or columns of a sheet hold something, which was not read"
    ]
    grid = read_book.blocks[1]
    assert isinstance(grid, Table)
    assert read_book.places.locate(grid.rows[2][3].anchor).to_dict() == {"sheet": "甲", "cell": "D4"}


def test_a_damaged_workbook_of_excel_97_says_so() -> None:
    content = xls(lambda sheet: [sheet.write(number, 0, number) for number in range(99)])
    body = content.index(b"\x09\x08", 512)
    said = []
    for damaged in (
        content[:3000],
        content[:512] + bytes(600) + content[1112:],
        content[:body] + b"\xff" * 90 + content[body + 90 :],
    ):
        with pytest.raises(Unreadable) as refusal:
            read(damaged)
        said.append(refusal.value.detail_en)
    assert said == [
        "the file is an OLE compound file that is damaged, or holds neither a text nor a workbook",
        "the file is damaged; its workbook cannot be read",
        "the file is damaged; its workbook cannot be read",
    ]


def test_a_binary_workbook() -> None:
    content = xlsb(
        (0, 0, "题"),
        (1, 0, "甲"),
        (1, 1, 0.0),
        (1, 2, 1.0),
        (2, 0, "乙"),
        (2, 1, 2.0),
        (2, 2, 3.0),
        (3, 0, "丙"),
        (3, 2, 24252.31),
    )
    assert seen(content) == ["题", [*READ, ["丙", "", "24252.31"]]]
    assert document(content).media == "xlsb"


@pytest.mark.parametrize("content", [xlsb((0, 0, "甲"), (1_048_575, 16_383, 1.0)), xlsb((0, 0, "甲"))[:-200]])
def test_a_binary_workbook_that_is_damaged_or_huge_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read(content)


def test_a_binary_workbook_with_too_many_cells_is_refused() -> None:
    with pytest.raises(Unreadable) as refusal:
        read(xlsb((0, 0, "甲"), (0, 1, 1.0), (1, 0, "乙"), (1, 1, 1.0)), None, Limits(cells=3))
    assert refusal.value.rule == "E004"
