"""Kind `table_picture`: no table of the form was published as a picture."""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.kinds.grounds import form_for, table_glimpsed
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import table_name
from lint_gov.kinds.verdicts import Values, failed, passed, undecided
from lint_gov.model.form import Form, TableForm
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text

_SCHEMA: dict[str, Any] = {"properties": {}}
_BESIDE_TEXT = Text(
    "该部分既有图片，又有表格的文字，不能确定表格是不是图片",
    "there are words of the table beside the picture",
)


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    def check(subject: Subject) -> Iterator[Verdict]:
        for table in form_for(subject.report, forms).tables.values():
            verdict = _judge(subject.report, table)
            if verdict is not None:
                yield verdict

    return check


def _judge(report: Report, table: TableForm) -> Verdict | None:
    at = f"section[{table.id}]"
    section = report.section(table.id)
    if section is None:
        return None
    if table.id in report.tables or not section.pictures:
        return passed(at)
    if section.tables or table_glimpsed(report, table):
        return undecided(at, _BESIDE_TEXT)
    values: Values = {"table": table_name(table.id), "pictures": section.pictures}
    return failed(at, Finding(at, values, anchor=section.anchor))


KIND = Kind("table_picture", _SCHEMA, _bind, ("table", "pictures"))
