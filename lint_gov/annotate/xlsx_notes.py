"""Writes the notes of one sheet: a part with what they say, one with their boxes, and the links to both.

Either part is made where a sheet has none, and added to where it has.
"""

from collections.abc import Iterable, Mapping, Sequence

from lint_gov.annotate.notes import Note
from lint_gov.annotate.xlsx_boxes import Box, new_boxes, with_boxes
from lint_gov.annotate.xlsx_texts import new_texts, with_texts
from lint_gov.editing.parts import OFFICE, STRICT, Draft, declare, link
from lint_gov.editing.refusal import NotEditable
from lint_gov.editing.splices import Splice, spliced
from lint_gov.editing.xml_source import xml_source
from lint_gov.readers.package import Relation, relations_of
from lint_gov.readers.sheet_xlsx import place_of

_TEXTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BOXES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NO_SHEET = "工作簿中缺少工作表", "a sheet of the workbook is missing"
# What may stand behind the link to the boxes, by the schema of a sheet (ISO/IEC 29500-4, A.2).
_BEHIND = frozenset(
    {
        *{"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"},
        *{"webPublishItems", "tableParts", "extLst", "AlternateContent"},
    }
)

Notes = Mapping[str, Sequence[Note]]


def write_notes(draft: Draft, sheet: str, notes: Notes) -> None:
    """Add notes to the cells of a sheet, by their names; NotEditable where its parts are damaged."""
    links = relations_of(draft.package, sheet)
    texts, boxes = _linked(draft, links, "comments"), _linked(draft, links, "vmlDrawing")
    strict = STRICT.rpartition("/officeDocument")[0].encode() in (draft.part(sheet) or b"")
    base = STRICT if strict else OFFICE
    if texts is None:
        texts = draft.free_name("xl/comments{}.xml")
        draft.put(texts, new_texts(strict=strict))
        declare(draft, texts, _TEXTS_TYPE)
        link(draft, sheet, texts, f"{base}/comments")
    content, new = with_texts(draft.part(texts) or b"", notes)
    draft.put(texts, content)
    if boxes is None:
        boxes = draft.free_name("xl/drawings/vmlDrawing{}.vml")
        draft.put(boxes, new_boxes(_block(draft)))
        declare(draft, boxes, _BOXES_TYPE)
        _lead(draft, sheet, link(draft, sheet, boxes, f"{base}/vmlDrawing"), base)
    placed = ((place_of(cell), notes[cell]) for cell in new)
    drawn = [Box(place, [line for note in held for line in note.lines]) for place, held in placed if place]
    draft.put(boxes, with_boxes(draft.part(boxes) or b"", drawn))


def _linked(draft: Draft, links: Iterable[Relation], kind: str) -> str | None:
    return next((one.part for one in links if one.type == kind and draft.part(one.part) is not None), None)


def _block(draft: Draft) -> int:
    """Return a number of a block of shapes: every drawing of a workbook has its own."""
    names = (*draft.package.entries, *draft.added)
    return 1 + sum(name.lower().endswith(".vml") for name in names)


def _lead(draft: Draft, sheet: str, mark: str, base: str) -> None:
    """Lead from the XML of a sheet to its boxes, where the schema wants it."""
    content = draft.part(sheet)
    if content is None:
        raise NotEditable(*_NO_SHEET)
    source = xml_source(content)
    root = source.extents[0]
    new = f'<{root.prefix}legacyDrawing xmlns:r="{base}" r:id="{mark}"/>'.encode()
    behind = next(
        (extent.start for extent in source.children(root) if extent.name.rpartition(":")[2] in _BEHIND),
        None,
    )
    splice = source.inside(root, new) if behind is None else Splice(behind, behind, new)
    draft.put(sheet, spliced(content, [splice]))
