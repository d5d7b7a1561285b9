"""The rows, columns and blocks of a table as a check walks along them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from lint_gov.model.form import BlockForm, Line, TableForm

EACH = ("row", "column", "block")

_Row = tuple[Line | BlockForm, tuple[Line, ...]]


class CellName(NamedTuple):
    """One cell as a check sees it: its address, and what an unread figure in it could be."""

    address: str
    signed: bool = False
    decimal: bool = False


class TableLine(NamedTuple):
    """A row, column or block that a check is applied to; `cells` are its cells by name."""

    id: str
    at: str
    cells: Mapping[str, CellName]


def names_along(table: TableForm, each: str) -> dict[str, tuple[str, ...]]:
    """Return the names that stand along each line, by the line's id, in the order of the form.

    Along a row or block they are columns, along a column they are rows. A block without rows of its
    own is a row.
    """
    if each != "column":
        return {row.id: tuple(column.id for column in columns) for row, columns in _rows(table)}
    crossing: dict[str, tuple[str, ...]] = {}
    for row, columns in _rows(table):
        for column in columns:
            crossing[column.id] = (*crossing.get(column.id, ()), row.id)
    return crossing


def labels_across(table: TableForm, each: str) -> Iterator[tuple[str, str]]:
    """Yield the id and the official label of everything that has a name along the lines."""
    for row, columns in _rows(table):
        if each == "column":
            yield row.id, row.label
        else:
            yield from ((column.id, column.label) for column in columns)


@lru_cache(maxsize=1024)  # several rules walk along the same lines
def line_of(table: TableForm, each: str, line_id: str) -> TableLine:
    """Return the line with this id and all its cells."""
    if each != "column":
        row, columns = next(pair for pair in _rows(table) if pair[0].id == line_id)
        cells = {column.id: _cell(table, row, column) for column in columns}
        return TableLine(line_id, f"{table.id}[{line_id}]", cells)
    cells = {
        row.id: _cell(table, row, column)
        for row, columns in _rows(table)
        for column in columns
        if column.id == line_id
    }
    return TableLine(line_id, f"{table.id}[,{line_id}]", cells)


def _rows(table: TableForm) -> Iterator[_Row]:
    for row in table.rows:
        yield row, table.columns
    for block in () if table.rows else table.blocks:
        for line in block.rows or (block,):
            yield line, block.columns


def _cell(table: TableForm, row: Line | BlockForm, column: Line) -> CellName:
    line = row if isinstance(row, Line) else column
    return CellName(
        f"{table.id}[{row.id},{column.id}]",
        signed=column.signed or line.signed,
        decimal=column.decimal or line.decimal,
    )
