"""Reads the characters of a page, with their places, out of the library's text page."""

import ctypes
import math
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2.raw as pdfium

from lint_gov.readers.pdf.handle import Handle
from lint_gov.readers.pdf.page import Glyph
from lint_gov.readers.pdf.sight import Sight
from lint_gov.text.radicals import restored

_HIDDEN_MODES = frozenset({3, 7})
_QUARTER = math.pi / 2
_ASKEW = 0.15  # radians off the square: a watermark
_MOSTLY_FAULTY = 0.1
_DOUBLE = 0.2  # of the size: as near as this, a character stands in the place of its twin
_LINE = 8.0
_TOO_WIDE = 3.0
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)  # surrogates
_HYPHEN = "\x02"
_SPACES = frozenset(" \t\r\n\u00a0\u2002\u2003\u2009\u3000\u200b\ufeff")


class _Run(NamedTuple):
    """What the characters of one text object share: size, direction in quarter turns, font, sight."""

    size: float
    quarters: int | None
    font: int
    hidden: bool


class _Raw(NamedTuple):
    """One character as the library gives it, in the page's own space."""

    text: str
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    run: _Run
    order: int
    spaced: bool
    faulty: bool


class Found(NamedTuple):
    """The characters of a page as they are looked at; `sight` is the page turned to make them upright.

    `hidden` counts those that are not drawn. Those that stand askew, such as a watermark's, are left out.
    """

    glyphs: list[Glyph]
    sight: Sight
    hidden: int


def glyphs_of(text_page: Handle, sight: Sight, *, limit: int) -> Found:
    """Return the characters that a page shows."""
    raw = list(_characters(text_page, limit))
    shown = [one for one in raw if not one.run.hidden]
    square = [one for one in shown if one.run.quarters is not None]
    turned = _turned(square, sight)
    faulty = _faulty_fonts(square)
    glyphs = [_glyph(one, turned, faulty) for one in square]
    return Found(_without_doubles(glyphs), turned, len(raw) - len(shown))


def _characters(text_page: Handle, limit: int) -> Iterator[_Raw]:
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    runs: dict[int, _Run] = {}
    spaced = False
    for index, text in _texts(text_page, limit):
        if text in _SPACES:
            # Spaces that the library makes up are left to the geometry.
            spaced = spaced or not pdfium.FPDFText_IsGenerated(text_page, index)
            continue
        shown = "-" if text == _HYPHEN and pdfium.FPDFText_IsHyphen(text_page, index) else text
        run = _run_at(text_page, index, runs)
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        bounds, origin = (box.left, box.bottom, box.right, box.top), (x.value, y.value)
        if run.size and bounds[2] - bounds[0] > _TOO_WIDE * run.size:
            bounds = _tight(text_page, index)
        if math.isfinite(sum(bounds) + sum(origin)):
            faulty = _is_faulty(shown) or pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1
            yield _Raw(shown, bounds, origin, run, index, spaced, faulty)
        spaced = False


def _texts(text_page: Handle, limit: int) -> Iterator[tuple[int, str]]:
    """Yield the characters by number; a pair of surrogates is one, numbered as its second."""
    high = 0
    for index in range(min(pdfium.FPDFText_CountChars(text_page), limit)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in _HIGH:
            high = code
            continue
        if code in _LOW and high:
            code = 0x10000 + ((high - _HIGH.start) << 10) + code - _LOW.start
        high = 0
        yield index, chr(code) if code <= sys.maxunicode else "\ufffd"


def _tight(text_page: Handle, index: int) -> tuple[float, float, float, float]:
    """Return the box around the ink: that of fonts for writing downwards is out of all proportion else."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _run_at(text_page: Handle, index: int, runs: dict[int, _Run]) -> _Run:
    handle = pdfium.FPDFText_GetTextObject(text_page, index)
    key = ctypes.addressof(handle.contents) if handle else 0
    run = runs.get(key)
    if run is None or not key:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text_page, index, matrix)
        height = math.hypot(matrix.c, matrix.d) * abs(pdfium.FPDFText_GetFontSize(text_page, index))
        mode = pdfium.FPDFTextObj_GetTextRenderMode(handle) if key else 0
        font = ctypes.cast(pdfium.FPDFTextObj_GetFont(handle), ctypes.c_void_p).value if key else None
        run = _Run(height, _quarters(matrix.a, matrix.b), font or 0, mode in _HIDDEN_MODES)
        runs[key] = run
    return run


def _quarters(along: float, up: float) -> int | None:
    """Return the quarter turns, anticlockwise, of a direction; None for one that stands askew."""
    if not (math.isfinite(along) and math.isfinite(up)):
        return None
    angle = math.atan2(up, along)
    nearest = round(angle / _QUARTER)
    return nearest % 4 if abs(angle - nearest * _QUARTER) < _ASKEW else None


def _turned(raw: Sequence[_Raw], sight: Sight) -> Sight:
    """Return the sight turned such that most characters stand upright."""
    counts = Counter(one.run.quarters for one in raw)
    if not counts:
        return sight
    quarters, _ = counts.most_common(1)[0]
    return Sight(sight.left, sight.bottom, sight.right, sight.top, (quarters or 0) % 4)


def _is_faulty(text: str) -> bool:
    return text == "\ufffd" or unicodedata.category(text) in {"Cc", "Co", "Cn", "Cs"}


def _faulty_fonts(raw: Sequence[_Raw]) -> frozenset[int]:
    """Return the fonts whose characters cannot be trusted: too many of them are not known."""
    every = Counter(one.run.font for one in raw)
    faulty = Counter(one.run.font for one in raw if one.faulty)
    return frozenset(font for font, count in faulty.items() if count > _MOSTLY_FAULTY * every[font])


def _glyph(one: _Raw, sight: Sight, fonts: frozenset[int]) -> Glyph:
    box = sight.box(*one.box)
    upright = (one.run.quarters or 0) == sight.turns % 4
    top, bottom = box.top, box.bottom
    size = one.run.size or box.height
    if upright:
        x, base = sight.point(*one.origin)
        # Written downwards, a character hangs from its origin; else it stands on it. The boxes of
        # fonts differ in height, so a line is known by what its characters stand on.
        if abs(x - (box.left + box.right) / 2) > 0.2 * box.width or box.width < 0.3 * size:
            top, bottom = base - 0.85 * size, base + 0.15 * size
    faulty = one.faulty or one.run.font in fonts
    text = "\ufffd" if faulty else restored(one.text)
    return Glyph(
        text,
        box.left,
        top,
        box.right,
        bottom,
        (box.left + box.right) / 2,
        (top + bottom) / 2,
        size,
        one.order,
        one.spaced,
        upright,
        faulty,
    )


def _without_doubles(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs without those drawn twice in one place to look bold or to cast a shadow."""
    lines: dict[tuple[str, int], list[Glyph]] = defaultdict(list)
    kept = []
    for glyph in glyphs:
        text, line, reach = glyph.text, int(glyph.y / _LINE), _DOUBLE * glyph.size
        twins = (
            other
            for near in (line - 1, line, line + 1)
            if (text, near) in lines
            for other in lines[text, near]
            if abs(other.x - glyph.x) < reach and abs(other.y - glyph.y) < reach
        )
        if next(twins, None) is None:
            lines[text, line].append(glyph)
            kept.append(glyph)
    return kept
