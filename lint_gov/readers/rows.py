"""Finds rows of cells in lines of text: cells parted by strokes or by tabs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lint_gov.readers.limits import Limits, refuse

_STROKES = "|｜│┃║¦"
STROKE = re.compile(rf"[{_STROKES}]")
"""What parts cells in a drawn table."""
_LINE_END = re.compile(r"\r\n|[\n\r\f\u2028\u2029]")
_JOINT = rf"[{_STROKES}+┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╪╫╤╧╟╢]"
# A single hyphen or two stand for "nothing" in a cell; three, or one with a colon, are drawn.
_RULE = r"\s*+(?::?-{3,}:?|:-+:?|-+:|={3,}|[─━═┄┅╌┈]+)?+\s*+"
_BORDER = re.compile(rf"(?=.*(?:-{{3}}|:-|-:|={{3}}|[─━═┄┅╌┈])){_RULE}(?:{_JOINT}{_RULE})+")
_PADDING = " \t"
_MOST_CELLS, _LONGEST_CELL = 60, 300
_FEWEST_ENDS = 2
_TOUCHING = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and its offset in the whole."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line; `framed` where strokes stand at both of its ends, `ended` at its last."""

    cells: tuple[Piece, ...]
    framed: bool = False
    ended: bool = False

    @property
    def is_one(self) -> bool:
        """Return whether the cells can be one row: a stroke in prose makes none."""
        few = 1 if self.framed else 2
        return few <= len(self.cells) <= _MOST_CELLS and all(
            len(cell.text) <= _LONGEST_CELL for cell in self.cells
        )

    @property
    def is_run_on(self) -> bool:
        """Return whether so many cells stand in the line that it holds whole tables."""
        return len(self.cells) > _MOST_CELLS


def check_lines(text: str, limits: Limits) -> None:
    """Raise Unreadable (E004) for a text of so many lines or strokes that its parts would not fit."""
    lines = text.count("\n") + text.count("\r")
    if lines > limits.parts:
        refuse("文本行数", "lines", lines, limits.parts)
    marks = sum(text.count(mark) for mark in _STROKES + "\t")
    if marks > limits.parts:
        refuse("分隔符数", "separators of cells", marks, limits.parts)


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """Yield the lines between two offsets of a text, empty ones too; a form feed ends a line."""
    end = len(text) if end is None else end
    for mark in _LINE_END.finditer(text, start, end):
        yield Piece(text[start : mark.start()], start)
        start = mark.end()
    yield Piece(text[start:end], start)


def grouped(lines: Iterable[Piece], stroke: re.Pattern[str] = STROKE) -> Iterator[Piece | tuple[Row, ...]]:
    """Yield the lines that hold anything in order, rows that follow one another as one tuple.

    Lines only drawn around cells are dropped. A line of whole tables yields its cells one by one.
    """
    run: list[tuple[Piece, Row]] = []
    tabbed = False
    for line in lines:
        if is_border(line.text):
            continue
        row = stroked_row(line, stroke)
        by_tab = row is None
        row = row or tabbed_row(line)
        fits = row is not None and row.is_one
        if run and (not fits or by_tab != tabbed):
            yield from _closed(run, tabbed=tabbed)
            run = []
        if row is not None and fits:
            run.append((line, row))
            tabbed = by_tab
        elif row is not None and row.is_run_on:
            yield from row.cells
        elif line.text:
            yield line
    yield from _closed(run, tabbed=tabbed)


def _closed(run: list[tuple[Piece, Row]], *, tabbed: bool) -> Iterator[Piece | tuple[Row, ...]]:
    """Yield a run of rows; lines that tabs only indent are no rows at its ends."""
    first, last = 0, len(run)
    while tabbed and first < last and _is_indented(run[first][0].text):
        first += 1
    while tabbed and first < last and _is_indented(run[last - 1][0].text):
        last -= 1
    if tabbed and not any("\t" in line.text.strip() for line, _ in run[first:last]):
        first = last = len(run)
    yield from (line for line, _ in run[:first])
    if first < last:
        yield _without_ends(tuple(row for _, row in run[first:last]))
    yield from (line for line, _ in run[last:])


def _without_ends(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return rows that all end with a stroke without the blank cell behind it: there is none."""
    if sum(not row.framed for row in rows) < _FEWEST_ENDS or not all(row.ended for row in rows):
        return rows
    return tuple(row if row.framed else Row(row.cells[:-1], framed=True, ended=True) for row in rows)


def _is_indented(line: str) -> bool:
    return "\t" not in line.lstrip(_PADDING)


def is_border(line: str) -> bool:
    """Return whether a line is only drawn around cells, such as |---|---| or ├──┼──┤."""
    return _BORDER.fullmatch(line) is not None


def stroked_row(line: Piece, stroke: re.Pattern[str] = STROKE) -> Row | None:
    """Return the row of a line whose cells are parted by strokes, or None where it has no stroke.

    A stroke before all text, or one at each end of the line, is its frame; one at the end alone has a
    blank cell behind it, unless every line of the table ends so. Strokes that touch at the end of a
    line whose cells stand apart say how far its last cell stretches. The padding around a cell is not
    its text.
    """
    line = _without_stretch(line, stroke)
    marks = [match.start() for match in stroke.finditer(line.text)]
    if not marks:
        return None
    starts = [0, *(mark + 1 for mark in marks)]
    ends = [*marks, len(line.text)]
    opened = not line.text[: marks[0]].strip(_PADDING)
    ended = len(marks) > opened and not line.text[marks[-1] + 1 :].strip(_PADDING)
    closed = opened and ended
    spans = list(zip(starts, ends, strict=True))[opened : len(starts) - closed]
    return Row(tuple(_trimmed(line, start, end) for start, end in spans), closed, ended)


def _without_stretch(line: Piece, stroke: re.Pattern[str]) -> Piece:
    """Return the line without strokes that touch at its end, but for the one that closes a cell."""
    bare = line.text.rstrip(_PADDING)
    end = len(bare)
    while end and stroke.fullmatch(bare[end - 1]):
        end -= 1
    if len(bare) - end < _TOUCHING or " " not in bare[:end].strip():
        return line
    before = bare[:end].rstrip(_PADDING)
    cells = sum(bool(part.strip(_PADDING)) for part in stroke.split(before))
    # Behind a label alone stands a blank cell that stretches.
    return Piece(before if stroke.fullmatch(before[-1]) and cells > 1 else bare[: end + 1], line.offset)


def tabbed_row(line: Piece) -> Row | None:
    """Return the row of a line whose cells are parted by tabs, or None where it has no tab."""
    if "\t" not in line.text:
        return None
    cells, start = [], 0
    for part in line.text.split("\t"):
        cells.append(_trimmed(line, start, start + len(part)))
        start += len(part) + 1
    return Row(tuple(cells))


def _trimmed(line: Piece, start: int, end: int) -> Piece:
    text = line.text[start:end]
    bare = text.lstrip(_PADDING)
    return Piece(bare.rstrip(_PADDING), line.offset + start + len(text) - len(bare))
