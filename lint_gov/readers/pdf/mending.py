"""Parts cells where a rule is missing, by how the figures in them stand; what is parted is in doubt."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.doubts import Doubt
from lint_gov.readers.pdf.page import Glyph
from lint_gov.readers.pdf.slots import Part, Slot
from lint_gov.readers.pdf.writing import words_of

_FIGURE = re.compile(r"(?!\d{1,2}[.．]$)[\d０-９.,，．+\-−－＋/／%％—–\s]*")
_TWO = 2
_LEVEL = 0.3  # of the size
_APART = 0.5

Span = tuple[float, float]


def is_figure(text: str) -> bool:
    """Return whether a cell's text is a figure, a mark in place of one, or nothing.

    The number of a label is none: its words may stand on the next page.
    """
    return _FIGURE.fullmatch(text) is not None


def mend(part: Part) -> None:
    """Part the cells of a table that hold the figures of several, as far as that can be told."""
    _part_at_known_lines(part)
    _part_columns(part)
    _part_rows(part)


def _words(slot: Slot) -> list[tuple[Glyph, ...]]:
    return [word for line in slot.lines for word in words_of(line)]


def _spans(slot: Slot) -> list[Span]:
    return [(word[0].left, word[-1].right) for word in _words(slot)]


# ---------------------------------------------------------------- one row lacks a rule between two columns


def _part_at_known_lines(part: Part) -> None:
    """Part the figures that stand over a line between columns which the rows beside them have."""
    lines = {(slot.top, slot.left) for slot in part.slots}, {(slot.bottom, slot.left) for slot in part.slots}
    for slot in [slot for slot in part.slots if slot.right - slot.left > 1]:
        near = [
            column for column in range(slot.left + 1, slot.right) if _is_lacking(part, slot, column, lines)
        ]
        if near:
            _replace(part, slot, _parted_by_columns(slot, near, part.xs))


def _is_lacking(
    part: Part, slot: Slot, column: int, lines: tuple[set[tuple[int, int]], set[tuple[int, int]]]
) -> bool:
    """Return whether a cell is two: figures apart, where a row beside it has a rule between."""
    place, words = part.xs[column], _words(slot)
    if not _is_between(place, _spans(slot)):
        return False
    tops, bottoms = lines
    beside = (slot.top, column) in bottoms, (slot.bottom, column) in tops
    sides = [[word for word in words if (word[0].x < place) is left] for left in (True, False)]
    if not all(sides):
        return all(beside) and is_figure(slot.text)
    wide = min(word[0].left for word in sides[1]) - max(word[-1].right for word in sides[0])
    return (any(beside) or wide > slot.glyphs[0].size) and any(all(map(_is_number, side)) for side in sides)


def _is_number(word: Sequence[Glyph]) -> bool:
    return is_figure("".join(glyph.text for glyph in word))


def _is_between(place: float, spans: Iterable[Span]) -> bool:
    return all(end <= place or start >= place for start, end in spans)


def _parted_by_columns(slot: Slot, columns: Sequence[int], xs: Sequence[float]) -> list[Slot]:
    edges = [slot.left, *columns, slot.right]
    return [
        Slot(
            Box(xs[left], slot.box.top, xs[right], slot.box.bottom),
            tuple(glyph for glyph in slot.glyphs if xs[left] <= glyph.x < xs[right]),
            slot.top,
            slot.bottom,
            left,
            right,
            Doubt.MERGED,
        )
        for left, right in pairwise(edges)
    ]


def _replace(part: Part, slot: Slot, pieces: Sequence[Slot]) -> None:
    place = next(index for index, one in enumerate(part.slots) if one is slot)
    part.slots[place : place + 1] = pieces


# ---------------------------------------------------------------- a column lacks its rule in all rows


def _part_columns(part: Part) -> None:
    """Part the columns in several rows of which a figure stands beside something else, always apart."""
    for column in range(len(part.xs) - 2, -1, -1):
        inside = [slot for slot in part.slots if (slot.left, slot.right) == (column, column + 1)]
        double = [slot for slot in inside if _holds_two(slot)]
        if len(double) >= _TWO:
            figures = [slot for slot in inside if slot.text and is_figure(slot.text)]
            spans = [span for slot in (*double, *figures) for span in _spans(slot)]
            for place in reversed(_gaps(spans)):
                _insert_column(part, column, place)


def _holds_two(slot: Slot) -> bool:
    """Return whether a line in a cell has a figure at its end, and before it something apart from it."""
    return any(
        len(words) > 1
        and _is_number(words[-1])
        and words[-1][0].left - words[-2][-1].right > _APART * words[-1][0].size
        for words in map(words_of, slot.lines)
    )


def holds_figure(slot: Slot) -> bool:
    """Return whether a cell of words also holds a figure of its own, beside or below them."""
    alone = (line for line in slot.lines if all(glyph.text.isdigit() for glyph in line.glyphs))
    return _holds_two(slot) or next(alone, None) is not None


def _gaps(spans: Iterable[Span]) -> list[float]:
    """Return the middles of the gaps that no span reaches into, between the first and the last."""
    ordered = sorted(spans)
    reach, gaps = ordered[0][1], []
    for start, end in ordered[1:]:
        if start > reach:
            gaps.append((start + reach) / 2)
        reach = max(reach, end)
    return gaps


def _insert_column(part: Part, column: int, place: float) -> None:
    part.xs = (*part.xs[: column + 1], place, *part.xs[column + 1 :])
    for slot in list(part.slots):
        own = (slot.left, slot.right) == (column, column + 1)
        slot.left += slot.left > column
        slot.right += slot.right > column
        if own and _is_between(place, _spans(slot)):
            _replace(part, slot, _parted_by_columns(slot, [column + 1], part.xs))


# ---------------------------------------------------------------- a rule between two rows is missing


def _part_rows(part: Part) -> None:
    """Part the rows in which all figures stand on as many lines, level with each other."""
    for row in range(len(part.ys) - 2, -1, -1):
        inside = [slot for slot in part.slots if (slot.top, slot.bottom) == (row, row + 1)]
        figures = [slot for slot in inside if slot.text and is_figure(slot.text)]
        heights = [tuple(line.glyphs[0].y for line in slot.lines) for slot in figures]
        if len(figures) < _TWO or len(heights[0]) < _TWO:
            continue
        if all(_is_level(heights[0], other, figures[0].glyphs[0].size) for other in heights[1:]):
            for upper, lower in reversed(list(pairwise(heights[0]))):
                _insert_row(part, row, (upper + lower) / 2)


def _is_level(heights: Sequence[float], others: Sequence[float], size: float) -> bool:
    return len(heights) == len(others) and all(
        abs(one - other) < _LEVEL * size for one, other in zip(heights, others, strict=True)
    )


def _insert_row(part: Part, row: int, place: float) -> None:
    part.ys = (*part.ys[: row + 1], place, *part.ys[row + 1 :])
    for slot in list(part.slots):
        own = (slot.top, slot.bottom) == (row, row + 1)
        slot.top += slot.top > row
        slot.bottom += slot.bottom > row
        if own:
            _replace(part, slot, _parted_by_rows(slot, row, place))


def _parted_by_rows(slot: Slot, row: int, place: float) -> list[Slot]:
    box = slot.box
    halves = (
        (box._replace(bottom=place), row, lambda glyph: glyph.y < place),
        (box._replace(top=place), row + 1, lambda glyph: glyph.y >= place),
    )
    return [_half(slot, piece, top, holds) for piece, top, holds in halves]


def _half(slot: Slot, box: Box, top: int, holds: Callable[[Glyph], bool]) -> Slot:
    glyphs = tuple(glyph for glyph in slot.glyphs if holds(glyph))
    return Slot(box, glyphs, top, top + 1, slot.left, slot.right, Doubt.MERGED)
