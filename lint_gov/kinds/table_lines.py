"""Kind `table_lines`: a table has every row, column and block of its form, in their order."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lint_gov.kinds.grounds import known_table, label_glimpsed, lost_content
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import listing, table_name
from lint_gov.kinds.order import displaced
from lint_gov.kinds.reasons import NO_TABLE
from lint_gov.kinds.verdicts import Values, failed, passed, undecided
from lint_gov.model.form import Form, Line, TableForm
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report, TableReading, ValueKind
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text

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
_GLIMPSED = Text(
    "有该行的名称，但没有读成表格的一行", "labels of the rows are there, but could not be read as rows"
)


class _Line(NamedTuple):
    """A line of the form: its id in a TableReading, its address, words for it, its label, its cells.

    `within` holds the rows of its block, for the column of a block.
    """

    id: str
    address: str
    words: str
    label: str
    cells: tuple[str, ...]
    within: tuple[str, ...] = ()


_Lines = Mapping[str, Sequence[_Line]]


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    table = known_table(parameters["table"], forms)
    official = {form.id: _lines(form.tables[table], parameters["lines"]) for form in forms.values()}
    ordered: bool = parameters.get("ordered", False)

    def check(subject: Subject) -> Iterator[Verdict]:
        reading = subject.report.tables.get(table)
        if reading is None:
            yield undecided(f"section[{table}]", NO_TABLE)
        elif reading.form in official:
            yield _judge(subject.report, reading, official[reading.form], ordered=ordered)

    return check


def _judge(report: Report, reading: TableReading, official: _Lines, *, ordered: bool) -> Verdict:
    missing: list[_Line] = []
    moved: list[_Line] = []
    for part, lines in official.items():
        found = reading.rows if part == "rows" else reading.columns
        # Figures cut out of running text have no columns but those of the form.
        if found == tuple(line.id for line in lines) or (part == "columns" and reading.source == "text"):
            continue
        missing.extend(line for line in lines if _is_missing(report, reading, line, found))
        if ordered:
            strayed = displaced(found, [line.id for line in lines])
            moved.extend(line for line in lines if line.id in strayed)
    if not missing and not moved:
        return passed(f"section[{reading.id}]")
    reason = lost_content(report) or _unread(report, reading, missing)
    if missing and reason is not None:
        return undecided(f"section[{reading.id}]", reason)
    finding = _finding(report, reading, missing, moved)
    return failed(finding.address or "", finding)


def _is_missing(report: Report, reading: TableReading, line: _Line, found: Sequence[str]) -> bool:
    if line.id in found:
        return False
    # The columns of a block that is not there are not missing besides.
    if line.within and not any(row in reading.rows for row in line.within):
        return False
    # A line whose figures were read is there, although its label was not.
    values = (report.cells.get(address) for address in line.cells)
    return all(value is None or value.kind is ValueKind.MISSING for value in values)


def _unread(report: Report, reading: TableReading, missing: Sequence[_Line]) -> Text | None:
    """Return why lines may be there although running text gave none: their labels can be seen."""
    if reading.source != "text":
        return None
    seen = any(label_glimpsed(report, reading.id, line.label) for line in missing)
    return _GLIMPSED if seen else None


def _lines(form: TableForm, parts: Sequence[str]) -> _Lines:
    if form.rows:
        made = {"rows": _rows(form), "columns": _columns(form)}
    else:
        made = {"rows": _rows_of_blocks(form), "columns": _columns_of_blocks(form)}
    return {part: made[part] for part in parts}


def _rows(form: TableForm) -> list[_Line]:
    return [
        _Line(row.id, f"{form.id}[{row.id}]", row.label, row.label, _cells(form.id, (row.id,), form.columns))
        for row in form.rows
    ]


def _columns(form: TableForm) -> list[_Line]:
    rows = [row.id for row in form.rows]
    return [
        _Line(
            column.id,
            f"{form.id}[,{column.id}]",
            column.label,
            column.label,
            _cells(form.id, rows, (column,)),
        )
        for column in form.columns
    ]


def _rows_of_blocks(form: TableForm) -> list[_Line]:
    return [
        _Line(
            line.id,
            f"{form.id}[{line.id}]",
            line.label if line is block else f"{block.label} {line.label}",
            line.label,
            _cells(form.id, (line.id,), block.columns),
        )
        for block in form.blocks
        for line in block.rows or (block,)
    ]


def _columns_of_blocks(form: TableForm) -> list[_Line]:
    return [
        _Line(
            f"{block.id}:{column.id}",
            f"{form.id}[{rows[0]},{column.id}]",
            f"{block.label} {column.label}",
            column.label,
            _cells(form.id, rows, (column,)),
            rows,
        )
        for block in form.blocks
        for rows in [tuple(line.id for line in block.rows) or (block.id,)]
        for column in block.columns
    ]


def _cells(table: str, rows: Sequence[str], columns: Sequence[Line]) -> tuple[str, ...]:
    return tuple(f"{table}[{row},{column.id}]" for row in rows for column in columns)


def _finding(
    report: Report, reading: TableReading, missing: Sequence[_Line], moved: Sequence[_Line]
) -> Finding:
    values: Values = {
        "table": table_name(reading.id),
        "state": "both" if missing and moved else "missing" if missing else "order",
        "missing": listing([line.words for line in missing]),
        "count": len(missing),
        "moved": listing([line.words for line in moved]),
        "damaged": int(report.copy_damaged and not moved),
    }
    first = (*missing, *moved)[0]
    return Finding(first.address, values, anchor=reading.anchor)


KIND = Kind("table_lines", _SCHEMA, _bind, ("table", "state", "missing", "count", "moved", "damaged"))
