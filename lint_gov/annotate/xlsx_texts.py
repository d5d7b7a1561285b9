"""What the notes of a sheet say (ISO/IEC 29500-1, 18.7): a note that is there stays, ours goes below it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from lint_gov.annotate.notes import AUTHOR, Note
from lint_gov.editing.refusal import NotEditable
from lint_gov.editing.splices import Splice, spliced
from lint_gov.editing.xml_source import Extent, XmlSource, xml_source, xml_text

_USUAL_NAMES = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT_NAMES = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CELL = re.compile(rb"""\sref\s*=\s*["']\$?([A-Za-z]{1,3})\$?([0-9]{1,7})["']""")
_DAMAGED = "工作簿中已有的批注读不出", "the notes that the workbook has cannot be read"

Notes = Mapping[str, Sequence[Note]]


def new_texts(*, strict: bool) -> bytes:
    """Return a part for notes that has none yet."""
    names = _STRICT_NAMES if strict else _USUAL_NAMES
    return (
        f'{_HEAD}<comments xmlns="{names}"><authors></authors><commentList></commentList></comments>'.encode()
    )


def with_texts(content: bytes, notes: Notes) -> tuple[bytes, list[str]]:
    """Return a part with notes added at cells, and the cells that had none before."""
    source = xml_source(content)
    root = source.extents[0]
    authors, listed = (_named(source, root, name) for name in ("authors", "commentList"))
    held = {_cell_of(source.tag(one)): one for one in source.children(listed)}
    number = sum(1 for _ in source.children(authors))
    splices = [source.inside(authors, f"<{root.prefix}author>{AUTHOR}</{root.prefix}author>".encode())]
    new = [cell for cell in notes if cell not in held]
    added = "".join(_comment(root.prefix, cell, number, notes[cell]) for cell in new)
    splices.append(source.inside(listed, added.encode()))
    splices += (_below(source, held[cell], notes[cell]) for cell in notes if cell in held)
    return spliced(content, splices), new


def _named(source: XmlSource, parent: Extent, name: str) -> Extent:
    for child in source.children(parent):
        if child.name.rpartition(":")[2] == name:
            return child
    raise NotEditable(*_DAMAGED)


def _cell_of(tag: bytes) -> str:
    found = _CELL.search(tag)
    return (found[1] + found[2]).decode().upper() if found else ""


def _below(source: XmlSource, comment: Extent, notes: Sequence[Note]) -> Splice:
    """Return what adds notes to one that is there, before what says how to pronounce it."""
    text = _named(source, comment, "text")
    runs = "".join(_runs(comment.prefix, notes, below=True)).encode()
    reading = next(
        (one for one in source.children(text) if one.name.rpartition(":")[2] in {"rPh", "phoneticPr"}), None
    )
    return source.inside(text, runs) if reading is None else Splice(reading.start, reading.start, runs)


def _comment(prefix: str, cell: str, author: int, notes: Sequence[Note]) -> str:
    runs = "".join(_runs(prefix, notes, below=False))
    text = f"<{prefix}text>{runs}</{prefix}text>"
    return f'<{prefix}comment ref="{cell}" authorId="{author}">{text}</{prefix}comment>'


def _runs(prefix: str, notes: Sequence[Note], *, below: bool) -> Iterator[str]:
    for place, note in enumerate(notes):
        first, *others = note.lines
        yield _run(prefix, f"\n\n{first}" if place or below else first, bold=True)
        yield _run(prefix, "".join(f"\n{line}" for line in others), bold=False)


def _run(prefix: str, text: str, *, bold: bool) -> str:
    facts = f'{f"<{prefix}b/>" if bold else ""}<{prefix}sz val="9"/><{prefix}rFont val="宋体"/>'
    return (
        f"<{prefix}r><{prefix}rPr>{facts}</{prefix}rPr>"
        f'<{prefix}t xml:space="preserve">{xml_text(text)}</{prefix}t></{prefix}r>'
    )
