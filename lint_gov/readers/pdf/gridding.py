"""Gives the cells of a table their rows and columns, whatever the drawing of their rules left uneven."""

from bisect import bisect_left
from collections.abc import Sequence

from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.doubts import Doubt
from lint_gov.readers.pdf.lattice import Lattice
from lint_gov.readers.pdf.slots import Part, Slot

_WIDEST_GAP = 7.0


def gridded(page: int, slots: Sequence[Slot], reach: float, lattice: Lattice) -> Part | None:
    """Return cells with their rows and columns, and what they leave open filled; None if all are too small.

    Edges nearer to each other than `reach` are one: nothing can be written between.
    """
    reach = min(reach, _WIDEST_GAP)
    xs = _edges([slot.box.left for slot in slots], [slot.box.right for slot in slots], reach)
    ys = _edges([slot.box.top for slot in slots], [slot.box.bottom for slot in slots], reach)
    for slot in slots:
        slot.left, slot.right = _index(xs, slot.box.left), _index(xs, slot.box.right)
        slot.top, slot.bottom = _index(ys, slot.box.top), _index(ys, slot.box.bottom)
    kept = _without_overlap(slots)
    if not kept:
        return None
    ys = _without_false_rows(kept, ys)
    kept.extend(_fillers(kept, xs, ys))
    kept.sort(key=lambda slot: (slot.top, slot.left))
    above = any(mesh.box.top <= ys[0] + reach and not mesh.open_top for mesh in lattice.meshes)
    below = any(mesh.box.bottom >= ys[-1] - reach and not mesh.open_bottom for mesh in lattice.meshes)
    return Part(page, xs, ys, kept, above, below)


def _edges(starts: Sequence[float], ends: Sequence[float], reach: float) -> tuple[float, ...]:
    clusters: list[list[float]] = []
    for place in sorted([*starts, *ends]):
        if clusters and place - clusters[-1][0] <= reach:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    return tuple((cluster[0] + cluster[-1]) / 2 for cluster in clusters)


def _index(lines: Sequence[float], place: float) -> int:
    after = bisect_left(lines, place)
    if after == 0 or after == len(lines):
        return min(after, len(lines) - 1)
    return after if lines[after] - place < place - lines[after - 1] else after - 1


def _without_overlap(slots: Sequence[Slot]) -> list[Slot]:
    """Return the cells such that each place of the grid has one owner, in doubt where two claim it."""
    taken: dict[tuple[int, int], Slot] = {}
    kept: list[Slot] = []
    homeless: list[Slot] = []
    for slot in sorted(slots, key=lambda slot: (not slot.glyphs, slot.box.top, slot.box.left)):
        places = _places(slot)
        if places and not any(place in taken for place in places):
            taken.update(dict.fromkeys(places, slot))
            kept.append(slot)
        elif slot.glyphs:
            homeless.append(slot)
    for slot in homeless if kept else ():
        owner = min(kept, key=lambda other: _distance(slot.box, other.box))
        owner.doubt = Doubt.GAPS
        owner.glyphs += slot.glyphs
        owner.write()
    return kept


def _distance(one: Box, other: Box) -> float:
    across = max(one.left - other.right, other.left - one.right, 0.0)
    down = max(one.top - other.bottom, other.top - one.bottom, 0.0)
    return across + down


def _places(slot: Slot) -> list[tuple[int, int]]:
    return [(row, column) for row in range(slot.top, slot.bottom) for column in range(slot.left, slot.right)]


def _without_false_rows(slots: Sequence[Slot], ys: tuple[float, ...]) -> tuple[float, ...]:
    """Return the rows' lines without those that only a cell over several rows gave rise to.

    Browsers let such a cell end in the middle of a row where a page break cut it.
    """
    lines = list(ys)
    row = 0
    while row < len(lines) - 1:
        inside = [slot for slot in slots if slot.top <= row < slot.bottom]
        if inside and all(slot.top < row for slot in inside):
            _drop_line(slots, lines, row, downwards=True)
        elif inside and all(slot.bottom > row + 1 for slot in inside):
            _drop_line(slots, lines, row + 1, downwards=False)
        else:
            row += 1
    return tuple(lines)


def _drop_line(slots: Sequence[Slot], lines: list[float], line: int, *, downwards: bool) -> None:
    """Drop a line: what ended there ends at the next one, what began there begins at the one before."""
    del lines[line]
    for slot in slots:
        if slot.top > line or (slot.top == line and not downwards):
            slot.top -= 1
        if slot.bottom > line or (slot.bottom == line and not downwards):
            slot.bottom -= 1


def _fillers(slots: Sequence[Slot], xs: Sequence[float], ys: Sequence[float]) -> list[Slot]:
    taken = {place for slot in slots for place in _places(slot)}
    fillers = []
    for row in range(len(ys) - 1):
        column = 0
        while column < len(xs) - 1:
            start = column
            while column < len(xs) - 1 and (row, column) not in taken:
                column += 1
            if column > start:
                box = Box(xs[start], ys[row], xs[column], ys[row + 1])
                fillers.append(Slot(box, (), row, row + 1, start, column, ruled=False))
            column += 1
    return fillers
