"""Kind `publication_date`: the report says when it was published, and on a day that can be true.

A day is judged against the report year and the day the check is made for; no clock is read.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.kinds.dates_stated import closing_date, labelled_dates
from lint_gov.kinds.grounds import SHORTENED, no_text, shortened
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.reasons import NO_DATE
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check

_SCHEMA = {
    "properties": {
        "refuse": {
            "enum": ["missing", "impossible"],
            "description": "missing: no date at all; impossible: a day that cannot be right",
        },
    },
    "required": ["refuse"],
}
_AT = "meta[published]"


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - of no form
    missing = parameters["refuse"] == "missing"

    def check(subject: Subject) -> Iterator[Verdict]:
        yield _presence(subject.report) if missing else _possibility(subject)

    return check


def _presence(report: Report) -> Verdict:
    if report.published or closing_date(report) or any(labelled_dates(report)):
        return passed(_AT)
    cut = any("…" in paragraph.text for paragraph in report.preamble) or any(map(shortened, report.sections))
    reason = SHORTENED if cut else no_text(report)
    return undecided(_AT, reason) if reason else failed(_AT, Finding(_AT, _values("", "missing")))


def _possibility(subject: Subject) -> Verdict:
    report = subject.report
    for _, date, paragraph in labelled_dates(report):
        if not date.valid:
            values = _values(date.iso, "invalid")
            return failed(_AT, Finding(_AT, values, anchor=paragraph.anchor, quote=date.iso))
    published = report.published
    if published is None:
        return not_applicable(_AT, NO_DATE)
    if report.year is not None and published <= f"{report.year}-12-31":
        return failed(_AT, Finding(_AT, _values(published, "early"), quote=published))
    if subject.as_of is not None and published > subject.as_of:
        values = {**_values(published, "future"), "as_of": subject.as_of}
        return failed(_AT, Finding(_AT, values, quote=published))
    return passed(_AT)


def _values(published: str, fault: str) -> Values:
    return {"published": published, "fault": fault, "as_of": ""}


KIND = Kind("publication_date", _SCHEMA, _bind, ("published", "fault", "as_of"))
