"""The page as it looks: grey values, for checking what the drawing commands seem to say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lint_gov.readers.pdf.box import Box

_FAINT = 90  # what stands out less from its ground is a watermark, shading or the fringe of a letter

_SHADE = 12  # what two grounds must differ by to be told apart
_ACROSS = (-1.2, -0.8, -0.4, 0.0, 0.4, 0.8, 1.2)
_SAMPLES = 10
_FEW = 1
_DARK = bytes(value < 255 - _FAINT for value in range(256))


@dataclass(frozen=True, slots=True)
class Raster:
    """Grey values of a page, row by row, 0 for black; `scale` is pixels a point.

    `dark` is the same with 1 for what is dark and 0 for the rest: most places hold nothing at all.
    """

    grey: bytes
    dark: bytes
    width: int
    height: int
    scale: float

    def has_ink(self, box: Box) -> bool:
        """Return whether anything stands out from its ground in a rectangle."""
        left, right = max(0, round(box.left * self.scale)), min(self.width, round(box.right * self.scale))
        top, bottom = max(0, round(box.top * self.scale)), min(self.height, round(box.bottom * self.scale))
        rows = range(top * self.width, bottom * self.width, self.width)
        if left >= right or all(self.dark.find(1, row + left, row + right) < 0 for row in rows):
            return False
        lowest, highest = 255, 0
        for row in rows:
            values = self.grey[row + left : row + right]
            lowest, highest = min(lowest, *values), max(highest, *values)
            if highest - lowest > _FAINT:
                return True
        return False

    def at(self, x: float, y: float) -> int:
        """Return the grey value at a place, white off the page."""
        column, line = int(x * self.scale), int(y * self.scale)
        inside = 0 <= column < self.width and 0 <= line < self.height
        return self.grey[line * self.width + column] if inside else 255


def raster_of(grey: bytes, width: int, height: int, scale: float) -> Raster:
    """Return the raster of grey values."""
    return Raster(grey, grey.translate(_DARK), width, height, scale)


def visible_edges(area: Box, raster: Raster | None) -> Iterator[Box]:
    """Yield the edges of a filled area that can be seen, as boxes without width."""
    left, top, right, bottom = area
    if raster is None:
        return
    for x in (left, right):
        if _is_seen([raster.at(x + off, y) for off in _ACROSS] for y in _along(top, bottom)):
            yield Box(x, top, x, bottom)
    for y in (top, bottom):
        if _is_seen([raster.at(x, y + off) for off in _ACROSS] for x in _along(left, right)):
            yield Box(left, y, right, y)


def _along(low: float, high: float) -> Iterator[float]:
    return (low + (high - low) * (step + 0.5) / _SAMPLES for step in range(_SAMPLES))


def _is_seen(samples: Iterable[Sequence[int]]) -> bool:
    """Return whether the grounds on both sides differ at nearly all of some places."""
    alike = 0
    for values in samples:
        alike += max(values) - min(values) <= _SHADE
        if alike > _FEW:
            return False
    return True
