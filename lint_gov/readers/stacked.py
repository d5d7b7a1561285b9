"""Finds tables written a cell a line, each cell closed by a stroke and each row opened by a lone one.

Pages turned into text by programs that keep tables often look so; strokes after the first in a line
say over how many columns the cell stretches:

    |
    信息内容 |
    本年处理决定数量 | ||
    |
    行政许可 |
    12 | ||
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from lint_gov.readers.rows import STROKE, Piece, Row, grouped

_FIGURE = re.compile(r"[\s\d０-９+＋\-－—–/.,，%％增减件元万]+")
_FEWEST = 4  # closed cells: fewer prove nothing
_WORDS = 3  # of a row of headings
_FOLDED = 3  # lines that one cell may be broken over
_PADDING = " \t"


def grouped_parts(
    lines: Iterable[Piece], stroke: re.Pattern[str] = STROKE
) -> Iterator[Piece | tuple[Row, ...]]:
    """Yield lines in order, and as one tuple the rows that follow one another, in either way to draw them."""
    held = list(lines)
    plain = 0  # where the lines begin that stand in no stacked table
    at = 0
    openings = (index for index, line in enumerate(held) if _is_lone(line, stroke))
    for opening in openings:
        if opening < at:
            continue
        cells, at = _cells_from(held, opening, stroke)
        if sum(cell is not None for cell in cells) < _FEWEST:
            continue
        yield from grouped(held[plain:opening], stroke)
        yield tuple(_rows(cells, held[opening:at]))
        plain = at
    yield from grouped(held[plain:], stroke)


def _is_lone(line: Piece, stroke: re.Pattern[str]) -> bool:
    return stroke.fullmatch(line.text.strip(_PADDING)) is not None


def _cells_from(
    lines: Sequence[Piece], start: int, stroke: re.Pattern[str]
) -> tuple[list["Piece | None"], int]:
    """Return the cells of the table that begins at a line, and where it ends; None is a lone stroke."""
    cells: list[Piece | None] = []
    at = start
    while at < len(lines):
        if _is_lone(lines[at], stroke):
            cells.append(None)
            at += 1
            continue
        closing = _closing(lines, at, stroke)
        if closing is None:
            break
        cells.append(_cell(lines[at : closing + 1], stroke))
        at = closing + 1
    return cells, at


def _closing(lines: Sequence[Piece], start: int, stroke: re.Pattern[str]) -> int | None:
    """Return which line closes the cell that begins at a line, None where none does."""
    for at in range(start, min(start + _FOLDED, len(lines))):
        found = stroke.search(lines[at].text)
        if found is None:
            continue
        text, rest = lines[at].text[: found.start()], stroke.sub("", lines[at].text[found.start() :])
        return at if text.strip(_PADDING) and not rest.strip(_PADDING) else None
    return None


def _cell(lines: Sequence[Piece], stroke: re.Pattern[str]) -> Piece:
    parts = [stroke.split(line.text, maxsplit=1)[0].strip(_PADDING) for line in lines]
    first = lines[0].text
    return Piece("\n".join(parts), lines[0].offset + len(first) - len(first.lstrip(_PADDING)))


def _rows(cells: Sequence[Piece | None], lines: Sequence[Piece]) -> Iterator[Row]:
    """Yield rows: a lone stroke opens one, unless it stands for a blank cell.

    Of several in a row the last opens; before a figure that goes on a row of figures none does.
    """
    row: list[Piece] = []
    at = lines[0].offset
    index = 0
    while index < len(cells):
        cell = cells[index]
        if cell is not None:
            row.append(cell)
            at = cell.offset
            index += 1
            continue
        end = index
        while end < len(cells) and cells[end] is None:
            end += 1
        following = cells[end] if end < len(cells) else None
        opens = not _goes_on(row, following)
        row.extend(Piece("", at) for _ in range(end - index - opens))
        if opens and row:
            yield Row(tuple(row), framed=True)
            row = []
        index = end
    if row:
        yield Row(tuple(row), framed=True)


def _goes_on(row: Sequence[Piece], following: Piece | None) -> bool:
    """Return whether a cell belongs to the row before the lone strokes, and those are its blank cells."""
    if following is None or not row or _FIGURE.fullmatch(following.text) is None:
        return False
    words = sum(bool(cell.text) and _FIGURE.fullmatch(cell.text) is None for cell in row)
    return words < _WORDS or words < len(row)
