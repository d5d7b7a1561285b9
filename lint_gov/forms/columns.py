"""Which column of the form each value cell of a row stands in."""

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from lint_gov.forms.grid import Piece
from lint_gov.model.form import Line


class Head(NamedTuple):
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
    """Return heads in the order in which they are printed.

    That is their order on the grid, unless it tears the columns of a group apart: spans are often
    wrong, and a wrong span moves every place to its right. Then the order is that of the cells in
    their rows, the group standing where the form has it.
    """
    printed = sorted(found, key=lambda head: head.spot.start)
    if not (_in_line(printed) and _holds_together(printed, columns)):
        printed = sorted(found, key=lambda head: (head.spot.table, head.spot.row, head.spot.cell))
        if len({(head.spot.table, head.spot.row) for head in printed}) > 1:
            printed = _with_groups_placed(printed, columns)
    return Heads(tuple(printed), in_line=_in_line(printed))


def _in_line(heads: Sequence[Head]) -> bool:
    return all(left.spot.end <= right.spot.start for left, right in pairwise(heads))


def _holds_together(heads: Sequence[Head], columns: Sequence[Line]) -> bool:
    """Return whether the heads of a group stand side by side."""
    groups = {column.id: column.group for column in columns}
    order = [group for group, _ in groupby(heads, key=lambda head: groups[head.column]) if group]
    return len(order) == len(set(order))


def _with_groups_placed(printed: Sequence[Head], columns: Sequence[Line]) -> list[Head]:
    """Put the heads of the group, which stand a row lower, where the form has the group."""
    places = {column.id: place for place, column in enumerate(columns)}
    grouped = {column.id for column in columns if column.group is not None}
    inside = [head for head in printed if head.column in grouped]
    outside = [head for head in printed if head.column not in grouped]
    if not inside:
        return outside
    first = min(places[head.column] for head in inside)
    if len(outside) == len(columns) - len(grouped):
        return [*outside[:first], *inside, *outside[first:]]
    before = [head for head in outside if places[head.column] < first]
    return [*before, *inside, *(head for head in outside if head not in before)]


Cells = list[Piece | None]
_FEWEST_PLAIN = 2  # rows that say how many blank cells stand at the end of each


class Slots(NamedTuple):
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


def place_values(
    values: Sequence[Piece],
    heads: Heads,
    columns: Sequence[str],
    *,
    exact: bool,
    lanes: Sequence[int] = (),
    separated: bool = False,
) -> Slots:
    """Return the value cells of a row by column; `heads` are the column heads of its table.

    `lanes` are the grid columns that hold the table's figures, where those are known; `separated`
    says that the figures of the text stand apart, so that none is ever cut.
    """
    width = len(columns)
    order = _order(heads.found, columns)
    if order is not None and heads.in_line and heads.found[0].spot.table >= 0:
        values = _from_first_head(values, heads.found[0])
    if not values:
        return Slots([], [], whole=exact or separated)
    if len(values) == width:
        return Slots([_reordered(values, order)], [])
    if len(lanes) == width:
        placed = _in_lanes(values, lanes)
        if placed is not None:
            return Slots([_reordered(placed, order)], [])
    if exact and heads.in_line and len(values) == len(heads.found) < width:
        return Slots([_under_heads(values, heads.found, columns)], [])
    if not exact and not any(spot.text.strip() for spot in values):
        return Slots([[values[0]] * width], [])
    choices = [_reordered(cells, order) for cells in _windows(values, width)]
    if order is not None and exact and heads.in_line:
        by_grid = _by_grid(values, heads.found, columns)
        if by_grid is not None and by_grid not in choices:
            choices.append(by_grid)
    return Slots(choices, [] if choices else list(values), whole=exact or separated)


def with_like_ends(slots: Mapping[str, Slots], values: Mapping[str, Sequence[Piece]]) -> dict[str, Slots]:
    """Return the rows of a table; those with blank cells to spare end as all those do that are plain."""
    plain = [(placed.cells, values[row]) for row, placed in slots.items()]
    ends = [_left_out(cells, found) for cells, found in plain if cells and len(found) > len(cells)]
    if len(ends) < _FEWEST_PLAIN or len(set(ends)) > 1:
        return dict(slots)
    return {row: _ending(placed, values[row], ends[0]) for row, placed in slots.items()}


def _ending(slots: Slots, values: Sequence[Piece], left_out: int) -> Slots:
    fitting = [cells for cells in slots.choices if _left_out(cells, values) == left_out]
    return slots._replace(choices=fitting) if len(fitting) == 1 else slots


def _left_out(cells: Cells, values: Sequence[Piece]) -> int:
    """Return how many cells at the end of a row are none of those that count."""
    held = {id(cell) for cell in cells}
    return next((place for place, value in enumerate(reversed(values)) if id(value) in held), len(values))


def _from_first_head(values: Sequence[Piece], first: Head) -> Sequence[Piece]:
    """Drop the empty cells left of the first head: what a merged label leaves in a grid without spans."""
    start = 0
    while start < len(values) and values[start].end <= first.spot.start and not values[start].text.strip():
        start += 1
    return values[start:]


def _in_lanes(values: Sequence[Piece], lanes: Sequence[int]) -> list[Piece] | None:
    """Return the cell in each lane, or None where a lane is empty or a figure stands outside all."""
    by_start = {piece.start: piece for piece in values}
    if not all(lane in by_start for lane in lanes):
        return None
    outside = [piece for piece in values if piece.start not in lanes and piece.text.strip()]
    return None if outside else [by_start[lane] for lane in lanes]


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


def _windows(values: Sequence[Piece], width: int) -> list[Sequence[Piece]]:
    """Return every run of `width` cells that leaves out empty cells only, at either end or between."""
    spare = len(values) - width
    if spare < 0:
        return []
    empty = [not piece.text.strip() for piece in values]
    found = [
        values[start : start + width]
        for start in range(spare + 1)
        if all(empty[:start]) and all(empty[start + width :])
    ]
    filled = [piece for piece, blank in zip(values, empty, strict=True) if not blank]
    return [filled] if not found and len(filled) == width else found


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
