"""Tables of DOCX files: merged cells, grids with columns nobody sees, rows deleted, tables in tables."""

from typing import Any

import pytest

from lint_gov.model.document import Table, Unreadable
from lint_gov.model.location import Location
from lint_gov.readers import Limits, read
from tests.readers.seen import document, seen
from tests.readers.word import p, r, tbl, tc, tr, word

DOWN, ON = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"


def span(columns: int) -> str:
    return f"<w:gridSpan w:val='{columns}'/>"


@pytest.mark.parametrize(
    ("rows", "table"),
    [
        ([tr("规章", "0", "1"), tr("其他", "2", "3")], [["规章", "0", "1"], ["其他", "2", "3"]]),
        ([tr(tc("甲", span(2)), "0"), tr("一", "二", "1")], [[("甲", 1, 2), "0"], ["一", "二", "1"]]),
        (
            [tr(tc("甲", DOWN), "0"), tr(tc("", ON), "1"), tr(tc("", ON), "2"), tr("乙", "3")],
            [[("甲", 3, 1), "0"], ["1"], ["2"], ["乙", "3"]],
        ),
        (
            [tr(tc("甲", DOWN), "0"), tr(tc("藏", "<w:vMerge w:val='continue'/>"), "1")],
            [[("甲", 2, 1), "0"], ["1"]],
        ),
        (
            [tr(tc("甲", DOWN), "0"), tr(tc("乙", DOWN), "1"), tr(tc("", ON), "2")],
            [["甲", "0"], [("乙", 2, 1), "1"], ["2"]],
        ),
        (
            [tr(tc("甲", span(2) + DOWN), "0"), tr(tc("", span(2) + ON), "1"), tr("一", "二", "3")],
            [[("甲", 2, 2), "0"], ["1"], ["一", "二", "3"]],
        ),
        ([tr(tc("", ON), "0"), tr("乙", "1")], [["", "0"], ["乙", "1"]]),
        ([tr(tc("甲", DOWN), "0"), tr(tc("乙", span(2) + ON))], [["甲", "0"], [("乙", 1, 2)]]),
        ([tr("甲", tc("", ON)), tr(tc("", ON), "1")], [["甲", ""], ["", "1"]]),
        (
            [
                tr(tc("甲", "<w:hMerge w:val='restart'/>"), tc("", "<w:hMerge w:val='continue'/>"), "0"),
                tr("一", "二", "1"),
            ],
            [[("甲", 1, 2), "0"], ["一", "二", "1"]],
        ),
        (
            [tr("甲", "0", "1"), tr("2", "3", properties="<w:gridBefore w:val='1'/>")],
            [["甲", "0", "1"], ["", "2", "3"]],
        ),
        (
            [tr("甲", "0", "1"), tr("乙", properties="<w:gridAfter w:val='2'/>")],
            [["甲", "0", "1"], ["乙"]],
        ),
        ([tr("甲", "0"), tr("乙", "1", properties="<w:del/>"), tr("丙", "2")], [["甲", "0"], ["丙", "2"]]),
        ([tr("甲", "0"), tr("乙", "1", properties="<w:ins/>")], [["甲", "0"], ["乙", "1"]]),
        ([tr("甲", "0"), tr("乙", "1", properties="<w:hidden/>")], [["甲", "0"]]),
        ([tr("甲", "0"), tr("乙", "1", properties="<w:hidden w:val='0'/>")], [["甲", "0"], ["乙", "1"]]),
        ([tr("甲", tc("5", "<w:cellDel/>"), "0"), tr("乙", "1")], [["甲", "0"], ["乙", "1"]]),
        ([tr("甲", tc("5", "<w:cellIns/>")), tr("乙", "1")], [["甲", "5"], ["乙", "1"]]),
        (
            [
                tr(tc("甲", "<w:cellMerge w:vMerge='rest'/>"), "0"),
                tr(tc("", "<w:cellMerge w:vMerge='cont'/>"), "1"),
            ],
            [[("甲", 2, 1), "0"], ["1"]],
        ),
        (
            [tr("甲", tc(p("本年新") + p("制作数量"))), tr("乙", "1")],
            [["甲", "本年新\n制作数量"], ["乙", "1"]],
        ),
        ([tr("甲", tc("<w:p/>")), tr("乙", "<w:tc/>")], [["甲", ""], ["乙", ""]]),
        ([tr("甲", "\u3000"), tr("乙", " ")], [["甲", "\u3000"], ["乙", ""]]),
        ([tr(tc("甲", span(0)), "0"), tr(tc("乙", span(-3)), "1")], [["甲", "0"], ["乙", "1"]]),
    ],
)
def test_cells_are_laid_out(rows: list[str], table: list[Any]) -> None:
    assert seen(word(tbl(*rows))) == [table]


@pytest.mark.parametrize(
    ("widths", "rows", "table"),
    [
        # One column of a twip, as files that came from .doc have it: each row covers it in its own way.
        (
            "2000 1 2000 2000",
            [
                tr("甲", tc("0", span(2)), "1"),
                tr(tc("乙", span(2)), "2", "3"),
                tr("丙", tc("", span(1)), "4", "5"),
            ],
            [["甲", "0", "1"], ["乙", "2", "3"], ["丙", "4", "5"]],
        ),
        ("2000 56 2000", [tr("甲", "9", "0"), tr("乙", "", "1")], [["甲", "9", "0"], ["乙", "1"]]),
        ("2000 57 2000", [tr("甲", "", "0"), tr("乙", "", "1")], [["甲", "", "0"], ["乙", "", "1"]]),
        ("0 0 0", [tr("甲", "", "0"), tr("乙", "", "1")], [["甲", "", "0"], ["乙", "", "1"]]),
        ("1pt 40pt 2cm", [tr("", "甲", "0"), tr("", "乙", "1")], [["甲", "0"], ["乙", "1"]]),
        ("2000 x", [tr("甲", "0", "1"), tr("乙", "2", "3")], [["甲", "0", "1"], ["乙", "2", "3"]]),
        (
            "2000 1 2000",
            [tr(tc("甲", DOWN), tc("0", span(2))), tr(tc("", ON), "", "1"), tr(tc("丙", span(2)), "2")],
            [[("甲", 2, 1), "0"], ["1"], ["丙", "2"]],
        ),
    ],
)
def test_columns_nobody_sees_shift_nothing(widths: str, rows: list[str], table: list[Any]) -> None:
    assert seen(word(tbl(*rows, widths=widths))) == [table]


INNER = tbl(tr("规章", "0"), tr("其他", "1"))
READ = [["规章", "0"], ["其他", "1"]]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (tbl(tr(tc(p("一、总体情况") + INNER + p("二、其他")))), ["一、总体情况", READ, "二、其他"]),
        (tbl(tr(tc(INNER + "<w:p/>"))), [READ]),
        (tbl(tr(tc(tbl(tr(tc(INNER + "<w:p/>"))) + "<w:p/>"))), [READ]),
        (INNER + "<w:p/>" + INNER, [READ, READ]),
        (tbl(tr(tc("甲"), tc(tbl(tr("1")) + "<w:p/>")), tr("乙", "2")), [[["甲", "1"], ["乙", "2"]]]),
        (tbl(tr(tc(p("字" * 400) + p("字" * 300) + p("末")))), ["字" * 400, "字" * 300, "末"]),
        ("<w:tbl/>" + tbl("<w:tr/>") + p("末"), ["末"]),
    ],
)
def test_a_table_that_arranges_is_dissolved(body: str, blocks: list[Any]) -> None:
    assert seen(word(body)) == blocks


def test_places_are_table_row_and_cell_and_paragraphs_counted() -> None:
    body = (
        p("题")
        + tbl(tr(tc("甲", DOWN), "0"), tr(tc("", ON), "1"))
        + p("二")
        + tbl(tr("乙", "2"), tr("丙", "3"))
    )
    read_document = document(word(body))
    found = []
    for block in read_document.blocks:
        anchors = [cell.anchor for row in block.rows for cell in row] if isinstance(block, Table) else []
        found += [read_document.places.locate(anchor) for anchor in (block.anchor, *anchors)]
    assert found == [
        Location(path="paragraph[1]"),
        Location(table=1),
        Location(table=1, row=1, cell=1),
        Location(table=1, row=1, cell=2),
        Location(table=1, row=2, cell=1),
        Location(path="paragraph[2]"),
        Location(table=2),
        Location(table=2, row=1, cell=1),
        Location(table=2, row=1, cell=2),
        Location(table=2, row=2, cell=1),
        Location(table=2, row=2, cell=2),
    ]
    assert read_document.places.locate(10_000) == Location()


NO_RESULT = "a field (such as a formula) whose result the file does not hold"
FORMULA = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> =SUM(LEFT) </w:instrText>'
    '</w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'


@pytest.mark.parametrize(
    ("inside", "text", "doubt"),
    [
        (FORMULA.format(SEPARATE + r("150")), "150", None),
        (FORMULA.format(SEPARATE), "", NO_RESULT),
        (FORMULA.format(""), "", NO_RESULT),
        (
            '<w:fldSimple w:instr="=SUM(LEFT)"/>',
            "",
            NO_RESULT,
        ),
        (
            '<w:fldSimple w:instr=" EQ \\o(1,5) "/>',
            "",
            NO_RESULT,
        ),
        (r("12") + '<w:fldSimple w:instr=" XE &quot;x&quot;"/>', "12", None),
        ("<m:oMath><m:r><m:t>150</m:t></m:r></m:oMath>", "150", None),
        (
            (
                "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t>"
                "</m:r></m:den></m:f></m:oMath>"
            ),
            "12",
            "an equation stands in the cell",
        ),
    ],
)
def test_a_cell_whose_text_is_not_sure_says_so(inside: str, text: str, doubt: str | None) -> None:
    (table,) = document(word(tbl(tr("甲", tc(f"<w:p>{inside}</w:p>")), tr("乙", "1")))).blocks
    assert isinstance(table, Table)
    cells = [[(cell.text, cell.doubt and cell.doubt.en) for cell in row] for row in table.rows]
    assert cells == [[("甲", None), (text, doubt)], [("乙", None), ("1", None)]]


def test_too_many_cells_are_refused() -> None:
    with pytest.raises(Unreadable) as refusal:
        read(word(tbl(tr("0", "1"), tr("2", "3"))), None, Limits(cells=3))
    assert (refusal.value.rule, refusal.value.detail_en) == (
        "E004",
        "4 table cells exceed the limit of 3; the file was not read",
    )
