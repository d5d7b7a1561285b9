"""Kind `section_numeral`: the numeral before a section title is that of its place."""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.kinds.grounds import form_for
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import section_name, shown
from lint_gov.kinds.verdicts import Values, failed, passed
from lint_gov.model.form import Form, SectionForm
from lint_gov.model.outcome import Finding, Fix, Subject, Verdict
from lint_gov.model.report import Section
from lint_gov.model.rule import Check

_SCHEMA: dict[str, Any] = {"properties": {}}
_NUMERALS = "一二三四五六七八九十"


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    def check(subject: Subject) -> Iterator[Verdict]:
        sections = subject.report.sections
        standard = {section.id: section for section in form_for(subject.report, forms).sections}
        complete = [section.id for section in sections] == list(standard)
        for place, found in enumerate(sections):
            # Typesetting may print numerals that are no text (lists, styles): none is no fault.
            if found.id in standard and found.numeral is not None:
                yield _judge(found, standard[found.id], place, complete=complete)

    return check


def _judge(found: Section, section: SectionForm, place: int, *, complete: bool) -> Verdict:
    at = f"section[{section.id}]"
    printed = _chinese(found.numeral or "")
    # Where a section is missing or one too many, counting on is right too: that is the other's fault.
    if printed in {section.numeral, _NUMERALS[place : place + 1]}:
        return passed(at)
    values: Values = {
        "section": section.id,
        "title": section_name(section),
        "printed": shown(found.title),
        "numeral": found.numeral or "",
        "standard": section.numeral,
    }
    new = found.title.replace(found.numeral or "", section.numeral, 1)
    fix = Fix(found.title, new, found.anchor, hint=not complete)
    return failed(at, Finding(at, values, anchor=found.anchor, quote=found.title, fix=fix))


def _chinese(numeral: str) -> str:
    if numeral.isdecimal() and 0 < int(numeral) <= len(_NUMERALS):
        return _NUMERALS[int(numeral) - 1]
    return numeral


KIND = Kind("section_numeral", _SCHEMA, _bind, ("section", "title", "printed", "numeral", "standard"))
