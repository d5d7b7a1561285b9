"""What one page of a PDF shows, in points from the top left corner of the page as it is looked at."""

from dataclasses import dataclass
from typing import NamedTuple

from lint_gov.readers.pdf.raster import Raster


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return the distance from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the distance from top to bottom."""
        return self.bottom - self.top


class Glyph(NamedTuple):
    """One character with its place; `size` is the height of its font, `order` its place in the file.

    `turned` is True where it stands on its side. `faulty` is True where the font does not say for
    certain which character it is; `recognised` where it is the invisible text over a scanned page.
    `spaced` is True where the file has a space before it.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    order: int
    turned: bool = False
    faulty: bool = False
    recognised: bool = False
    spaced: bool = False

    @property
    def x(self) -> float:
        """Return the middle between left and right."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """Return the middle between top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """A page, counted from 1: its characters in the order of the file, and what is drawn on it.

    `strokes` are boxes too thin to be anything but lines or parts of them, `areas` the other
    rectangles that are filled, `pictures` the images. `raster` is the page as it looks; None where
    it was not drawn.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    strokes: tuple[Box, ...] = ()
    areas: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    raster: Raster | None = None
