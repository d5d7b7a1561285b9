"""Text as its file writes it, character by character with its place, for finding words in it again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import NamedTuple

from lint_gov.editing.xml_source import Extent, XmlSource
from lint_gov.readers.flow import SPACE
from lint_gov.readers.html_places import MARKUP

_IN_PAGE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)|.", re.DOTALL)
_WRITTEN = re.compile(r"&#?[A-Za-z0-9]{1,10};|.", re.DOTALL)


# What readers do, undone: white space is joined, the figures of notes are raised.
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_JOINED = {**dict.fromkeys(map(ord, SPACE)), **_LOWERED}


class Mark(NamedTuple):
    """One character, and from where to where it is written."""

    character: str
    start: int
    end: int


def bare(text: str) -> str:
    """Return text as words are found by: without any white space, raised figures as they are written."""
    return "".join(text.split()).translate(_LOWERED)


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


def page_marks(page: str, start: int, words: str) -> list[Mark] | None:
    """Return the characters of a page from an offset on that make up a text, and the white space between.

    Tags, comments and scripts are passed over; white space that a page joins need not be the text's. None
    where the page goes on with another text.
    """
    wanted = words.translate(_JOINED)
    marks: list[Mark] = []
    at, found = start, 0
    while found < len(wanted):
        markup = MARKUP().match(page, at) if page.startswith("<", at) else None
        if markup is not None:
            at = markup.end()
            continue
        written = _IN_PAGE.match(page, at)
        if written is None:
            return None
        mark = Mark(unescape(written[0]) if len(written[0]) > 1 else written[0], at, written.end())
        at = written.end()
        if mark.character.translate(_JOINED):
            said = mark.character.translate(_JOINED)
            if not wanted.startswith(said, found):
                return None
            found += len(said)
        elif not marks:
            continue
        marks.append(mark)
    return marks
