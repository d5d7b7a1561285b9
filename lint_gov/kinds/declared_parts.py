"""Kind `declared_parts`: a report that says of how many parts it is made has that many, and names them.

A section of the form that is missing is another rule's finding: where it is all that is wrong,
match = missing. 等 after some names leaves the list open, so that only the number is checked.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lint_gov.kinds.grounds import form_for, no_text
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import listing, shown
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.prose.declared import Declared, declared_in

_VALUES = ("clause", "stated", "found", "match", "unnamed")
_AT = "preamble"
_NOT_STATED = Text(
    "正文没有说明报告由几部分组成", "the text does not say of how many parts the report is made"
)


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - a kind's signature
    def check(subject: Subject) -> Iterable[Verdict]:
        form = form_for(subject.report, forms)
        return list(_judge(subject.report, form)) or (not_applicable(_AT, _NOT_STATED),)

    return check


def _judge(report: Report, form: Form) -> Iterator[Verdict]:
    reason = no_text(report)
    for declared in declared_in(report):
        at = declared.sentence.passage.address
        match, unnamed = _match(declared, report, form)
        if match is None:
            yield passed(at)
        elif reason is not None:
            yield undecided(at, reason)
        else:
            yield failed(at, _finding(declared, len(report.sections), match, unnamed))


def _match(declared: Declared, report: Report, form: Form) -> tuple[str | None, Text]:
    """Return what is wrong, None where nothing is, and the sections that are there but not named."""
    known = {section.id for section in report.sections if section.id is not None}
    titles = [section.title for section in form.sections if section.id in known - declared.named]
    if declared.parts not in {len(known), len(report.sections)}:
        missing = declared.parts == len(form.sections) > len(known)
        return "missing" if missing else "count", listing(titles)
    return "names" if declared.named and titles and not declared.is_open else None, listing(titles)


def _finding(declared: Declared, parts: int, match: str, unnamed: Text) -> Finding:
    clause = declared.sentence.clause(declared.start, declared.end)
    values: Values = {
        "clause": shown(clause),
        "stated": declared.parts,
        "found": parts,
        "match": match,
        "unnamed": unnamed,
    }
    at = declared.sentence.passage.address
    address = None if at == "preamble" else at
    return Finding(address, values, anchor=declared.sentence.anchor(declared.start), quote=clause)


KIND = Kind("declared_parts", {"properties": {}}, _bind, _VALUES)
