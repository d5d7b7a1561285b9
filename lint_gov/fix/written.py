"""Makes fixes in web pages, Markdown and plain text, in the encoding of the file."""

from collections.abc import Callable, Sequence
from html import escape

from lint_gov.editing.characters import Mark, page_marks
from lint_gov.editing.refusal import NotEditable
from lint_gov.editing.rewriting import rewritten
from lint_gov.editing.written_text import Change, changed
from lint_gov.fix.wanted import Wanted
from lint_gov.model.document import Document, Picture, Table
from lint_gov.readers import Limits, read
from lint_gov.readers.places import Lines
from lint_gov.text.encoding import decode

NOT_FOUND = "在原文中不能唯一确定改动的位置", "the place of the change is not certain in the file"
"""Said of words that are not, or not once, where they should be."""

_Marks = Callable[[str, int, str], Sequence[Mark] | None]


def edit_page(content: bytes, wanted: Sequence[Wanted]) -> bytes:
    """Return a web page with fixes made; NotEditable where one cannot be."""
    return _edit(content, ".html", wanted, page_marks, escaped=True)


def edit_markdown(content: bytes, wanted: Sequence[Wanted]) -> bytes:
    """Return a Markdown file with fixes made; NotEditable where one cannot be."""
    return _edit(content, ".md", wanted, _in_markdown, escaped=False)


def edit_text(content: bytes, wanted: Sequence[Wanted]) -> bytes:
    """Return a text with fixes made; NotEditable where one cannot be."""
    return _edit(content, ".txt", wanted, _in_text, escaped=False)


def _edit(content: bytes, suffix: str, wanted: Sequence[Wanted], marks: _Marks, *, escaped: bool) -> bytes:
    decoded = decode(content)
    document = read(content, suffix, Limits())
    texts, lines = _texts(document), Lines(decoded.text)
    changes: list[Change] = []
    for one in wanted:
        place = document.places.locate(one.anchor)
        at = None if place.line is None else lines.offset((place.line, place.column))
        found = None if at is None else marks(decoded.text, at, texts.get(one.anchor, one.old))
        made = rewritten(found, one.old, one.new) if found else None
        if made is None:
            raise NotEditable(*NOT_FOUND)
        changes += made
    if escaped:
        changes = [change._replace(new=escape(change.new, quote=False)) for change in changes]
    return changed(content, decoded, changes, errors="xmlcharrefreplace" if escaped else "strict")


def _texts(document: Document) -> dict[int, str]:
    texts: dict[int, str] = {}
    for block in document.blocks:
        if isinstance(block, Table):
            texts.update((cell.anchor, cell.text) for row in block.rows for cell in row)
        elif not isinstance(block, Picture):
            texts[block.anchor] = block.text
    return texts


def _in_text(text: str, at: int, words: str) -> Sequence[Mark] | None:
    end = at + len(words)
    return _plain(text, at, end) if text.startswith(words, at) else None


def _in_markdown(text: str, at: int, words: str) -> Sequence[Mark] | None:
    """Return the marks of words as they stand, as they stand in HTML, or of the line that holds them."""
    found = _in_text(text, at, words) or page_marks(text, at, words)
    if found:
        return found
    end = text.find("\n", at)
    return _plain(text, at, len(text) if end < 0 else end)


def _plain(text: str, start: int, end: int) -> list[Mark]:
    return [Mark(text[at], at, at + 1) for at in range(start, end)]
