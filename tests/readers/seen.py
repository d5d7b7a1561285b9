"""Documents written down short, so that tests compare whole ones."""

from typing import Any

from lint_gov.model.document import Cell, Document, Paragraph, Picture, Table
from lint_gov.readers import read


def seen(content: str | bytes, name: str | None = None) -> list[Any]:
    """Return what is read: a paragraph as its text, a heading as (level, text), a picture as {alt}.

    A table is a list of rows; a cell that spans is (text, rows, columns).
    """
    return [_block(block) for block in document(content, name).blocks]


def document(content: str | bytes, name: str | None = None) -> Document:
    """Return the document that text or bytes make."""
    return read(content.encode() if isinstance(content, str) else content, name)


def places(content: str | bytes, name: str | None = None) -> list[tuple[str, str]]:
    """Return each text with its place as "line:column path"; a table is named by "table"."""
    read_document = document(content, name)
    return [
        (text, _place(read_document, anchor))
        for block in read_document.blocks
        for text, anchor in _anchored(block)
    ]


def _place(read_document: Document, anchor: int) -> str:
    place = read_document.places.locate(anchor)
    spot = f"{place.line}:{place.column}" if place.column else f"{place.line}" if place.line else "?"
    return f"{spot} {place.path}" if place.path else spot


def _anchored(block: Paragraph | Table | Picture) -> list[tuple[str, int]]:
    if isinstance(block, Paragraph):
        return [(block.text, block.anchor)]
    if isinstance(block, Picture):
        return [(block.alt, block.anchor)]
    return [("table", block.anchor), *((cell.text, cell.anchor) for row in block.rows for cell in row)]


def _block(block: Paragraph | Table | Picture) -> Any:
    if isinstance(block, Paragraph):
        return (block.level, block.text) if block.level else block.text
    if isinstance(block, Picture):
        return {block.alt}
    return [[_cell(cell) for cell in row] for row in block.rows]


def _cell(cell: Cell) -> Any:
    return cell.text if (cell.rowspan, cell.colspan) == (1, 1) else (cell.text, cell.rowspan, cell.colspan)
