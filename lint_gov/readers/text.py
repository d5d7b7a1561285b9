"""Reads plain text: every line a paragraph exactly as written, rows drawn with strokes or tabs a table."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from lint_gov.model.document import Block, Cell, Document, Paragraph, Table
from lint_gov.readers.limits import Limits, refuse
from lint_gov.readers.places import Placed, by_offset
from lint_gov.readers.rows import Piece, check_lines, lines_of
from lint_gov.readers.stacked import grouped_parts
from lint_gov.readers.troubles import encoding_troubles
from lint_gov.text.encoding import Decoded

_FOLLOWED = 3  # figures right below one another: fewer are chance
_SHARE = 4


def read_text(content: bytes, decoded: Decoded, limits: Limits) -> Document:  # noqa: ARG001 - a reader's signature
    """Return the document that a plain text makes; Unreadable (E004) where a limit is met.

    White space is kept at the ends of a line and in a line of nothing else: it may stand for a blank cell.
    So may an empty line beside a figure, where the figures of the text stand in lines that follow one
    another: office programs write tables so. It is then a line of one space.
    """
    text = decoded.text
    check_lines(text, limits)
    blocks: list[Block] = []
    offsets: list[int | None] = []
    cells = 0

    def anchor(offset: int) -> int:
        offsets.append(offset)
        return len(offsets) - 1

    for part in grouped_parts(_with_blank_cells(list(lines_of(text)))):
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


def _with_blank_cells(lines: Sequence[Piece]) -> Iterator[Piece]:
    """Yield lines, those that are empty beside a figure as white space where lines are not set apart."""
    figures = [line.text.strip().isdigit() for line in lines]
    followed = sum(one and other for one, other in pairwise(figures))
    if followed < _FOLLOWED or followed * _SHARE < _set_apart(lines, figures):
        yield from lines
        return
    stretches = [(empty, list(part)) for empty, part in groupby(lines, lambda line: not line.text)]
    for number, (empty, part) in enumerate(stretches):
        around = [stretch[1][-1:] for stretch in stretches[max(number - 1, 0) : number]]
        around += [stretch[1][:1] for stretch in stretches[number + 1 : number + 2]]
        if empty and any(line.text.strip().isdigit() for piece in around for line in piece):
            yield from (Piece(" ", line.offset) for line in part)
        else:
            yield from part


def _set_apart(lines: Sequence[Piece], figures: Sequence[bool]) -> int:
    """Return how many figures have one empty line between them and the next one."""
    return sum(
        figures[index] and figures[index + 2] and not lines[index + 1].text for index in range(len(lines) - 2)
    )
