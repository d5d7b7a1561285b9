"""Kind `form_choice`: the tables follow the form that the year requires, or one and the same form."""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.kinds.grounds import known_tables, required_form
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import form_name, table_name
from lint_gov.kinds.reasons import NO_YEAR
from lint_gov.kinds.schemas import IDS
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text

_SCHEMA = {
    "properties": {
        "expect": {
            "enum": ["required", "same"],
            "description": "required: the form that governs the report year; same: one form for all tables",
        },
        "tables": {
            **IDS,
            "uniqueItems": True,
            "description": "ids of the tables; only those that differ between the forms tell them apart",
        },
    },
    "required": ["expect", "tables"],
}
_NO_FORM = Text("报告年度没有统一规定的格式", "no form governs the report year")


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    tables = known_tables(parameters["tables"], forms)
    same = parameters["expect"] == "same"

    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        used = {table: form for table in tables for form in [_used(report, table, forms)] if form}
        yield from _same(used) if same else _required(report, used, forms)

    return check


def _used(report: Report, table: str, forms: Mapping[str, Form]) -> Form | None:
    return forms.get(report.form_id(table) or "")


def _required(report: Report, used: Mapping[str, Form], forms: Mapping[str, Form]) -> Iterator[Verdict]:
    required = required_form(report, forms)
    for table, form in used.items():
        at = f"section[{table}]"
        if required is None:
            yield undecided(at, NO_YEAR) if report.year is None else not_applicable(at, _NO_FORM)
        elif form.id == required.id:
            yield passed(at)
        else:
            values: Values = {
                "table": table_name(table),
                "used": form_name(form),
                "required": form_name(required),
                "year": report.year or 0,
            }
            yield failed(at, Finding(at, values, anchor=report.tables[table].anchor))


def _same(used: Mapping[str, Form]) -> Iterator[Verdict]:
    if len(used) < 2:  # noqa: PLR2004 - one table alone is not mixed with anything
        return
    tables = tuple(used)
    at = f"section[{tables[-1]}]"
    if len({form.id for form in used.values()}) == 1:
        yield passed(at)
        return
    zh = "，".join(f"{table_name(table).zh}为{form.document}的格式" for table, form in used.items())
    en = ", ".join(f"{table_name(table).en} follows {form.document}" for table, form in used.items())
    yield failed(at, Finding(at, {"mixture": Text(zh, en)}))


KIND = Kind("form_choice", _SCHEMA, _bind)
