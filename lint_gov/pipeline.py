"""Linting one source: read, recognise, check, localise."""

import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import NamedTuple

from lint_gov.engine import check
from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.document import Attachment, Document, Places, Unreadable
from lint_gov.model.form import Form
from lint_gov.model.kin import Kin
from lint_gov.model.organ import Registry
from lint_gov.model.outcome import Outcome, Status, Subject
from lint_gov.model.report import Report
from lint_gov.model.rule import Rule, Ruleset
from lint_gov.model.wording import Text
from lint_gov.readers import Limits, read
from lint_gov.repair import input_diagnostic, localise, with_cells
from lint_gov.result import ReadStatus, Result
from lint_gov.ruleset import bundled_ruleset
from lint_gov.sources import opening
from lint_gov.sources.names import shown
from lint_gov.sources.opening import why_not
from lint_gov.text.normalise import printable, squeeze

Source = bytes | str | os.PathLike[str]

# A report of which these found something was not read whole.
_PARTIAL = frozenset({"E001", "E003", "E004", "E007"})
NO_REPORT = Unreadable(
    "既没有规定的各节标题，也没有规定的表格",
    "it has neither the prescribed titles nor the tables",
    rule="E002",
)
_NOT_CHECKED = Text("附件没有检查", "which was not checked")
_LONGEST_NAME = 80


class Recognised(NamedTuple):
    """A report that was read and is not yet judged: plain data, but for the places."""

    path: str
    sha256: str | None
    report: Report
    places: Places


class Reading(NamedTuple):
    """What a source says, and what it means; `report` is None where there is no report in it."""

    document: Document
    report: Report | None


def lint(  # noqa: PLR0913 - what else may be known of a report, all of it optional and by name
    source: Source,
    *,
    name: str | None = None,
    ruleset: Ruleset | None = None,
    previous: Report | Result | Source | None = None,
    year: int | None = None,
    form: str | None = None,
    organ_level: str | None = None,
    as_of: str | None = None,
    organs: Registry | None = None,
    limits: Limits | None = None,
) -> Result:
    """Return what is wrong with one report, and what was checked to say so.

    Bytes are the content, and their kind is what they hold unless `name` tells; `str` and path
    objects are always a path, for which `name` is what to call it. A source that cannot be read is
    a result with a diagnostic, not an exception. `previous` is the same organ's report of the year
    before; it is left aside where the years say that it is not. `year` and `form` ("2019", "2021")
    override what the report says. `organs` is a register (`lint_gov.organs.register.register_in`).
    ValueError where `previous` is no report.
    """
    rules = ruleset or bundled_ruleset().usual()
    before = None if previous is None else report_in(previous, rules.forms, limits=limits)
    found = recognised(source, rules, name=name, year=year, form=form, limits=limits)
    if isinstance(found, Result):
        return found
    return judged(found, rules, previous=before, organ_level=organ_level, as_of=as_of, organs=organs)


def recognised(
    source: Source,
    rules: Ruleset,
    *,
    name: str | None = None,
    year: int | None = None,
    form: str | None = None,
    limits: Limits | None = None,
) -> Recognised | Result:
    """Return the report in a source, not judged; the result of a source that holds none."""
    path, digest, bounds = name_of(source, name), None, limits or Limits()
    try:
        content = content_of(source, bounds)
        digest = sha256(content).hexdigest() if len(content) <= largest(bounds) else None
        reading = read_report(
            content, rules.forms, name=_typed(source, name), year=year, form=form, limits=bounds
        )
    except Unreadable as fault:
        return not_read(path, fault, rules, sha256=digest)
    if reading.report is None:
        from lint_gov.readers.attachments import attachments_in  # noqa: PLC0415 - seldom needed

        attached = attachments_in(content, reading.document)
        why = in_attachments(attached) if attached else NO_REPORT
        status = ReadStatus.NOT_A_REPORT
        return not_read(path, why, rules, sha256=digest, status=status, attachments=attached)
    return Recognised(path, digest, reading.report, reading.document.places)


def judged(
    one: Recognised,
    rules: Ruleset,
    *,
    previous: Report | None = None,
    organ_level: str | None = None,
    as_of: str | None = None,
    organs: Registry | None = None,
    kin: Kin | None = None,
) -> Result:
    """Return what is wrong with a report that was read, `kin` being the other reports of the run."""
    organ = organs.organ(one.report.organisation) if organs else None
    before = _preceding(previous, one.report)
    return _checked(one, Subject(one.report, before, organ_level, as_of, organ, kin), rules)


def read_report(
    content: bytes,
    forms: Mapping[str, Form],
    *,
    name: str | None = None,
    year: int | None = None,
    form: str | None = None,
    limits: Limits | None = None,
) -> Reading:
    """Return what content says and means, unchecked; Unreadable where it could not be read."""
    from lint_gov.forms.recognise import recognise  # noqa: PLC0415 - a run may find all it needs in its cache

    document = read(content, name, limits or Limits())
    return Reading(document, recognise(document, forms, year=year, form=form))


def name_of(source: Source, name: str | None = None) -> str:
    """Return what to call a source: its name, else its path, else "-"."""
    if name is not None:
        return name
    return "-" if isinstance(source, bytes) else shown(os.fsdecode(source))


def content_of(source: Source, limits: Limits) -> bytes:
    """Return the bytes of a source, of a file one more than the limit at most; Unreadable if it fails."""
    if isinstance(source, bytes):
        return source
    try:
        return opening.content_of(os.fsdecode(source), largest(limits) + 1)
    except (OSError, ValueError) as error:
        raise why_not(error) from error


def largest(limits: Limits) -> int:
    """Return the size in bytes above which no file of any kind is read."""
    return max(limits.text_bytes, limits.file_bytes)


def report_in(
    source: Report | Result | Source, forms: Mapping[str, Form], *, limits: Limits | None = None
) -> Report:
    """Return the report in a source; ValueError, with what it is, where there is none."""
    if isinstance(source, Report):
        return source
    report, path = None, source.path if isinstance(source, Result) else name_of(source)
    if isinstance(source, Result):
        report = source.report
    else:
        bounds = limits or Limits()
        try:
            report = read_report(
                content_of(source, bounds), forms, name=_typed(source, None), limits=bounds
            ).report
        except Unreadable as fault:
            message = f"{path}: {fault}"
            raise ValueError(message) from fault
    if report is None:
        message = f"{path}: not an annual report; {NO_REPORT}"
        raise ValueError(message)
    return report


def not_read(
    path: str,
    fault: Unreadable,
    rules: Ruleset,
    *,
    sha256: str | None = None,
    status: ReadStatus = ReadStatus.UNREADABLE,
    attachments: tuple[Attachment, ...] = (),
    facts: Mapping[str, object] = MappingProxyType({}),
    crashed: bool = False,
) -> Result:
    """Return the result of a source that holds no report or could not be read.

    `facts` are what the rule may ask beside the reason. `crashed` says that the fault is ours: then
    the outcome of the input rule is that it crashed.
    """
    rule = _input_rule(fault.rule, rules)
    became = Status.CRASHED if crashed else Status.FAILED
    outcome = Outcome(rule.id, rule.name, became, applied=1, passed=0, failed=1, undecided=0, crashed=crashed)
    diagnostic = input_diagnostic(rule, fault, path, facts)
    return Result(path, sha256, status, None, (outcome,), (diagnostic,), attachments)


def in_attachments(attachments: Iterable[Attachment], became: Text = _NOT_CHECKED) -> Unreadable:
    """Return the reason for a page whose report is only attached, and what became of the attachments."""
    names = [squeeze(printable(one.name))[:_LONGEST_NAME] for one in attachments]
    zh, en = "、".join(f"“{name}”" for name in names), ", ".join(f"“{name}”" for name in names)
    return Unreadable(
        f"网页本身没有报告正文，报告在附件{zh}中，{became.zh}",
        f"the page itself holds no report; it is in the attachment {en}, {became.en}",
        rule="E002",
    )


def _checked(one: Recognised, subject: Subject, rules: Ruleset) -> Result:
    ran = check(subject, (*rules.rules, *rules.witnesses))
    outcomes = tuple(one.outcome for one in ran[: len(rules.rules)])
    found = localise(subject, ran, one.places)
    diagnostics = tuple(with_cells(each, subject.report, one.places) for each in found)
    partial = any(each.rule in _PARTIAL and each.status is Status.FAILED for each in outcomes)
    return Result(
        path=one.path,
        sha256=one.sha256,
        status=ReadStatus.PARTIAL if partial else ReadStatus.READ,
        report=subject.report,
        outcomes=outcomes,
        diagnostics=_asked_for(diagnostics, rules) if rules.witnesses else diagnostics,
    )


def _asked_for(diagnostics: tuple[Diagnostic, ...], rules: Ruleset) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that concern a rule of the run, not its witnesses alone."""
    ids = {rule.id for rule in rules.rules}
    return tuple(
        one for one in diagnostics if one.rule in ids or any(part.rule in ids for part in one.explains)
    )


def _typed(source: Source, name: str | None) -> str | None:
    """Return the name whose ending tells the kind of content: a file's own, never another one."""
    return name if isinstance(source, bytes) else os.fsdecode(source)


def _preceding(previous: Report | None, report: Report) -> Report | None:
    if previous is None or previous.year is None or report.year is None:
        return previous
    return previous if previous.year + 1 == report.year else None


def _input_rule(wanted: str, rules: Ruleset) -> Rule:
    """Return an input rule; those are always on, also where a ruleset was made without them."""
    rule = rules.rule(wanted) or bundled_ruleset().rule(wanted)
    if rule is None:
        message = f"the rules that ship with the tool lack {wanted}"
        raise LookupError(message)
    return rule
