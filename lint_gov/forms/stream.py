"""A document as one stream of lines, table rows and pictures, in reading order."""

from typing import NamedTuple

from lint_gov.forms.grid import Piece, grid_rows
from lint_gov.model.document import Document, Paragraph, Picture


class TextLine(NamedTuple):
    """A paragraph or a line of text; `level` is the heading level that the markup declares."""

    text: str
    anchor: int
    level: int = 0


class TableRow(NamedTuple):
    """One row of a table on its grid; `table` counts the tables of the document from 0."""

    pieces: list[Piece]
    table: int
    exact: bool


Item = TextLine | TableRow | Picture


def stream_of(document: Document) -> list[Item]:
    """Return the items of a document; a table row that is one cell of words becomes a line."""
    items: list[Item] = []
    tables = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            items.extend(_lines_in(block.text, block.anchor, block.level))
        elif isinstance(block, Picture):
            items.append(block)
        else:
            exact = block.exact
            for pieces in grid_rows(block, tables):
                if len(pieces) == 1 and not pieces[0].continued and _is_words(pieces[0].text):
                    items.extend(_lines_in(pieces[0].text, pieces[0].anchor or 0, 0))
                items.append(TableRow(pieces, tables, exact))
            tables += 1
    return items


def _lines_in(text: str, anchor: int, level: int) -> list[TextLine]:
    # Old pages hold a whole report in one element, its lines parted by <br>.
    if "\n" not in text:
        return [TextLine(text, anchor, level)]
    return [TextLine(line, anchor, level) for line in text.split("\n") if line]


def _is_words(text: str) -> bool:
    return bool(text) and not text.isdigit() and bool(text.strip())
