"""Kind `section_order`: the sections stand in the order of the form."""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.kinds.grounds import form_for
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import section_name
from lint_gov.kinds.order import displaced
from lint_gov.kinds.verdicts import Values, failed, passed
from lint_gov.model.form import Form, SectionForm
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check

_SCHEMA: dict[str, Any] = {"properties": {}}


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        standard = {section.id: section for section in form_for(report, forms).sections}
        found = [section.id for section in report.sections if section.id is not None]
        moved = displaced(found, tuple(standard))
        for name in dict.fromkeys(found):
            if name in moved:
                yield _misplaced(report, standard, name)
            elif name in standard:
                yield passed(f"section[{name}]")

    return check


def _misplaced(report: Report, standard: Mapping[str, SectionForm], name: str) -> Verdict:
    at = f"section[{name}]"
    order = [other for other in standard if report.section(other) is not None]
    place = order.index(name)
    # The neighbour it belongs beside: the one before it, or for the first section the one after.
    neighbour = order[place - 1] if place else order[1]
    section = report.section(name)
    values: Values = {
        "section": name,
        "title": section_name(standard[name]),
        "neighbour": section_name(standard[neighbour]),
        "side": "after" if place else "before",
    }
    return failed(at, Finding(at, values, anchor=section.anchor if section else None))


KIND = Kind("section_order", _SCHEMA, _bind, ("section", "title", "neighbour", "side"))
