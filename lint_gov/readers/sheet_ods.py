"""Reads OpenDocument sheets (.ods): what their cells show; repeated cells are counted, never written out."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from lint_gov.model.document import Document, Unreadable
from lint_gov.readers.flow import Element
from lint_gov.readers.limits import Limits
from lint_gov.readers.package import LOCKED, open_package, read_part, xml_part
from lint_gov.readers.raised import RAISED
from lint_gov.readers.sheet_blocks import document_of
from lint_gov.readers.sheet_grid import NO_RESULT, Area, Content, Sheet, put
from lint_gov.readers.sheet_numbers import number_from, text_of

_OFFICE, _TABLE, _STYLE, _TEXT, _FO = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
    for name in ("office", "table", "style", "text", "xsl-fo-compatible")
)
_GROUPS = frozenset(
    f"{_TABLE}table-{name}"
    for name in ("row-group", "header-rows", "rows", "column-group", "header-columns", "columns")
)
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_UNSEEN = frozenset({"collapse", "filter"})
_NO_LINE = frozenset({"none", "hidden"})
_ROWS, _COLUMNS, _MOST_FRAMED, _MOST_SPACES = 1 << 20, 1 << 14, 256, 99
_DIGITS = 10
_NO_SHEETS = "文件中没有电子表格", "there are no sheets in the file"


@dataclass(slots=True)
class _Book:
    """What the styles of a file say: which have a border, which hide a sheet, which raise figures."""

    limits: Limits
    framed: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    raised: dict[str, dict[int, int]] = field(default_factory=dict)


def read_ods(content: bytes, limits: Limits) -> Document:
    """Return the document that an OpenDocument workbook makes; Unreadable as for other packages."""
    package = open_package(content, limits)
    if b"encryption-data" in (read_part(package, "META-INF/manifest.xml") or b""):
        raise Unreadable(*LOCKED)
    root = xml_part(package, "content.xml")
    body = None if root is None else root.find(f"{_OFFICE}body/{_OFFICE}spreadsheet")
    if root is None or body is None:
        raise Unreadable(*_NO_SHEETS)
    book = _Book(limits)
    for styles in (xml_part(package, "styles.xml"), root):
        if styles is not None:
            _read_styles(styles, book)
    return document_of("ods", [_sheet(table, book) for table in body.iterchildren(f"{_TABLE}table")], limits)


def _read_styles(root: Element, book: _Book) -> None:
    for style in root.iter(f"{_STYLE}style"):
        name = style.get(f"{_STYLE}name", "")
        if style.get(f"{_STYLE}parent-style-name") in book.framed:
            book.framed.add(name)
        for part in style:
            if part.tag == f"{_STYLE}table-cell-properties":
                _note_border(part, name, book)
            elif part.tag == f"{_STYLE}table-properties" and part.get(f"{_TABLE}display") == "false":
                book.hidden.add(name)
            elif part.tag == f"{_STYLE}text-properties" and style.get(f"{_STYLE}family") == "text":
                position = part.get(f"{_STYLE}text-position", "")[:3]
                book.raised.update((name, shift) for kind, shift in RAISED.items() if kind[:3] == position)


def _note_border(properties: Element, name: str, book: _Book) -> None:
    borders = [str(value) for key, value in properties.items() if str(key).startswith(f"{_FO}border")]
    if any(_NO_LINE.isdisjoint(border.split()) for border in borders if border):
        book.framed.add(name)
    elif borders:
        book.framed.discard(name)


def _sheet(table: Element, book: _Book) -> Sheet:
    sheet = Sheet(table.get(f"{_TABLE}name", ""), hidden=table.get(f"{_TABLE}style-name") in book.hidden)
    usual = _read_columns(table, sheet)
    number = 0
    for row in _parts(table, f"{_TABLE}table-row"):
        rows = range(number, min(number + _times(row, "rows"), _ROWS))
        if row.get(f"{_TABLE}visibility") in _UNSEEN:
            # What is repeated to the end of the sheet is blank.
            sheet.hidden_rows.update(rows[: book.limits.cells])
        _read_row(row, rows, sheet, usual, book)
        number = rows.stop
    return sheet


def _parts(parent: Element, wanted: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in _GROUPS:
            yield from _parts(child, wanted)


def _times(element: Element, what: str) -> int:
    return _whole(element.get(f"{_TABLE}number-{what}-repeated"))


def _whole(stated: str | None) -> int:
    """Return a whole number below 2³¹ as stated, 1 for anything else."""
    if stated is None or not (stated.isascii() and stated.isdigit() and len(stated) < _DIGITS):
        return 1
    return int(stated)


def _read_columns(table: Element, sheet: Sheet) -> list[tuple[int, str]]:
    """Note the columns that are hidden; return where each begins, with the style its cells usually have."""
    usual: list[tuple[int, str]] = []
    number = 0
    for column in _parts(table, f"{_TABLE}table-column"):
        usual.append((number, column.get(f"{_TABLE}default-cell-style-name", "")))
        end = min(number + _times(column, "columns"), _COLUMNS)
        if column.get(f"{_TABLE}visibility") in _UNSEEN:
            sheet.hidden_columns.append((number, end - 1))
        number = end
    return usual


def _read_row(row: Element, rows: range, sheet: Sheet, usual: list[tuple[int, str]], book: _Book) -> None:
    number = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        columns = range(number, min(number + _times(cell, "columns"), _COLUMNS))
        number = columns.stop
        if cell.tag == f"{_TABLE}table-cell" and columns:
            content = _content(cell, book)
            style = cell.get(f"{_TABLE}style-name") or _usual_style(usual, columns.start)
            _enter(cell, content, rows, columns, sheet, framed=style in book.framed, limits=book.limits)


def _usual_style(usual: list[tuple[int, str]], column: int) -> str:
    place = bisect_right(usual, column, key=itemgetter(0)) - 1
    return usual[place][1] if place >= 0 else ""


def _enter(
    cell: Element,
    content: Content,
    rows: range,
    columns: range,
    sheet: Sheet,
    *,
    framed: bool,
    limits: Limits,
) -> None:
    if content.text.strip() or content.doubt:
        for row in rows:
            for column in columns:
                put(sheet, (row, column), content, limits)
    if framed and len(sheet.framed) < _MOST_FRAMED**2:
        sheet.framed.update((row, column) for row in rows[:_MOST_FRAMED] for column in columns[:_MOST_FRAMED])
    down, across = (_whole(cell.get(f"{_TABLE}number-{what}-spanned")) for what in ("rows", "columns"))
    if down > 1 or across > 1:
        top, left = rows.start, columns.start
        sheet.merged.append(Area(top, left, min(top + down, _ROWS) - 1, min(left + across, _COLUMNS) - 1))


def _content(cell: Element, book: _Book) -> Content:
    kind = cell.get(f"{_OFFICE}value-type", "")
    shown = "\n".join("".join(_words(line, book)) for line in cell.iterchildren(f"{_TEXT}p"))
    if not kind and not shown and cell.get(f"{_TABLE}formula"):
        return Content("", NO_RESULT)
    if kind in {"float", "currency"}:
        number = number_from(cell.get(f"{_OFFICE}value", ""))
        if number is not None:
            return Content(("+" if number > 0 and shown.startswith("+") else "") + text_of(number))
    if kind == "date":
        stated = cell.get(f"{_OFFICE}date-value", "").replace("T", " ").removesuffix(":00")
        return Content(stated.removesuffix(" 00:00") or shown)
    return Content(shown or cell.get(f"{_OFFICE}string-value", ""))


def _words(element: Element, book: _Book) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        if part.tag == f"{_TEXT}s":
            yield " " * min(_whole(part.get(f"{_TEXT}c")), _MOST_SPACES)
        elif part.tag == f"{_TEXT}tab":
            yield "\t"
        elif part.tag == f"{_TEXT}line-break":
            yield "\n"
        elif part.tag in {f"{_TEXT}span", f"{_TEXT}a"}:
            shift = book.raised.get(part.get(f"{_TEXT}style-name", ""))
            words = "".join(_words(part, book))
            yield words.translate(shift) if shift else words
        yield part.tail or ""
