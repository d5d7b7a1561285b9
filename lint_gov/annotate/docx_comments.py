"""Writes comments into the part of a word-processor file that holds them (ISO/IEC 29500-1, 17.13.4)."""

import posixpath
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lint_gov.annotate.notes import AUTHOR, INITIALS, Note
from lint_gov.editing.parts import OFFICE, STRICT, Draft, declare, link
from lint_gov.editing.refusal import NotEditable
from lint_gov.editing.splices import spliced
from lint_gov.editing.xml_source import xml_source, xml_text
from lint_gov.readers.package import part_of_type, relations_of

_USUAL_NAMES = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_NAMES = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ID = re.compile(
    rb"""<(?:[\w.-]+:)?comment(?:RangeStart|RangeEnd|Reference)?\s[^<>]*?\bid\s*=\s*["'](\d{1,9})["']"""
)
_MOST_IDS = 2_000_000_000
_NO_NUMBER = "批注编号已用尽", "its comments leave no number free"
# Reports are set in large type with indented lines; a comment that took that over would not fit its margin.
_PARAGRAPH = (
    '<{w}pPr><{w}spacing {w}before="0" {w}after="0" {w}line="240" {w}lineRule="auto"/>'
    '<{w}ind {w}left="0" {w}firstLine="0"/><{w}jc {w}val="left"/></{w}pPr>'
)
_RUN = '<{w}rPr>{bold}<{w}sz {w}val="18"/><{w}szCs {w}val="18"/></{w}rPr>'


class Names(NamedTuple):
    """How a part writes the names of word processing: the prefix with its colon, and what declares it."""

    prefix: str
    declared: str = ""


def names_in(content: bytes, prefix: str) -> Names:
    """Return how a part whose root has a prefix writes names; without one they are declared each time."""
    strict = _STRICT_NAMES.encode() in content
    return Names(prefix) if prefix else Names("w:", f' xmlns:w="{_STRICT_NAMES if strict else _USUAL_NAMES}"')


def free_id(draft: Draft, part: str) -> int:
    """Return the first id above those of all comments that a file has."""
    held = [draft.part(name) for name in (part, _comments_of(draft, part)) if name]
    taken = [int(match[1]) for content in held if content for match in _ID.finditer(content)]
    first = 1 + max(taken, default=-1)
    if first > _MOST_IDS:
        raise NotEditable(*_NO_NUMBER)
    return first


def write_comments(draft: Draft, part: str, notes: Sequence[Note], first: int) -> None:
    """Add comments to a file, numbered from `first` on, and the part that holds them where there is none."""
    name = _comments_of(draft, part)
    content = draft.part(name) if name else None
    if name is None or content is None:
        name = draft.free_name(posixpath.join(posixpath.dirname(part), "comments{}.xml"))
        strict = _STRICT_NAMES.encode() in (draft.part(part) or b"")
        content = _new_part(strict=strict)
        declare(draft, name, _TYPE)
        link(draft, part, name, f"{STRICT if strict else OFFICE}/comments")
    source = xml_source(content)
    root = source.extents[0]
    names = names_in(content, root.prefix)
    new = "".join(_comment(names, number, note) for number, note in enumerate(notes, first))
    draft.put(name, spliced(content, [source.inside(root, new.encode())]))


def _comments_of(draft: Draft, part: str) -> str | None:
    return part_of_type(relations_of(draft.package, part), "comments")


def _new_part(*, strict: bool) -> bytes:
    return f'{_HEAD}<w:comments xmlns:w="{_STRICT_NAMES if strict else _USUAL_NAMES}"></w:comments>'.encode()


def _comment(names: Names, number: int, note: Note) -> str:
    w = names.prefix
    facts = f'{w}id="{number}" {w}author="{AUTHOR}" {w}initials="{INITIALS}"'
    body = "".join(_paragraphs(w, note.lines))
    return f"<{w}comment{names.declared} {facts}>{body}</{w}comment>"


def _paragraphs(w: str, lines: Iterable[str]) -> Iterable[str]:
    for place, line in enumerate(lines):
        bold = "" if place else f"<{w}b/>"
        text = f'<{w}t xml:space="preserve">{xml_text(line)}</{w}t>'
        mark = "" if place else f"<{w}r><{w}annotationRef/></{w}r>"
        yield f"<{w}p>{_PARAGRAPH.format(w=w)}{mark}<{w}r>{_RUN.format(w=w, bold=bold)}{text}</{w}r></{w}p>"
