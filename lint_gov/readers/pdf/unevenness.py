"""Finds cells of figures that do not go with the cells around them: a rule too many, or one too few."""

from collections.abc import Iterator

from lint_gov.readers.pdf.mending import is_figure
from lint_gov.readers.pdf.slots import Part, Slot


def uneven(part: Part) -> Iterator[Slot]:
    """Yield the cells of figures that differ in height from those beside or in width from those above."""
    owner = {
        (row, column): slot
        for slot in part.slots
        for row in range(slot.top, slot.bottom)
        for column in range(slot.left, slot.right)
    }
    for slot in part.slots:
        after = owner.get((slot.top, slot.right))
        if not is_figure(slot.text) or (after is not None and not is_figure(after.text)):
            continue  # a cell left of a label belongs to a group of rows
        before = owner.get((slot.top, slot.left - 1))
        if before is not None and before.text and slot.text and not _same_rows(before, slot):
            rows = range(min(before.top, slot.top), max(before.bottom, slot.bottom))
            beside = (owner.get((row, slot.left)) for row in rows)
            yield from (one for one in (before, *beside) if one is not None and is_figure(one.text))
        parted = _is_parted_above(slot, owner, rows=len(part.ys))
        if before is not None and is_figure(before.text) and not parted:
            yield from (before, slot)


def _same_rows(one: Slot, other: Slot) -> bool:
    return (one.top, one.bottom) == (other.top, other.bottom)


def _is_parted_above(slot: Slot, owner: dict[tuple[int, int], Slot], *, rows: int) -> bool:
    """Return whether the line on the left of a cell goes on up to the heads of its columns.

    Where the page begins below the heads, perhaps with the first of them repeated, it must not end at
    a figure further down either.
    """
    for beyond in (range(slot.top - 1, -1, -1), range(slot.bottom, rows)):
        for row in beyond:
            one = owner.get((row, slot.left))
            if one is None:
                break
            if one.left < slot.left:
                return not is_figure(one.text) and (row == 0 or row > slot.top)
            if not is_figure(one.text):
                return True
    return True
