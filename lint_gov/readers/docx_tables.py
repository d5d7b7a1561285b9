"""Lays out the cells of a word-processor table: merged ones joined, grid columns that nobody sees ignored.

Cells merged downwards are written as one cell a row in which all but the first say so; here they become
one cell with a row span, as in HTML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from lint_gov.readers.docx_names import (
    BLOCKS,
    CELL,
    CONTENT,
    ROW,
    Act,
    Properties,
    W,
    is_on,
    properties_of,
    stated,
    whole,
)
from lint_gov.readers.flow import Element

# Files that came from .doc may hold a grid column 1 twip wide that shifts every later cell.
_NARROW = 57
_MOST_COLUMNS = 1000
_MEASURE = re.compile(r"(\d{1,7}(?:\.\d{1,7})?)(pt|cm|mm|in|pc|pi)")
_TWIPS = {"pt": 20.0, "cm": 567.0, "mm": 56.7, "in": 1440.0, "pc": 240.0, "pi": 240.0}
_GONE = (f"{W}del", f"{W}moveFrom")
_BEFORE, _HIDDEN = f"{W}gridBefore", f"{W}hidden"
_OF_ROW = (*_GONE, _BEFORE, _HIDDEN)
_OF_CELL = _SPAN, _DOWN, _ACROSS, _CELL_DELETED, _CELL_MERGED = tuple(
    f"{W}{name}" for name in ("gridSpan", "vMerge", "hMerge", "cellDel", "cellMerge")
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell on its grid: from column `start` up to but not including `end`, `rows` down.

    `merged` is "" for a cell of its own, else what the file says: "restart" or "continue".
    """

    element: Element
    start: int
    end: int
    merged: str = ""
    rows: int = 1


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row and its cells; those that continue a cell above are not among them."""

    element: Element
    spots: tuple[Spot, ...]


def rows_of(table: Element) -> tuple[TableRow, ...]:
    """Return the rows of a table as accepted and shown: deleted and hidden ones are not in it."""
    columns = _seen_columns(table)
    stated_rows = [(row, properties_of(row, f"{W}trPr", _OF_ROW)) for row in _parts(table, ROW)]
    rows = [(row, _spots(row, facts, columns)) for row, facts in stated_rows if not _is_gone(facts)]
    spans = _row_spans([spots for _, spots in rows])
    return tuple(
        TableRow(row, tuple(replace(spot, rows=span) if span > 1 else spot for spot, span in placed if span))
        for (row, _), placed in zip(rows, spans, strict=True)
    )


def _parts(parent: Element, wanted: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those that content controls wrap."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif BLOCKS.get(child.tag) == Act.INSIDE:
            yield from _parts(child, wanted)
        elif BLOCKS.get(child.tag) == Act.CONTROL:
            for content in child.iterchildren(CONTENT):
                yield from _parts(content, wanted)


def _is_gone(properties: Properties) -> bool:
    return any(tag in properties for tag in _GONE) or is_on(properties.get(_HIDDEN))


def _seen_columns(table: Element) -> list[int]:
    """Return for each edge of the grid how many columns that can be seen lie before it.

    Where most columns have no width, the widths say nothing and all of them count.
    """
    widths = [_twips(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    wide = [width is None or width >= _NARROW for width in widths[:_MOST_COLUMNS]]
    if 2 * sum(wide) <= len(wide):
        wide = [True] * len(wide)
    edges = [0]
    for seen in wide:
        edges.append(edges[-1] + seen)
    return edges


def _twips(text: str | None) -> float | None:
    number = whole(text)
    if number is not None or text is None:
        return number
    match = _MEASURE.fullmatch(text)
    return float(match[1]) * _TWIPS[match[2]] if match else None


def _edge(columns: list[int], place: int) -> int:
    return columns[place] if place < len(columns) else columns[-1] + place - len(columns) + 1


def _spots(row: Element, facts: Properties, columns: list[int]) -> list[Spot]:
    spots: list[Spot] = []
    place = min(max(whole(stated(facts, _BEFORE)) or 0, 0), _MOST_COLUMNS)
    if place:
        spots.append(Spot(etree.Element("gap"), 0, _edge(columns, place)))
    for cell in _parts(row, CELL):
        properties = properties_of(cell, f"{W}tcPr", _OF_CELL)
        if _CELL_DELETED in properties:
            continue
        end = min(place + max(whole(stated(properties, _SPAN)) or 1, 1), _MOST_COLUMNS)
        spot = Spot(cell, _edge(columns, place), _edge(columns, end), _merged(properties))
        place = end
        if spots and stated(properties, _ACROSS) == "continue":
            spots[-1] = replace(spots[-1], end=spot.end)
        elif spot.end > spot.start:
            spots.append(spot)
        elif next(cell.iter(f"{W}t"), None) is not None:
            spots.append(replace(spot, end=spot.start + 1))
    return spots


def _merged(properties: Properties) -> str:
    if _DOWN in properties:
        return stated(properties, _DOWN) or "continue"
    # A merge that was tracked and is taken as accepted.
    change = properties[_CELL_MERGED].get(_DOWN) if _CELL_MERGED in properties else None
    return "" if change is None else "continue" if change == "cont" else "restart"


def _row_spans(rows: list[list[Spot]]) -> list[list[tuple[Spot, int]]]:
    """Return each cell with the rows it takes up, 0 for one that is a part of a cell above it.

    A cell continues the one above only where it has the same edges; else it stands for itself.
    """
    placed: list[list[tuple[Spot, int]]] = [[] for _ in rows]
    below: dict[tuple[int, int], int] = {}
    for number in range(len(rows) - 1, -1, -1):
        above = {(spot.start, spot.end) for spot in rows[number - 1] if spot.merged} if number else set()
        going: dict[tuple[int, int], int] = {}
        for spot in rows[number]:
            edges = (spot.start, spot.end)
            span = 1 + below.get(edges, 0) if spot.merged else 1
            if spot.merged == "continue" and edges in above:
                going[edges] = span
                span = 0
            placed[number].append((spot, span))
        below = going
    return placed
