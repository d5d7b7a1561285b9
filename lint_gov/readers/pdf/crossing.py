"""Finds text that goes through the rules between cells: either the text or the rule is not meant so."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lint_gov.readers.pdf.slots import Part, Slot

if TYPE_CHECKING:
    from lint_gov.readers.pdf.page import Glyph

_DIGIT = re.compile(r"[\d０-９]")
_BESIDE = 0.25  # of the size: digits as near as this belong to one figure
_LEVEL = 0.3
_BEYOND = 0.3  # of its width: as far may a digit stand out of its cell
_THROUGH = 0.15
_TWICE = 2


def crossing_in(part: Part) -> set[int]:
    """Return the cells whose figures a rule may cut, by the identity of the cell."""
    columns = Counter(column for slot in part.slots for column in set(_cut_at(slot)))
    stray = {column for column, rows in columns.items() if rows >= _TWICE}
    along = {id(slot) for slot in part.slots if not stray.isdisjoint((slot.left, slot.right))}
    return along | set(_cut_figures(part))


def _cut_at(slot: Slot) -> Iterator[int]:
    """Yield the lines between columns that go through a character of a cell."""
    for glyph in slot.glyphs:
        reach = _THROUGH * (glyph.right - glyph.left)
        if glyph.left < slot.box.left - reach:
            yield slot.left
        if glyph.right > slot.box.right + reach:
            yield slot.right


def _cut_figures(part: Part) -> Iterator[int]:
    digits: dict[int, list[tuple[Glyph, Slot]]] = defaultdict(list)
    size = part.size
    for slot in part.slots:
        for glyph in slot.glyphs:
            if not _DIGIT.fullmatch(glyph.text):
                continue
            digits[int(glyph.y / size)].append((glyph, slot))
            beyond = max(slot.box.left - glyph.left, glyph.right - slot.box.right)
            if beyond > _BEYOND * (glyph.right - glyph.left):
                yield id(slot)
    for line, near in digits.items():
        for one, own in near:
            for other, its in near + digits.get(line + 1, []):
                gap = max(one.left, other.left) - min(one.right, other.right)
                level = abs(one.y - other.y) < _LEVEL * size
                if own is not its and level and gap < _BESIDE * size:
                    yield from (id(own), id(its))
