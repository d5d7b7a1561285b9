"""Text as its file writes it, character by character with its place, for finding words in it again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import NamedTuple

from lint_gov.editing.xml_source import Extent, XmlSource

_WRITTEN = re.compile(r"&#?[A-Za-z0-9]{1,10};|.", re.DOTALL)


class Mark(NamedTuple):
    """One character, and from where to where it is written."""

    character: str
    start: int
    end: int


def bare(text: str) -> str:
    """Return text as words are found by: without any white space."""
    return "".join(text.split())


def occurrences(marks: Sequence[Mark], words: str) -> Iterator[tuple[int, int]]:
    """Yield the places of words among marks, white space aside: the first mark and the last one of each."""
    wanted = bare(words)
    solid = [number for number, mark in enumerate(marks) if not mark.character.isspace()]
    text = "".join(marks[number].character for number in solid)
    at = text.find(wanted) if wanted and len(text) == len(solid) else -1
    while at >= 0:
        yield solid[at], solid[at + len(wanted) - 1]
        at = text.find(wanted, at + 1)


def xml_marks(source: XmlSource, extents: Iterable[Extent]) -> list[Mark] | None:
    """Return the characters of elements that hold text alone; None where one holds anything else."""
    marks: list[Mark] = []
    for extent in extents:
        written = source.content[extent.inner : extent.close]
        if b"<" in written:
            return None
        at = extent.inner
        for match in _WRITTEN.finditer(written.decode()):
            size = len(match[0].encode())
            marks.append(Mark(unescape(match[0]) if size > 1 else match[0], at, at + size))
            at += size
    return marks
