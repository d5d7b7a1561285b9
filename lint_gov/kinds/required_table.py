"""Kind `required_table`: the tables of the form are there, with something in them."""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.kinds.grounds import known_tables, no_text, table_glimpsed
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import table_name
from lint_gov.kinds.schemas import IDS
from lint_gov.kinds.verdicts import Values, failed, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report, ValueKind
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text

_SCHEMA = {
    "properties": {
        "tables": {
            **IDS,
            "uniqueItems": True,
            "description": "ids of the tables that must be there",
        }
    },
    "required": ["tables"],
}
_NOTHING = frozenset({ValueKind.BLANK, ValueKind.MISSING})
_UNREAD = Text(
    "找到了该表，但有单元格没有读出", "the table was found, but not all of its cells could be read"
)

_GLIMPSED = Text(
    "有该表的栏目名称，但没有读出表格", "labels of the table are there, but it could not be read"
)


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    tables = known_tables(parameters["tables"], forms)

    def check(subject: Subject) -> Iterator[Verdict]:
        for table in tables:
            yield _judge(subject.report, table)

    return check


def _judge(report: Report, table: str) -> Verdict:
    at = f"section[{table}]"
    if table not in report.tables:
        return _absent(report, table, at)
    values = [report.cells[address] for address in report.forms[table].tables[table].addresses]
    if any(value.kind not in _NOTHING for value in values):
        return passed(at)
    if any(value.kind is ValueKind.MISSING for value in values):
        return undecided(at, _UNREAD)
    return failed(at, _finding(report, table, "empty"))


def _absent(report: Report, table: str, at: str) -> Verdict:
    reason = no_text(report)
    if reason is None and table_glimpsed(report, report.forms[table].tables[table]):
        reason = _GLIMPSED
    if reason is not None:
        return undecided(at, reason)
    section = report.section(table)
    if section and section.pictures:
        return failed(at, _finding(report, table, "picture"))
    return failed(at, _finding(report, table, "unlike" if section and section.tables else "absent"))


def _finding(report: Report, table: str, state: str) -> Finding:
    at = f"section[{table}]"
    reading, section = report.tables.get(table), report.section(table)
    anchor = reading.anchor if reading else section.anchor if section else None
    values: Values = {
        "table": table_name(table),
        "state": state,
        "picture": int(state == "picture"),
        "damaged": int(report.copy_damaged),
    }
    return Finding(at, values, anchor=anchor)


KIND = Kind("required_table", _SCHEMA, _bind, ("table", "state", "picture", "damaged"))
