"""Reads PDFs in this very process, and writes down short what is read, doubts beside it."""

from collections.abc import Sequence
from typing import Any

from lint_gov.model.document import Block, Cell, Paragraph, Picture
from lint_gov.readers.limits import Limits
from lint_gov.readers.pdf.doubts import DOUBTS
from lint_gov.readers.pdf.packing import packed
from lint_gov.readers.pdf.reading import read_content
from lint_gov.readers.pdf.unpacking import Unpacked, unpacked

_NAMES = {text: str(doubt) for doubt, text in DOUBTS.items()}


def read_here(content: bytes, limits: Limits | None = None, *, seconds: float = 60.0) -> Unpacked:
    """Return what a file says, as it comes out of the process that reads PDFs."""
    return unpacked(packed(read_content(content, limits or Limits(), seconds=seconds)))


def read_blocks(content: bytes) -> list[Any]:
    """Return the blocks of a file: paragraphs as text, tables as rows, pictures as None."""
    return [_block(block) for block in read_here(content).blocks]


def _block(block: Block) -> Any:
    if isinstance(block, Paragraph):
        return block.text
    return None if isinstance(block, Picture) else [_row(row) for row in block.rows]


def _row(row: Sequence[Cell]) -> list[Any]:
    return [_cell(cell) for cell in row]


def _cell(cell: Cell) -> Any:
    """Return a cell as its text, with "?" and the reason where it is in doubt, and its spans if any."""
    text = cell.text if cell.doubt is None else f"{cell.text}?{_NAMES[cell.doubt]}"
    return text if (cell.rowspan, cell.colspan) == (1, 1) else (text, cell.rowspan, cell.colspan)
