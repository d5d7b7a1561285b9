"""Assembles the tokens of a page into blocks: which tables are data, and which only arrange the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lint_gov.model.document import Block, Cell, Paragraph, Picture, Table
from lint_gov.readers.flow import Anchors, Element, Sign, Token
from lint_gov.text.pattern import late

OBJECT = "\ufffc"
"""Stands for a picture where a cell's text is wanted: a cell that holds one is not blank."""

_PROSE_LINES, _PROSE_LENGTH = 3, 600
_FEW_FIGURES = 10
_WIDEST = 100
_SPAN = re.compile(r"\s*\+?([0-9]{1,9})")
_FIGURE = late(r"[+-]?[0-9０-９][0-9０-９.,，]*[件条项个万元]{0,3}")


@dataclass(slots=True)
class _Grid:
    """A table while it is read: `element` is None for rows that stand in no table.

    `before` takes what stands between the cells, which browsers show above the table. `cell` is the
    element of the open cell.
    """

    element: Element | None
    rows: list[list[tuple[Element, list["_Item"]]]] = field(default_factory=list)
    before: list["_Item"] = field(default_factory=list)
    cell: Element | None = None
    in_row: bool = False


_Item = Token | Table | _Grid


def blocks_of(tokens: list[Token | Table], anchors: Anchors) -> tuple[Block, ...]:
    """Return the blocks that tokens make, their anchors noted."""
    return tuple(_block(item, anchors) for item in _assemble(tokens))


def _assemble(tokens: list[Token | Table]) -> list[_Item]:
    top: list[_Item] = []
    stack: list[_Grid] = []
    content = top
    for token in tokens:
        sign, element = (Sign.PICTURE, None) if isinstance(token, Table) else token[:2]
        if sign <= Sign.PICTURE or sign == Sign.TABLE:
            if len(stack) == 1 and stack[0].element is None and stack[0].cell is None:
                content = _close(stack, top)
            if sign == Sign.TABLE:
                stack.append(_Grid(element))
                content = stack[-1].before
            else:
                content.append(token)
        elif sign == Sign.TABLE_END or element is None:
            content = _close(stack, top)
        else:
            if not stack:
                stack.append(_Grid(None))
            content = _turn(stack[-1], sign, element, content)
    while stack:
        content = _close(stack, top)
    return top


def _turn(grid: _Grid, sign: Sign, element: Element, content: list[_Item]) -> list[_Item]:
    """Open or close a row or a cell and return where the next content goes.

    A cell or row that was never closed ends where the next begins; an end tag closes only its own.
    """
    if sign == Sign.CELL:
        if not grid.in_row:
            grid.rows.append([])
            grid.in_row = True
        grid.cell, content = element, []
        grid.rows[-1].append((element, content))
        return content
    if sign == Sign.ROW:
        grid.rows.append([])
    elif sign == Sign.CELL_END and grid.cell is not element:
        return content
    grid.in_row = sign != Sign.ROW_END
    grid.cell = None
    return grid.before


def _close(stack: list[_Grid], top: list[_Item]) -> list[_Item]:
    """End the innermost table, hand it or what it arranged to what it stands in, and return that."""
    grid = stack.pop()
    parent = stack[-1] if stack else None
    content = top if parent is None else parent.rows[-1][-1][1] if parent.cell is not None else parent.before
    content.extend(grid.before)
    if not any(grid.rows):
        return content
    if _arranges(grid):
        content.extend(item for row in grid.rows for _, items in row for item in items)
    else:
        content.append(grid)
    return content


def _arranges(grid: _Grid) -> bool:
    """Return whether a table only arranges the page.

    It does where the tables inside it hold as much as it holds itself, where all it has stands in one
    cell as several things, where it holds nothing but pictures, or where one cell has running prose and
    few have figures.
    """
    filled = [items for row in grid.rows for _, items in row if items]
    inner = sum(_size(item) for items in filled for item in items if not isinstance(item, tuple))
    if inner and inner >= sum(all(isinstance(item, tuple) for item in items) for items in filled):
        return True
    if len(filled) == 1 and len(filled[0]) > 1:
        return True
    if filled and not any(_lines(items) for items in filled):
        return True
    return any(is_long(_lines(items)) for items in filled) and sum(map(_is_figure, filled)) < _FEW_FIGURES


def is_long(lines: list[str]) -> bool:
    """Return whether the lines of a cell are running prose and no label or note."""
    return len(lines) >= _PROSE_LINES and sum(map(len, lines)) > _PROSE_LENGTH


def _size(table: Table | _Grid) -> int:
    return sum(map(len, table.rows))


def _is_figure(items: list[_Item]) -> bool:
    return _FIGURE().fullmatch(_cell_text(items).strip()) is not None


def _cell_text(items: list[_Item]) -> str:
    if len(items) == 1 and isinstance(items[0], tuple) and items[0][0] != Sign.PICTURE:
        return items[0][2]
    texts = list(_texts(items))
    return "\n".join(text for text in texts if text != OBJECT) or (OBJECT if texts else "")


def _lines(items: list[_Item]) -> list[str]:
    return [text for text in _texts(items) if text != OBJECT]


def _texts(items: list[_Item]) -> Iterator[str]:
    """Yield the texts in a cell, those of tables inside it included; a picture is OBJECT."""
    # With a stack, for tables may stand inside one another hundreds deep.
    stack: list[_Item] = items[::-1]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            yield OBJECT if item[0] == Sign.PICTURE else item[2]
        elif isinstance(item, Table):
            yield from (cell.text for row in item.rows for cell in row if cell.text)
        else:
            stack.extend(part for row in item.rows[::-1] for _, inner in row[::-1] for part in inner[::-1])


def _block(item: _Item, anchors: Anchors) -> Block:
    if isinstance(item, Table):
        return item
    if isinstance(item, _Grid):
        return _table(item, anchors)
    sign, element, text, level = item
    anchor = anchors.note(element, after=sign == Sign.AFTER)
    return Picture(anchor, text) if sign == Sign.PICTURE else Paragraph(text, anchor, level)


def _table(grid: _Grid, anchors: Anchors) -> Table:
    first = grid.element if grid.element is not None else next(row[0][0] for row in grid.rows if row)
    anchor = anchors.note(first)
    height = len(grid.rows)
    rows = tuple(
        tuple(
            Cell(
                _cell_text(items),
                anchors.note(element),
                row_span(element.get("rowspan"), height - number),
                column_span(element.get("colspan")),
            )
            for element, items in row
        )
        for number, row in enumerate(grid.rows)
    )
    return Table(rows, anchor)


def row_span(written: str | None, below: int) -> int:
    """Return the rows that a cell takes up, `below` being the rows there are from its own on.

    As browsers have it, 0 reaches to the end, and what is no number counts as 1.
    """
    return 1 if written is None else _span(written, below) or below


def column_span(written: str | None) -> int:
    """Return the columns that a cell takes up: from 1 to 100, whatever is written."""
    return 1 if written is None else _span(written, _WIDEST) or 1


def _span(written: str, most: int) -> int:
    match = _SPAN.match(written)
    return min(int(match[1]), most) if match else 1
