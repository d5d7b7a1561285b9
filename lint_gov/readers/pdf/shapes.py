"""Reads what is drawn on a page: lines and what may be parts of lines, filled areas, pictures."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

import pypdfium2.raw as pdfium

from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.handle import Handle
from lint_gov.readers.pdf.sight import Sight

THIN = 4.0  # points; a border is no thicker, a cell no thinner
_DEEPEST = 8
_MOST_SEGMENTS = 20_000

_PATH, _IMAGE, _SHADING, _FORM = (
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_SHADING,
    pdfium.FPDF_PAGEOBJ_FORM,
)
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Shapes:
    """What was found on a page; `drawings` counts the shapes that are no lines."""

    strokes: list[Box] = field(default_factory=list)
    areas: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    drawings: int = 0


def shapes_of(page: Handle, sight: Sight, *, limit: int) -> Shapes:
    """Return what is drawn on a page, at most `limit` objects of it."""
    shapes = Shapes()
    for handle, kind, matrix in islice(_objects(page), limit):
        bounds = _bounds(handle, matrix, sight)
        if bounds is None:
            continue
        thin = min(bounds.width, bounds.height) <= THIN
        if kind == _PATH:
            if thin:
                shapes.strokes.append(bounds)
            else:
                shapes.drawings += 1
                _add_path(handle, matrix, sight, shapes)
        elif thin:
            shapes.strokes.append(bounds)
        elif kind == _IMAGE:
            shapes.pictures.append(bounds)
    return shapes


def _objects(page: Handle) -> Iterator[tuple[Handle, int, Matrix]]:
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _within(pdfium.FPDFPage_GetObject(page, index), _SAME, 0)


def _within(handle: Handle, matrix: Matrix, depth: int) -> Iterator[tuple[Handle, int, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(handle)
    if kind in {_PATH, _IMAGE, _SHADING}:
        yield handle, kind, matrix
    elif kind == _FORM and depth < _DEEPEST:
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(handle, own)
        inner = _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        for index in range(pdfium.FPDFFormObj_CountObjects(handle)):
            yield from _within(pdfium.FPDFFormObj_GetObject(handle, index), inner, depth + 1)


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(handle: Handle, matrix: Matrix, sight: Sight) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return None
    edges = left.value, bottom.value, right.value, top.value
    if matrix is not _SAME:
        (x1, y1), (x2, y2) = _apply(matrix, *edges[:2]), _apply(matrix, *edges[2:])
        edges = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
    return sight.box(*edges) if math.isfinite(sum(edges)) else None


def _add_path(handle: Handle, matrix: Matrix, sight: Sight, shapes: Shapes) -> None:
    """Add the lines of a path that is more than a line: its square strokes, or the area it fills."""
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, own)
    whole = _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
    parts = _subpaths(handle, whole, sight)
    for points in parts:
        if stroke.value:
            shapes.strokes.extend(_square_sides(points))
        elif fill.value:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = Box(min(xs), min(ys), max(xs), max(ys))
            (shapes.strokes if min(box.width, box.height) <= THIN else shapes.areas).append(box)


def _subpaths(handle: Handle, matrix: Matrix, sight: Sight) -> list[list[tuple[float, float]]]:
    parts: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(handle), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = sight.point(*_apply(matrix, x.value, y.value))
        if not parts or pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            parts.append([])
        parts[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    return [part for part in parts if all(math.isfinite(x) and math.isfinite(y) for x, y in part)]


def _square_sides(points: list[tuple[float, float]]) -> Iterator[Box]:
    for (x1, y1), (x2, y2) in pairwise(points):
        if min(abs(x1 - x2), abs(y1 - y2)) < 1:
            yield Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
