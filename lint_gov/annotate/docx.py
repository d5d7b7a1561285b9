"""Puts comments into a word-processor file: one a diagnosis, at its cell or around its words.

The text, its formatting and every other part stay as they are, byte for byte: comments are put into the XML
at offsets, not by a library that writes the whole file anew.
"""

from collections.abc import Sequence

from lint_gov.annotate.docx_comments import free_id, names_in, write_comments
from lint_gov.annotate.docx_ranges import Ranges, is_in
from lint_gov.annotate.notes import Note
from lint_gov.editing.parts import Draft
from lint_gov.editing.refusal import NotEditable
from lint_gov.editing.splices import spliced
from lint_gov.editing.xml_source import extents_of, in_utf8, xml_source
from lint_gov.model.location import Location
from lint_gov.readers import Limits
from lint_gov.readers.docx import OpenedDocx, opened_docx
from lint_gov.readers.docx_names import PARAGRAPH
from lint_gov.readers.flow import Element
from lint_gov.readers.package import open_package, read_part

_NO_PARAGRAPH = "文档中没有可以加批注的段落", "the document has no paragraph for a comment"


def annotated_docx(content: bytes, notes: Sequence[Note], title: Location) -> bytes:
    """Return the file with comments; what has no place in its text stands at the title, or at the beginning.

    NotEditable where the file cannot be changed, Unreadable where it cannot be read.
    """
    opened = opened_docx(content, Limits())
    draft = Draft(content, open_package(content, Limits()))
    part = in_utf8(read_part(draft.package, opened.part) or b"")
    source = xml_source(part)
    ranges = Ranges(source, extents_of(opened.root, source), names_in(part, source.extents[0].prefix))
    spots = _spots(opened)
    head = spots.get(_key(title)) if _key(title) else None
    start = head if head is not None else next(opened.root.iter(PARAGRAPH), None)
    if start is None:
        raise NotEditable(*_NO_PARAGRAPH)
    first = free_id(draft, opened.part)
    for number, note in enumerate(notes, first):
        found = spots.get(_key(note.location))
        ranges.lay(start if found is None else found, number, None if found is None else note.quote)
    draft.put(opened.part, spliced(part, ranges.splices()))
    write_comments(draft, opened.part, notes, first)
    return draft.packed()


_Key = tuple[int, int | None, int | str | None] | str | None


def _key(location: Location) -> _Key:
    if location.table is not None:
        return location.table, location.row, location.cell
    return location.path


def _spots(opened: OpenedDocx) -> dict[_Key, Element]:
    """Return the elements of the text by their places, the other way round than a reader has them."""
    places = opened.document.places
    found: dict[_Key, Element] = {}
    for anchor, element in enumerate(opened.anchors.elements):
        key = _key(places.locate(anchor))
        if key is not None and is_in(element, opened.root):
            found.setdefault(key, element)
    return found
