"""Makes tables of the meshes of a net of rules and the characters that stand in them, page by page."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.doubts import Doubt
from lint_gov.readers.pdf.lattice import Lattice, Mesh, lattice_of
from lint_gov.readers.pdf.page import Glyph, Page
from lint_gov.readers.pdf.raster import visible_edges
from lint_gov.readers.pdf.rules import Frame, frames_of
from lint_gov.readers.pdf.writing import Line, cell_text, is_tabular, lines_of

_USUAL_SIZE = 9.0
_SLIVER = 0.6  # of the size of a character: nothing can be written in less
_WIDEST_GAP = 7.0
_WIDEST_MARGIN = 16.0
_SPARE = 2.0
_FEWEST_AREAS = 4
_ONE_COLUMN = 2  # lines
_OUTSIDE = 0.4  # of a frame's area: what is so large and no rectangle is what lies around its tables


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
    return slot.box.width - line.box.width < widest + 2 * margin + _SPARE


def parts_of(page: Page) -> tuple[list[Part], list[Glyph]]:
    """Return the ruled tables of a page from top to bottom, and the characters outside them."""
    parts, free = _among(page, page.strokes, page.glyphs)
    if free and len(page.areas) >= _FEWEST_AREAS:
        # Cells may be set off by their ground alone: white on black, with gaps between for rules.
        edges = [edge for area in page.areas for edge in visible_edges(area, page.raster)]
        more, free = _among(page, edges, free)
        parts += more
    parts.sort(key=lambda part: (part.box.top, part.box.left))
    return parts, sorted(free, key=lambda glyph: glyph.order)


def _among(page: Page, strokes: Iterable[Box], glyphs: Iterable[Glyph]) -> tuple[list[Part], list[Glyph]]:
    """Return the tables that strokes make, of nested ones the inner, and the characters outside."""
    free = list(glyphs)
    parts: list[Part] = []
    for frame in sorted(frames_of(strokes), key=lambda frame: frame.box.width * frame.box.height):
        lattice = lattice_of(frame)
        within, rest = _split(free, frame.box)
        if lattice is None or not within:
            continue
        part, left = _part(page, frame, lattice, within)
        if part is not None and not any(_holds(part, other) for other in parts):
            parts.append(part)
            free = rest + left
    return parts, free


def _split(glyphs: Iterable[Glyph], box: Box) -> tuple[list[Glyph], list[Glyph]]:
    within: list[Glyph] = []
    rest: list[Glyph] = []
    for glyph in glyphs:
        inside = box.left <= glyph.x <= box.right and box.top <= glyph.y <= box.bottom
        (within if inside else rest).append(glyph)
    return within, rest


def _holds(part: Part, other: Part) -> bool:
    """Return whether one cell of a table is around another table: then it lays out the page."""
    inner = other.box
    return any(
        slot.box.left <= inner.left
        and slot.box.right >= inner.right
        and slot.box.top <= inner.top
        and slot.box.bottom >= inner.bottom
        for slot in part.slots
    )


def _part(
    page: Page, frame: Frame, lattice: Lattice, glyphs: Sequence[Glyph]
) -> tuple[Part | None, list[Glyph]]:
    """Return the table that a net makes, if any, and the characters that are not in its cells."""
    held: dict[int, list[Glyph]] = defaultdict(list)
    left: list[Glyph] = []
    for glyph in glyphs:
        number = lattice.mesh_at(glyph.x, glyph.y)
        if number is None:
            left.append(glyph)
        else:
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
        else:
            left.extend(inside)
    if not any(slot.glyphs for slot in slots):
        return None, []
    part = _gridded(page, slots, size, lattice)
    lines = (line for slot in slots for line in slot.lines)
    if len(part.xs) == _ONE_COLUMN and any(map(is_tabular, lines)):
        return None, []  # rules between the rows alone
    return part, left


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


def _gridded(page: Page, slots: list[Slot], size: float, lattice: Lattice) -> Part:
    """Give the cells their rows and columns, and fill what they leave open with empty ones."""
    reach = min(_SLIVER * size, _WIDEST_GAP)
    xs = _edges([slot.box.left for slot in slots], [slot.box.right for slot in slots], reach)
    ys = _edges([slot.box.top for slot in slots], [slot.box.bottom for slot in slots], reach)
    for slot in slots:
        slot.left, slot.right = _index(xs, slot.box.left), _index(xs, slot.box.right)
        slot.top, slot.bottom = _index(ys, slot.box.top), _index(ys, slot.box.bottom)
    kept = _without_overlap(slots)
    ys = _without_false_rows(kept, ys)
    kept.extend(_fillers(kept, xs, ys))
    kept.sort(key=lambda slot: (slot.top, slot.left))
    above = any(mesh.box.top <= ys[0] + reach and not mesh.open_top for mesh in lattice.meshes)
    below = any(mesh.box.bottom >= ys[-1] - reach and not mesh.open_bottom for mesh in lattice.meshes)
    return Part(page.number, xs, ys, kept, above, below)


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
    for slot in sorted(slots, key=lambda slot: (not slot.glyphs, slot.box.top, slot.box.left)):
        places = _places(slot)
        owners = {id(taken[place]): taken[place] for place in places if place in taken}
        if places and not owners:
            taken.update(dict.fromkeys(places, slot))
            kept.append(slot)
            continue
        for owner in owners.values():
            owner.doubt = owner.doubt or Doubt.GAPS
            owner.glyphs += slot.glyphs
            owner.write()
    return kept


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
