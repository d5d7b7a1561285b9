"""Puts characters together into lines, and lines into the text of a cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.page import Glyph

_SAME_LINE = 0.5  # of the size of a character
_SAME_WORD = 0.35
_TOUCHING = 0.12
_COLUMN = 2  # lines: fewer are no column of characters
_STRAY, _NEXT = 0.3, 3.0
PARTED = 0.9
"""Sizes of a character between two that stand apart, as columns of text without rules do."""
_COLUMNS = 4  # words so far apart that make a line one of a table without rules

_OPENING = frozenset("（《〈「『【〔〖“‘([{")
CLOSING = frozenset("，。、；：？！）》〉」』】〕”’％,.;:?!)]}%…")
"""The marks that no line begins with."""
_QUOTES = frozenset("“”‘’")  # some programs break no line on either side of them


@dataclass(frozen=True, slots=True)
class Line:
    """Characters side by side, from left to right."""

    glyphs: tuple[Glyph, ...]

    @property
    def box(self) -> Box:
        """Return the box around the line."""
        return Box(
            min(glyph.left for glyph in self.glyphs),
            min(glyph.top for glyph in self.glyphs),
            max(glyph.right for glyph in self.glyphs),
            max(glyph.bottom for glyph in self.glyphs),
        )

    @property
    def size(self) -> float:
        """Return the size of the middle one of its characters, by size."""
        return sorted(glyph.size for glyph in self.glyphs)[len(self.glyphs) // 2]


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Return the lines that characters stand in, from top to bottom."""
    if len(glyphs) < 2:  # noqa: PLR2004 - most cells hold a single figure
        return [Line(tuple(glyphs))] if glyphs else []
    groups: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in sorted(glyphs, key=_height):
        if last is not None and glyph.y - last.y <= _SAME_LINE * min(glyph.size, last.size):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
        last = glyph
    return [Line(tuple(sorted(group, key=_begin))) for group in groups]


_height, _begin, _order = attrgetter("y"), attrgetter("left"), attrgetter("order")


def text_of(line: Line, *, between: float | None = None) -> str:
    """Return the text of a line: spaces where the file has them or where Latin words stand apart.

    `between` is a gap, in sizes of a character, from which on any two characters are parted.
    """
    glyphs = line.glyphs
    parts = [glyphs[0].text]
    for left, right in pairwise(glyphs):
        if _parted(left, right, between):
            parts.append(" ")
        parts.append(right.text)
    return "".join(parts)


def _parted(left: Glyph, right: Glyph, between: float | None) -> bool:
    size = min(left.size, right.size)
    gap = (right.left - left.right) / size if size else 0.0
    if right.spaced and left.order < right.order:
        return gap > _TOUCHING
    if between is not None and gap > between:
        return True
    return gap > _SAME_WORD and _are_alike(left.text, right.text)


def _are_alike(left: str, right: str) -> bool:
    """Return whether two characters are both letters of words, or both digits, and may belong together."""
    return (_is_latin(left) and _is_latin(right)) or (left.isdigit() and right.isdigit())


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalpha()


def words_of(line: Line) -> list[tuple[Glyph, ...]]:
    """Return the runs of characters of a line that no visible gap parts."""
    words: list[list[Glyph]] = [[line.glyphs[0]]]
    for left, right in pairwise(line.glyphs):
        if right.left - left.right > _SAME_WORD * min(left.size, right.size):
            words.append([])
        words[-1].append(right)
    return [tuple(word) for word in words]


def first_word(line: Line) -> float:
    """Return how wide the first word of a line is, that is what no line break parts."""
    glyphs = line.glyphs
    end = 1
    while end < len(glyphs) and _holds_on(glyphs[end - 1], glyphs[end]):
        end += 1
    return glyphs[end - 1].right - glyphs[0].left


def _holds_on(left: Glyph, right: Glyph) -> bool:
    """Return whether no line breaks between two characters: of a word, a figure, a mark and its word."""
    if left.text in _OPENING or right.text in CLOSING or right.text in _QUOTES:
        return True
    return left.text.isascii() and right.text.isascii() and not right.spaced


def is_tabular(line: Line) -> bool:
    """Return whether a line shows words in columns: several of them with wide gaps between."""
    wide = sum(
        after[0].left - before[-1].right > PARTED * before[-1].size
        for before, after in pairwise(words_of(line))
    )
    return wide >= _COLUMNS - 1


def cell_text(lines: Sequence[Line]) -> str:
    """Return the text of a cell, its lines joined."""
    if len(lines) > _COLUMN:
        ordered = _downwards(lines)
        if ordered is not None:
            return "".join(glyph.text for glyph in ordered)
    text = ""
    for line in lines:
        more = text_of(line)
        text += f" {more}" if text and _is_latin(text[-1]) and _is_latin(more[0]) else more
    return text


def _downwards(lines: Sequence[Line]) -> list[Glyph] | None:
    """Return the characters of a cell that is written downwards in columns from right to left, in order."""
    ordered = sorted((glyph for line in lines for glyph in line.glyphs), key=_order)
    down = along = 0
    for one, other in pairwise(ordered):
        across, below = other.x - one.x, other.y - one.y
        if abs(across) < _STRAY * one.size and 0 < below < _NEXT * one.size:
            down += 1
        elif abs(below) < _STRAY * one.size:
            along += 1
    return ordered if down > along and down > len(ordered) // 2 else None
