"""Turns coordinates of a PDF page into points on the page as it is looked at, and upright text."""

from dataclasses import dataclass

from lint_gov.readers.pdf.box import Box


@dataclass(frozen=True, slots=True)
class Sight:
    """How a page is looked at: the visible rectangle of its own space, and quarter turns clockwise, 0 to 3.

    The page's own space has its origin at the bottom left; the result has it at the top left.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height of the page as it is looked at."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page is seen."""
        across, down = x - self.left, self.top - y
        match self.turns:
            case 0:
                return across, down
            case 1:
                return self.top - self.bottom - down, across
            case 2:
                return self.right - self.left - across, self.top - self.bottom - down
            case _:
                return down, self.right - self.left - across

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return where a rectangle of the page is seen."""
        if self.turns == 0:  # nearly always
            return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
        x1, y1 = self.point(left, bottom)
        x2, y2 = self.point(right, top)
        return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
