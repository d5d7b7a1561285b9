"""Reads a well-formed table straight from the tree: the short way, for nearly every table there is.

What it reads it reads as the long way does (`flow.py`, `tables.py`), in a third of the time. It leaves
to the long way whatever is out of place, and every table that may only arrange the page.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from lint_gov.model.document import Cell, Table
from lint_gov.readers.flow import ACTIONS, BLOCK, SPACE, Anchors, Element, Sign, shown_text, tokens_of
from lint_gov.readers.tables import column_span, is_long, row_span

_SECTIONS = frozenset({"tbody", "thead", "tfoot"})
_IGNORED = frozenset({"col", "colgroup"})
_CELLS = frozenset({"td", "th"})


def plain_reader(anchors: Anchors, busy: AbstractSet[Element]) -> Callable[[Element], Table | None]:
    """Return what reads a plain table and returns None for others; a table in `busy` is never plain."""

    def read(table: Element) -> Table | None:
        if table in busy or next(table.iterdescendants("table"), None) is not None:
            return None
        rows = _rows_of(table)
        return None if not rows else _read_rows(table, rows, anchors)

    return read


def never_plain(table: Element) -> Table | None:  # noqa: ARG001 - the signature of a plain reader
    """Return None: every table goes the long way."""
    return None


def _rows_of(table: Element) -> list[Element] | None:
    rows: list[Element] = []
    if not _is_blank(table.text):
        return None
    for part in table:
        if not _is_blank(part.tail):
            return None
        if part.tag == "tr":
            rows.append(part)
        elif part.tag in _SECTIONS:
            if not _is_blank(part.text):
                return None
            rows.extend(part)
        elif part.tag not in _IGNORED:
            return None
    return rows


def _read_rows(table: Element, rows: list[Element], anchors: Anchors) -> Table | None:
    place = anchors.note(table)
    elements = anchors.elements
    height, filled, several = len(rows), 0, False
    read: list[tuple[Cell, ...]] = []
    for number, row in enumerate(rows):
        if row.tag != "tr" or not _is_blank(row.text) or not _is_blank(row.tail):
            return None
        cells: list[Cell] = []
        for cell in row:
            tail = cell.tail
            if cell.tag not in _CELLS or (tail is not None and not tail.isspace()):
                return None
            text = _text_of(cell)
            if text is None:
                lines = _lines_in(cell)
                if lines is None or is_long(lines):
                    return None
                text, several = "\n".join(lines), several or len(lines) > 1
            if text:
                filled += 1
            down, across = cell.get("rowspan"), cell.get("colspan")
            cells.append(
                Cell(
                    text,
                    len(elements),
                    row_span(down, height - number) if down else 1,
                    column_span(across) if across else 1,
                )
            )
            elements.append(cell)
        read.append(tuple(cells))
    if not any(read) or (several and filled == 1):
        return None
    return Table(tuple(read), place)


def _is_blank(text: str | None) -> bool:
    return text is None or text.isspace()


def _text_of(cell: Element) -> str | None:
    """Return the text of a cell that is one line by its markup, else None."""
    node = cell
    # One element in another, as editors write it: <td><p><span>0</span></p></td>.
    while len(node) == 1:
        child = node[0]
        action = ACTIONS.get(child.tag)
        if (action is not None and action != BLOCK) or not _is_blank(child.tail):
            break
        before = node.text
        if before and before.strip(SPACE):
            break
        node = child
    if not len(node):
        text = node.text
        return shown_text(text) if text else ""
    for inner in node.iterdescendants():
        if inner.tag in ACTIONS:
            return None
    return shown_text("".join(map(str, node.itertext())))


def _lines_in(cell: Element) -> list[str] | None:
    """Return the lines of a cell, or None where it holds anything but words."""
    lines: list[str] = []
    for token in tokens_of(cell, frozenset(), never_plain)[1:-1]:
        if not isinstance(token, tuple) or token[0] > Sign.AFTER:
            return None
        lines.append(token[2])
    return lines
