"""Kind `section_title`: each section is headed by the title that the form prescribes."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.kinds.grounds import form_for
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import section_name, shown
from lint_gov.kinds.verdicts import Values, failed, passed
from lint_gov.model.form import Form, SectionForm
from lint_gov.model.outcome import Finding, Fix, Subject, Verdict
from lint_gov.model.report import Report, Section
from lint_gov.model.rule import Check
from lint_gov.text.normalise import without_space
from lint_gov.text.pattern import late

_SCHEMA: dict[str, Any] = {"properties": {}}
_LEAD = late(r"^\s*第?\s*[一二三四五六七八九十\d]{1,3}\s*(?:部分|章)?\s*[、.．,，:：]?\s*")
_TAIL = "。.:：;；"


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        for section in form_for(report, forms).sections:
            found = report.section(section.id)
            if found is not None:
                yield _judge(report, section, found)

    return check


def _judge(report: Report, section: SectionForm, found: Section) -> Verdict:
    at = f"section[{section.id}]"
    lead, words = _parts(found)
    printed = _comparable(words)
    if printed == _comparable(section.title):
        return passed(at)
    lost = report.copy_damaged and _with_losses(printed, _comparable(section.title))
    values: Values = {
        "section": section.id,
        "title": section_name(section),
        "printed": shown(words),
        "standard": section.title,
        "match": "lost" if lost else "variant",
    }
    fix = None if lost else Fix(found.title, f"{lead}{section.title}", found.anchor, hint=True)
    return failed(at, Finding(at, values, anchor=found.anchor, quote=found.title, fix=fix))


def _parts(found: Section) -> tuple[str, str]:
    """Return the printed title as its numeral with the mark behind it, and its words."""
    match = _LEAD().match(found.title) if found.numeral is not None else None
    lead = match[0] if match else ""
    return lead, found.title[len(lead) :]


def _comparable(title: str) -> str:
    # Width and spacing are typesetting, and so is a stop behind a title; words and marks are not.
    return without_space(unicodedata.normalize("NFKC", title)).rstrip(_TAIL)


def _with_losses(printed: str, standard: str) -> bool:
    """Return whether a text is the standard one with characters lost and nothing changed."""
    rest = iter(standard)
    return len(printed) < len(standard) and all(character in rest for character in printed)


KIND = Kind("section_title", _SCHEMA, _bind, ("section", "title", "printed", "standard", "match"))
