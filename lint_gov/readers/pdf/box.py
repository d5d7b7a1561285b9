"""Rectangles on a page, in points from its top left corner."""

from collections.abc import Iterable
from typing import NamedTuple


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

    def turned(self, turns: int, width: float, height: float) -> "Box":
        """Return where it is once a page so wide and high has been turned clockwise by quarters."""
        left, top, right, bottom = self
        match turns % 4:
            case 1:
                return Box(height - bottom, left, height - top, right)
            case 2:
                return Box(width - right, height - bottom, width - left, height - top)
            case 3:
                return Box(top, width - right, bottom, width - left)
            case _:
                return self


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest rectangle that holds some rectangles, of which there is at least one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))
