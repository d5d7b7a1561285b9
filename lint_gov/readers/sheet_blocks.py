"""Cuts sheets into paragraphs and tables: a row that shows one text is a paragraph, others are tables.

What is hidden is not read, as in a page: it is not what was published. Sheets that are hidden are read
only where the others show nothing at all.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from operator import attrgetter

from lint_gov.model.document import Block, Cell, Document, Paragraph, Table, Trouble, TroubleKind
from lint_gov.model.location import Location
from lint_gov.readers.limits import Limits, refuse
from lint_gov.readers.sheet_grid import At, Sheet, name_of
from lint_gov.readers.sheet_rows import Line, Spot, View, hides_content, lines_of, view_of

_USUAL_NAME = re.compile(r"(?:sheet|工作表|表格?|第)?\s*[\d一二三四五六七八九十]*\s*[页张]?", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*第?[一二三四五六七八九十]{1,3}\s*[、.．部]")
_LONGEST_LABEL = 20
_HIDDEN = Trouble(
    TroubleKind.STRUCTURE,
    "工作表中有隐藏的行或列，其中的内容没有读取",
    "hidden rows or columns of a sheet hold something, which was not read",
)


@dataclass(frozen=True, slots=True)
class Spread:
    """The places of a workbook: the anchors number cells, each with the name of its sheet."""

    spots: Sequence[tuple[str, At]]

    def locate(self, anchor: int) -> Location:
        """Return the sheet and the name of the cell (D12)."""
        if not 0 <= anchor < len(self.spots):
            return Location()
        sheet, at = self.spots[anchor]
        return Location(sheet=sheet, cell=name_of(at))


@dataclass(slots=True)
class _Run:
    """Rows that make a table, and the columns between which they hold anything."""

    lines: list[Line] = field(default_factory=list)
    left: int = sys.maxsize
    right: int = -1

    def add(self, line: Line) -> None:
        self.lines.append(line)
        for spot in filter(attrgetter("filled"), (*line.spots, *line.hanging)):
            self.left, self.right = min(self.left, spot.left), max(self.right, spot.right)


@dataclass(slots=True)
class _Draft:
    limits: Limits
    blocks: list[Block] = field(default_factory=list)
    spots: list[tuple[str, At]] = field(default_factory=list)
    sheet: str = ""
    view: View = field(default_factory=View)
    cells: int = 0

    def anchor(self, at: At) -> int:
        self.spots.append((self.sheet, at))
        return len(self.spots) - 1


def document_of(media: str, sheets: Sequence[Sheet], limits: Limits) -> Document:
    """Return the document that sheets make; Unreadable (E004) for too many cells."""
    shown = [sheet for sheet in sheets if sheet.cells and not sheet.hidden]
    shown = shown or [sheet for sheet in sheets if sheet.cells]
    draft = _Draft(limits)
    for sheet in shown:
        draft.sheet = sheet.name
        draft.view = view_of(sheet)
        lines = lines_of(sheet, draft.view, limits)
        if len(shown) > 1:
            _name(draft, sheet.name, lines)
        _blocks(draft, lines)
    troubles = (_HIDDEN,) if any(map(hides_content, shown)) else ()
    return Document(media, tuple(draft.blocks), Spread(tuple(draft.spots)), troubles=troubles)


def _name(draft: _Draft, name: str, lines: Sequence[Line]) -> None:
    """Add the name of a sheet as a heading, where it says more than that it is a sheet."""
    first = next((spot.content.text for line in lines for spot in line.filled), "")
    if not _USUAL_NAME.fullmatch(name.strip()) and name.strip() != first.strip():
        draft.blocks.append(Paragraph(name.strip(), draft.anchor((0, 0)), 1))


def _blocks(draft: _Draft, lines: Sequence[Line]) -> None:
    drawn = any(line.drawn for line in lines)
    run = _Run()
    for line, following in zip_longest(lines, lines[1:]):
        if run.lines and line.number > run.lines[-1].number + 1 and not _inside_merged(run.lines[-1], line):
            _table(draft, run)
            run = _Run()
        if _is_alone(line, following) and (drawn or not _may_be_row(line, run, following)):
            _table(draft, run)
            run = _Run()
            spot = line.filled[0]
            draft.blocks.append(Paragraph(_text(spot), draft.anchor(spot.at)))
        elif line.filled or run.lines:
            run.add(line)
    _table(draft, run)


def _inside_merged(above: Line, line: Line) -> bool:
    """Return whether only rows inside merged cells lie between two rows."""
    return any(spot.bottom >= line.number - 1 for spot in (*above.spots, *above.hanging))


def _is_alone(line: Line, following: Line | None) -> bool:
    """Return whether all that a row shows is one text, and that text has no rows beside it."""
    if len(line.spots) != 1 or not line.filled or line.hanging:
        return False
    return following is None or following.number > line.spots[0].bottom or not following.filled


def _may_be_row(line: Line, run: _Run, following: Line | None) -> bool:
    """Return whether a lone text in a sheet whose blanks have no borders is a label of blank figures.

    It is one below the rows of a table, where it stands further in or is merged less wide than the table,
    or is short, not numbered, and has another row below it.
    """
    spot = line.spots[0]
    if not run.lines or line.number != run.lines[-1].number + 1 or spot.right >= run.right:
        return False
    if spot.left > run.left or spot.right > spot.left:
        return True
    text = spot.content.text.strip()
    goes_on = following is not None and following.number == line.number + 1
    return goes_on and len(text) <= _LONGEST_LABEL and not _NUMBERED.match(text)


def _text(spot: Spot) -> str:
    return spot.content.text.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n")


def _table(draft: _Draft, run: _Run) -> None:
    """Add rows as a table: blank cells fill the gaps, and the rows that end before others do."""
    lines = run.lines
    while len(lines) > 1 and not lines[-1].filled and not lines[-2].filled:
        lines = lines[:-1]
    if not lines:
        return
    numbers = [line.number for line in lines]
    anchor = draft.anchor(lines[0].spots[0].at)
    draft.blocks.append(Table(tuple(_row(draft, line, run, numbers) for line in lines), anchor))


def _row(draft: _Draft, line: Line, run: _Run, numbers: Sequence[int]) -> tuple[Cell, ...]:
    spots = sorted((*line.spots, *line.hanging), key=attrgetter("left"))
    first = line.number == numbers[0]
    cells: list[Cell] = []
    column = run.left
    for spot in spots:
        if spot.right < column or spot.left > run.right:
            continue
        cells += _gap(draft, line, column, spot.left)
        column = min(spot.right, run.right) + 1
        # A cell from above the first row is shown there, as its first row is no part of the table.
        if spot.top == line.number or first:
            rows = bisect_right(numbers, spot.bottom) - bisect_left(numbers, line.number)
            width = column - max(spot.left, run.left)
            cells.append(Cell(_text(spot), draft.anchor(spot.at), rows, width, spot.content.doubt))
    cells += _gap(draft, line, column, run.right + 1)
    draft.cells += len(cells)
    _check(draft, 0)
    return tuple(cells)


def _gap(draft: _Draft, line: Line, start: int, end: int) -> list[Cell]:
    _check(draft, end - start)
    return [Cell("", draft.anchor((line.row, draft.view.column(column)))) for column in range(start, end)]


def _check(draft: _Draft, more: int) -> None:
    if draft.cells + more > draft.limits.cells:
        refuse("表格单元格数", "table cells", draft.cells + more, draft.limits.cells)
