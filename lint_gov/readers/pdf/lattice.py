"""Finds the cells that rules enclose: the meshes of a net of lines, joined where no rule parts them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.rules import Frame, Rule

_ONE_LINE = 2.0  # lines nearer than this are one
_WIDEST_LINE = 3.5
_SHORT_OF = 2.5  # a rule may end this far short of the one it should meet
_MOST_MESHES = 60_000

Bundle = tuple[float, float]
"""Where a line of the net begins and ends across its thickness: double borders are one line."""


@dataclass(frozen=True, slots=True)
class Mesh:
    """One enclosed area; `square` is False where it is no rectangle, `box` then being around it.

    `open_top` and `open_bottom` tell an edge of the frame that has no rule on it.
    """

    box: Box
    square: bool
    open_top: bool
    open_bottom: bool


@dataclass(frozen=True, slots=True)
class Lattice:
    """The meshes of one frame; `owner` gives the mesh of every place of the net, row by row."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    meshes: tuple[Mesh, ...]
    owner: tuple[int, ...]

    def mesh_at(self, x: float, y: float) -> int | None:
        """Return the number of the mesh that a point stands in; None outside the net."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.owner[row * (len(self.xs) - 1) + column]
        return None


def lattice_of(frame: Frame) -> Lattice | None:
    """Return the meshes of a frame; None where there are too few lines, or absurdly many."""
    upright = [rule for rule in frame.rules if rule.upright]
    lying = [rule for rule in frame.rules if not rule.upright]
    across = _bundles([rule.at for rule in upright], frame.box.left, frame.box.right)
    down = _bundles([rule.at for rule in lying], frame.box.top, frame.box.bottom)
    columns, rows = len(across) - 1, len(down) - 1
    if columns < 1 or rows < 1 or columns * rows > _MOST_MESHES:
        return None
    walls = _covered(upright, across, down)  # for each upright line, the rows that it parts
    floors = _covered(lying, down, across)
    owner = _regions(columns, rows, walls, floors)
    xs, ys = tuple(map(_middle, across)), tuple(map(_middle, down))
    return Lattice(xs, ys, _meshes(owner, xs, ys, floors), tuple(owner))


def _bundles(places: Iterable[float], low: float, high: float) -> list[Bundle]:
    """Return the lines of the net: bundles of rules so near that they are one, and the frame's edges."""
    bundles: list[Bundle] = []
    for place in sorted(places):
        if bundles and place - bundles[-1][1] <= _ONE_LINE and place - bundles[-1][0] <= _WIDEST_LINE:
            bundles[-1] = bundles[-1][0], place
        else:
            bundles.append((place, place))
    if not bundles or bundles[0][0] - low > _WIDEST_LINE:
        bundles.insert(0, (low, low))
    if high - bundles[-1][1] > _WIDEST_LINE:
        bundles.append((high, high))
    return bundles


def _middle(bundle: Bundle) -> float:
    return (bundle[0] + bundle[1]) / 2


def _covered(rules: Iterable[Rule], lines: Sequence[Bundle], across: Sequence[Bundle]) -> list[set[int]]:
    """Return for every line of the net the gaps between the lines across it that a rule covers."""
    covered: list[set[int]] = [set() for _ in lines]
    starts, ends = [start for start, _ in lines], [end for _, end in across]
    for rule in rules:
        line = bisect_right(starts, rule.at) - 1
        for gap in range(max(0, bisect_right(ends, rule.start + _SHORT_OF) - 2), len(across) - 1):
            low, high = across[gap][1], across[gap + 1][0]
            if low >= rule.end:
                break
            slack = min(_SHORT_OF, (high - low) / 4)
            if rule.start <= low + slack and rule.end >= high - slack:
                covered[line].add(gap)
    return covered


def _regions(columns: int, rows: int, walls: Sequence[set[int]], floors: Sequence[set[int]]) -> list[int]:
    parent = list(range(columns * rows))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for row in range(rows):
        for column in range(columns):
            place = row * columns + column
            if column + 1 < columns and row not in walls[column + 1]:
                parent[root(place + 1)] = root(place)
            if row + 1 < rows and column not in floors[row + 1]:
                parent[root(place + columns)] = root(place)
    numbers: dict[int, int] = {}
    return [numbers.setdefault(root(place), len(numbers)) for place in range(columns * rows)]


def _meshes(
    owner: Sequence[int], xs: Sequence[float], ys: Sequence[float], floors: Sequence[set[int]]
) -> tuple[Mesh, ...]:
    columns = len(xs) - 1
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, number in enumerate(owner):
        places[number].append(divmod(index, columns))
    meshes = []
    for number in range(len(places)):
        rows, lines = [row for row, _ in places[number]], [column for _, column in places[number]]
        top, bottom, left, right = min(rows), max(rows) + 1, min(lines), max(lines) + 1
        box = Box(xs[left], ys[top], xs[right], ys[bottom])
        square = (bottom - top) * (right - left) == len(rows)
        span = range(left, right)
        meshes.append(
            Mesh(
                box,
                square,
                open_top=top == 0 and not any(column in floors[0] for column in span),
                open_bottom=bottom == len(ys) - 1 and not any(column in floors[-1] for column in span),
            )
        )
    return tuple(meshes)
