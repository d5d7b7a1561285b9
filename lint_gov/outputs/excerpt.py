"""The part of an official table that a diagnosis is about, with the wrong cell marked."""

import re
from collections.abc import Collection, Mapping, Sequence

from lint_gov.forms.address import column_label, parse_address, row_label
from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.form import TableForm
from lint_gov.model.outcome import Certainty
from lint_gov.model.report import Report, Value, ValueKind
from lint_gov.outputs.console import Line
from lint_gov.outputs.grid import INDENT, Row, drawn
from lint_gov.outputs.layout import cut
from lint_gov.outputs.look import Look
from lint_gov.outputs.suspects import suspects
from lint_gov.text.normalise import printable, squeeze

_MOST_ROWS = 14  # of an identity
_FEWEST_ROWS = 4  # of cells that have the same defect: enough to see it
_WIDEST_CELL = 14
_WHOLE_EQUATION = 6  # rows: a longer equation is shown without its zeros
_ENDS = frozenset({"new", "handled", "carried_out"})
_CODE = re.compile(r"（?[一二三四五六七八九十]+(?:）|(?=、))|\d+(?=[.．、])")


def excerpt(report: Report, diagnostic: Diagnostic, look: Look) -> list[Line]:
    """Return the rows of the table that a diagnosis is about; none where it is about no cell.

    A wrong cell stands as ▶ 0 ◀; cells of which one or another is wrong as [78].
    """
    marks = _marks(diagnostic, report.cells)
    addresses = [cell for cell in (*marks, *_equation(diagnostic)) if cell in report.cells]
    if not addresses:
        return []
    first = parse_address(addresses[0])
    table = report.forms[first.table].tables[first.table]
    columns = columns_of(table, first.row)
    involved = [cell for cell in addresses if _stands_in(table, columns, cell)]
    rows = _rows_shown(table, involved, marks, report.cells)
    most = _MOST_ROWS if diagnostic.equation else _FEWEST_ROWS
    shown = [row_of(table, row, report.cells, marks, look) for row in rows[:most]]
    heads = [column_label(table, rows[0], column) for column in columns]
    wanted = [columns.index(parse_address(cell).column) for cell in involved]
    return [*drawn(heads, shown, wanted, look.width), *_omitted(table, involved, rows, most, look)]


def row_of(
    table: TableForm, row: str, cells: Mapping[str, Value], marks: Mapping[str, str], look: Look
) -> Row:
    """Return a row of a table as printed; `marks` holds the signs around cells, by address."""
    addresses = [f"{table.id}[{row},{column}]" for column in columns_of(table, row)]
    texts = (_marked(_text(cells.get(cell), look), marks.get(cell, "")) for cell in addresses)
    return Row(*_code_and_label(table, row), tuple(texts))


def columns_of(table: TableForm, row: str) -> list[str]:
    """Return the ids of the columns that a row has: those of its block, or of the table."""
    for block in table.blocks:
        if row in {block.id, *(line.id for line in block.rows)}:
            return [column.id for column in block.columns]
    return [column.id for column in table.columns]


def rows_of(table: TableForm) -> list[str]:
    """Return the ids of the rows in the form's order; blocks that have none are rows themselves."""
    if table.rows:
        return [row.id for row in table.rows]
    return [line for block in table.blocks for line in ([row.id for row in block.rows] or [block.id])]


def _marks(diagnostic: Diagnostic, cells: Mapping[str, Value]) -> dict[str, str]:
    found = suspects(diagnostic, cells)
    return {one.address: "[]" if one.certainty is Certainty.ONE_OF else "▶◀" for one in found}


def _equation(diagnostic: Diagnostic) -> list[str]:
    equation = diagnostic.equation
    return [address for address, _ in (*equation.left, *equation.right)] if equation else []


def _stands_in(table: TableForm, columns: Sequence[str], address: str) -> bool:
    """Return whether a cell stands in the table, in the part of it that has these columns."""
    place = parse_address(address)
    return place.table == table.id and columns_of(table, place.row) == columns


def _rows_shown(
    table: TableForm, involved: Sequence[str], marks: Collection[str], cells: Mapping[str, Value]
) -> list[str]:
    """Return the rows to show in the form's order; a long equation loses its zeros."""
    rows = {parse_address(cell).row for cell in involved}
    if len(rows) > _WHOLE_EQUATION:
        telling = (cell for cell in involved if cell in marks or cells[cell].kind is not ValueKind.ZERO)
        rows = (rows & _ENDS) | {parse_address(cell).row for cell in telling}
    return [row for row in rows_of(table) if row in rows]


def _text(value: Value | None, look: Look) -> str:
    if value is None or value.kind is ValueKind.MISSING:
        return look.say("未读出", "unread")
    shown = cut(squeeze(printable(value.raw or "")), _WIDEST_CELL) or "□"
    return shown if value.doubt is None else f"~{shown}"


def _marked(text: str, mark: str) -> str:
    if mark == "[]":
        return f"[{text}]"
    return f"{mark[0]} {text} {mark[1]}" if mark else text


def _code_and_label(table: TableForm, row: str) -> tuple[str, str]:
    label = row_label(table, row)
    own = _CODE.match(label)
    line = next((line for line in table.rows if line.id == row), None)
    if own is None or line is None:
        return label, label
    group = _CODE.match(row_label(table, line.group)) if line.group else None
    prefix = group[0] if group else ""
    return prefix + own[0], prefix + label


def _omitted(
    table: TableForm, involved: Sequence[str], rows: Sequence[str], most: int, look: Look
) -> list[Line]:
    shown = rows[:most]
    left_out = {parse_address(cell).row for cell in involved}.difference(shown)
    if not left_out:
        return []
    count = sum(row in left_out for row in rows_of(table))
    if len(rows) > len(shown):
        text = look.say(f"（另有 {count} 行未列出）", f"({count} more rows not shown)")
    else:
        text = look.say(f"（其余 {count} 行在该列均为 0）", f"({count} more rows with 0 in this column)")
    return [((" " * INDENT + text, "faint"),)]
