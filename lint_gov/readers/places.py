"""Turns anchors into lines, columns and paths, and only when somebody asks."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from lint_gov.model.document import Block, Paragraph, Places, Table
from lint_gov.model.location import NOWHERE, Location

_STEPS = ("table", "row", "cell")

Spot = tuple[int, int | None]
"""A line and a column, from 1; the column is None where only the line is known."""


class Lines:
    """The beginnings of a text's lines, as `grep -n` and editors count them.

    LF ends a line, alone or after CR. CR alone does so only in a text without any LF.
    """

    def __init__(self, text: str) -> None:
        """Find the beginnings."""
        end = "\n" if "\n" in text else "\r"
        starts = [0]
        at = text.find(end)
        while at >= 0:
            starts.append(at + 1)
            at = text.find(end, at + 1)
        self._starts = starts

    def spot(self, offset: int) -> Spot:
        """Return the line and column of an offset into the text."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, spot: Spot) -> int | None:
        """Return the offset of a line and column, None where the column is not known."""
        line, column = spot
        return None if column is None else self._starts[line - 1] + column - 1


@dataclass(frozen=True)
class Placed:
    """The places of a document whose reader can tell line and column; not slotted, since it caches.

    `blocks` are the document's own; the paths of cells are counted in them. `finder` makes the
    function from anchors to spots the first time that a place is asked for.
    """

    blocks: Sequence[Block]
    finder: Callable[[], Callable[[int], Spot | None]]

    def locate(self, anchor: int) -> Location:
        """Return line, column and, in a table, the path of an anchor; what is not known is None."""
        line, column = self._find(anchor) or (None, None)
        return Location(line=line, column=column, path=_path(self._steps.get(anchor, ())))

    @cached_property
    def _find(self) -> Callable[[int], Spot | None]:
        return self.finder()

    @cached_property
    def _steps(self) -> dict[int, tuple[int, ...]]:
        return _steps_in(self.blocks)


@dataclass(frozen=True)
class Counted:
    """The places of a document without lines: tables, their rows and cells are counted, and paragraphs.

    Not slotted, since it caches. `blocks` are the document's own.
    """

    blocks: Sequence[Block]

    def locate(self, anchor: int) -> Location:
        """Return the numbers of table, row and cell, or the path of a paragraph, as far as known."""
        steps = self._steps.get(anchor)
        if steps is None:
            number = self._paragraphs.get(anchor)
            return Location(path=f"paragraph[{number}]") if number else Location()
        table, row, cell = (*steps, None, None)[:3]
        return Location(table=table, row=row, cell=cell)

    @cached_property
    def _steps(self) -> dict[int, tuple[int, ...]]:
        return _steps_in(self.blocks)

    @cached_property
    def _paragraphs(self) -> dict[int, int]:
        paragraphs = (block for block in self.blocks if isinstance(block, Paragraph))
        return {paragraph.anchor: number for number, paragraph in enumerate(paragraphs, 1)}


class Noted(NamedTuple):
    """Places that were looked up beforehand, for a report that outlives its document."""

    spots: Mapping[int, tuple[Any, ...]]

    def locate(self, anchor: int) -> Location:
        """Return what was noted of an anchor."""
        spot = self.spots.get(anchor)
        return NOWHERE if spot is None else Location(*spot)


def noted(places: Places, anchors: Iterable[int | None]) -> Noted:
    """Return the places of some anchors as plain data; None is passed over."""
    # Bare tuples: a class would be written and read again some hundred times for every report.
    return Noted({anchor: tuple(places.locate(anchor)) for anchor in anchors if anchor is not None})


def _path(steps: tuple[int, ...]) -> str | None:
    if len(steps) == len(_STEPS):
        return f"table[{steps[0]}]/row[{steps[1]}]/cell[{steps[2]}]"
    return "/".join(f"{name}[{number}]" for name, number in zip(_STEPS, steps, strict=False)) or None


def _steps_in(blocks: Sequence[Block]) -> dict[int, tuple[int, ...]]:
    """Return the numbers of table, row and cell for the anchors of tables and cells."""
    steps: dict[int, tuple[int, ...]] = {}
    for number, table in enumerate((block for block in blocks if isinstance(block, Table)), 1):
        steps[table.anchor] = (number,)
        for row, cells in enumerate(table.rows, 1):
            for index, cell in enumerate(cells, 1):
                steps[cell.anchor] = (number, row, index)
    return steps


def by_offset(text: str, offsets: Sequence[int | None]) -> Callable[[], Callable[[int], Spot | None]]:
    """Return the finder of a reader whose anchors number the offsets it noted in the text."""

    def finder() -> Callable[[int], Spot | None]:
        lines = Lines(text)

        def spot(anchor: int) -> Spot | None:
            offset = offsets[anchor]
            return None if offset is None else lines.spot(offset)

        return spot

    return finder
