"""What one page of a PDF shows, in points from the top left corner of the page as it is looked at."""

from dataclasses import dataclass
from typing import NamedTuple

from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.raster import Raster


class Glyph(NamedTuple):
    """One character with its place: its edges and its middle (`x`, `y`).

    `size` is the height of its font, `order` its place in the file.

    `spaced` is True where the file has a space before it, `upright` False where it stands on its
    side. `faulty` is True where its font does not say for certain which character it is; then its
    text is U+FFFD.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    x: float
    y: float
    size: float
    order: int
    spaced: bool = False
    upright: bool = True
    faulty: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page, counted from 1: its characters in the order of the file, and what is drawn on it.

    `strokes` are boxes too thin to be anything but lines or parts of them, `areas` the other
    rectangles that are filled, `pictures` the images, `drawings` the number of other shapes. `raster`
    is the page as it looks; None where it was not drawn. `hidden` counts the characters that are not
    shown. `turns` are the quarter turns clockwise from what is described here to the page as viewers
    show it. `broken` is True where the page could not be read at all.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    strokes: tuple[Box, ...] = ()
    areas: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    raster: Raster | None = None
    hidden: int = 0
    drawings: int = 0
    turns: int = 0
    broken: bool = False
