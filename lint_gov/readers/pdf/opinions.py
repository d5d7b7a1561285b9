"""Second opinions on the cells of a ruled table: where another reading disagrees, the cell is in doubt.

The first reading is geometry: rules make cells, and a character belongs to the cell its middle is
in. It is held against the characters alone (figures that belong together or stand apart, whatever
the rules say), against the neighbouring rows, and against the page as it looks.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.crossing import crossing_in
from lint_gov.readers.pdf.doubts import OF_THE_ROW, Doubt
from lint_gov.readers.pdf.mending import holds_figure, is_figure
from lint_gov.readers.pdf.page import Glyph, Page
from lint_gov.readers.pdf.raster import Raster
from lint_gov.readers.pdf.slots import Part, Slot, is_wrapped, margin_of
from lint_gov.readers.pdf.unevenness import uneven
from lint_gov.readers.pdf.writing import Line, words_of

_INSET = 2.5
_EDGE = 3.0
_APART = 1.2  # of the size: digits that far apart are two figures even with a space between them
_OVER = 0.5


def form_opinions(page: Page, part: Part) -> None:
    """Note on the cells of a part of a table why their reading is in doubt, if it is."""
    crossing = crossing_in(part)
    merged = {id(slot) for slot in (*_merged(part), *uneven(part))}
    plain, margin = _plain_rows(part), margin_of(part.slots)
    for slot in part.slots:
        if slot.doubt is None:
            single = slot.bottom - slot.top == 1 and slot.top in plain
            wraps = bool(slot.glyphs) and single and is_wrapped(slot, margin)
            slot.doubt = _doubt(slot, page, crossing, merged, wraps=wraps)
    _spread(part)


def _spread(part: Part) -> None:
    """Put all figures of a row in doubt where it is not sure how many cells it has."""
    rows = {
        row
        for slot in part.slots
        if slot.doubt in OF_THE_ROW and (slot.text or slot.doubt is not Doubt.UNRULED)
        for row in range(slot.top, slot.bottom)
    }
    for slot in part.slots:
        if slot.doubt is None and is_figure(slot.text) and not rows.isdisjoint(range(slot.top, slot.bottom)):
            slot.doubt = Doubt.ROW


def _plain_rows(part: Part) -> set[int]:
    """Return the rows that are surely one row: some figure in them stands on one line."""
    return {
        slot.top
        for slot in part.slots
        if slot.bottom - slot.top == 1 and slot.glyphs and is_figure(slot.text) and len(slot.lines) == 1
    }


def _doubt(  # noqa: PLR0911 - the first reason that holds
    slot: Slot, page: Page, crossing: set[int], merged: set[int], *, wraps: bool
) -> Doubt | None:
    text = slot.text
    if any(glyph.faulty for glyph in slot.glyphs):
        return Doubt.FONT
    if not is_figure(text):
        return Doubt.MERGED if holds_figure(slot) else None
    if not slot.ruled:
        return Doubt.UNRULED
    if id(slot) in crossing:
        return Doubt.CROSSES
    if id(slot) in merged:
        return Doubt.MERGED
    if _is_cut_off(slot, page):
        return Doubt.CUT_OFF
    return _layout_doubt(slot, wraps=wraps) or (_look_doubt(slot, page.raster) if page.raster else None)


def _is_cut_off(slot: Slot, page: Page) -> bool:
    """Return whether a cell, or what stands in it, may go on beyond the edge of the page."""
    if not slot.glyphs:
        return slot.box.left < _EDGE or slot.box.right > page.width - _EDGE
    last = max(slot.glyphs, key=lambda glyph: glyph.right)
    return min(glyph.left for glyph in slot.glyphs) < 0 or last.right > page.width - last.size


def _layout_doubt(slot: Slot, *, wraps: bool) -> Doubt | None:
    """Return why the characters of a cell may not be one figure.

    A figure too long for its cell goes on below; `wraps` tells that the row can only be one row.
    """
    lines = slot.lines
    if len(lines) > 1 and not wraps:
        return Doubt.STACKED
    for line in lines:
        if any(_are_apart(left, right) for left, right in _digit_pairs(line)):
            return Doubt.SEVERAL
        for left, right in pairwise(line.glyphs):
            if left.right - right.left > _OVER * min(left.right - left.left, right.right - right.left):
                return Doubt.OVERPRINTED
    return None


def _digit_pairs(line: Line) -> Iterator[tuple[Glyph, Glyph]]:
    for one, other in pairwise(words_of(line)):
        yield one[-1], other[0]


def _are_apart(left: Glyph, right: Glyph) -> bool:
    gap = (right.left - left.right) / min(left.size, right.size)
    return gap > _APART or not right.spaced


def _merged(part: Part) -> Iterator[Slot]:
    """Yield cells of figures that span what the rows above and below, or the cells beside, have apart."""
    valued = [slot for slot in part.slots if is_figure(slot.text)]
    starts: dict[tuple[int, int], Slot] = {}
    for slot in valued:
        for row in range(slot.top, slot.bottom):
            starts[row, slot.left] = slot
    labels = [slot for slot in part.slots if slot.bottom - slot.top == 1 and not is_figure(slot.text)]
    for slot in valued:
        across = any((slot.top - 1, x) in starts and (slot.bottom, x) in starts for x in _inside(slot))
        if across or (slot.bottom - slot.top > 1 and any(_is_beside(label, slot) for label in labels)):
            yield slot


def _inside(slot: Slot) -> range:
    return range(slot.left + 1, slot.right)


def _is_beside(label: Slot, slot: Slot) -> bool:
    """Return whether the label of a single row stands to the left of a cell, in one of its rows."""
    return label.right <= slot.left and slot.top <= label.top < slot.bottom


def _look_doubt(slot: Slot, raster: Raster) -> Doubt | None:
    """Return how the look of a cell disagrees with the text in it."""
    box = slot.box
    inner = Box(box.left + _INSET, box.top + _INSET, box.right - _INSET, box.bottom - _INSET)
    if not slot.glyphs:
        return Doubt.DRAWN if raster.has_ink(inner) else None
    left, right = min(g.left for g in slot.glyphs), max(g.right for g in slot.glyphs)
    top, bottom = min(g.top for g in slot.glyphs), max(g.bottom for g in slot.glyphs)
    if not raster.has_ink(Box(left, top, right, bottom)):
        return Doubt.UNSEEN
    around: Sequence[Box] = (
        Box(inner.left, inner.top, left - 1, inner.bottom),
        Box(right + 1, inner.top, inner.right, inner.bottom),
        Box(inner.left, inner.top, inner.right, top - 1),
        Box(inner.left, bottom + 1, inner.right, inner.bottom),
    )
    return Doubt.DRAWN if any(raster.has_ink(box) for box in around) else None
