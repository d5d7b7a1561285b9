"""Kind `required_section`: the sections of the form are there, known by their titles."""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.kinds.grounds import form_for, known_sections, no_text
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import section_name
from lint_gov.kinds.schemas import IDS
from lint_gov.kinds.verdicts import Values, failed, passed, undecided
from lint_gov.model.form import Form, SectionForm
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check

_SCHEMA = {
    "properties": {
        "sections": {
            **IDS,
            "uniqueItems": True,
            "description": "ids of the sections that must be there; all sections of the form if not given",
        }
    }
}


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    wanted = known_sections(parameters.get("sections", ()), forms)

    def check(subject: Subject) -> Iterator[Verdict]:
        form = form_for(subject.report, forms)
        for section in form.sections:
            if not wanted or section.id in wanted:
                yield _judge(subject.report, form, section)

    return check


def _judge(report: Report, form: Form, section: SectionForm) -> Verdict:
    at = f"section[{section.id}]"
    if report.section(section.id) is not None:
        return passed(at)
    reason = no_text(report)
    if reason is not None:
        return undecided(at, reason)
    picture = _picture_before(report, form, section)
    values: Values = {"section": section.id, "title": section_name(section), "picture": int(picture)}
    return failed(at, Finding(at, values))


def _picture_before(report: Report, form: Form, section: SectionForm) -> bool:
    """Return whether a picture stands where the section belongs: it may hold the title."""
    order = [other.id for other in form.sections]
    before = [report.section(name) for name in order[: order.index(section.id)]]
    nearest = next((found for found in reversed(before) if found is not None), None)
    return nearest is not None and nearest.pictures > 0


KIND = Kind("required_section", _SCHEMA, _bind, ("section", "title", "picture"))
