"""The cells of ruled tables, page by page, and what can be told of how text is set in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.doubts import Doubt
from lint_gov.readers.pdf.page import Glyph
from lint_gov.readers.pdf.writing import Line, cell_text, lines_of

_USUAL_SIZE = 9.0
_WIDEST_MARGIN = 16.0
SPARE = 2.0
"""Points that a line of a cell may leave open besides its margins."""


@dataclass(slots=True)
class Slot:
    """A cell of one page's part of a table; rows and columns count from 0, ends are exclusive.

    `text` is what stands in it, `lines` the same line by line. `ruled` is False for a place of the
    grid that no rules enclose.
    """

    box: Box
    glyphs: tuple[Glyph, ...]
    top: int = 0
    bottom: int = 0
    left: int = 0
    right: int = 0
    doubt: Doubt | None = None
    ruled: bool = True
    text: str = ""
    lines: tuple[Line, ...] = ()

    def __post_init__(self) -> None:
        """Write out what stands in it."""
        self.write()

    def write(self) -> None:
        """Make lines and text of the characters in it."""
        self.lines = tuple(lines_of(self.glyphs))
        self.text = cell_text(self.lines)


@dataclass(slots=True)
class Part:
    """The part of a table that stands on one page, its cells from top to bottom, left to right.

    `xs` and `ys` are the lines of its grid. `closed_above` and `closed_below` tell whether a rule
    runs along its edge.
    """

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: list[Slot]
    closed_above: bool = True
    closed_below: bool = True

    @property
    def box(self) -> Box:
        """Return the box around it."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def size(self) -> float:
        """Return the usual size of its characters."""
        return usual_size([glyph for slot in self.slots for glyph in slot.glyphs])


def usual_size(glyphs: Sequence[Glyph]) -> float:
    """Return the size of most characters."""
    return median(glyph.size for glyph in glyphs) if glyphs else _USUAL_SIZE


def margin_of(slots: Iterable[Slot]) -> float:
    """Return how far the text of cells keeps from the rule on its left: the narrowest such distance."""
    gaps = sorted(min(glyph.left for glyph in slot.glyphs) - slot.box.left for slot in slots if slot.glyphs)
    return min(max(gaps[len(gaps) // 20], 0.0), _WIDEST_MARGIN) if gaps else 0.0


def is_wrapped(slot: Slot, margin: float) -> bool:
    """Return whether each line of a cell but the last is as long as its width allows."""
    *full, last = slot.lines
    longest = max((len(line.glyphs) for line in full), default=0)
    return len(last.glyphs) <= longest and all(
        len(line.glyphs) == longest and reaches_edge(slot, line, margin) for line in full
    )


def reaches_edge(slot: Slot, line: Line, margin: float) -> bool:
    """Return whether a line of a cell has no room for one character more between its margins."""
    widest = max(glyph.right - glyph.left for glyph in line.glyphs)
    return slot.box.width - line.box.width < widest + 2 * margin + SPARE
