"""Finds tables written a cell a line with a lone stroke between the cells.

Cells may be broken over lines, a stroke may stand before the first cell of a row, strokes in a line of
their own say over how many columns the cell before them stretches, and two lone strokes have a blank
cell between them:

    信息内容                  | 信息内容
    |                        |
    本年处理决定数量           本年处理决定数量
    |                        |
    行政许可                  ||
    |                        | 行政许可
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint_gov.readers.rows import STROKE, Piece

_FEWEST = 8  # cells: fewer prove nothing
_FOLDED = 3  # lines that one cell may be broken over
_LONGEST = 20  # characters of such a line
_PADDING = " \t"
_FIGURE = re.compile(r"[\s\d+\-－—–/.,，%％]+")
_BLANK = " "


class _Line(NamedTuple):
    """A line that holds anything: how many strokes it begins with, and the text behind them.

    `apart` is False where strokes stand in its text or behind it.
    """

    place: int
    strokes: int
    text: Piece
    apart: bool

    @property
    def is_lone(self) -> bool:
        """Return whether the line is one stroke only."""
        return self.apart and self.strokes == 1 and not self.text.text

    @property
    def is_words(self) -> bool:
        """Return whether the line may be a cell, or a piece of one."""
        return self.apart and bool(self.text.text)


def with_cells_in_lines(lines: Sequence[Piece], stroke: re.Pattern[str] = STROKE) -> Iterator[Piece]:
    """Yield the lines; in a table with strokes between its cells each cell, a blank one as a space."""
    read = [_line(place, line, stroke) for place, line in enumerate(lines) if line.text.strip(_PADDING)]
    plain = at = 0  # where the lines begin that stand in no such table, and where to look on in `read`
    while at < len(read):
        if not read[at].is_lone:
            at += 1
            continue
        start = at - 1 if at and read[at - 1].is_words and read[at - 1].place >= plain else at
        cells, at = _cells(read, start, at)
        if sum(cell.text != _BLANK for cell in cells) < _FEWEST:
            continue
        yield from lines[plain : read[start].place]
        yield from cells
        plain = read[at - 1].place + 1
    yield from lines[plain:]


def _line(place: int, line: Piece, stroke: re.Pattern[str]) -> _Line:
    strokes, start = 0, 0
    while start < len(line.text) and (line.text[start] in _PADDING or stroke.match(line.text, start)):
        strokes += line.text[start] not in _PADDING
        start += 1
    text = line.text[start:].rstrip(_PADDING)
    apart = stroke.search(text) is None and (strokes <= 1 or not text)
    return _Line(place, strokes, Piece(text, line.offset + start), apart)


def _cells(lines: Sequence[_Line], start: int, at: int) -> tuple[list[Piece], int]:
    """Return the cells of the table whose first lone stroke stands at a line, and where it ends."""
    cells = [lines[start].text] if start < at else []
    while at < len(lines) and lines[at].is_lone:
        at += 1
        while at < len(lines) and lines[at].strokes > 1 and not lines[at].text.text:
            at += 1
        end = _end_of_cell(lines, at)
        if end > at:
            cells.append(Piece("\n".join(line.text.text for line in lines[at:end]), lines[at].text.offset))
        elif at < len(lines) and lines[at].is_lone:
            cells.append(Piece(_BLANK, lines[at].text.offset))
        at = end
    return cells, at


def _end_of_cell(lines: Sequence[_Line], start: int) -> int:
    """Return where the cell ends that begins at a line: there, where it is blank."""
    end = start
    while end < len(lines) and end - start < _FOLDED and lines[end].is_words:
        if end > start and not (_is_piece(lines[end - 1]) and _is_piece(lines[end])):
            break
        end += 1
    return end


def _is_piece(line: _Line) -> bool:
    text = line.text.text
    return len(text) <= _LONGEST and _FIGURE.fullmatch(text) is None
