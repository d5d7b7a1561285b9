"""Small documents made by hand, for tests of recognition."""

from collections.abc import Sequence

from lint_gov.model.document import Block, Cell, Document, Paragraph, Table


def document(*blocks: Block | str, title: str | None = None) -> Document:
    """Return a document; a string is a paragraph, anchors count the blocks."""
    made = tuple(
        Paragraph(block, number) if isinstance(block, str) else block for number, block in enumerate(blocks)
    )
    return Document("text", made, title=title)


def table(*rows: Sequence[str | tuple[str, int, int]], anchor: int = 0, exact: bool = True) -> Table:
    """Return a table; a cell is its text, or (text, rowspan, colspan)."""
    made = tuple(tuple(_cell(cell, anchor) for cell in row) for row in rows)
    return Table(made, anchor, exact)


def _cell(cell: str | tuple[str, int, int], anchor: int) -> Cell:
    return Cell(cell, anchor) if isinstance(cell, str) else Cell(cell[0], anchor, cell[1], cell[2])
