"""Joins the lines of prose into paragraphs: what the width of the page broke becomes one again."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.writing import CLOSING, PARTED, Line, first_word, is_tabular, text_of

_OTHER_SIZE = 0.12
_ROOM = 0.6
_LONG = 8
_ENOUGH = 4
_STOPS = frozenset("。；！？")
_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")


class Placed(NamedTuple):
    """A line of prose and its page."""

    line: Line
    page: int


class Paragraph(NamedTuple):
    """A paragraph's text, with the page and the box of its first line."""

    text: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Body:
    """How the prose of a document is set: how far its lines reach on each page, and how close they are."""

    left: dict[int, float]
    right: dict[int, float]
    pitch: float


def body_of(lines: Sequence[Placed]) -> Body:
    """Return how prose is set, judged by its long lines; pages with few of them are like the others."""
    by_page: dict[int, list[Box]] = defaultdict(list)
    for line, page in lines:
        by_page.setdefault(page, [])
        if len(line.glyphs) >= _LONG and not is_tabular(line):
            by_page[page].append(_without_hanging(line))
    enough = {page: boxes for page, boxes in by_page.items() if len(boxes) >= _ENOUGH}
    every = [box for boxes in by_page.values() for box in boxes]
    left = {page: min((box.left for box in enough.get(page, every)), default=0.0) for page in by_page}
    right = {page: max((box.right for box in enough.get(page, every)), default=math.inf) for page in by_page}
    return Body(left, right, _pitch(lines))


def _without_hanging(line: Line) -> Box:
    """Return the box of a line without a stop at its end, which may hang out into the margin."""
    last = line.glyphs[-1]
    return line.box._replace(right=last.left) if last.text in CLOSING else line.box


def _pitch(lines: Sequence[Placed]) -> float:
    """Return how many sizes of a character lie between lines that follow closely on each other."""
    pitches = sorted(
        (below.line.box.top - above.line.box.top) / above.line.size
        for above, below in pairwise(lines)
        if above.page == below.page
        and below.line.box.top > above.line.box.top
        and _same_size(above.line, below.line)
    )
    return pitches[len(pitches) // 4] if pitches else 2.0


def paragraphs_of(lines: Iterable[Placed], body: Body) -> list[Paragraph]:
    """Return the paragraphs that lines make which stand below each other with nothing between."""
    groups: list[list[Placed]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, body):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph(_joined(group), group[0].page, group[0].line.box) for group in groups]


def _continues(group: Sequence[Placed], new: Placed, body: Body) -> bool:
    last = group[-1]
    if not (_is_upright(last.line) and _is_upright(new.line)):
        return False
    if not _same_size(last.line, new.line) or is_tabular(last.line) or is_tabular(new.line):
        return False
    if not _is_full(last, new.line, body) or _begins_anew(last.line, new.line):
        return False
    size, box, above = last.line.size, new.line.box, last.line.box
    left, before = box.left - body.left[new.page], above.left - body.left[last.page]
    centred = _is_centred(last, body) and _is_centred(new, body)
    indented = abs(left - before) > size if len(group) > 1 else left > before + 0.5 * size
    if indented and not centred:
        return False
    return new.page != last.page or box.top - above.top <= 1.35 * body.pitch * size


def _begins_anew(above: Line, below: Line) -> bool:
    """Return whether a full stop ends one line and a number of a heading or a list begins the next."""
    return above.glyphs[-1].text in _STOPS and _NUMBER.match(text_of(below)) is not None


def _is_upright(line: Line) -> bool:
    return line.glyphs[0].upright


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _OTHER_SIZE * one.size


def _is_full(last: Placed, new: Line, body: Body) -> bool:
    """Return whether the first word of the next line had no room left in a line."""
    return last.line.box.right + first_word(new) > body.right[last.page] - _ROOM * last.line.size


def _is_centred(placed: Placed, body: Body) -> bool:
    left, right = body.left[placed.page], body.right[placed.page]
    box = placed.line.box
    return abs(box.left - left - (right - box.right)) < placed.line.size


def _joined(group: Sequence[Placed]) -> str:
    text = ""
    for line, _ in group:
        more = text_of(line, between=PARTED)
        text += f" {more}" if text and _is_letter(text[-1]) and _is_letter(more[0]) else more
    return text


def _is_letter(text: str) -> bool:
    return text.isascii() and text.isalpha()
