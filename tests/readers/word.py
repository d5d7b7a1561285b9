"""Word-processor files made from the XML of their parts, as short as a test can say it."""

import io
import re
import zipfile
from collections.abc import Mapping

_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_USUAL = re.compile(rb"http://schemas\.openxmlformats\.org/(?!package)(\w+)/2006/")
_STRICT = rb"http://purl.oclc.org/ooxml/\1/"
_PARTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of parts by name."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """Return the parts of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(content: bytes, old: bytes, new: bytes) -> bytes:
    """Return an archive with every occurrence of some bytes in its parts replaced."""
    return zipped({name: part.replace(old, new) for name, part in unzipped(content).items()})


def strict(content: bytes) -> bytes:
    """Return an office file with the names that strict OOXML has."""
    return zipped({name: _USUAL.sub(_STRICT, part) for name, part in unzipped(content).items()})


def links(*targets: tuple[str, str]) -> str:
    """Return a part of relations: (type, target), with the ids rId1, rId2 …."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f"{_LINKS}{listed}</Relationships>"


def parts(body: str, **others: str) -> dict[str, str | bytes]:
    """Return the parts of a document with this body; `others` are the insides of styles, numbering, notes."""
    named = [name for name in _PARTS if name in others]
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": links(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": links(*((name, f"{name}.xml") for name in named)),
        "word/document.xml": f"<w:document {DECLARED}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": f"<w:{name} {DECLARED}>{others[name]}</w:{name}>" for name in named},
    }


def word(body: str, **others: str) -> bytes:
    """Return a DOCX file with this body."""
    return zipped(parts(body, **others))


def p(text: str = "", properties: str = "", *, run: str = "") -> str:
    """Return a paragraph of one run; `properties` are its own, `run` those of its run."""
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{r(text, run) if text else ''}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    head = properties and f"<w:rPr>{properties}</w:rPr>"
    return f'<w:r>{head}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(text: str = "", properties: str = "") -> str:
    """Return a cell of one paragraph, or of the blocks given."""
    blocks = text if text.startswith("<w:") else p(text)
    return f"<w:tc>{properties and f'<w:tcPr>{properties}</w:tcPr>'}{blocks}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a row; a cell that is no XML is a text."""
    head = properties and f"<w:trPr>{properties}</w:trPr>"
    return f"<w:tr>{head}{''.join(cell if cell.startswith('<') else tc(cell) for cell in cells)}</w:tr>"


def tbl(*rows: str, widths: str = "") -> str:
    """Return a table; `widths` are those of its grid columns, in twips."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths.split())
    return f"<w:tbl><w:tblPr/>{grid and f'<w:tblGrid>{grid}</w:tblGrid>'}{''.join(rows)}</w:tbl>"
