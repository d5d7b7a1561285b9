"""Reads XLSX workbooks (strict or not), by Excel, WPS and others: what their cells show, formulas as results.

Not by a library of sheets: none tells at once merged cells, hidden rows, formats, borders and formulas
whose result is missing, and those that are fast lay a sheet out whole, up to its farthest cell.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lint_gov.model.document import Document, Unreadable
from lint_gov.readers.flow import Element
from lint_gov.readers.limits import Limits
from lint_gov.readers.package import Package, Relation, open_package, part_of_type, relations_of, xml_part
from lint_gov.readers.raised import RAISED
from lint_gov.readers.sheet_blocks import document_of
from lint_gov.readers.sheet_grid import NO_RESULT, NOT_CALCULATED, Area, At, Content, Sheet, put
from lint_gov.readers.sheet_numbers import FIGURE, NumberFormat, built_in, format_of, number_from, text_of

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_USUAL = "xl/workbook.xml"
_ON = frozenset({"1", "true", "on"})
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LETTERS, _ROWS, _COLUMNS = 26, 1 << 20, 1 << 14
_NO_BOOK = "文件中没有工作簿", "there is no workbook in the file"


@dataclass(frozen=True, slots=True)
class _Look:
    """What a cell's style says: how its number is shown, and whether it has a border."""

    shape: NumberFormat = FIGURE
    framed: bool = False


@dataclass(slots=True)
class _Book:
    strings: Sequence[str] = ()
    looks: Sequence[_Look] = ()
    from_1904: bool = False
    stale: bool = False
    limits: Limits = field(default_factory=Limits)


def read_xlsx(content: bytes, limits: Limits) -> Document:
    """Return the document that a workbook makes; Unreadable for damage, a password or a limit (E004)."""
    package = open_package(content, limits)
    root, links = _workbook(package)
    book = _book(package, root, links, limits)
    sheets = [_sheet(entry, xml_part(package, part), book) for entry, part in _listed(root, links)]
    return document_of("xlsx", sheets, limits)


def sheet_parts(package: Package) -> dict[str, str]:
    """Return the parts of the sheets of a workbook by their names, in their order; raises as reading does."""
    return {entry.get("name", ""): part for entry, part in _listed(*_workbook(package))}


def strings_part(package: Package) -> str | None:
    """Return the name of the part with the texts that cells share, None where there is none."""
    return part_of_type(_workbook(package)[1], "sharedStrings")


def cells_in(root: Element) -> Iterator[tuple[At, Element]]:
    """Yield the cells of a sheet's part with their places."""
    return _cells(root, Sheet(""))


def _workbook(package: Package) -> tuple[Element, tuple[Relation, ...]]:
    name = part_of_type(relations_of(package), "officeDocument") or _USUAL
    root = xml_part(package, name)
    if root is None or root.tag != f"{_S}workbook":
        raise Unreadable(*_NO_BOOK)
    return root, relations_of(package, name)


def _listed(root: Element, links: tuple[Relation, ...]) -> list[tuple[Element, str]]:
    parts = {link.id: link.part for link in links if link.type == "worksheet"}
    listed = ((sheet, parts.get(sheet.get(_LINK, ""))) for sheet in root.iterfind(f"{_S}sheets/{_S}sheet"))
    return [(entry, part) for entry, part in listed if part is not None]


def _book(package: Package, root: Element, links: tuple[Relation, ...], limits: Limits) -> _Book:
    def linked(kind: str) -> Element | None:
        part = part_of_type(links, kind)
        return xml_part(package, part) if part else None

    properties, calculation = root.find(f"{_S}workbookPr"), root.find(f"{_S}calcPr")
    strings = linked("sharedStrings")
    return _Book(
        strings=[] if strings is None else [_string(item) for item in strings.iterchildren(f"{_S}si")],
        looks=_looks(linked("styles")),
        from_1904=properties is not None and properties.get("date1904") in _ON,
        stale=calculation is not None and calculation.get("fullCalcOnLoad") in _ON,
        limits=limits,
    )


def _string(item: Element) -> str:
    """Return the text of a string without its reading aids; raised figures stay raised."""
    parts: list[str] = []
    for part in item:
        if part.tag == f"{_S}t":
            parts.append(part.text or "")
        elif part.tag == f"{_S}r":
            text = part.findtext(f"{_S}t") or ""
            position = part.find(f"{_S}rPr/{_S}vertAlign")
            raised = RAISED.get(position.get("val", "")) if position is not None else None
            parts.append(text.translate(raised) if raised else text)
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _looks(styles: Element | None) -> list[_Look]:
    if styles is None:
        return []
    codes = {
        part.get("numFmtId", ""): part.get("formatCode", "")
        for part in styles.iterfind(f"{_S}numFmts/{_S}numFmt")
    }
    borders = [
        any(side.get("style") not in {None, "none"} for side in border)
        for border in styles.iterfind(f"{_S}borders/{_S}border")
    ]
    return [_look(part, codes, borders) for part in styles.iterfind(f"{_S}cellXfs/{_S}xf")]


def _look(part: Element, codes: dict[str, str], borders: Sequence[bool]) -> _Look:
    number, border = part.get("numFmtId", "0"), _whole(part.get("borderId"))
    shape = format_of(codes[number]) if number in codes else built_in(_whole(number) or 0)
    return _Look(shape, border is not None and border < len(borders) and borders[border])


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else None  # noqa: PLR2004 - below 2³¹


def _sheet(entry: Element, root: Element | None, book: _Book) -> Sheet:
    sheet = Sheet(entry.get("name", ""), hidden=entry.get("state", "visible") != "visible")
    if root is None:
        return sheet
    for column in root.iterfind(f"{_S}cols/{_S}col"):
        first, last = _whole(column.get("min")), _whole(column.get("max"))
        if (column.get("hidden") in _ON or number_from(column.get("width", "")) == 0) and first and last:
            sheet.hidden_columns.append((first - 1, last - 1))
    for at, cell in _cells(root, sheet):
        look = _look_of(cell, book)
        if look.framed:
            sheet.framed.add(at)
        if len(cell):
            put(sheet, at, _content(cell, look, book), book.limits)
    sheet.merged = [
        area
        for part in root.iterfind(f"{_S}mergeCells/{_S}mergeCell")
        for area in _areas(part.get("ref", ""))
    ]
    return sheet


def _cells(root: Element, sheet: Sheet) -> Iterator[tuple[At, Element]]:
    """Yield the cells with their places; a row or cell without a place follows the one before it."""
    row_number = -1
    for row in root.iterfind(f"{_S}sheetData/{_S}row"):
        stated = _whole(row.get("r"))
        row_number = stated - 1 if stated else row_number + 1
        if row_number >= _ROWS:
            return
        if row.get("hidden") in _ON or number_from(row.get("ht", "")) == 0:
            sheet.hidden_rows.add(row_number)
        column = -1
        for cell in row.iterchildren(f"{_S}c"):
            place = place_of(cell.get("r", ""))
            column = place[1] if place else column + 1
            if column < _COLUMNS:
                yield (row_number, column), cell


def place_of(reference: str) -> At | None:
    """Return the place of a cell by its name, such as $B$5; None for what is no name."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _areas(reference: str) -> Iterator[Area]:
    first, _, last = reference.partition(":")
    start, end = place_of(first), place_of(last)
    if start and end and start != end and min(start) >= 0:
        yield Area(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))


def _look_of(cell: Element, book: _Book) -> _Look:
    number = _whole(cell.get("s"))
    return book.looks[number] if number is not None and number < len(book.looks) else _Look()


def _content(cell: Element, look: _Look, book: _Book) -> Content:
    kind, formula = cell.get("t", "n"), cell.find(f"{_S}f")
    if kind == "inlineStr":
        string = cell.find(f"{_S}is")
        return Content("" if string is None else _string(string))
    held = cell.findtext(f"{_S}v")
    if held is None:
        return Content("", NO_RESULT if formula is not None else None)
    if kind == "s":
        number = _whole(held.strip())
        return Content(book.strings[number] if number is not None and number < len(book.strings) else "")
    if kind == "b":
        return Content("TRUE" if held.strip() == "1" else "FALSE")
    number_held = number_from(held.strip()) if kind == "n" else None
    if number_held is None:
        return Content(_unescaped(held))
    doubt = NOT_CALCULATED if formula is not None and book.stale and not number_held else None
    return Content(text_of(number_held, look.shape, from_1904=book.from_1904), doubt)
