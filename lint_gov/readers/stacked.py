"""Finds tables written a cell a line, each cell closed by a stroke.

Programs that turn pages into text often write tables so. In one way a lone stroke opens each row, in
the other rows are not told apart and a lone stroke is a blank cell. Strokes after the first say over
how many columns a cell stretches, and stand behind it or in a line of their own:

    |                           信息内容 |
    信息内容 |                  本年处理决定数量 |
    本年处理决定数量 | ||       ||
    |                           行政许可 |
    行政许可 |                  12 |
    12 | ||                     ||
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from lint_gov.readers.divided import with_cells_in_lines
from lint_gov.readers.rows import STROKE, Piece, Row, grouped

_FIGURE = re.compile(r"[\s\d０-９+＋\-－—–/.,，%％增减件元万]+")
_FEWEST = 4  # closed cells: fewer prove nothing
_WORDS = 3  # of a row of headings
_FOLDED = 3  # lines that one cell may be broken over
_PADDING = " \t"
_BLANK = " "


def grouped_parts(
    lines: Iterable[Piece], stroke: re.Pattern[str] = STROKE
) -> Iterator[Piece | tuple[Row, ...]]:
    """Yield lines in order, and as one tuple the rows that follow one another, in every way to draw them.

    Of a table whose rows are not told apart each cell is a line, a blank one a line of one space; so
    are the cells of a table with lone strokes between them.
    """
    held = list(with_cells_in_lines(list(lines), stroke))
    plain = at = 0  # where the lines begin that stand in no such table, and where to look on
    while at < len(held):
        if not _begins(held[at], stroke):
            at += 1
            continue
        start = at
        cells, at = _cells_from(held, start, stroke)
        if sum(bool(cell.text.strip()) for cell in cells) < _FEWEST:
            continue
        yield from grouped(held[plain:start], stroke)
        if cells[0].text:
            yield from (cell if cell.text else Piece(_BLANK, cell.offset) for cell in cells)
        else:
            yield tuple(_rows(cells))
        plain = at
    yield from grouped(held[plain:], stroke)


def _begins(line: Piece, stroke: re.Pattern[str]) -> bool:
    """Return whether a table may begin with this line: a lone stroke, or one cell that is closed."""
    return _is_lone(line, stroke) or _closing((line,), 0, stroke) == 0


def _is_lone(line: Piece, stroke: re.Pattern[str]) -> bool:
    return stroke.fullmatch(line.text.strip(_PADDING)) is not None


def _cells_from(lines: Sequence[Piece], start: int, stroke: re.Pattern[str]) -> tuple[list[Piece], int]:
    """Return the cells of the table that begins at a line, "" for a lone stroke, and where it ends.

    Strokes in a line of their own are a blank cell that stretches where lone ones open the rows, and
    belong to the cell before them where none does.
    """
    cells: list[Piece] = []
    at = start
    while at < len(lines):
        text = lines[at].text.strip(_PADDING)
        if text and not stroke.sub("", text).strip(_PADDING):
            if len(text) == 1:
                cells.append(Piece("", lines[at].offset))
            elif not cells[0].text:
                cells.append(Piece(_BLANK, lines[at].offset))  # a blank cell that stretches
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


def _rows(cells: Sequence[Piece]) -> Iterator[Row]:
    """Yield rows: a lone stroke opens one, unless it stands for a blank cell.

    Of several in a row the last opens; before a figure that goes on a row of figures none does, nor
    at the end.
    """
    row: list[Piece] = []
    lone: list[Piece] = []
    for cell in cells:
        if not cell.text:
            lone.append(cell)
            continue
        if lone and _goes_on(row, cell):
            row += lone
        elif lone:
            row += lone[:-1]
            if row:
                yield Row(tuple(row), framed=True)
            row = []
        row.append(cell)
        lone = []
    yield Row((*row, *lone), framed=True)


def _goes_on(row: Sequence[Piece], following: Piece) -> bool:
    """Return whether a cell belongs to the row before the lone strokes, and those are its blank cells."""
    if not row or _FIGURE.fullmatch(following.text) is None:
        return False
    words = sum(bool(cell.text) and _FIGURE.fullmatch(cell.text) is None for cell in row)
    return words < _WORDS or words < len(row)
