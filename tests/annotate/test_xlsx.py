import io
import re
from functools import cache

import pytest
import python_calamine
import xlsxwriter
from lxml import etree

from lint_gov.annotate.annotated import annotated
from lint_gov.editing.refusal import NotEditable
from lint_gov.outputs.look import Look
from tests.annotate.flawed import RULES, flawed_page, found
from tests.converting import by_libreoffice, needs_soffice
from tests.readers.seen import seen
from tests.readers.word import strict, unzipped, zipped
from tests.renderings import render_xlsx

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = re.compile(rb"<legacyDrawing [^>]*/>")
_SHEET = "xl/worksheets/sheet1.xml"
_BOX = re.compile(rb"<x:Row>(\d+)</x:Row><x:Column>(\d+)</x:Column>")


@cache
def drawn() -> bytes:
    return render_xlsx(flawed_page())


def noted(content: bytes) -> bytes:
    return annotated(content, None, found(content), Look()).content


def notes_in(content: bytes, part: str = "xl/comments.xml") -> dict[str, str]:
    """Return what the notes of a sheet say, by cell."""
    root = etree.fromstring(unzipped(content)[part])
    return {note.get("ref", ""): "".join(map(str, note.itertext())) for note in root.iter("{*}comment")}


def heads(content: bytes, part: str = "xl/comments.xml") -> dict[str, list[str]]:
    """Return the first lines of the notes, by cell."""
    return {
        cell: re.findall("^【.{11}", text, re.MULTILINE) for cell, text in notes_in(content, part).items()
    }


def boxes_in(content: bytes, part: str = "xl/drawings/vmlDrawing.vml") -> list[tuple[int, int]]:
    held = unzipped(content)[part]
    etree.fromstring(held)
    return [(int(row), int(column)) for row, column in _BOX.findall(held)]


def same_but_for_notes(before: bytes, after: bytes) -> None:
    old, new = unzipped(before), unzipped(after)
    changed = {name for name in old if old[name] != new[name]}
    assert changed <= {
        "[Content_Types].xml",
        *(name for name in old if name.startswith(("xl/worksheets/", "xl/comments", "xl/drawings/vml"))),
    }
    for name in changed:
        if name.startswith("xl/worksheets/sheet"):
            assert _LINK.sub(b"", new[name], count=1) == old[name]
    assert seen(after) == seen(before)
    first, second = found(before), found(after)
    assert (first.report, first.diagnostics) == (second.report, second.diagnostics)


def test_notes_stand_at_their_cells() -> None:
    made = noted(drawn())
    assert heads(made) == {
        "A5": ["【警告 N101】正文「"],
        "J31": ["【差错 A101】表三「"],
        "D55": ["【差错 A101】表三「", "【提示 V105】表三「"],
        "E60": ["【警告 V101】表四「"],
        "A1": ["【差错 S101】缺少「"],
    }
    assert boxes_in(made) == [(4, 0), (30, 9), (54, 3), (59, 4), (0, 0)]
    same_but_for_notes(drawn(), made)


def test_other_readers_see_the_same_cells() -> None:
    def values(content: bytes) -> list[list[object]]:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [list(row) for row in book.get_sheet_by_index(0).to_python()]

    assert values(noted(drawn())) == values(drawn())


def test_several_sheets_have_their_own_notes() -> None:
    content = render_xlsx(flawed_page(), sheets=True)
    made = noted(content)
    parts = sorted(name for name in unzipped(made) if name.startswith("xl/comments"))
    cells = [cell for part in parts for cell in heads(made, part)]
    assert len(cells) == len(RULES) - 1
    assert len(parts) == 4
    blocks = [
        re.findall(rb'data="(\d+)"', part) for name, part in sorted(unzipped(made).items()) if "vml" in name
    ]
    assert blocks == [[b"1"], [b"2"], [b"3"], [b"4"]]
    same_but_for_notes(content, made)


def _with(*cells: tuple[str, str], table: bool = False) -> bytes:
    """Return the report as a workbook that has notes at some cells, and a picture of a table."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, text in enumerate(
            ("示例市2023年政府信息公开工作年度报告", "一、总体情况", "公开权利清单。")
        ):
            sheet.write_string(row, 0, text)
        for row, text in enumerate(("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"), 4):
            sheet.write_string(row, 0, text)
        for cell, text in cells:
            sheet.write_comment(cell, text, {"author": "办公室"})
        if table:
            sheet.add_table("H20:I22")
    return held.getvalue()


def test_notes_that_are_there_stay() -> None:
    content = _with(("A3", "请核实"), ("C9", "另一条"))
    made = noted(content)
    notes = notes_in(made, "xl/comments1.xml")
    assert notes["C9"] == "另一条"
    assert notes["A3"].startswith("请核实\n\n【警告 C106】")
    assert {"A1"} == set(notes) - {"A3", "C9"}
    assert boxes_in(made, "xl/drawings/vmlDrawing1.vml") == [(2, 0), (8, 2), (0, 0)]
    same_but_for_notes(content, made)
    shapes = re.findall(rb'id="_x0000_s(\d+)"', unzipped(made)["xl/drawings/vmlDrawing1.vml"])
    assert len(shapes) == len(set(shapes)) == 3


def test_the_link_stands_where_the_schema_wants_it() -> None:
    made = unzipped(noted(_with(table=True)))[_SHEET]
    assert re.findall(rb"<(pageMargins|legacyDrawing|tableParts)", made) == [
        b"pageMargins",
        b"legacyDrawing",
        b"tableParts",
    ]


def test_strict_workbooks() -> None:
    content = strict(drawn())
    made = unzipped(noted(content))
    assert b"http://purl.oclc.org/ooxml/spreadsheetml/main" in made["xl/comments.xml"]
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships" in _LINK.findall(made[_SHEET])[0]
    same_but_for_notes(content, zipped(made))


@pytest.mark.parametrize(
    ("part", "damage"), [("xl/drawings/vmlDrawing1.vml", b"<xml>"), ("xl/comments1.xml", b"<comments/>")]
)
def test_damaged_notes_are_refused(part: str, damage: bytes) -> None:
    content = zipped({**unzipped(_with(("A3", "请核实"))), part: damage})
    with pytest.raises(NotEditable):
        noted(content)


@needs_soffice
def test_libreoffice_opens_it() -> None:
    made = by_libreoffice({"plain.xlsx": drawn(), "noted.xlsx": noted(drawn())}, "ods")
    bodies = {name: unzipped(content)["content.xml"] for name, content in made.items()}
    notes = re.compile(rb"<office:annotation .*?</office:annotation>", re.DOTALL)
    assert len(notes.findall(bodies["noted.xlsx"])) == 5
    texts = {name: re.sub(rb"<[^>]*>", b"", notes.sub(b"", body)) for name, body in bodies.items()}
    assert texts["noted.xlsx"] == texts["plain.xlsx"]
