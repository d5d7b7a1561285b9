"""Workbooks made from the XML of their parts, as short as a test can say it."""

import io
import struct
import zipfile
from collections.abc import Sequence

from tests.readers.word import links, zipped

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "table": "table",
        "style": "style",
        "text": "text",
        "fo": "xsl-fo-compatible",
    }.items()
)


def book(
    *sheets: str, facts: str = "", states: Sequence[str] = (), strings: str = "", styles: str = ""
) -> bytes:
    """Return an XLSX file; a sheet is the inside of its part, or its rows.

    Sheets are called 甲, 乙 …. `facts` stand in the workbook, `states` are those of the sheets.
    """
    named = [*zip(sheets, "甲乙丙丁", (*states, *["visible"] * len(sheets)), strict=False)]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        for number, (_, name, state) in enumerate(named, 1)
    )
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    targets += [("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": links(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"<workbook {_MAIN} {_LINKED}><sheets>{listed}</sheets>{facts}</workbook>",
        "xl/_rels/workbook.xml.rels": links(*targets),
        "xl/sharedStrings.xml": f"<sst {_MAIN}>{strings}</sst>",
        "xl/styles.xml": f"<styleSheet {_MAIN}>{styles}</styleSheet>",
    }
    for number, sheet in enumerate(sheets, 1):
        inside = sheet if "<sheetData" in sheet else f"<sheetData>{sheet}</sheetData>"
        parts[f"xl/worksheets/sheet{number}.xml"] = f"<worksheet {_MAIN}>{inside}</worksheet>"
    return zipped(parts)


def row(*cells: str, at: int | None = None, more: str = "") -> str:
    """Return a row; a cell that is no XML is a number, or a text."""
    place = "" if at is None else f' r="{at}"'
    return f"<row{place} {more}>{''.join(map(_cell, cells))}</row>"


def c(
    value: str, *, at: str = "", kind: str = "", style: int | None = None, formula: str | None = None
) -> str:
    """Return a cell as it stands in the file."""
    facts = "".join(
        f' {name}="{fact}"' for name, fact in (("r", at), ("t", kind), ("s", style)) if fact not in {"", None}
    )
    inside = f"<f>{formula}</f>" if formula is not None else ""
    return f"<c{facts}>{inside}{value and f'<v>{value}</v>'}</c>"


def s(text: str, at: str = "", style: int | None = None) -> str:
    """Return a cell with a text of its own."""
    facts = "".join(f' {name}="{fact}"' for name, fact in (("r", at), ("s", style)) if fact not in {"", None})
    return f'<c{facts} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _cell(cell: str) -> str:
    if cell.startswith("<"):
        return cell
    return (
        c(cell)
        if cell.replace(".", "").isascii() and cell.replace(".", "").isdigit()
        else s(cell)
        if cell
        else "<c/>"
    )


def merged(*areas: str) -> str:
    """Return the part of a sheet that lists merged areas."""
    return "<mergeCells>" + "".join(f'<mergeCell ref="{area}"/>' for area in areas) + "</mergeCells>"


def ods(tables: str, styles: str = "", manifest: str = "") -> bytes:
    """Return an OpenDocument workbook with these tables and automatic styles."""
    content = (
        f"<office:document-content {_ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        archive.writestr("content.xml", content)
    return held.getvalue()


def xlsb(*cells: tuple[int, int, str | float]) -> bytes:
    """Return a binary workbook of one sheet, 甲, with these cells: (row, column, content)."""
    sheets = _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("甲"))
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": links(("officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": _record(131) + _record(143) + sheets + _record(144) + _record(132),
            "xl/_rels/workbook.bin.rels": links(("worksheet", "worksheets/sheet1.bin")),
            "xl/worksheets/sheet1.bin": _binary_sheet(cells),
        }
    )


def _binary_sheet(cells: Sequence[tuple[int, int, str | float]]) -> bytes:
    """Return the records of a sheet ([MS-XLSB] 2.1.7.62)."""
    bounds = struct.pack("<4I", 0, max(cell[0] for cell in cells), 0, max(cell[1] for cell in cells))
    written = _record(129) + _record(148, bounds) + _record(145)
    last = -1
    for at, column, content in sorted(cells, key=lambda cell: cell[:2]):
        if at != last:
            written += _record(0, struct.pack("<IIHBBBI", at, 0, 300, 0, 0, 0, 0))
            last = at
        head = struct.pack("<II", column, 0)
        written += (
            _record(6, head + _wide(content))
            if isinstance(content, str)
            else _record(5, head + struct.pack("<d", content))
        )
    return written + _record(146) + _record(130)


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(data)
    while size > 0x7F:
        length, size = length + bytes([size & 0x7F | 0x80]), size >> 7
    return head + length + bytes([size]) + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
