"""The part of an official table that a diagnosis is about, with the wrong cell marked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lint_gov.forms.address import column_label, parse_address, row_label
from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.form import TableForm
from lint_gov.model.outcome import Certainty
from lint_gov.model.report import Report, Value, ValueKind
from lint_gov.outputs.console import Line, width_of
from lint_gov.outputs.layout import cut, padded
from lint_gov.outputs.look import Look
from lint_gov.text.normalise import printable, squeeze

_INDENT = 4
_GAP = 2
_MOST_ROWS = 14
_WIDEST_CELL = 14
_FULL_EQUATION = 6  # rows: longer equations are shown without their zeros
_FOLDED = "…"
_CODE = re.compile(r"（?[一二三四五六七八九十]+）?(?=、|(?<=）))|\d+(?=[.．、])")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row to draw: its code ("（五）4", or its label where it has none), label and cells."""

    code: str
    label: str
    cells: tuple[str, ...]


def excerpt(report: Report, diagnostic: Diagnostic, look: Look) -> list[Line]:
    """Return the rows of the table that a diagnosis is about; none where it is about no cell."""
    marked, candidates, equation = (
        _marks(diagnostic, report.cells),
        _candidates(diagnostic),
        _equation(diagnostic),
    )
    involved = [address for address in (*marked, *candidates, *equation) if address in report.cells]
    if not involved:
        return []
    first = parse_address(involved[0])
    table = report.forms[first.table].tables[first.table]
    columns = _columns(table, first.row)
    involved = [address for address in involved if _stands_in(table, columns, address)]
    signs = {**dict.fromkeys(candidates, "[]"), **dict.fromkeys(marked, "▶◀")}
    rows = _rows_shown(table, involved, {*signs}, report.cells)
    drawn = [_row(table, row, columns, report.cells, signs, look) for row in rows[:_MOST_ROWS]]
    heads = [column_label(table, rows[0], column) for column in columns]
    wanted = [columns.index(parse_address(address).column) for address in involved]
    lines = _lines(heads, drawn, wanted, look.width - _INDENT)
    return [*lines, *_omitted(table, involved, rows, look)]


def _marks(diagnostic: Diagnostic, cells: Mapping[str, Value]) -> list[str]:
    """Return the cells that are wrong: those of a sure repair, else the one it is about."""
    sure = [one for one in diagnostic.repairs if one.certainty in {Certainty.CERTAIN, Certainty.LIKELY}]
    if sure:
        return [cell.address for cell in sure[0].cells]
    about = diagnostic.address
    return [about] if about in cells and not diagnostic.repairs and about is not None else []


def _candidates(diagnostic: Diagnostic) -> list[str]:
    """Return the cells of which one or another is wrong, nobody knows which."""
    return [
        cell.address
        for repair in diagnostic.repairs
        if repair.certainty is Certainty.ONE_OF
        for cell in repair.cells
    ]


def _equation(diagnostic: Diagnostic) -> list[str]:
    equation = diagnostic.equation
    return [address for address, _ in (*equation.left, *equation.right)] if equation else []


def _lines_of(table: TableForm) -> list[str]:
    if table.rows:
        return [row.id for row in table.rows]
    return [line for block in table.blocks for line in ([row.id for row in block.rows] or [block.id])]


def _columns(table: TableForm, row: str) -> list[str]:
    for block in table.blocks:
        if row in {block.id, *(line.id for line in block.rows)}:
            return [column.id for column in block.columns]
    return [column.id for column in table.columns]


def _stands_in(table: TableForm, columns: list[str], address: str) -> bool:
    """Return whether a cell stands in the table, in the part of it that has these columns."""
    place = parse_address(address)
    return place.table == table.id and _columns(table, place.row) == columns


def _rows_shown(
    table: TableForm, involved: Iterable[str], signed: set[str], cells: Mapping[str, Value]
) -> list[str]:
    """Return the rows to show in the form's order; a long equation loses its zeros."""
    places = {address: parse_address(address) for address in involved}
    rows = {place.row for place in places.values()}
    if len(rows) > _FULL_EQUATION:
        ends = {"new", "handled", "carried_out"} & rows
        telling = {
            place.row
            for address, place in places.items()
            if address in signed or cells[address].kind is not ValueKind.ZERO
        }
        rows = telling | ends or rows
    return [row for row in _lines_of(table) if row in rows]


def _row(  # noqa: PLR0913 - what a row is made of
    table: TableForm,
    row: str,
    columns: Iterable[str],
    cells: Mapping[str, Value],
    signs: Mapping[str, str],
    look: Look,
) -> _Row:
    addresses = [f"{table.id}[{row},{column}]" for column in columns]
    texts = [_signed(_text(cells.get(address), look), signs.get(address, "")) for address in addresses]
    code, label = _code_and_label(table, row)
    return _Row(code, label, tuple(texts))


def _text(value: Value | None, look: Look) -> str:
    if value is None or value.kind is ValueKind.MISSING:
        return look.say("未读出", "unread")
    shown = cut(squeeze(printable(value.raw or "")), _WIDEST_CELL) or "□"
    return shown if value.doubt is None else f"~{shown}"


def _signed(text: str, sign: str) -> str:
    if sign == "[]":
        return f"[{text}]"
    return f"{sign[0]} {text} {sign[1]}" if sign else text


def _code_and_label(table: TableForm, row: str) -> tuple[str, str]:
    label = row_label(table, row)
    own = _CODE.match(label)
    line = next((line for line in table.rows if line.id == row), None)
    if own is None or line is None:
        return label, label
    if line.group is None:
        return own[0], label
    group = _CODE.match(row_label(table, line.group))
    prefix = group[0] if group else ""
    return prefix + own[0], prefix + label


def _lines(heads: list[str], rows: list[_Row], wanted: list[int], room: int) -> list[Line]:
    """Return the heading and the rows, columns folded and labels cut as far as the room demands."""
    widths = _widths(heads, rows)
    least = max(width_of(row.code) for row in rows)
    shown = _unfolded(widths, wanted, room - least)
    taken = sum(_GAP + widths[place] if place is not None else _GAP + width_of(_FOLDED) for place in shown)
    label = min(max(width_of(row.label) for row in rows), max(room - taken, least))
    margin = " " * _INDENT
    heading = "".join(_cell(_FOLDED if place is None else heads[place], place, widths) for place in shown)
    lines: list[Line] = [((margin + " " * label, ""), (heading, "faint"))]
    for row in rows:
        name = row.label if width_of(row.label) <= label else _short(row, label)
        spans = [(_cell("" if place is None else row.cells[place], place, widths), "") for place in shown]
        lines.append(((margin + padded(name, label), ""), *_styled(spans)))
    return lines


def _short(row: _Row, width: int) -> str:
    # A label of which only a character or two would be left says less than its code alone.
    enough = width_of(row.code) + 8
    return cut(row.label, width) if width >= enough or row.code == row.label else cut(row.code, width)


def _styled(spans: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(text, "mark" if "▶" in text else style) for text, style in spans]


def _widths(heads: list[str], rows: list[_Row]) -> list[int]:
    columns = zip(heads, *(row.cells for row in rows), strict=True)
    return [max(width_of(text) for text in column) for column in columns]


def _cell(text: str, place: int | None, widths: list[int]) -> str:
    width = widths[place] if place is not None else width_of(_FOLDED)
    return " " * _GAP + padded(text, width, right=True)


def _unfolded(widths: list[int], wanted: list[int], room: int) -> list[int | None]:
    """Return the columns to show, None for a run of folded ones: those involved first."""
    everything = list(range(len(widths)))
    last = everything[-1:]
    kept = list(dict.fromkeys([*wanted, *last]))
    for place in [*everything]:
        trial = _with_folds({*kept, place}, len(widths))
        if _taken(trial, widths) <= room and place not in kept:
            kept.append(place)
    return _with_folds({*kept}, len(widths))


def _with_folds(kept: set[int], count: int) -> list[int | None]:
    shown: list[int | None] = []
    for place in range(count):
        if place in kept:
            shown.append(place)
        elif not shown or shown[-1] is not None:
            shown.append(None)
    return shown


def _taken(shown: list[int | None], widths: list[int]) -> int:
    return sum(_GAP + (width_of(_FOLDED) if place is None else widths[place]) for place in shown)


def _omitted(table: TableForm, involved: list[str], rows: list[str], look: Look) -> list[Line]:
    rest = {parse_address(address).row for address in involved} - {*rows[:_MOST_ROWS]}
    count = sum(row in rest for row in _lines_of(table))
    if not count:
        return []
    zeros = len(rows) <= _MOST_ROWS
    text = look.say(
        f"（其余 {count} 行{'在该列均为 0' if zeros else '未列出'}）",
        f"({count} more rows{', with 0 in this column' if zeros else ' not shown'})",
    )
    return [((" " * _INDENT + text, "faint"),)]
