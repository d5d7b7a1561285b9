"""The official tables as the forms lay them out: header cells with their spans, and value cells.

Table 二 becomes one grid an item of article 20, each with its own columns; table 三 has nested heads on
both sides; table 四 has its three blocks side by side in one row.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from lint_gov.forms.address import row_label
from lint_gov.model.form import BlockForm, Line, TableForm

_INFORMATION = "信息内容"  # what the form prints above the row labels of table 二


class Slot(NamedTuple):
    """One cell of a grid: a value where `label` is None, else a head (or, without scope, a remark).

    `address` is that of the value, or of the line or block that the head names; "" for other heads.
    """

    address: str
    label: str | None = None
    scope: str = ""
    columns: int = 1
    rows: int = 1


class Grid(NamedTuple):
    """A part of a table that is a table of its own: caption, its address, and rows of slots."""

    caption: str
    address: str
    head: tuple[tuple[Slot, ...], ...]
    body: tuple[tuple[Slot, ...], ...]


@cache  # by identity: a form is made once in a process
def grids(table: TableForm) -> tuple[Grid, ...]:
    """Return the grids of an official table, as the form prints them."""
    if not table.blocks:
        return (_crossed(table),)
    if all(block.rows for block in table.blocks):
        return tuple(_stacked(table, block) for block in table.blocks)
    return (_side_by_side(table),)


def _stacked(table: TableForm, block: BlockForm) -> Grid:
    heads = (
        Slot("", _INFORMATION, "col"),
        *(Slot(f"{table.id}[,{column.id}]", column.label, "col") for column in block.columns),
    )
    body = tuple(
        (Slot(f"{table.id}[{row.id}]", row.label, "row"), *_values(table, row.id, block.columns))
        for row in block.rows
    )
    return Grid(block.label, f"{table.id}[{block.id}]", (heads,), body)


def _values(table: TableForm, row: str, columns: Iterable[Line]) -> Iterator[Slot]:
    return (Slot(f"{table.id}[{row},{column.id}]") for column in columns)


# ---------------------------------------------------------------- table 四


def _side_by_side(table: TableForm) -> Grid:
    """Return the blocks beside each other; those of one parent stand below its head."""
    deep = any(block.parent for block in table.blocks)
    upper = [slot for lot in _families(table) for slot in _family_head(table, lot, deep=deep)]
    middle = tuple(
        Slot(f"{table.id}[{block.id}]", block.label, "col", len(block.columns))
        for block in table.blocks
        if block.parent
    )
    first: list[Slot] = []
    last: list[Slot] = []
    for block in table.blocks:
        # The columns of a block without a parent reach up to the row where the others have their name.
        rows = 2 if deep and not block.parent else 1
        slots = [Slot("", one.label, "col", rows=rows) for one in block.columns]
        (first if rows > 1 else last).extend(slots)
    second = (*first, *middle)
    values = tuple(slot for block in table.blocks for slot in _values(table, block.id, block.columns))
    heads = (tuple(upper), second, tuple(last)) if deep else (tuple(upper), tuple(last))
    return Grid("", "", heads, (values,))


def _families(table: TableForm) -> list[list[BlockForm]]:
    lots: list[list[BlockForm]] = []
    for block in table.blocks:
        if block.parent and lots and lots[-1][0].parent == block.parent:
            lots[-1].append(block)
        else:
            lots.append([block])
    return lots


def _family_head(table: TableForm, lot: list[BlockForm], *, deep: bool) -> Iterator[Slot]:
    width = sum(len(block.columns) for block in lot)
    parent = lot[0].parent if deep else None
    yield Slot(f"{table.id}[{parent or lot[0].id}]", _heading(table, parent) or lot[0].label, "col", width)


# ---------------------------------------------------------------- table 三


def _crossed(table: TableForm) -> Grid:
    """Return rows against columns; both may stand in groups that have a printed head."""
    grouped = {row.id for row in table.rows if row.group}
    inner = _inner(table)
    depth = 1 + bool(inner) + bool(grouped)
    body = tuple(
        (*_row_heads(table, row, depth, inner), *_values(table, row.id, table.columns)) for row in table.rows
    )
    return Grid("", "", tuple(_column_heads(table, depth)), body)


def _inner(table: TableForm) -> tuple[str, ...]:
    """Return the rows below 三、本年度办理结果: the results, and the total that they add up to."""
    results = next((one for one in table.sums if one.line == "column" and one.parts == ("results",)), None)
    if results is None or not _heading(table, "results"):
        return ()
    return (*table.groups["results"], *results.wholes)


def _row_heads(table: TableForm, row: Line, depth: int, inner: tuple[str, ...]) -> Iterator[Slot]:
    width = depth
    if row.id in inner:
        width -= 1
        if row.id == inner[0]:
            yield Slot(f"{table.id}[results]", _heading(table, "results"), "row", rows=len(inner))
    if row.group:
        width -= 1
        members = [one.id for one in table.rows if one.group == row.group]
        if row.id == members[0]:
            label = row_label(table, row.group)
            yield Slot(f"{table.id}[{row.group}]", label, "row", rows=len(members))
    yield Slot(f"{table.id}[{row.id}]", row.label, "row", width)


def _column_heads(table: TableForm, depth: int) -> Iterator[tuple[Slot, ...]]:
    applicants = _heading(table, "applicants")
    rows = 2 if any(column.group for column in table.columns) else 1
    corner = Slot("", _heading(table, "check") or "", "", depth, rows + bool(applicants))
    first: list[Slot] = []
    second: list[Slot] = []
    for column in table.columns:
        slot = Slot(f"{table.id}[,{column.id}]", column.label, "col", rows=1 if column.group else rows)
        (second if column.group else first).append(slot)
        group = [one.id for one in table.columns if one.group == column.group]
        if column.group and group[0] == column.id:
            head = _heading(table, column.group) or column.group
            first.append(Slot(f"{table.id}[,{column.group}]", head, "col", len(group)))
    if applicants:
        yield (corner, Slot(f"{table.id}[,applicants]", applicants, "col", len(table.columns)))
        yield tuple(first)
    else:
        yield (corner, *first)
    if second:
        yield tuple(second)


def _heading(table: TableForm, wanted: str | None) -> str | None:
    return next((one.label for one in table.headings if one.id == wanted), None)
