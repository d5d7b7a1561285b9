"""Settles the cells of table 三 that can be read in several ways, by the sums that the form states."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lint_gov.forms.balance import Settled, Sums, settle
from lint_gov.forms.columns import Slots
from lint_gov.forms.cuts import cuts, with_blanks
from lint_gov.forms.grid import Piece
from lint_gov.forms.reading import Draft, Material, value_at
from lint_gov.forms.values import PARTED
from lint_gov.model.form import Sum, TableForm
from lint_gov.model.report import Value, ValueKind

Number = int | Decimal


def settled_rows(slots: Mapping[str, Slots], table: TableForm, material: Material) -> dict[str, list[Value]]:
    """Return the values of the rows that can be read in several ways, chosen by the form's own sums."""
    unclear = {row: placed for row, placed in slots.items() if placed.cells is None}
    if not unclear:
        return {}
    width, sums = len(table.columns), _sums(table)
    candidates = {row: _candidates(placed, width) for row, placed in slots.items()}
    counted = [row for row, placed in unclear.items() if _digits(placed) == width]
    settled = settle(candidates, sums, counted if is_lossy(slots, width) else ())
    return {
        row: _settled_values(row, placed, settled[row], table, material) for row, placed in unclear.items()
    }


def is_lossy(slots: Mapping[str, Slots], width: int) -> bool:
    """Return whether rows to be cut have fewer digits than columns: then blanks left no trace.

    As many digits as columns prove nothing any more.
    """
    return any(0 < _digits(placed) < width for placed in slots.values())


def settle_parted(draft: Draft, table: TableForm) -> None:
    """Take digits that stand apart for one figure where the sums that it is in agree with that."""
    parted = [value for value in draft.values.values() if value.doubt is PARTED]
    if not parted:
        return
    numbers = {a: value.number or 0 for a, value in draft.values.items() if value.kind is not ValueKind.TEXT}
    for value in parted:
        row, _, column = value.address.removeprefix(f"{table.id}[").removesuffix("]").partition(",")
        sums = [part for part in table.sums if part.line == "row" or row in _rows_of(table, part)]
        if all(_holds(numbers, part, row if part.line == "row" else column, table) for part in sums):
            draft.values[value.address] = value._replace(doubt=None)


def _rows_of(table: TableForm, part: Sum) -> tuple[str, ...]:
    return _members(table, (*part.parts, *part.wholes))


def _holds(numbers: Mapping[str, Number], part: Sum, line: str, table: TableForm) -> bool:
    """Return whether a sum of the form holds along a row or column; what is no figure counts as zero."""

    def total(names: Sequence[str]) -> Number:
        cells = (
            f"{table.id}[{line},{name}]" if part.line == "row" else f"{table.id}[{name},{line}]"
            for name in _members(table, names)
        )
        return sum((numbers.get(cell, 0) for cell in cells), start=0)

    return total(part.parts) == total(part.wholes)


def _digits(placed: Slots) -> int:
    """Return how many digits there are to be cut; 0 where figures stand apart."""
    if placed.whole or placed.choices:
        return 0
    return sum(map(str.isdecimal, "".join(spot.text for spot in placed.tokens)))


def _candidates(placed: Slots, width: int) -> list[tuple[str, ...]]:
    if placed.choices:
        return [tuple(spot.text.strip() if spot else "" for spot in cells) for cells in placed.choices]
    texts = [spot.text for spot in placed.tokens]
    return with_blanks(texts, width) if placed.whole else cuts(texts, width)


def _settled_values(
    row: str, placed: Slots, settled: Settled, table: TableForm, material: Material
) -> list[Value]:
    values = []
    for index, column in enumerate(table.columns):
        address = f"{table.id}[{row},{column.id}]"
        text = settled.cells[index] if index < len(settled.cells) else None
        if text is None or (placed.whole and not placed.choices and not text):
            # A blank that was put in to make up the number of cells was not read.
            values.append(value_at(address, None, material.prefixes))
            continue
        chosen = (f"{table.id}[{row}]",) if settled.by_row else ()
        if settled.by_column:
            chosen = (*chosen, f"{table.id}[,{column.id}]")
        spot = _spot_of(text, index, placed)
        values.append(value_at(address, spot, material.prefixes, chosen_by=chosen))
    return values


def _spot_of(text: str, index: int, placed: Slots) -> Piece:
    """Return the cell that a settled text came from; a cut figure has its row's place."""
    for cells in placed.choices:
        spot = cells[index]
        if spot is not None and spot.text.strip() == text:
            return spot
    anchor = placed.tokens[0].anchor if placed.tokens else None
    return Piece(text, anchor, doubt=next((token.doubt for token in placed.tokens if token.doubt), None))


def _sums(table: TableForm) -> Sums:
    columns = [column.id for column in table.columns]
    row_sum = next(part for part in table.sums if part.line == "row")
    along = tuple(
        (_members(table, part.parts), _members(table, part.wholes))
        for part in table.sums
        if part.line == "column"
    )
    return Sums(len(columns), columns.index(row_sum.wholes[0]), along)


def _members(table: TableForm, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(member for name in names for member in table.groups.get(name, (name,)))
