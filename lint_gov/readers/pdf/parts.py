"""Makes tables of the meshes of a net of rules and the characters that stand in them, page by page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.doubts import Doubt
from lint_gov.readers.pdf.gridding import gridded
from lint_gov.readers.pdf.lattice import Lattice, Mesh, lattice_of
from lint_gov.readers.pdf.page import Glyph, Page
from lint_gov.readers.pdf.raster import visible_edges
from lint_gov.readers.pdf.rules import Frame, frames_of
from lint_gov.readers.pdf.slots import Part, Slot, usual_size
from lint_gov.readers.pdf.writing import is_tabular

_SLIVER = 0.6  # of the size of a character: nothing can be written in less
_FEWEST_AREAS = 4
_FEWEST_BESIDE = 2
_ONE_LINE = 2.0
_ONE_COLUMN = 2  # lines
_HANGING = 0.05  # of its size: how far a character that hangs out at least reaches into a table
_INSIDE = 0.5
_OUTSIDE = 0.4  # of a frame's area: what is so large and no rectangle is what lies around its tables


def parts_of(page: Page) -> tuple[list[Part], list[Glyph]]:
    """Return the ruled tables of a page from top to bottom, and the characters outside them."""
    parts, free = _among(page, page.strokes, page.glyphs)
    areas = [area for area in page.areas if not any(_overlap(area, part.box) for part in parts)]
    if free and len(areas) >= _FEWEST_AREAS:
        # Cells may be set off by their ground alone: white on black, with gaps between for rules.
        edges = [edge for area in areas for edge in visible_edges(area, page.raster)]
        more, free = _among(page, edges, free)
        parts += more
    parts.sort(key=lambda part: (part.box.top, part.box.left))
    return parts, sorted(free, key=lambda glyph: glyph.order)


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > _ONE_LINE and down > _ONE_LINE


def _among(page: Page, strokes: Iterable[Box], glyphs: Sequence[Glyph]) -> tuple[list[Part], list[Glyph]]:
    """Return the tables that strokes make, of nested ones that with more cells, and what is outside."""
    parts: list[Part] = []
    for frame in sorted(frames_of(strokes), key=lambda frame: frame.box.width * frame.box.height):
        within, _ = _split(glyphs, frame.box)
        lattice = lattice_of(frame) if within else None
        part = _part(page, frame, lattice, within) if lattice is not None else None
        if part is None:
            continue
        inner = [other for other in parts if _overlap(part.box, other.box)]
        if _filled(part) > sum(map(_filled, inner)):
            parts = [other for other in parts if other not in inner]
            parts.append(part)
    free = _outside(parts, glyphs)
    whole = [part for part in parts if not _goes_on(part, free)]
    return whole, free if len(whole) == len(parts) else _outside(whole, glyphs)


def _outside(parts: Iterable[Part], glyphs: Iterable[Glyph]) -> list[Glyph]:
    taken = {id(glyph) for part in parts for slot in part.slots for glyph in slot.glyphs}
    return [glyph for glyph in glyphs if id(glyph) not in taken]


def _goes_on(part: Part, free: Iterable[Glyph]) -> bool:
    """Return whether figures stand beside a table, level with its rows: its rules are not all there."""
    box = part.box
    beside = [glyph for glyph in free if box.top < glyph.y < box.bottom and glyph.text.isdigit()]
    return len(beside) >= _FEWEST_BESIDE


def _filled(part: Part) -> int:
    return sum(bool(slot.glyphs) for slot in part.slots)


def _split(glyphs: Iterable[Glyph], box: Box) -> tuple[list[Glyph], list[Glyph]]:
    within: list[Glyph] = []
    rest: list[Glyph] = []
    for glyph in glyphs:
        # Where a page break cut a cell, browsers let its last line hang out of it.
        low = glyph.y if glyph.y <= box.bottom else glyph.top + _HANGING * glyph.size
        inside = box.left <= glyph.x <= box.right and box.top <= glyph.y and low <= box.bottom
        (within if inside else rest).append(glyph)
    return within, rest


def _part(page: Page, frame: Frame, lattice: Lattice, glyphs: Sequence[Glyph]) -> Part | None:
    """Return the table that a net makes, if any."""
    held: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        number = lattice.mesh_at(glyph.x, min(glyph.y, lattice.ys[-1] - _INSIDE))
        if number is not None:
            held[number].append(glyph)
    size = usual_size(glyphs)
    slots: list[Slot] = []
    for number, mesh in enumerate(lattice.meshes):
        inside = held.get(number, [])
        if _is_sliver(mesh, size) and not inside:
            continue
        if mesh.square:
            slots.append(Slot(mesh.box, tuple(inside)))
        elif inside and mesh.box.width * mesh.box.height < _OUTSIDE * frame.box.width * frame.box.height:
            slots.extend(_cut_up(lattice, number, inside))
    if not any(slot.glyphs for slot in slots):
        return None
    part = gridded(page.number, slots, _SLIVER * size, lattice)
    lines = (line for slot in slots for line in slot.lines)
    if part is not None and len(part.xs) == _ONE_COLUMN and any(map(is_tabular, lines)):
        return None  # rules between the rows alone
    return part


def _is_sliver(mesh: Mesh, size: float) -> bool:
    return min(mesh.box.width, mesh.box.height) < _SLIVER * size


def _cut_up(lattice: Lattice, number: int, glyphs: Sequence[Glyph]) -> list[Slot]:
    """Cut an area that is no rectangle, because pieces of rules are missing, into rectangles."""
    columns = len(lattice.xs) - 1
    free = {divmod(place, columns) for place, owner in enumerate(lattice.owner) if owner == number}
    slots = []
    while free:
        row, column = min(free)
        right = column
        while (row, right) in free:
            right += 1
        bottom = row
        while all((bottom, place) in free for place in range(column, right)):
            free -= {(bottom, place) for place in range(column, right)}
            bottom += 1
        box = Box(lattice.xs[column], lattice.ys[row], lattice.xs[right], lattice.ys[bottom])
        within, _ = _split(glyphs, box)
        slots.append(Slot(box, tuple(within), doubt=Doubt.GAPS))
    return slots
