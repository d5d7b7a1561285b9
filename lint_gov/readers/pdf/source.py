"""Opens a PDF with the library and yields its pages."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from lint_gov.model.document import Unreadable
from lint_gov.readers.pdf.glyphs import glyphs_of
from lint_gov.readers.pdf.handle import Handle
from lint_gov.readers.pdf.page import Page
from lint_gov.readers.pdf.raster import Raster, raster_of
from lint_gov.readers.pdf.shapes import shapes_of
from lint_gov.readers.pdf.sight import Sight

_MOST_PIXELS = 4_000_000
_MOST_SHAPES = 200_000
_MOST_GLYPHS = 100_000
_DECLARED = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")
_LONGEST = 4096
_LARGEST = 20_000.0  # points; the format allows 14 400


@dataclass(frozen=True, slots=True)
class Opened:
    """A PDF that could be opened: how many pages it has, and what it says of itself."""

    pdf: Handle
    count: int
    title: str | None
    metadata: tuple[tuple[str, str], ...]


def open_pdf(content: bytes) -> Opened:
    """Return the opened file; Unreadable (E001) where it is locked or broken."""
    _forget_last_error()
    try:
        pdf = pypdfium2.PdfDocument(content)
        count = len(pdf)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(error) from error
    if pdf.get_formtype() != pdfium.FORMTYPE_NONE:
        pdf.init_forms()
    declared = tuple((name, text) for name in _DECLARED if (text := _declared(pdf.raw, name)))
    return Opened(pdf, count, dict(declared).get("Title"), declared)


def _forget_last_error() -> None:
    """Make the last error of the library one of format: some files fail without setting one of their own.

    One process reads file after file, and the next such file would be called encrypted like the last.
    """
    pdfium.FPDF_LoadMemDocument(b"%", 1, None)


def _declared(pdf: Handle, name: str) -> str:
    """Return what a file says of itself, whatever is wrong with how it is written."""
    size = pdfium.FPDF_GetMetaText(pdf, name.encode(), None, 0)
    buffer = ctypes.create_string_buffer(min(size, _LONGEST))
    pdfium.FPDF_GetMetaText(pdf, name.encode(), buffer, len(buffer))
    return buffer.raw.decode("utf-16-le", "replace").split("\0")[0].strip()


def _unreadable(error: pypdfium2.PdfiumError) -> Unreadable:
    code = getattr(error, "err_code", None)
    if code == pdfium.FPDF_ERR_PASSWORD:
        return Unreadable("PDF 已加密，需要密码才能打开", "the PDF is encrypted and needs a password")
    if code == pdfium.FPDF_ERR_SECURITY:
        return Unreadable("PDF 采用了不支持的加密方式", "the PDF is encrypted in a way that is not supported")
    return Unreadable("PDF 文件已损坏，无法打开", "the PDF is broken and cannot be opened")


def pages_of(opened: Opened, limit: int) -> Iterator[Page]:
    """Yield the first pages of a file, one after another."""
    for index in range(min(opened.count, limit)):
        yield _page(opened.pdf, index)


def _page(pdf: Handle, index: int) -> Page:
    try:
        page = _shown(pdf, index)
    except pypdfium2.PdfiumError:
        return Page(index + 1, 0.0, 0.0, broken=True)
    try:
        return _read(page, index + 1)
    finally:
        page.close()


def _shown(pdf: Handle, index: int) -> Handle:
    """Return a page with its annotations, such as filled-in fields, made part of it."""
    page = pdf[index]
    if pdfium.FPDFPage_GetAnnotCount(page.raw) > 0:
        flattened = pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
        if flattened == pdfium.FLATTEN_SUCCESS:
            page.close()
            page = pdf[index]
    return page


def _read(page: Handle, number: int) -> Page:
    sight = _sight(page)
    text_page = page.get_textpage()
    try:
        found = glyphs_of(text_page.raw, sight, limit=_MOST_GLYPHS)
    finally:
        text_page.close()
    shapes = shapes_of(page.raw, found.sight, limit=_MOST_SHAPES)
    width, height = found.sight.size
    drawn = bool(found.glyphs) and bool(shapes.strokes or shapes.areas)
    # Grounds set apart by gaps alone need a closer look: a gap may be thinner than a point.
    scale = 1.0 if shapes.strokes else 3.0
    return Page(
        number,
        width,
        height,
        tuple(found.glyphs),
        tuple(shapes.strokes),
        tuple(shapes.areas),
        tuple(shapes.pictures),
        _raster(page, found.sight, sight.turns, scale) if drawn else None,
        found.hidden,
        shapes.drawings,
        turns=(sight.turns - found.sight.turns) % 4,
    )


def _sight(page: Handle) -> Sight:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, box)
    edges = (box.left, box.bottom, box.right, box.top)
    if not all(math.isfinite(edge) and abs(edge) < _LARGEST for edge in edges):
        edges = (0.0, 0.0, 595.0, 842.0)
    left, bottom, right, top = edges
    return Sight(left, bottom, max(right, left + 1), max(top, bottom + 1), page.get_rotation() // 90)


def _raster(page: Handle, sight: Sight, turns: int, scale: float) -> Raster | None:
    width, height = sight.size
    scale = min(scale, math.sqrt(_MOST_PIXELS / (width * height)))
    across, down = max(1, math.ceil(width * scale)), max(1, math.ceil(height * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        return None
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(
            bitmap, page.raw, 0, 0, across, down, (sight.turns - turns) % 4, pdfium.FPDF_ANNOT
        )
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        grey = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * down)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return raster_of(grey, stride, down, scale)
