"""Puts strokes and their pieces together into the rules of tables, and parts one table from another."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lint_gov.readers.pdf.box import Box, around

_DOT = 2.5  # a piece no longer than this in both directions belongs to a dotted line
_BROKEN = 4.0  # the widest gap between the dots, dashes or pieces of one line
_SHORTEST = 4.0
_ONE_LINE = 0.8
_APART = 6.0
_SAME_EDGE = 3.0
_TALLEST_ROW = 45.0


class Rule(NamedTuple):
    """One straight line: upright or lying, where it is, and from where to where it runs."""

    upright: bool
    at: float
    start: float
    end: float

    @property
    def box(self) -> Box:
        """Return the line as a rectangle without width."""
        if self.upright:
            return Box(self.at, self.start, self.at, self.end)
        return Box(self.start, self.at, self.end, self.at)


@dataclass(frozen=True, slots=True)
class Frame:
    """The rules that belong together because they touch or nearly do: those of one table, or of none."""

    rules: tuple[Rule, ...]
    box: Box


def frames_of(strokes: Iterable[Box]) -> list[Frame]:
    """Return the rules that strokes make, table by table, from top to bottom."""
    frames: list[Frame] = []
    for group in _apart(_joined(_rules(strokes))):
        frame = _frame(group)
        if frames and _go_together(frames[-1], frame):
            frame = _frame([*frames.pop().rules, *frame.rules])
        frames.append(frame)
    return frames


def _go_together(upper: Frame, lower: Frame) -> bool:
    """Return whether two frames are one that is open at its sides: rows of one cell then touch no rule."""
    left, right = upper.box.left - lower.box.left, upper.box.right - lower.box.right
    same = max(abs(left), abs(right)) < _SAME_EDGE
    near = 0 < lower.box.top - upper.box.bottom < _TALLEST_ROW
    return same and near and _is_open(upper) and _is_open(lower)


def _is_open(frame: Frame) -> bool:
    left, right = frame.box.left + _SAME_EDGE, frame.box.right - _SAME_EDGE
    return not any(rule.upright and not left < rule.at < right for rule in frame.rules)


def _rules(strokes: Iterable[Box]) -> Iterator[Rule]:
    for stroke in strokes:
        if max(stroke.width, stroke.height) <= _DOT:
            yield _lying(stroke)
            yield _upright(stroke)
        else:
            yield _lying(stroke) if stroke.width >= stroke.height else _upright(stroke)


def _lying(box: Box) -> Rule:
    return Rule(False, (box.top + box.bottom) / 2, box.left, box.right)  # noqa: FBT003 - see Rule


def _upright(box: Box) -> Rule:
    return Rule(True, (box.left + box.right) / 2, box.top, box.bottom)  # noqa: FBT003 - see Rule


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Join what lies in one line: the dashes of a dashed border, the pieces of one drawn cell by cell."""
    lines: dict[tuple[bool, int], list[Rule]] = defaultdict(list)
    for rule in sorted(rules, key=lambda rule: (rule.upright, rule.at)):
        key = (rule.upright, round(rule.at / _ONE_LINE))
        # A line may lie on the border between two meshes: then it goes to the one that is in use.
        near = (rule.upright, key[1] - 1)
        home = near if near in lines and abs(lines[near][-1].at - rule.at) < _ONE_LINE / 2 else key
        lines[home].append(rule)
    joined: list[Rule] = []
    for pieces in lines.values():
        joined.extend(rule for rule in _runs(pieces) if rule.end - rule.start >= _SHORTEST)
    return joined


def _runs(pieces: Sequence[Rule]) -> list[Rule]:
    ordered = sorted(pieces, key=lambda rule: rule.start)
    runs = [ordered[0]]
    for piece in ordered[1:]:
        last = runs[-1]
        if piece.start - last.end <= _BROKEN:
            runs[-1] = last._replace(end=max(last.end, piece.end))
        else:
            runs.append(piece)
    return runs


def _apart(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Part rules at the gaps between them, first from top to bottom, then from left to right."""
    groups = []
    for band in _cut(rules, lambda box: (box.top, box.bottom)):
        for part in _cut(band, lambda box: (box.left, box.right)):
            groups.extend(_cut(part, lambda box: (box.top, box.bottom)))
    return groups


def _cut(rules: Iterable[Rule], extent: Callable[[Box], tuple[float, float]]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    reach = float("-inf")
    for rule in sorted(rules, key=lambda rule: extent(rule.box)):
        start, end = extent(rule.box)
        if start - reach > _APART:
            groups.append([])
        groups[-1].append(rule)
        reach = max(reach, end)
    return groups


def _frame(rules: Sequence[Rule]) -> Frame:
    return Frame(tuple(rules), around(rule.box for rule in rules))
