"""Tables over all their pages, and their cells."""

import math
from dataclasses import dataclass, field

from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.doubts import Doubt
from lint_gov.readers.pdf.mending import is_figure
from lint_gov.readers.pdf.slots import SPARE, Part, Slot, margin_of
from lint_gov.readers.pdf.writing import first_word


@dataclass(slots=True)
class Entry:
    """A cell of a whole table; `spots` are its places, one a page, as (page, box).

    `room` is how much more its last line could hold, `lead` how wide its first word is: both tell
    whether what stands in it goes on in the cell below.
    """

    text: str
    spots: list[tuple[int, Box]]
    top: int
    bottom: int
    left: int
    right: int
    doubt: Doubt | None = None
    room: float = math.inf
    lead: float = 0.0


@dataclass(slots=True)
class Sheet:
    """A table over all its pages: the columns' lines, as on its first page, and the cells."""

    xs: tuple[float, ...]
    rows: int
    entries: list[Entry]
    parts: list[Part] = field(default_factory=list)


def sheet_of(part: Part) -> Sheet:
    """Return the table that begins with a part."""
    return Sheet(part.xs, len(part.ys) - 1, entries_of(part), [part])


def entries_of(part: Part) -> list[Entry]:
    """Return the cells of a part as those of a table of its own."""
    margin = margin_of(part.slots)
    return [
        Entry(
            slot.text,
            [(part.page, slot.box)],
            slot.top,
            slot.bottom,
            slot.left,
            slot.right,
            slot.doubt,
            _room(slot, margin),
            _lead(slot),
        )
        for slot in part.slots
    ]


def _room(slot: Slot, margin: float) -> float:
    return slot.box.width - slot.lines[-1].box.width - 2 * margin - SPARE if slot.glyphs else math.inf


def _lead(slot: Slot) -> float:
    if not slot.glyphs:
        return 0.0
    first = slot.lines[0].glyphs[0]
    return first.right - first.left if is_figure(slot.text) else first_word(slot.lines[0])


def spread_doubt(sheet: Sheet) -> None:
    """Put every figure of a table in doubt where the rules around its heads may be wrong."""
    if any(entry.doubt is Doubt.GAPS and not is_figure(entry.text) for entry in sheet.entries):
        for entry in sheet.entries:
            if is_figure(entry.text):
                entry.doubt = entry.doubt or Doubt.GAPS
