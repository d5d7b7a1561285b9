"""The page as it looks: grey values, for checking what the drawing commands seem to say."""

from dataclasses import dataclass

_FAINT = 70  # lighter than this against its ground is a watermark or the fringe of a letter


@dataclass(frozen=True, slots=True)
class Raster:
    """Grey values of a page, row by row, 0 for black; `scale` is pixels a point."""

    grey: bytes
    width: int
    height: int
    scale: float

    def row(self, y: float, left: float, right: float) -> bytes:
        """Return the grey values at a height between two places; empty where that is off the page."""
        line = int(y * self.scale)
        if not 0 <= line < self.height:
            return b""
        start = line * self.width
        low = max(0, int(left * self.scale))
        return self.grey[start + low : start + min(self.width, int(right * self.scale) + 1)]

    def at(self, x: float, y: float) -> int:
        """Return the grey value of a place, white where it is off the page."""
        column, line = int(x * self.scale), int(y * self.scale)
        if 0 <= column < self.width and 0 <= line < self.height:
            return self.grey[line * self.width + column]
        return 255

    def has_ink(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Return whether anything stands out from its ground in a rectangle."""
        lowest, highest = 255, 0
        step = 1 / self.scale
        y = top
        while y <= bottom:
            values = self.row(y, left, right)
            if values:
                lowest, highest = min(lowest, *values, 255), max(highest, *values, 0)
            y += step
        return highest - lowest > _FAINT
