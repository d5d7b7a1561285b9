"""Prints a report as PDF with nothing but this code, its tables cut wherever a page is full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from tests.pages import Page, Row
from tests.readers.plot import HEIGHT, TEN, WIDTH, Net, frame, inside, lines, pdf
from tests.renderings import Laid, laid_out

_MARGIN = 50
_PITCH = 14
_CELL = 12


@dataclass(slots=True)
class _Printer:
    """The pages printed so far, and how far down the last one is full."""

    pages: list[str] = field(default_factory=lambda: [""])
    down: float = _MARGIN

    def room(self, height: float) -> float:
        """Return where something so high begins: on a new page if this one has no room for it."""
        if self.down + height > HEIGHT - _MARGIN:
            self.pages.append("")
            self.down = _MARGIN
        start = self.down
        self.down += height
        return start

    def draw(self, drawing: str) -> None:
        """Draw on the last page."""
        self.pages[-1] += drawing


def render_pdf(page: Page) -> bytes:
    """Return the report as a PDF file."""
    printer = _Printer()
    for part in page.parts:
        if isinstance(part, list):
            _print_table(printer, part)
        else:
            for text in _wrapped(part[1], WIDTH - 2 * _MARGIN):
                printer.draw(lines(_MARGIN, printer.room(_PITCH) + _PITCH, text))
        printer.room(_PITCH)
    return pdf(*printer.pages)


def _wrapped(text: str, width: float) -> list[str]:
    """Return the lines of a text; a figure or a word in ASCII is half as wide as others, or a little more."""
    found, used = [""], 0.0
    for character in text:
        wide = 0.6 * TEN if character.isascii() else TEN
        if used + wide > width:
            found.append("")
            used = 0.0
        found[-1] += character
        used += wide
    return found


def _print_table(printer: _Printer, rows: list[Row]) -> None:
    cells = laid_out(rows)
    columns = 1 + max(cell.right for cell in cells)
    xs = [_MARGIN + (WIDTH - 2 * _MARGIN) * column / columns for column in range(columns + 1)]
    written = [cell._replace(text=_text(cell, xs)) for cell in cells]
    heights = _heights(written, len(rows))
    for first, last in _runs(printer, heights):
        ys = list(
            accumulate(heights[first : last + 1], initial=printer.down - sum(heights[first : last + 1]))
        )
        net = Net(xs, ys)
        for cell in _clipped(written, first, last):
            printer.draw(frame(net, cell) + inside(net, cell))


def _text(cell: Laid, xs: Sequence[float]) -> str:
    return "\n".join(_wrapped(cell.text, xs[cell.right + 1] - xs[cell.left] - 6))


def _heights(cells: Sequence[Laid], rows: int) -> list[float]:
    """Return how high the rows are: a cell over several rows has its share in each."""
    heights = [_CELL + 8.0] * rows
    for cell in cells:
        over = cell.bottom + 1 - cell.top
        share = (_CELL * (cell.text.count("\n") + 1) + 8) / over
        for row in range(cell.top, cell.bottom + 1):
            heights[row] = max(heights[row], share)
    return heights


def _runs(printer: _Printer, heights: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of the rows that stand on one page, once there is room for them."""
    first = 0
    for row in range(len(heights)):
        if row > first and printer.down + sum(heights[first : row + 1]) > HEIGHT - _MARGIN:
            printer.room(sum(heights[first:row]))
            yield first, row - 1
            first = row
            printer.room(HEIGHT)  # the next page
            printer.down = _MARGIN
    printer.room(sum(heights[first:]))
    yield first, len(heights) - 1


def _clipped(cells: Sequence[Laid], first: int, last: int) -> Iterator[Laid]:
    """Yield the cells of some rows, numbered from 0; what a cell says stands in its first part."""
    for cell in cells:
        if cell.top <= last and cell.bottom >= first:
            top, bottom = max(cell.top, first) - first, min(cell.bottom, last) - first
            yield cell._replace(text=cell.text if cell.top >= first else "", top=top, bottom=bottom)
