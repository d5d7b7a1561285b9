"""Draws a report as office documents: DOCX by python-docx, XLSX by XlsxWriter, with real merged cells.

They are drawn from the same `Page` as the HTML page, so that all formats can be compared.
"""

import io
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import docx
import xlsxwriter
from docx.document import Document as Word
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lint_gov.model.form import Form
from tests.looks import Look, style_word
from tests.pages import Page, Printed, Row, page_of

__all__ = ["page_of", "render_docx", "render_xlsx"]


class Laid(NamedTuple):
    """A cell on its grid: rows `top` to `bottom`, columns `left` to `right`, from 0, ends included."""

    text: str
    top: int
    left: int
    bottom: int
    right: int


def laid_out(rows: list[Row]) -> list[Laid]:
    """Return the cells of a table where they stand, spans expanded."""
    taken: set[tuple[int, int]] = set()
    found: list[Laid] = []
    for top, row in enumerate(rows):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            found.append(_laid(cell, top, left, taken))
    return found


def _laid(cell: Printed, top: int, left: int, taken: set[tuple[int, int]]) -> Laid:
    bottom, right = top + cell.rowspan - 1, left + cell.colspan - 1
    taken.update((y, x) for y in range(top, bottom + 1) for x in range(left, right + 1))
    return Laid(cell.text, top, left, bottom, right)


def render_docx(page: Page, look: Look | None = None) -> bytes:
    """Return the report as a DOCX file, its titles in the styles of headings."""
    document = docx.Document()
    for part in page.parts:
        if isinstance(part, list):
            _word_table(document, part)
        else:
            level, text = part
            document.add_paragraph(text, style=f"Heading {level}" if level else None)
    if look is not None:
        style_word(document, look)
    return _saved(document)


def _saved(document: Word) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _word_table(document: Word, rows: list[Row]) -> None:
    cells = laid_out(rows)
    width = 1 + max(cell.right for cell in cells)
    table = document.add_table(len(rows), width, style="Table Grid")
    grid = [list(row.cells) for row in table.rows]
    for cell in cells:
        first = grid[cell.top][cell.left]
        if (cell.top, cell.left) != (cell.bottom, cell.right):
            first = first.merge(grid[cell.bottom][cell.right])
        first.text = cell.text


def render_xlsx(page: Page, *, sheets: bool = False, numbers: bool = True) -> bytes:
    """Return the report as a workbook of one sheet, or with `sheets` of one sheet a section.

    With `numbers` figures are numbers where a number prints alike, else everything is text.
    """
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False}) as book:
        plain = book.add_format({"text_wrap": True})
        boxed = book.add_format({"border": 1})
        for number, parts in enumerate(_by_sheet(page, sheets=sheets), 1):
            _fill(
                book.add_worksheet(f"第{number}页" if sheets else None), parts, plain, boxed, numbers=numbers
            )
    return held.getvalue()


def _by_sheet(page: Page, *, sheets: bool) -> Iterator[list[tuple[int, str] | list[Row]]]:
    held: list[tuple[int, str] | list[Row]] = []
    for part in page.parts:
        if sheets and held and not isinstance(part, list) and part[0]:
            yield held
            held = []
        held.append(part)
    yield held


def _fill(
    sheet: Worksheet, parts: list[tuple[int, str] | list[Row]], plain: Format, boxed: Format, *, numbers: bool
) -> None:
    top = 0
    for part in parts:
        if isinstance(part, list):
            for cell in laid_out(part):
                _put(
                    sheet, cell._replace(top=top + cell.top, bottom=top + cell.bottom), boxed, numbers=numbers
                )
            top += len(part)
        else:
            sheet.write_string(top, 0, part[1], plain)
            top += 1


def _put(sheet: Worksheet, cell: Laid, boxed: Format, *, numbers: bool) -> None:
    if (cell.top, cell.left) != (cell.bottom, cell.right):
        sheet.merge_range(cell.top, cell.left, cell.bottom, cell.right, "", boxed)
    if not cell.text:
        sheet.write_blank(cell.top, cell.left, None, boxed)
    elif numbers and _prints_alike(cell.text):
        sheet.write_number(cell.top, cell.left, float(cell.text), boxed)
    else:
        sheet.write_string(cell.top, cell.left, cell.text, boxed)


def _prints_alike(text: str) -> bool:
    bare = text.replace(".", "", 1)
    return bare.isascii() and bare.isdigit() and f"{float(text):.15g}" == text


def rendered(cells: Mapping[str, str], form: Form, **facts: str | int | None) -> Page:
    """Return the page of a report; `facts` as in `page_of`."""
    return page_of(cells, form, **facts)  # type: ignore[arg-type]  # passed on by name
