"""Draws PDF files by hand, byte by byte, so that a test can say exactly what stands in them.

Lengths are in points; heights count from the top of the page, as the reader counts them.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from tests.pages import Printed, Row
from tests.renderings import Laid, laid_out

WIDTH, HEIGHT = 600, 800
TEN = 10.0

_DIGITS = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_WORDS = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< "
    "/Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor << "
    "/Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
    "/Ascent 850 /Descent -150 /CapHeight 700 /StemV 80 >> >>] >>"
)
FONTS = {"D": _DIGITS, "W": _WORDS}

Rows = Sequence[Sequence[str | Printed]]
"""The cells of a table, row by row; those that span as they are printed."""


class Sheet(NamedTuple):
    """A page: what is drawn on it, its size, its turn, and the objects that it names beside fonts."""

    drawing: str
    width: float = WIDTH
    height: float = HEIGHT
    turn: int = 0
    fonts: Mapping[str, str] = FONTS
    more: str = ""


def pdf(*sheets: Sheet | str, info: str = "", trailer: str = "") -> bytes:
    """Return a file of pages; a text is what is drawn on one of the usual size."""
    pages = [Sheet(sheet) if isinstance(sheet, str) else sheet for sheet in sheets]
    numbers = [4 + 2 * index for index in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        3: f"<< {info} >>",
    }
    for number, page in zip(numbers, pages, strict=True):
        objects[number], objects[number + 1] = _page(page, number + 1), _stream(page.drawing)
    return file_of(objects, f"/Info 3 0 R {trailer}")


def _page(page: Sheet, drawing: int) -> str:
    fonts = " ".join(f"/{name} {font}" for name, font in page.fonts.items())
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width:g} {page.height:g}] /Rotate {page.turn} "
        f"/Contents {drawing} 0 R /Resources << /Font << {fonts} >> >> {page.more} >>"
    )


def _stream(drawing: str, head: str = "") -> str:
    return f"<< {head} /Length {len(drawing.encode('latin-1'))} >>\nstream\n{drawing}\nendstream"


def file_of(objects: Mapping[int, str], trailer: str) -> bytes:
    """Return a file of numbered objects, with the table of where they begin."""
    content, places = b"%PDF-1.7\n", []
    for number, text in objects.items():
        places.append(len(content))
        content += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def write(x: float, y: float, text: str, *, size: float = TEN, mode: int = 0) -> str:
    """Return text whose line stands on the height `y`; what is ASCII is set in the font of figures."""
    runs = (_run("".join(run), size, ascii_=ascii_) for ascii_, run in groupby(text, str.isascii))
    return f"BT {mode} Tr {x:g} {HEIGHT - y:g} Td {' '.join(runs)} ET\n"


def _run(text: str, size: float, *, ascii_: bool) -> str:
    font, shown = ("D", text.encode()) if ascii_ else ("W", text.encode("utf-16-be"))
    return f"/{font} {size:g} Tf <{shown.hex()}> Tj"


def line(x1: float, y1: float, x2: float, y2: float, *, width: float = 0.5) -> str:
    """Return a rule."""
    return f"{width:g} w {x1:g} {HEIGHT - y1:g} m {x2:g} {HEIGHT - y2:g} l S\n"


def ground(left: float, top: float, right: float, bottom: float, grey: float) -> str:
    """Return a filled rectangle."""
    return f"{grey:g} g {left:g} {HEIGHT - bottom:g} {right - left:g} {bottom - top:g} re f 0 g\n"


class Net(NamedTuple):
    """Where the lines of a table stand: those between its columns, and those between its rows."""

    xs: Sequence[float]
    ys: Sequence[float]


def net(left: float, top: float, widths: Sequence[float], heights: Sequence[float]) -> Net:
    """Return the lines of a table by the widths of its columns and the heights of its rows."""
    return Net(list(accumulate(widths, initial=left)), list(accumulate(heights, initial=top)))


def table(where: Net, rows: Rows) -> str:
    """Return a ruled table."""
    cells = laid_out([_row(row) for row in rows])
    return "".join(frame(where, cell) + inside(where, cell) for cell in cells)


def _row(row: Sequence[str | Printed]) -> Row:
    return [cell if isinstance(cell, Printed) else Printed(cell) for cell in row]


def frame(where: Net, cell: Laid, *, sides: str = "tblr") -> str:
    """Return the rules around a cell, on some of its sides."""
    left, right = where.xs[cell.left], where.xs[cell.right + 1]
    top, bottom = where.ys[cell.top], where.ys[cell.bottom + 1]
    ends = {
        "t": (left, top, right, top),
        "b": (left, bottom, right, bottom),
        "l": (left, top, left, bottom),
        "r": (right, top, right, bottom),
    }
    return "".join(line(*ends[side]) for side in sides)


def inside(where: Net, cell: Laid) -> str:
    """Return the text of a cell, its lines parted by line feeds, in its top left corner."""
    return lines(where.xs[cell.left] + 3, where.ys[cell.top] + 12, *cell.text.split("\n"))


def lines(x: float, y: float, *texts: str, pitch: float = 12) -> str:
    """Return texts below each other."""
    return "".join(write(x, y + pitch * number, text) for number, text in enumerate(texts) if text)


def askew(drawing: str) -> Sheet:
    """Return a page on which what is drawn lies on its left side."""
    return Sheet(f"0 1 -1 0 {HEIGHT} 0 cm {drawing}", HEIGHT, WIDTH)
