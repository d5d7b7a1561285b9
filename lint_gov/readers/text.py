"""Reads plain text: every line a paragraph exactly as written, rows drawn with strokes or tabs a table."""

from lint_gov.model.document import Block, Cell, Document, Paragraph, Table
from lint_gov.readers.limits import Limits, refuse
from lint_gov.readers.places import Placed, by_offset
from lint_gov.readers.rows import check_lines, lines_of
from lint_gov.readers.stacked import grouped_parts
from lint_gov.readers.troubles import encoding_troubles
from lint_gov.text.encoding import Decoded


def read_text(content: bytes, decoded: Decoded, limits: Limits) -> Document:  # noqa: ARG001 - a reader's signature
    """Return the document that a plain text makes; Unreadable (E004) where a limit is met.

    White space is kept at the ends of a line and in a line of nothing else: it may stand for a blank cell.
    """
    text = decoded.text
    check_lines(text, limits)
    blocks: list[Block] = []
    offsets: list[int | None] = []
    cells = 0

    def anchor(offset: int) -> int:
        offsets.append(offset)
        return len(offsets) - 1

    for part in grouped_parts(lines_of(text)):
        if isinstance(part, tuple):
            cells += sum(len(row.cells) for row in part)
            place = anchor(part[0].cells[0].offset)
            rows = (tuple(Cell(cell.text, anchor(cell.offset)) for cell in row.cells) for row in part)
            blocks.append(Table(tuple(rows), place, exact=False))
        else:
            blocks.append(Paragraph(part.text, anchor(part.offset)))
        if cells > limits.cells:
            refuse("表格单元格数", "table cells", cells, limits.cells)
    held = tuple(blocks)
    return Document("text", held, Placed(held, by_offset(text, offsets)), troubles=encoding_troubles(decoded))
