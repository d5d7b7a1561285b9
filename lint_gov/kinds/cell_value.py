"""Kind `cell_value`: no value cell has a certain fault, such as being blank or holding a unit."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from lint_gov.forms.address import column_label, parse_address, row_label
from lint_gov.kinds.cell_faults import TESTS, Fault, Test, ValueCell, shown_text
from lint_gov.kinds.grounds import known_tables
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import listing, shown, table_name
from lint_gov.kinds.verdicts import failed, passed, undecided
from lint_gov.model.form import Form, TableForm
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report, Value
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text

_SCHEMA = {
    "properties": {
        "refuse": {"enum": list(TESTS), "description": "the fault that no cell may have"},
        "cells": {
            "enum": ["all", "counts", "amounts", "signed"],
            "description": "the cells to look at; signed are counts that may be negative; default: all",
        },
        "together": {
            "type": "integer",
            "minimum": 2,
            "description": "from this many cells in one table on, they are one finding; default: never",
        },
    },
    "required": ["refuse"],
}
_VALUES = (
    "table", "row", "column", "cell", "printed", "detail", "plain", "unit", "header", "count", "lines",
)  # fmt: skip
_UNREAD = Text("该单元格没有读出", "the cell was not read")
# By far the most cells: a small whole number, spelled well. No test finds a fault in them but `unsigned`.
_PLAIN = frozenset(map(str, range(1000)))

_RAW, _DOUBT = (itemgetter(Value._fields.index(name)) for name in ("raw", "doubt"))

_Row = tuple[ValueCell, Value, Fault]


class _Refusal(NamedTuple):
    """What is refused, and from how many cells on they are one finding (0: never)."""

    test: Test
    together: int


class _Layout(NamedTuple):
    """The chosen cells of one table of one form, and the verdict that all of them are in order."""

    form: TableForm
    places: tuple[ValueCell, ...]
    values: Callable[[Mapping[str, Value]], Sequence[Value]]
    passed: tuple[Verdict, ...]


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    refuse: str = parameters["refuse"]
    refusal = _Refusal(TESTS[refuse], parameters.get("together", 0))
    wanted = known_tables((parameters["table"],), forms) if "table" in parameters else ()
    plain = frozenset({"0"}) if refuse == "unsigned" else _PLAIN
    tables = {
        (form.id, name): table
        for form in forms.values()
        for name, table in form.tables.items()
        if not wanted or name in wanted
    }
    layouts: dict[tuple[str, str], _Layout] = {}  # made when first met: every start binds every rule

    def check(subject: Subject) -> Iterable[Verdict]:
        report, verdicts = subject.report, list[Verdict]()
        for name in report.tables:
            key = (report.forms[name].id, name)
            if key in tables and key not in layouts:
                layouts[key] = _layout(tables[key], parameters.get("cells", "all"))
            layout = layouts.get(key)
            if layout is None or not layout.places:
                continue
            values = layout.values(report.cells)
            if plain.issuperset(map(_RAW, values)) and not any(map(_DOUBT, values)):
                verdicts.extend(layout.passed)
            else:
                verdicts.extend(_judged(report, layout, values, plain, refusal))
        return verdicts

    return check


def _layout(table: TableForm, cells: str) -> _Layout:
    lines = {line.id: line for line in table.columns} | {
        f"{row}:{line.id}": line
        for block in table.blocks
        for row in (block.id, *(row.id for row in block.rows))
        for line in block.columns
    }
    places = []
    for address in table.addresses:
        part = parse_address(address)
        line = lines.get(f"{part.row}:{part.column}") or lines[part.column]
        place = ValueCell(address, table.id, part.row, part.column, line.signed, line.decimal)
        if _chosen(place, cells):
            places.append(place)
    return _Layout(table, tuple(places), _getter(places), tuple(passed(place.address) for place in places))


def _chosen(place: ValueCell, cells: str) -> bool:
    if cells == "signed":
        return place.signed
    return cells == "all" or (cells == "amounts") is place.decimal


def _getter(places: Sequence[ValueCell]) -> Callable[[Mapping[str, Value]], Sequence[Value]]:
    addresses = [place.address for place in places]
    if len(addresses) > 1:
        return itemgetter(*addresses)
    return lambda cells: [cells[address] for address in addresses]


def _judged(
    report: Report, layout: _Layout, values: Sequence[Value], plain: frozenset[str], refusal: _Refusal
) -> Iterator[Verdict]:
    verdicts: list[Verdict | None] = list(layout.passed)
    faulty: list[tuple[int, _Row]] = []
    for index, value in enumerate(values):
        if value.raw in plain and value.doubt is None:
            continue
        place = layout.places[index]
        fault = refusal.test(value, place, report) if value.sure else _doubt_of(value)
        if isinstance(fault, Text):
            verdicts[index] = undecided(place.address, fault)
        elif fault is not None:
            faulty.append((index, (place, value, fault)))
    grouped = 0 < refusal.together <= len(faulty)
    for index, row in faulty:
        verdicts[index] = None if grouped else failed(row[0].address, _finding(layout.form, [row]))
    if grouped:
        rows = [row for _, row in faulty]
        verdicts[faulty[0][0]] = failed(rows[0][0].address, _finding(layout.form, rows, _lines(layout, rows)))
    return (verdict for verdict in verdicts if verdict is not None)


def _doubt_of(value: Value) -> Text:
    if value.raw is None or value.doubt is None:
        return _UNREAD
    return Text(
        f"该单元格的读取存疑：{value.doubt.zh}", f"the reading of the cell is in doubt: {value.doubt.en}"
    )


def _finding(table: TableForm, rows: Sequence[_Row], lines: Text | None = None) -> Finding:
    place, value, fault = rows[0]
    row, column = row_label(table, place.row), column_label(table, place.row, place.column)
    values: dict[str, str | int | Text] = {
        "table": table_name(place.table),
        "row": row,
        "column": column,
        "cell": Text(f"「{row}」行「{column}」列", f"row 「{row}」, column 「{column}」"),
        "printed": shown(shown_text(value)),
        "detail": fault.detail,
        "plain": shown(fault.plain),
        "unit": fault.unit,
        "header": fault.header,
        "count": len(rows),
        "lines": lines or Text("", ""),
    }
    cells = tuple(row[0].address for row in rows)
    return Finding(place.address, values, value.anchor, value.path, value.raw, fix=fault.fix, cells=cells)


def _lines(layout: _Layout, rows: Sequence[_Row]) -> Text:
    """Return which whole rows and columns the cells make up, and how many stand alone."""
    faulty = {place.address for place, _, _ in rows}
    full_rows = _full(layout.places, faulty, lambda place: place.row)
    left = faulty - {place.address for place in layout.places if place.row in full_rows}
    full_columns = _full(layout.places, left, lambda place: place.column) if layout.form.columns else []
    left -= {place.address for place in layout.places if place.column in full_columns}
    names_zh, names_en = [], []
    for labels, zh, en in (
        ([row_label(layout.form, row) for row in full_rows], "整行", "the whole of rows"),
        ([column_label(layout.form, "", column) for column in full_columns], "整列", "the whole of columns"),
    ):
        if labels:
            names = listing(labels)
            names_zh.append(f"{names.zh}{zh}")
            names_en.append(f"{en} {names.en}")
    if left:
        names_zh.append(f"{'另有' if names_zh else '分散的'} {len(left)} 格")
        names_en.append(f"{len(left)} {'more cells' if names_en else 'scattered cells'}")
    return Text("，".join(names_zh), ", ".join(names_en))


def _full(places: Sequence[ValueCell], faulty: set[str], line: Callable[[ValueCell], str]) -> list[str]:
    ordered = sorted(places, key=line)
    full = {name for name, cells in groupby(ordered, line) if all(cell.address in faulty for cell in cells)}
    return [name for name in dict.fromkeys(map(line, places)) if name in full]


KIND = Kind("cell_value", _SCHEMA, _bind, _VALUES)
