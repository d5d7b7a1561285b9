"""Reads XLS workbooks of Excel 5 to 2003, and WPS sheets (.et), by xlrd.

xlrd and not calamine, which is faster: only xlrd tells blank cells with borders, hidden rows and formats.
"""

import io
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lint_gov.model.document import Document, Unreadable
from lint_gov.readers.limits import Limits
from lint_gov.readers.package import LOCKED
from lint_gov.readers.raised import RAISED
from lint_gov.readers.sheet_blocks import document_of
from lint_gov.readers.sheet_grid import Area, At, Content, Sheet, put
from lint_gov.readers.sheet_numbers import format_of, text_of

if TYPE_CHECKING:
    import xlrd
    from xlrd.sheet import Sheet as Source

_EMPTY, _TEXT, _NUMBER, _DATE, _TRUTH, _ERROR, _BLANK = range(7)
_SHIFTS = {1: RAISED["superscript"], 2: RAISED["subscript"]}
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
)
_DAMAGED = "文件已损坏，工作簿读不出", "the file is damaged; its workbook cannot be read"


def read_xls(content: bytes, limits: Limits) -> Document:
    """Return the document that a workbook makes; Unreadable for damage, a password or a limit (E004)."""
    import xlrd  # noqa: PLC0415 - 15 ms that only these files need
    from xlrd.biffh import XLRDError  # noqa: PLC0415 - the same
    from xlrd.compdoc import CompDocError  # noqa: PLC0415 - the same

    try:
        with xlrd.open_workbook(
            file_contents=content,
            logfile=io.StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        ) as book:
            sheets = [_sheet(book, number, limits) for number in range(book.nsheets)]
    except (XLRDError, CompDocError, *_DAMAGE) as fault:
        raise Unreadable(*(LOCKED if "encrypted" in str(fault) else _DAMAGED)) from fault
    return document_of("xls", sheets, limits)


def _sheet(book: "xlrd.Book", number: int, limits: Limits) -> Sheet:
    source = book.sheet_by_index(number)
    sheet = Sheet(
        source.name,
        hidden=bool(source.visibility),
        merged=[Area(top, left, bottom - 1, right - 1) for top, bottom, left, right in source.merged_cells],
        hidden_rows={row for row, facts in source.rowinfo_map.items() if facts.hidden},
        hidden_columns=[(column, column) for column, facts in source.colinfo_map.items() if facts.hidden],
    )
    for row in range(source.nrows):
        for column in range(source.row_len(row)):
            at = row, column
            kind = source.cell_type(row, column)
            if kind != _EMPTY and _is_framed(book, source, at):
                sheet.framed.add(at)
            if kind not in {_EMPTY, _BLANK}:
                put(sheet, at, _content(book, source, at), limits)
    book.unload_sheet(number)
    return sheet


def _is_framed(book: "xlrd.Book", source: "Source", at: At) -> bool:
    border = book.xf_list[source.cell_xf_index(*at)].border
    return border is not None and any(
        (border.left_line_style, border.right_line_style, border.top_line_style, border.bottom_line_style)
    )


def _content(book: "xlrd.Book", source: "Source", at: At) -> Content:
    import xlrd  # noqa: PLC0415 - imported by now

    kind, value = source.cell_type(*at), source.cell_value(*at)
    if kind in {_NUMBER, _DATE}:
        code = book.format_map[book.xf_list[source.cell_xf_index(*at)].format_key].format_str
        return Content(text_of(float(value), format_of(code), from_1904=bool(book.datemode)))
    if kind == _TRUTH:
        return Content("TRUE" if value else "FALSE")
    if kind == _ERROR:
        return Content(str(xlrd.error_text_from_code.get(int(value), "#ERROR!")))
    runs = source.rich_text_runlist_map.get(at)
    return Content(_raised(book, str(value), runs) if runs else str(value))


def _raised(book: "xlrd.Book", text: str, runs: Sequence[tuple[int, int]]) -> str:
    """Return text with its raised figures raised; a run is where it begins and its font."""
    ends = [start for start, _ in runs[1:]] + [len(text)]
    parts = [text[: runs[0][0]]]
    for (start, font), end in zip(runs, ends, strict=True):
        shift = _SHIFTS.get(book.font_list[font].escapement)
        parts.append(text[start:end].translate(shift) if shift else text[start:end])
    return "".join(parts)
