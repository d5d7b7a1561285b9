"""Lays a page out: its ruled tables, its lines of text and its pictures, from top to bottom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lint_gov.readers.limits import refuse
from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.mending import mend
from lint_gov.readers.pdf.opinions import form_opinions
from lint_gov.readers.pdf.page import Glyph, Page
from lint_gov.readers.pdf.parts import parts_of
from lint_gov.readers.pdf.slots import Part
from lint_gov.readers.pdf.writing import Line, lines_of

_SMALLEST_PICTURE = (50.0, 20.0)
_BACKGROUND = 0.7  # of the page: a picture that large lies under its text
_ONE_RUN = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture large enough to hold something to read."""

    box: Box


Item = Part | Line | Figure


@dataclass(frozen=True, slots=True)
class Laid:
    """A page with what stands on it, from top to bottom."""

    number: int
    width: float
    height: float
    items: tuple[Item, ...]


def laid_out(page: Page, most: int) -> Laid:
    """Return the tables, lines and pictures of a page in order, the cells in doubt marked.

    Raises Unreadable (E004) where there are more cells than `most`.
    """
    parts, free = parts_of(page)
    cells = sum(len(part.slots) for part in parts)
    if cells > most:
        refuse("单元格数", "table cells", cells, most)
    for part in parts:
        mend(part)
        form_opinions(page, part)
    items: list[Item] = [*parts, *_lines(free), *_figures(page)]
    items.sort(key=lambda item: item.box.top)
    return Laid(page.number, page.width, page.height, tuple(items))


def _lines(glyphs: Sequence[Glyph]) -> Iterator[Line]:
    yield from lines_of([glyph for glyph in glyphs if glyph.upright])
    sideways: list[Glyph] = []
    for glyph in glyphs:
        if glyph.upright:
            continue
        if sideways and glyph.order - sideways[-1].order > _ONE_RUN:
            yield Line(tuple(sideways))
            sideways = []
        sideways.append(glyph)
    if sideways:
        yield Line(tuple(sideways))


def _figures(page: Page) -> Iterator[Figure]:
    width, height = _SMALLEST_PICTURE
    most = _BACKGROUND * page.width * page.height
    for box in page.pictures:
        is_ground = bool(page.glyphs) and box.width * box.height > most
        if box.width >= width and box.height >= height and not is_ground:
            yield Figure(box)
