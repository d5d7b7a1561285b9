"""The rows of a sheet as they are shown: hidden rows and columns left out, merged cells as one."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from lint_gov.readers.limits import Limits, refuse
from lint_gov.readers.sheet_grid import At, Content, Sheet

_BLANK = Content("")
_MOST_COLUMNS = 16_384
_ROWS_A_CELL = 10


class Spot(NamedTuple):
    """A cell, with the columns and rows that it takes up, counted in what is shown.

    `at` is where it stands in the file. A blank cell is one where it has a border or is merged.
    """

    at: At
    top: int
    left: int
    bottom: int
    right: int
    content: Content = _BLANK

    @property
    def filled(self) -> bool:
        """Return whether it holds anything."""
        return self.content is not _BLANK


@dataclass(slots=True)
class Line:
    """A row: the cells that begin in it and those that reach down into it, each from left to right.

    `number` is its place among what is shown, `row` its place in the file.
    """

    number: int
    row: int
    spots: list[Spot] = field(default_factory=list)
    hanging: list[Spot] = field(default_factory=list)

    @property
    def drawn(self) -> bool:
        """Return whether a blank cell in it, which is none of the merged ones, has a border."""
        return any(
            not spot.filled and (spot.top, spot.left) == (spot.bottom, spot.right) for spot in self.spots
        )

    @property
    def filled(self) -> list[Spot]:
        """Return the cells that begin in it and hold anything."""
        return [spot for spot in self.spots if spot.filled]


@dataclass(frozen=True, slots=True)
class View:
    """What is not shown of a sheet: rows and columns, in order."""

    rows: Sequence[int] = ()
    columns: Sequence[int] = ()

    def shows(self, at: At) -> bool:
        """Return whether a place is shown."""
        return not _has(self.rows, at[0]) and not _has(self.columns, at[1])

    def place(self, at: At) -> At:
        """Return a place counted in what is shown; for a hidden one, that of the next one shown."""
        return at[0] - bisect_left(self.rows, at[0]), at[1] - bisect_left(self.columns, at[1])

    def column(self, number: int) -> int:
        """Return the column in the file of one counted in what is shown."""
        before = bisect_right(range(len(self.columns)), number, key=lambda place: self.columns[place] - place)
        return number + before


def _has(numbers: Sequence[int], number: int) -> bool:
    place = bisect_left(numbers, number)
    return place < len(numbers) and numbers[place] == number


def view_of(sheet: Sheet) -> View:
    """Return what is not shown of a sheet."""
    columns: list[int] = []
    for first, last in sorted(sheet.hidden_columns):
        start = max(first, columns[-1] + 1 if columns else 0)
        columns.extend(range(start, min(last + 1, _MOST_COLUMNS)))
    return View(sorted(sheet.hidden_rows), columns)


def hides_content(sheet: Sheet) -> bool:
    """Return whether a hidden row or column of a sheet holds anything."""
    view = view_of(sheet)
    return any(not view.shows(at) for at in sheet.cells)


def lines_of(sheet: Sheet, view: View, limits: Limits) -> list[Line]:
    """Return the rows that hold anything or have borders, in order; Unreadable (E004) for too many merges."""
    merged = list(_merged(sheet, view))
    begun: dict[int, list[Spot]] = defaultdict(list)
    for spot in (*merged, *_single(sheet, view, {spot.at for spot in merged})):
        begun[spot.top].append(spot)
    numbers = sorted(begun)
    hanging = _hanging(merged, numbers, limits)
    return [_line(begun[number], hanging.get(number, ())) for number in numbers]


def _merged(sheet: Sheet, view: View) -> Iterator[Spot]:
    for area in sheet.merged:
        top, left = view.place((area.top, area.left))
        bottom, right = view.place((area.bottom + 1, area.right + 1))
        at = area.top, area.left
        if bottom > top and right > left:
            yield Spot(at, top, left, bottom - 1, right - 1, sheet.cells.get(at, _BLANK))


def _single(sheet: Sheet, view: View, merged: AbstractSet[At]) -> Iterator[Spot]:
    blank = dict.fromkeys(sheet.framed, _BLANK)
    for at, content in {**blank, **sheet.cells}.items():
        if at not in merged and view.shows(at):
            row, column = view.place(at)
            yield Spot(at, row, column, row, column, content)


def _hanging(merged: Sequence[Spot], numbers: Sequence[int], limits: Limits) -> dict[int, list[Spot]]:
    """Return the merged cells that reach down into each row from one above it."""
    found: dict[int, list[Spot]] = defaultdict(list)
    total, limit = 0, _ROWS_A_CELL * limits.cells
    for spot in merged:
        reached = numbers[bisect_right(numbers, spot.top) : bisect_right(numbers, spot.bottom)]
        total += 1 + len(reached)
        if total > limit:
            refuse("合并单元格所占行数", "rows in merged cells", total, limit)
        for number in reached:
            found[number].append(spot)
    return found


def _line(begun: Sequence[Spot], hanging: Sequence[Spot]) -> Line:
    """Return a row without the cells that a merged one covers: the widest of those that overlap stays."""
    kept: list[Spot] = []
    for spot in sorted(hanging, key=_breadth):
        if not kept or spot.left > kept[-1].right:
            kept.append(spot)
    lefts = [spot.left for spot in kept]
    spots: list[Spot] = []
    covered = -1
    for spot in sorted(begun, key=_breadth):
        above = bisect_right(lefts, spot.right) - 1
        if spot.left > covered and (above < 0 or kept[above].right < spot.left):
            spots.append(spot)
            covered = spot.right
    return Line(begun[0].top, begun[0].at[0], spots, kept)


def _breadth(spot: Spot) -> tuple[int, int]:
    return spot.left, -spot.right
