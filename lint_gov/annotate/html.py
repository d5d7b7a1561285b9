"""Puts marks into a web page: around each wrong figure or its words, with a list of the notes at the top.

The page stays as it is, byte for byte, but for what is put in; it needs no script. Marks add no text: the
numbers beside them are drawn by a style, and what the page says stays what it was.
"""

from collections.abc import Sequence

from lint_gov.annotate.html_list import list_of
from lint_gov.annotate.html_marks import Marking
from lint_gov.annotate.notes import Note
from lint_gov.editing.written_text import Change, changed
from lint_gov.model.document import Document, Paragraph, Table
from lint_gov.model.location import Location
from lint_gov.readers import Limits, read
from lint_gov.readers.html_places import MARKUP, tags_in
from lint_gov.readers.places import Lines, Spot
from lint_gov.text.encoding import decode


def annotated_html(content: bytes, notes: Sequence[Note], title: Location) -> bytes:  # noqa: ARG001 - as the others
    """Return the page with marks and the list of notes; what has no place in its text is in the list alone.

    NotEditable where bytes of the page are of no encoding.
    """
    decoded = decode(content)
    page = decoded.text
    texts = _texts(read(content, ".html", Limits()))
    lines = Lines(page)
    marking = Marking(page)
    for number, note in enumerate(notes, 1):
        spot = _spot(note.location)
        at = lines.offset(spot) if spot else None
        if spot and at is not None:
            marking.lay(number, at, texts.get(spot, ""), note.quote)
    at = _head_of(page)
    marks = list(marking.changes(notes))
    head = Change(at, at, list_of(notes, marking.placed))
    return changed(content, decoded, [head, *marks], errors="xmlcharrefreplace")


def _spot(location: Location) -> Spot | None:
    return None if location.line is None else (location.line, location.column)


def _texts(document: Document) -> dict[Spot, str]:
    """Return what stands at the places of a page."""
    texts: dict[Spot, str] = {}
    for block in document.blocks:
        cells = [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block]
        for part in cells:
            spot = _spot(document.places.locate(part.anchor))
            if spot and not (isinstance(part, Paragraph) and spot in texts):
                texts[spot] = getattr(part, "text", "")
    return texts


def _head_of(page: str) -> int:
    """Return the offset where the list goes: behind the start tag of the body, at the end without one."""
    body = next(iter(tags_in(page).get("body", ())), None)
    tag = MARKUP().match(page, body) if body is not None else None
    return tag.end() if tag else len(page)
