"""The looks that printed reports have: paper, letters, borders, and how tables are cut into pages."""

from itertools import product
from typing import NamedTuple

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

_TWIP = 635  # units of a length in DOCX that its twentieths of a point have


class Look(NamedTuple):
    """How a report is set; lengths of paper in millimetres, those of letters and borders in points.

    `letters` are the fonts of figures and of words. `cut` lets a page break go through a row, `heads`
    repeats the head of a table on every page.
    """

    paper: tuple[int, int] = (210, 297)
    margin: int = 25
    letters: tuple[str, str] = ("Liberation Serif", "WenQuanYi Micro Hei")
    size: float = 10.5
    border: float = 0.5
    line: str = "single"
    cut: bool = True
    heads: bool = False


_PAPERS = ((210, 297), (297, 210), (297, 420), (182, 257), (176, 250))
_LETTERS = (
    ("Liberation Serif", "WenQuanYi Micro Hei"),
    ("DejaVu Sans", "WenQuanYi Micro Hei Mono"),
    ("WenQuanYi Micro Hei", "WenQuanYi Micro Hei"),
    ("Liberation Mono", "WenQuanYi Micro Hei"),
)
_BORDERS = (
    (0.5, "single"),
    (1.0, "single"),
    (2.25, "single"),
    (0.5, "double"),
    (0.75, "dashed"),
    (0.25, "dotted"),
)
_SIZES = (9.0, 10.5, 12.0, 7.5)
_WORD_LINES = {"single": "single", "double": "double", "dashed": "dashed", "dotted": "dotted"}
_PAGE_LINES = {"single": "solid", "double": "double", "dashed": "dashed", "dotted": "dotted"}
_CUTS = tuple(product((True, False), (False, True)))


def look_of(number: int) -> Look:
    """Return the look of a report by its number: each goes its own way through all that may vary."""
    border, line = _BORDERS[number % len(_BORDERS)]
    cut, heads = _CUTS[number // 2 % len(_CUTS)]
    return Look(
        _PAPERS[number % len(_PAPERS)],
        (25, 15, 32)[number % 3],
        _LETTERS[number // 3 % len(_LETTERS)],
        _SIZES[number // 5 % len(_SIZES)],
        border,
        line,
        cut,
        heads,
    )


def style_word(document: Word, look: Look) -> None:
    """Give a document its look."""
    section, normal = document.sections[0], document.styles["Normal"]
    section.page_width, section.page_height = map(Mm, look.paper)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(look.margin)
    normal.font.name, normal.font.size = look.letters[0], Pt(look.size)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), look.letters[1])
    for table in document.tables:
        _style_table(table, look)
        _fit_table(table, section.page_width - section.left_margin - section.right_margin)


def _style_table(table: Table, look: Look) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (
            ("val", _WORD_LINES[look.line]),
            ("sz", str(round(8 * look.border))),
            ("color", "000000"),
        ):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    table._tbl.tblPr.append(borders)  # noqa: SLF001 - python-docx has no other way to them
    first = table.cell(0, 0)._tc  # noqa: SLF001 - the same
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - the same
        # LibreOffice loses rows that must not be cut where a cell goes over several of them.
        if not look.cut and not row._tr.xpath(".//w:vMerge"):  # noqa: SLF001 - the same
            properties.append(OxmlElement("w:cantSplit"))
        if table.cell(number, 0)._tc is not first:  # noqa: SLF001 - the same
            continue
        if look.heads:
            properties.append(OxmlElement("w:tblHeader"))
        # LibreOffice loses rows below a head that it cuts at the foot of such a page.
        for paragraph in row._tr.iter(qn("w:p")) if look.paper[0] > look.paper[1] else ():  # noqa: SLF001 - the same
            paragraph.get_or_add_pPr().get_or_add_keepNext()


def _fit_table(table: Table, width: int) -> None:
    """Make a table as wide as its page."""
    columns = list(table._tbl.iter(qn("w:gridCol")))  # noqa: SLF001 - the same
    share = width / sum(int(column.get(qn("w:w"), "0")) for column in columns) / _TWIP
    for sized in (*columns, *table._tbl.iter(qn("w:tcW"))):  # noqa: SLF001 - the same
        sized.set(qn("w:w"), str(round(share * int(sized.get(qn("w:w"), "0")))))


def style_sheet(look: Look) -> str:
    """Return the look of a page as CSS."""
    width, height = look.paper
    fonts = ", ".join(f'"{name}"' for name in look.letters)
    # Where the lines of cells do not collapse into one, each cell has its own: double borders.
    rules = (
        f"@page {{ size: {width}mm {height}mm; margin: {look.margin}mm }}",
        f"body, td {{ font: {look.size}pt {fonts}, sans-serif }}",
        "table { width: 100%; border-collapse: collapse }"
        if look.line != "double"
        else "table { width: 100% }",
        f"td {{ border: {look.border}pt {_PAGE_LINES[look.line]} black; padding: 2pt }}",
        "" if look.cut else "tr { break-inside: avoid }",
    )
    return f"<style>{' '.join(rules)}</style>"
