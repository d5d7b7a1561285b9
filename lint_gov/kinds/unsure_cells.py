"""Kind `unsure_cells`: every cell of the tables that were found was read, or read without doubt."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lint_gov.forms.address import label_of, parse_address, row_label
from lint_gov.kinds.grounds import label_glimpsed, table_glimpsed
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import listing, table_name
from lint_gov.kinds.verdicts import Values, failed, passed
from lint_gov.model.form import Form, Sum, TableForm
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report, TableReading, Value, ValueKind
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text

_SCHEMA = {
    "properties": {
        "cells": {
            "enum": ["missing", "doubtful"],
            "description": "missing: not read though their line was found; doubtful: read, but not for sure",
        }
    },
    "required": ["cells"],
}


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - the protocol
    missing = parameters["cells"] == "missing"

    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        for table, official in report.forms.items():
            form = official.tables[table]
            if table in report.tables or (missing and table_glimpsed(report, form)):
                at = f"section[{table}]"
                unsure = _missing(report, form) if missing else _doubtful(report, form)
                yield failed(at, _finding(report, form, unsure)) if unsure else passed(at)

    return check


def _missing(report: Report, form: TableForm) -> list[Value]:
    """Return the cells that were not read; those of a line that is not there are the report's fault."""
    reading = report.tables.get(form.id)
    return [
        value
        for value in _values(report, form)
        if value.kind is ValueKind.MISSING
        and (reading is None or _lines_found(report, form, reading, value.address))
    ]


def _doubtful(report: Report, form: TableForm) -> list[Value]:
    return [
        value
        for value in _values(report, form)
        if value.doubt is not None and value.kind is not ValueKind.MISSING
    ]


def _values(report: Report, form: TableForm) -> list[Value]:
    return [report.cells[address] for address in form.addresses if address in report.cells]


def _lines_found(report: Report, form: TableForm, reading: TableReading, address: str) -> bool:
    cell = parse_address(address)
    if reading.source == "text":
        return cell.row in reading.rows or label_glimpsed(report, form.id, row_label(form, cell.row))
    return cell.row in reading.rows and _column_key(form, cell.row, cell.column) in reading.columns


def _column_key(form: TableForm, row: str, column: str) -> str:
    for block in form.blocks:
        if row == block.id or any(line.id == row for line in block.rows):
            return f"{block.id}:{column}"
    return column


def _finding(report: Report, form: TableForm, unsure: Sequence[Value]) -> Finding:
    addresses = tuple(value.address for value in unsure)
    reasons = tuple(dict.fromkeys(value.doubt for value in unsure if value.doubt))
    values: Values = {
        "table": table_name(form.id),
        "count": len(unsure),
        "of": len(form.addresses),
        "which": listing(_labels(report, form, addresses), most=6),
        "reasons": Text(
            "；".join(reason.zh for reason in reasons[:3]), "; ".join(reason.en for reason in reasons[:3])
        ),
        "judged": int(_judged(report, form)),
    }
    anchor = next((value.anchor for value in unsure if value.anchor is not None), None)
    reading, section = report.tables.get(form.id), report.section(form.id)
    if anchor is None:
        anchor = reading.anchor if reading else section.anchor if section else None
    return Finding(addresses[0], values, anchor=anchor, cells=addresses)


def _labels(report: Report, form: TableForm, addresses: Sequence[str]) -> list[str]:
    """Return the words for cells, a row all of whose cells are meant being named once."""
    rows: dict[str, list[str]] = {}
    for address in addresses:
        rows.setdefault(parse_address(address).row, []).append(address)
    labels: list[str] = []
    for row, cells in rows.items():
        whole = sum(address.startswith(f"{form.id}[{row},") for address in form.addresses)
        if len(cells) == whole > 1:
            labels.append(label_of(report.forms, f"{form.id}[{row}]"))
        else:
            labels.extend(label_of(report.forms, address) for address in cells)
    return labels


def _judged(report: Report, form: TableForm) -> bool:
    """Return whether each identity of the form can be judged on some line of the table.

    A table without identities can be judged where any of its cells was read for sure.
    """
    if not form.sums:
        return any(value.sure for value in _values(report, form))
    return all(_judged_somewhere(report, form, identity) for identity in form.sums)


def _judged_somewhere(report: Report, form: TableForm, identity: Sum) -> bool:
    names = [*identity.parts, *identity.wholes]
    members = [member for name in names for member in form.groups.get(name, (name,))]
    if identity.line == "column":
        lines = [[(row, column.id) for row in members] for column in form.columns]
    else:
        heads = [row.id for row in form.rows] or [block.id for block in form.blocks]
        lines = [[(head, column) for column in members] for head in heads]
    return any(_all_sure(report, form.id, line) for line in lines)


def _all_sure(report: Report, table: str, line: Sequence[tuple[str, str]]) -> bool:
    values = (report.cells.get(f"{table}[{row},{column}]") for row, column in line)
    return all(value is not None and value.sure for value in values)


KIND = Kind("unsure_cells", _SCHEMA, _bind, ("table", "count", "of", "which", "reasons", "judged"))
