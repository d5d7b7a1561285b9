"""Which column of the form each value cell of a row stands in."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from lint_gov.forms.grid import Piece
from lint_gov.model.form import Line


@dataclass(slots=True)
class Head:
    """A column head found in the table: the form's column, and where it stands on the grid."""

    column: str
    spot: Piece


class Heads(NamedTuple):
    """The column heads of a table in the order of its columns.

    `in_line` is True where they stand on the grid side by side, as the cells under them do; heads
    that were written without spans stand anywhere.
    """

    found: tuple[Head, ...] = ()
    in_line: bool = True


def heads_in_order(found: Sequence[Head], columns: Sequence[Line]) -> Heads:
    """Return heads in the order of their columns, by their places or, failing that, by the form's.

    Heads without spans still tell the order within their group: they stand in one row.
    """
    ordered = sorted(found, key=lambda head: head.spot.start)
    if all(left.spot.end <= right.spot.start for left, right in pairwise(ordered)):
        return Heads(tuple(ordered))
    places = {column.id: place for place, column in enumerate(columns)}
    groups = {column.id: column.group or column.id for column in columns}
    first = {group: place for column, place in reversed(places.items()) for group in [groups[column]]}
    by_form = sorted(found, key=lambda head: (first[groups[head.column]], head.spot.start))
    return Heads(tuple(by_form), in_line=False)


Cells = list[Piece | None]


@dataclass(slots=True)
class Slots:
    """The cells of one row in the order of the form's columns; None where one was not found.

    `choices` lists the readings that the layout allows: one where it is plain, several where its
    marks disagree, none where cells could not be told apart. Then `tokens` are the texts to be cut,
    or, with `whole`, cells of which some are left out.
    """

    choices: list[Cells]
    tokens: list[Piece]
    whole: bool = False

    @property
    def cells(self) -> Cells | None:
        """Return the cells where there is one reading only."""
        return self.choices[0] if len(self.choices) == 1 else None


def place_values(values: Sequence[Piece], heads: Heads, columns: Sequence[str], *, exact: bool) -> Slots:
    """Return the value cells of a row by column; `heads` are the column heads of its table."""
    width = len(columns)
    order = _order(heads.found, columns)
    if len(values) == width:
        return Slots([_reordered(values, order)], [])
    if exact and heads.in_line and len(values) == len(heads.found) < width:
        return Slots([_under_heads(values, heads.found, columns)], [])
    if not exact and not any(spot.text.strip() for spot in values):
        return Slots([[values[0]] * width], [])
    choices: list[Cells] = []
    filled = _trim(values, width)
    if len(filled) == width:
        choices.append(_reordered(filled, order))
    if order is not None and exact and heads.in_line:
        placed = _by_grid(values, heads.found, columns)
        if placed is not None and placed not in choices:
            choices.append(placed)
    return Slots(choices, [] if choices else list(values), whole=exact)


def _order(heads: Sequence[Head], columns: Sequence[str]) -> list[int] | None:
    """Return for each head, left to right, the index of its column; None where heads are incomplete."""
    found = [head.column for head in heads]
    if sorted(found) != sorted(columns):
        return None
    return [columns.index(name) for name in found]


def _reordered(values: Sequence[Piece], order: Sequence[int] | None) -> Cells:
    if order is None:
        return list(values)
    cells: Cells = [None] * len(order)
    for value, place in zip(values, order, strict=True):
        cells[place] = value
    return cells


def _under_heads(values: Sequence[Piece], heads: Sequence[Head], columns: Sequence[str]) -> Cells:
    """Return the cells of a table that lacks columns: one under each head that it has."""
    cells: Cells = [None] * len(columns)
    for value, head in zip(values, heads, strict=True):
        cells[columns.index(head.column)] = value
    return cells


def _trim(values: Sequence[Piece], width: int) -> list[Piece]:
    """Drop the empty cells that stand after the last or before the first column."""
    trimmed = list(values)
    while len(trimmed) > width and not trimmed[-1].text.strip():
        trimmed.pop()
    while len(trimmed) > width and not trimmed[0].text.strip():
        trimmed.pop(0)
    if len(trimmed) > width:
        filled = [spot for spot in trimmed if spot.text.strip()]
        return filled if len(filled) == width else trimmed
    return trimmed


def _by_grid(values: Sequence[Piece], heads: Sequence[Head], columns: Sequence[str]) -> Cells | None:
    """Return the cells that stand under the heads, or None where the row is not in line with them."""
    if values[0].start != heads[0].spot.start:
        return None
    cells: Cells = [None] * len(columns)
    owned: set[int] = set()
    for head in heads:
        under = [spot for spot in values if spot.start < head.spot.end and head.spot.start < spot.end]
        filled = [spot for spot in under if spot.text.strip()]
        if len(filled) > 1 or not under or id((filled or under)[0]) in owned:
            return None
        chosen = (filled or under)[0]
        owned.add(id(chosen))
        cells[columns.index(head.column)] = chosen
    right = max(head.spot.end for head in heads)
    left = [spot for spot in values if id(spot) not in owned and spot.text.strip()]
    # A column of the author's own stands between the heads; what lies beyond them was pushed there.
    return None if any(spot.start >= right for spot in left) else cells
