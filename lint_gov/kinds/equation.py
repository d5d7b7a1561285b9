"""Kind `equation`: a relation between the figures along each row, column or block of a table.

```yaml
table: requests
for each: column
check: new + carried_in = handled + carried_out
```
The language is that of `lint_gov.expression`. A cell that was not read for certain leaves the line
undecided. A cell without a figure (blank, dash, words) is an unknown whole number of at least 0:
the line passes where the relation holds with 0 in its place, and says so; it fails where nothing
could stand there; else it is undecided. That two lines make one blank stand for different figures
is not seen here but by the engine, which sees the `linear` of all verdicts.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from lint_gov.expression.compile import Application, Resolved, compile_check, holds_plainly, resolve_check
from lint_gov.expression.grammar import parse
from lint_gov.expression.lines import EACH, names_along
from lint_gov.expression.scope import UnknownName
from lint_gov.expression.tokens import MAX_LENGTH, ExpressionError
from lint_gov.kinds.identity import VALUES, Ground, judge
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.over_years import (
    EXPLANATIONS,
    Words,
    cell_of,
    explanation,
    given_last_year,
    no_previous,
    words_of,
)
from lint_gov.kinds.verdicts import not_applicable
from lint_gov.model.form import Form
from lint_gov.model.outcome import Status, Subject, Verdict
from lint_gov.model.rule import Check, RuleError
from lint_gov.model.wording import Text

_LINE_IDS = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1, "uniqueItems": True}
_SCHEMA = {
    "properties": {
        "for each": {
            "enum": list(EACH),
            "description": "the lines of the table that the check is applied to",
        },
        "check": {
            "type": "string",
            "minLength": 1,
            "maxLength": MAX_LENGTH,
            "description": "a relation of sums, such as new + carried_in = handled + carried_out",
        },
        "only": {**_LINE_IDS, "description": "ids of the lines to check; default: all that have the cells"},
        "except": {**_LINE_IDS, "description": "ids of lines to leave out"},
        "explanations": EXPLANATIONS,
    },
    "required": ["table", "for each", "check"],
}
_OTHER_FORM = Text(
    "报告所用格式的该表没有本规则涉及的项目", "the form in use has no such lines in this table"
)
_OTHER_FORM_BEFORE = Text(
    "上年报告所用格式没有对应的单元格", "the form of last year's report has no such cell"
)

_Plan = tuple[tuple[Application, Verdict], ...]


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    table: str = parameters["table"]
    resolved = _resolved(parameters, forms)
    lines = _filtered(parameters, resolved)
    words = words_of(parameters)
    plans: dict[str, _Plan] = {}

    def plan_for(form: str) -> _Plan:
        if form not in plans:
            applications = compile_check(resolved[form], lines[form])
            plans[form] = tuple(
                (one, Verdict(Status.PASSED, one.at, linear=one.linear)) for one in applications
            )
        return plans[form]

    def check(subject: Subject) -> Iterable[Verdict]:
        form = subject.report.forms.get(table)
        if form is None or form.id not in resolved:
            return (not_applicable(f"section[{table}]", _OTHER_FORM),)
        if resolved[form.id].looks_back:
            return _over_years(plan_for(form.id), subject, form, table, words)
        cells = subject.report.cells
        ground = Ground(subject.report.forms, form.tables[table], cells, {})
        return [
            passed if holds_plainly(application, cells) else judge(application, ground)
            for application, passed in plan_for(form.id)
        ]

    return check


def _over_years(plan: _Plan, subject: Subject, form: Form, table: str, words: Words) -> Iterable[Verdict]:
    if subject.previous is None:
        return (not_applicable(f"section[{table}]", no_previous(subject)),)
    before = subject.previous.cells
    ground = Ground(subject.report.forms, form.tables[table], subject.report.cells, before)
    return [
        _told(
            judge(application._replace(linear=given_last_year(application, before)), ground), subject, words
        )
        if all(address in before for address in application.looked_up)
        else not_applicable(application.at, _OTHER_FORM_BEFORE)
        for application, _ in plan
    ]


def _told(verdict: Verdict, subject: Subject, words: Words) -> Verdict:
    """Return a verdict whose finding says if the text explains it, and which cell it is about."""
    finding = verdict.finding
    if finding is None:
        return verdict
    sentence = explanation(subject.report, words)
    values = {**finding.values, "explained": int(sentence is not None)}
    address = cell_of(verdict.linear) or finding.address
    return verdict._replace(finding=finding._replace(address=address, values=values))


def _resolved(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> dict[str, Resolved]:
    """Return the check by the forms that have its names; RuleError where none has, or it is faulty."""
    table, each = parameters["table"], parameters["for each"]
    if not any(table in form.tables for form in forms.values()):
        message = f"no form has a table '{table}'"
        raise RuleError(message, ("table",))
    found: dict[str, Resolved] = {}
    unknown: list[UnknownName] = []
    try:
        relation = parse(parameters["check"])
        for form in forms.values():
            if table not in form.tables:
                continue
            if each == "block" and not _has_bare_blocks(form, table):
                message = f"expected row or column: the table {table} has no blocks that are its lines"
                raise RuleError(message, ("for each",))
            try:
                found[form.id] = resolve_check(relation, form.tables[table], each)
            except UnknownName as error:
                unknown.append(error)
        if not found:
            raise max(unknown, key=lambda error: error.offset)
    except ExpressionError as error:
        raise RuleError(error.message, ("check",), error.offset) from error
    return found


def _has_bare_blocks(form: Form, table: str) -> bool:
    return any(not block.rows for block in form.tables[table].blocks)


def _filtered(parameters: Mapping[str, Any], resolved: Mapping[str, Resolved]) -> dict[str, tuple[str, ...]]:
    only, left_out = parameters.get("only"), parameters.get("except", ())
    known = {line: None for check in resolved.values() for line in names_along(check.table, check.each)}
    for key in ("only", "except"):
        for index, line in enumerate(parameters.get(key, ())):
            if line not in known:
                message = f"unknown {parameters['for each']} '{line}': expected one of {', '.join(known)}"
                raise RuleError(message, (key, index))
    return {
        form: tuple(line for line in check.lines if (only is None or line in only) and line not in left_out)
        for form, check in resolved.items()
    }


def _looks_back(parameters: Mapping[str, Any]) -> bool:
    return "previous" in parameters["check"]


KIND = Kind("equation", _SCHEMA, _bind, VALUES, _looks_back)
