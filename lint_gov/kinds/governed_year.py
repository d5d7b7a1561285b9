"""Kind `governed_year`: an official form governs the year of the report."""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.kinds.kind import Kind
from lint_gov.kinds.reasons import NO_YEAR
from lint_gov.kinds.verdicts import failed, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.rule import Check

_SCHEMA: dict[str, Any] = {"properties": {}}
_AT = "meta[year]"


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    first = min(form.first_year for form in forms.values())

    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        if report.year is None:
            yield undecided(_AT, NO_YEAR)
        elif any(form.governs(report.year) for form in forms.values()):
            yield passed(_AT)
        else:
            values = {"year": report.year, "first": first}
            yield failed(_AT, Finding(_AT, values, anchor=report.title_anchor))

    return check


KIND = Kind("governed_year", _SCHEMA, _bind, ("year", "first"))
