"""Draws rows of an official table for a terminal, folded and cut to its width."""

from collections.abc import Sequence
from dataclasses import dataclass

from lint_gov.outputs.console import Line, Span, width_of
from lint_gov.outputs.layout import cut, padded

INDENT = 4
_GAP = 2
_FOLDED = "…"
_TELLING = 8  # columns of a label that say more than its code alone


@dataclass(frozen=True, slots=True)
class Row:
    """One row to draw: its code ("（五）4", or its label where it has none), label and cells."""

    code: str
    label: str
    cells: tuple[str, ...]


def drawn(heads: Sequence[str], rows: Sequence[Row], wanted: Sequence[int], width: int) -> list[Line]:
    """Return a heading and the rows in at most `width` columns, if that can be.

    Labels are cut first, down to their codes; then columns other than the `wanted` ones and the last
    are folded away. A cell with ▶ is shown as marked.
    """
    widths = [max(map(width_of, column)) for column in zip(heads, *(row.cells for row in rows), strict=True)]
    room = width - INDENT
    least = max(width_of(row.code) for row in rows)
    shown = _unfolded(widths, wanted, room - least)
    label = min(max(width_of(row.label) for row in rows), max(room - _taken(shown, widths), least))
    heading = "".join(_cell(_FOLDED if place is None else heads[place], place, widths) for place in shown)
    lines: list[Line] = [((" " * (INDENT + label), ""), (heading, "faint"))]
    for row in rows:
        cells = [_cell("" if place is None else row.cells[place], place, widths) for place in shown]
        name = " " * INDENT + padded(_name(row, label), label)
        lines.append(((name, ""), *(_styled(cell) for cell in cells)))
    return lines


def _name(row: Row, width: int) -> str:
    if width_of(row.label) <= width:
        return row.label
    telling = width >= width_of(row.code) + _TELLING or row.code == row.label
    return cut(row.label if telling else row.code, width)


def _styled(cell: str) -> Span:
    return cell, "mark" if "▶" in cell else ""


def _cell(text: str, place: int | None, widths: Sequence[int]) -> str:
    width = width_of(_FOLDED) if place is None else widths[place]
    return " " * _GAP + padded(text, width, right=True)


def _unfolded(widths: Sequence[int], wanted: Sequence[int], room: int) -> list[int | None]:
    """Return the columns to show, None for a run of folded ones; `wanted` and the last come first."""
    kept = {*wanted, len(widths) - 1}
    for place in range(len(widths)):
        if _taken(_with_folds(kept | {place}, len(widths)), widths) <= room:
            kept.add(place)
    return _with_folds(kept, len(widths))


def _with_folds(kept: set[int], count: int) -> list[int | None]:
    shown: list[int | None] = []
    for place in range(count):
        if place in kept:
            shown.append(place)
        elif not shown or shown[-1] is not None:
            shown.append(None)
    return shown


def _taken(shown: Sequence[int | None], widths: Sequence[int]) -> int:
    return sum(_GAP + (width_of(_FOLDED) if place is None else widths[place]) for place in shown)
