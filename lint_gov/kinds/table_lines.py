"""Kind `table_lines`: a table has every row, column and block of its form, in their order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lint_gov.kinds.grounds import known_table, label_glimpsed, lost_content
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import listing, table_name
from lint_gov.kinds.order import displaced
from lint_gov.kinds.verdicts import Values, failed, passed, undecided
from lint_gov.model.form import Form, TableForm
from lint_gov.model.outcome import Finding, Subject, Text, Verdict
from lint_gov.model.report import Report, TableReading, ValueKind
from lint_gov.model.rule import Check

_SCHEMA = {
    "properties": {
        "lines": {
            "type": "array",
            "items": {"enum": ["rows", "columns"]},
            "minItems": 1,
            "uniqueItems": True,
            "description": "rows: those of the table, or its blocks where they have none; columns",
        },
        "ordered": {
            "type": "boolean",
            "description": "whether the lines must also stand in the order of the form",
        },
    },
    "required": ["lines", "table"],
}
_ABSENT = Text("没有找到该表", "the table was not found")
_GLIMPSED = Text(
    "有该行的名称，但没有读成表格的一行", "labels of the rows are there, but could not be read as rows"
)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A line of the form: its id in a TableReading, its address, words for it, its label, its cells."""

    id: str
    address: str
    label: str
    name: str
    cells: tuple[str, ...]


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    table = known_table(parameters["table"], forms)
    parts: Sequence[str] = parameters["lines"]
    ordered: bool = parameters.get("ordered", False)

    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        reading, form = report.tables.get(table), report.forms.get(table)
        if reading is None or form is None:
            yield undecided(f"section[{table}]", _ABSENT)
        else:
            yield _judge(report, reading, form.tables[table], parts, ordered=ordered)

    return check


def _judge(
    report: Report, reading: TableReading, form: TableForm, parts: Sequence[str], *, ordered: bool
) -> Verdict:
    at = f"section[{reading.id}]"
    missing: list[_Wanted] = []
    moved: list[_Wanted] = []
    for part in parts:
        # Figures cut out of running text have no columns but those of the form.
        if part == "columns" and reading.source == "text":
            continue
        wanted = _rows(form) if part == "rows" else _columns(form, reading)
        found = reading.rows if part == "rows" else reading.columns
        missing.extend(line for line in wanted if line.id not in found and not _placed(report, line))
        if ordered:
            strayed = displaced(found, [line.id for line in wanted])
            moved.extend(line for line in wanted if line.id in strayed)
    if not missing and not moved:
        return passed(at)
    reason = lost_content(report) or _unread(report, reading, missing)
    if missing and reason is not None:
        return undecided(at, reason)
    finding = _finding(report, reading, missing, moved)
    return failed(finding.address or at, finding)


def _unread(report: Report, reading: TableReading, missing: Sequence[_Wanted]) -> Text | None:
    """Return why lines may be there although running text gave none: their labels can be seen."""
    if reading.source != "text":
        return None
    seen = any(label_glimpsed(report, reading.id, line.name) for line in missing)
    return _GLIMPSED if seen else None


def _placed(report: Report, line: _Wanted) -> bool:
    """Return whether a line's figures were read although its label was not."""
    values = (report.cells.get(address) for address in line.cells)
    return any(value is not None and value.kind is not ValueKind.MISSING for value in values)


def _rows(form: TableForm) -> list[_Wanted]:
    if form.rows:
        return [
            _Wanted(
                row.id, f"{form.id}[{row.id}]", row.label, row.label, _cells(form.id, (row.id,), form.columns)
            )
            for row in form.rows
        ]
    return [
        _Wanted(
            line.id,
            f"{form.id}[{line.id}]",
            line.label if line is block else f"{block.label} {line.label}",
            line.label,
            _cells(form.id, (line.id,), block.columns),
        )
        for block in form.blocks
        for line in block.rows or (block,)
    ]


def _columns(form: TableForm, reading: TableReading) -> list[_Wanted]:
    if form.columns and not form.blocks:
        rows = [row.id for row in form.rows]
        return [
            _Wanted(
                column.id,
                f"{form.id}[,{column.id}]",
                column.label,
                column.label,
                _cells(form.id, rows, (column,)),
            )
            for column in form.columns
        ]
    wanted: list[_Wanted] = []
    for block in form.blocks:
        rows = [line.id for line in block.rows] or [block.id]
        # The columns of a block that is not there are not missing besides.
        if any(row in reading.rows for row in rows):
            wanted.extend(
                _Wanted(
                    f"{block.id}:{column.id}",
                    f"{form.id}[{rows[0]},{column.id}]",
                    f"{block.label} {column.label}",
                    column.label,
                    _cells(form.id, rows, (column,)),
                )
                for column in block.columns
            )
    return wanted


def _cells(table: str, rows: Sequence[str], columns: Iterable[Any]) -> tuple[str, ...]:
    return tuple(f"{table}[{row},{column.id}]" for row in rows for column in columns)


def _finding(
    report: Report, reading: TableReading, missing: Sequence[_Wanted], moved: Sequence[_Wanted]
) -> Finding:
    values: Values = {
        "table": table_name(reading.id),
        "state": "both" if missing and moved else "missing" if missing else "order",
        "missing": listing([line.label for line in missing]),
        "count": len(missing),
        "moved": listing([line.label for line in moved]),
        "damaged": int(report.copy_damaged and not moved),
    }
    first = (*missing, *moved)[0]
    return Finding(first.address, values, anchor=reading.anchor)


KIND = Kind("table_lines", _SCHEMA, _bind, ("table", "state", "missing", "count", "moved", "damaged"))
