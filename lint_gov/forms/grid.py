"""Lays a table of source cells, with their spans, out on a grid."""

from collections.abc import Sequence
from dataclasses import dataclass

from lint_gov.model.document import Cell, Table

_WIDEST = 256


@dataclass(slots=True)
class Piece:
    """One source cell on the grid: columns `start` up to but not including `end`, from 0.

    `row` and `cell` count from 1 in the source. `continued` marks a cell that a row span carries
    down from an earlier row.
    """

    text: str
    anchor: int
    row: int
    cell: int
    start: int
    end: int
    continued: bool = False


def grid_rows(table: Table) -> list[list[Piece]]:
    """Return the pieces standing in each row, left to right, cells carried down included."""
    rows: list[list[Piece]] = []
    hanging: list[tuple[Piece, int]] = []
    for number, cells in enumerate(table.rows, 1):
        pieces, hanging = _lay_row(cells, number, hanging)
        rows.append(pieces)
    return rows


def _lay_row(
    cells: Sequence[Cell], number: int, hanging: list[tuple[Piece, int]]
) -> tuple[list[Piece], list[tuple[Piece, int]]]:
    pieces: list[Piece] = []
    below: list[tuple[Piece, int]] = []
    column = waiting = 0
    for index, cell in enumerate(cells, 1):
        while waiting < len(hanging) and hanging[waiting][0].start <= column:
            column = _carry(hanging[waiting], pieces, below, column)
            waiting += 1
        end = min(column + cell.colspan, _WIDEST)
        piece = Piece(cell.text, cell.anchor, number, index, column, end)
        pieces.append(piece)
        if cell.rowspan > 1:
            below.append((piece, cell.rowspan - 1))
        column = end
    for late in hanging[waiting:]:
        column = _carry(late, pieces, below, column)
    below.sort(key=lambda item: item[0].start)
    return pieces, below


def _carry(
    item: tuple[Piece, int], pieces: list[Piece], below: list[tuple[Piece, int]], column: int
) -> int:
    piece, left = item
    pieces.append(
        Piece(piece.text, piece.anchor, piece.row, piece.cell, piece.start, piece.end, continued=True)
    )
    if left > 1:
        below.append((piece, left - 1))
    return max(column, piece.end)
