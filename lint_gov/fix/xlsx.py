"""Makes fixes in workbooks: in the texts of cells. Numbers and formulas are never touched.

A text that several cells share is not changed for all of them: the cell gets one of its own, with the formats
of its parts.
"""

import re
from collections.abc import Sequence

from lint_gov.editing.characters import xml_marks
from lint_gov.editing.parts import Draft
from lint_gov.editing.refusal import NotEditable
from lint_gov.editing.rewriting import rewritten
from lint_gov.editing.splices import Splice, spliced
from lint_gov.editing.xml_source import Extent, XmlSource, extents_of, xml_source, xml_text
from lint_gov.fix.wanted import Wanted
from lint_gov.fix.written import NOT_FOUND
from lint_gov.readers import Limits, read
from lint_gov.readers.flow import Element
from lint_gov.readers.package import open_package
from lint_gov.readers.sheet_grid import At
from lint_gov.readers.sheet_xlsx import cells_in, place_of, sheet_parts, strings_part
from lint_gov.readers.xml_part import parse_xml

_NUMBER = (
    "单元格里是数值或公式，写法由它的格式决定，请在表格软件中修改",
    "the cell holds a number or a formula; how it is shown is a matter of its format",
)
_KIND = re.compile(rb"""(\st\s*=\s*)(?:"s"|'s')""")


def edit_xlsx(content: bytes, wanted: Sequence[Wanted]) -> bytes:
    """Return a workbook with fixes made; NotEditable where one cannot be, Unreadable as for reading."""
    places = read(content, None, Limits()).places
    draft = Draft(content, open_package(content, Limits()))
    parts = sheet_parts(draft.package)
    by_part: dict[str, dict[At, Wanted]] = {}
    for one in wanted:
        location = places.locate(one.anchor)
        at = place_of(str(location.cell))
        if location.sheet not in parts or at is None:
            raise NotEditable(*NOT_FOUND)
        by_part.setdefault(parts[location.sheet], {})[at] = one
    strings = strings_part(draft.package)
    shared = draft.part(strings) if strings else None
    for part, cells in by_part.items():
        _edit_sheet(draft, part, cells, xml_source(shared) if shared else None)
    return draft.packed()


def _edit_sheet(draft: Draft, part: str, wanted: dict[At, Wanted], shared: XmlSource | None) -> None:
    content = draft.part(part) or b""
    source = xml_source(content)
    root = parse_xml(content, part, Limits())
    extents = extents_of(root, source)
    splices: list[Splice] = []
    waiting = dict(wanted)
    for at, cell in cells_in(root):
        one = waiting.pop(at, None)
        if one is not None:
            splices += _edit_cell(cell, extents, source, one, shared)
    if waiting:
        raise NotEditable(*NOT_FOUND)
    draft.put(part, spliced(content, splices))


def _edit_cell(
    cell: Element, extents: dict[Element, Extent], source: XmlSource, one: Wanted, shared: XmlSource | None
) -> list[Splice]:
    parts = [part.tag.rpartition("}")[2] for part in cell]
    kind, extent = cell.get("t", "n"), extents[cell]
    if kind == "inlineStr" and parts == ["is"]:
        return _changes(source, extents[cell[0]], one)
    if kind != "s" or parts != ["v"] or shared is None:
        raise NotEditable(*_NUMBER)
    string = _string(shared, cell[0].text or "")
    if string is None or string.prefix != extent.prefix:
        raise NotEditable(*NOT_FOUND)
    whole = shared.content[string.start : string.end]
    splices = [
        Splice(change.start - string.start, change.end - string.start, change.new)
        for change in _changes(shared, string, one)
    ]
    text = spliced(whole, splices)[string.inner - string.start : -len(f"</{string.name}>")]
    name = f"{extent.prefix}is"
    new = _KIND.sub(rb'\1"inlineStr"', source.tag(extent), count=1) + f"<{name}>".encode() + text
    return [Splice(extent.start, extent.end, new + f"</{name}></{extent.name}>".encode())]


def _string(shared: XmlSource, number: str) -> Extent | None:
    """Return the shared text of a number."""
    strings = [one for one in shared.children(shared.extents[0]) if one.name.rpartition(":")[2] == "si"]
    place = int(number) if number.strip().isdecimal() and len(number) < 10 else len(strings)  # noqa: PLR2004 - below 2³¹
    return strings[place] if place < len(strings) and not strings[place].single else None


def _changes(source: XmlSource, holder: Extent, one: Wanted) -> list[Splice]:
    marks = xml_marks(source, _texts(source, holder))
    changes = rewritten(marks, one.old, one.new) if marks else None
    if changes is None:
        raise NotEditable(*NOT_FOUND)
    return [Splice(change.start, change.end, xml_text(change.new).encode()) for change in changes]


def _texts(source: XmlSource, holder: Extent) -> list[Extent]:
    """Return the texts of a string, of one format or of several; how to pronounce them is left out."""
    found: list[Extent] = []
    for part in source.children(holder):
        name = part.name.rpartition(":")[2]
        if name == "t":
            found.append(part)
        elif name == "r":
            found += (one for one in source.children(part) if one.name.rpartition(":")[2] == "t")
    return found
