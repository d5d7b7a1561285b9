"""Kind `unexpected_section`: between the form's sections there is no section of another name."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from lint_gov.kinds.grounds import form_for
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import listing, section_name
from lint_gov.kinds.verdicts import Values, failed, passed
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Section
from lint_gov.model.rule import Check

_SCHEMA: dict[str, Any] = {"properties": {}}


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    def check(subject: Subject) -> Iterator[Verdict]:
        sections = _between(subject.report.sections)
        form = form_for(subject.report, forms)
        if sections and all(section.id is not None for section in sections):
            yield passed("sections")
        before = ""
        for foreign, group in groupby(sections, key=lambda section: section.id is None):
            run = list(group)
            if foreign:
                yield _unexpected(form, before, run)
            before = run[-1].id or before

    return check


def _between(sections: Sequence[Section]) -> Sequence[Section]:
    """Return the sections from the first to the last that the form has: others are no part of it."""
    known = [index for index, section in enumerate(sections) if section.id is not None]
    return sections[known[0] : known[-1] + 1] if known else ()


def _unexpected(form: Form, before: str, run: Sequence[Section]) -> Verdict:
    after = next(section for section in form.sections if section.id == before)
    values: Values = {
        "after": section_name(after),
        "titles": listing([section.title for section in run]),
        "count": len(run),
    }
    finding = Finding(None, values, anchor=run[0].anchor, quote=run[0].title)
    return failed(f"section[{before}]", finding)


KIND = Kind("unexpected_section", _SCHEMA, _bind, ("after", "titles", "count"))
