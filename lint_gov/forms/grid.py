"""Lays a table of source cells, with their spans, out on a grid."""

from collections.abc import Sequence
from typing import NamedTuple

from lint_gov.model.document import Cell, Table
from lint_gov.model.wording import Text

_MERGED = Text(
    "单元格跨行合并，数字属于哪一行不能确定", "the cell spans rows; the row of its figure is not sure"
)


class Piece(NamedTuple):
    """A piece of text at its place: a cell on the grid, or words and figures in running text.

    `table` counts the tables of the document from 0 and is -1 in running text. `row` and `cell`
    count from 1 in the source; it covers grid columns `start` up to but not including `end`, from
    0. `continued` marks a cell that a row span carries down from an earlier row.
    """

    text: str
    anchor: int | None
    table: int = -1
    row: int = 0
    cell: int = 0
    start: int = 0
    end: int = 0
    continued: bool = False
    doubt: Text | None = None


def grid_rows(table: Table, number: int) -> list[list[Piece]]:
    """Return the pieces standing in each row, left to right, cells carried down included."""
    rows: list[list[Piece]] = []
    hanging: list[tuple[Piece, int]] = []
    for row, cells in enumerate(table.rows, 1):
        pieces: list[Piece] = []
        hanging = _lay_row(cells, number, row, hanging, pieces)
        rows.append(pieces)
    return rows


def _lay_row(
    cells: Sequence[Cell], table: int, row: int, hanging: list[tuple[Piece, int]], pieces: list[Piece]
) -> list[tuple[Piece, int]]:
    """Lay one row's cells around those hanging down into it; return what hangs into the next."""
    below: list[tuple[Piece, int]] = []
    column = waiting = 0
    for index, cell in enumerate(cells, 1):
        while waiting < len(hanging) and hanging[waiting][0].start <= column:
            column = _carry(hanging[waiting], pieces, below, column)
            waiting += 1
        end = column + cell.colspan
        doubt = cell.doubt or (_MERGED if cell.rowspan > 1 else None)
        piece = Piece(cell.text, cell.anchor, table, row, index, column, end, doubt=doubt)
        pieces.append(piece)
        if cell.rowspan > 1:
            below.append((piece, cell.rowspan - 1))
        column = end
    for late in hanging[waiting:]:
        column = _carry(late, pieces, below, column)
    if len(below) > 1:
        below.sort(key=lambda item: item[0].start)
    return below


def _carry(item: tuple[Piece, int], pieces: list[Piece], below: list[tuple[Piece, int]], column: int) -> int:
    piece, left = item
    pieces.append(piece if piece.continued else piece._replace(continued=True))
    if left > 1:
        below.append((piece, left - 1))
    return max(column, piece.end)
