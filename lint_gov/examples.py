"""Runs the examples inside rule files: they are the tests of the rules, and their documentation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lint_gov.engine import Ran, check
from lint_gov.forms.cells import report_of
from lint_gov.forms.recognise import recognise
from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.document import Document, Paragraph, Trouble, TroubleKind, Unreadable
from lint_gov.model.form import Form
from lint_gov.model.kin import Kin, Relative
from lint_gov.model.organ import Organ
from lint_gov.model.outcome import Status, Subject
from lint_gov.model.report import Report, Section
from lint_gov.model.rule import Example, Rule, Ruleset
from lint_gov.model.wording import Text
from lint_gov.readers import read
from lint_gov.repair import localise
from lint_gov.ruleset.examples import form_of_example

NO_REPORT = "E002"  # the input rule about files that hold no report
_WHOLE_FILE = "file"
_RELATIVES = ("twins", "alike", "children")


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one example; `problem` says how it differs from what the rule file states."""

    rule: Rule
    example: Example
    number: int
    problem: Text | None

    @property
    def passed(self) -> bool:
        """Return whether the example came out as stated."""
        return self.problem is None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A rule on an example: whether it passed anywhere, was undecided anywhere, and where it failed."""

    passed: bool
    undecided: bool
    failed: tuple[str, ...]
    values: tuple[Mapping[str, object], ...]
    diagnostics: tuple[Diagnostic, ...]
    crash: Text | None = None


class _NotRun(Exception):
    def __init__(self, problem: Text) -> None:
        super().__init__(problem.en)
        self.problem = problem


def try_examples(rules: Sequence[Rule], ruleset: Ruleset) -> Iterator[Trial]:
    """Yield what became of every example of `rules`, which were loaded with their examples.

    All rules of `ruleset` are run where an example states a repair, as in a real run.
    """
    for rule in rules:
        numbers: dict[str, int] = {}
        for example in rule.examples:
            number = numbers[example.verdict] = numbers.get(example.verdict, 0) + 1
            yield Trial(rule, example, number, _problem(rule, example, ruleset))


def _problem(rule: Rule, example: Example, ruleset: Ruleset) -> Text | None:
    try:
        subject, document = _subject(example.data, rule, ruleset.forms)
        seen = _seen(rule, subject, document)
        return _difference(example, seen) or _repair_problem(rule, example, subject, document, ruleset)
    except _NotRun as fault:
        return fault.problem
    except Unreadable as fault:
        return _difference(example, _without_report(rule, fault.rule))
    except _NoReport:
        return _difference(example, _without_report(rule, NO_REPORT))


class _NoReport(Exception):
    pass


def _subject(data: Mapping[str, Any], rule: Rule, forms: Mapping[str, Form]) -> tuple[Subject, Document]:
    report, document = _report(data, rule, forms)
    previous = _report(data["previous"], rule, forms)[0] if "previous" in data else None
    organ = _organ(data["organ"]) if "organ" in data else None
    kin = _kin(data, rule, forms)
    return Subject(report, previous, data.get("organ_level"), data.get("as_of"), organ, kin), document


def _kin(data: Mapping[str, Any], rule: Rule, forms: Mapping[str, Form]) -> Kin | None:
    if not any(key in data for key in _RELATIVES):
        return None

    def relatives(key: str) -> tuple[Relative, ...]:
        return tuple(
            Relative(f"{key}-{number}", None, _report(one, rule, forms)[0])
            for number, one in enumerate(data.get(key, ()), 1)
        )

    twins, alike, children = (relatives(key) for key in _RELATIVES)
    return Kin(twins=twins, first=False, alike=alike, children=children)


def _organ(data: Mapping[str, str]) -> Organ:
    return Organ(data["name"], (), data.get("level"), data.get("parent"), data.get("deadline"))


def _report(data: Mapping[str, Any], rule: Rule, forms: Mapping[str, Form]) -> tuple[Report, Document]:
    report, document = _as_read(data, rule, forms)
    stated = tuple(Trouble(TroubleKind(kind), "例如", "for example") for kind in data.get("troubles", ()))
    return report._replace(troubles=(*report.troubles, *stated)), document


def _as_read(data: Mapping[str, Any], rule: Rule, forms: Mapping[str, Form]) -> tuple[Report, Document]:
    if "cells" in data:
        followed = form_of_example(data, rule, forms)
        sections = tuple(_section(name, text, followed) for name, text in data.get("prose", {}).items())
        return _from_cells(data, followed)._replace(sections=sections), Document("cells", ())
    media = "html" if "html" in data else "text"
    document = read(data[media].encode(), f"example.{'html' if media == 'html' else 'txt'}")
    form = str(data["form"]) if "form" in data else None
    report = recognise(document, forms, year=data.get("year"), form=form)
    if report is None:
        raise _NoReport
    known = {key: data[key] for key in ("organisation", "published") if key in data}
    return report._replace(**known), document


def _from_cells(data: Mapping[str, Any], form: Form) -> Report:
    figures = {address: None if figure is None else str(figure) for address, figure in data["cells"].items()}
    try:
        return report_of(
            figures,
            form,
            year=data.get("year"),
            organisation=data.get("organisation"),
            published=data.get("published"),
        )
    except KeyError as error:
        address = next(one for one in figures if one in str(error))
        raise _NotRun(_no_cell(form, address)) from error


def _section(name: str, text: str, form: Form) -> Section:
    known = next((section for section in form.sections if section.id == name), None)
    title = f"{known.numeral}、{known.title}" if known else name
    paragraphs = tuple(Paragraph(line, 0) for line in text.splitlines() if line)
    return Section(name, title, known.numeral if known else None, None, paragraphs)


def _no_cell(form: Form, address: str) -> Text:
    return Text(f"{form.id}年格式没有单元格 {address}", f"the {form.id} form has no cell {address}")


def _seen(rule: Rule, subject: Subject, document: Document) -> _Seen:
    (ran,) = check(subject, (rule,))
    failed = [verdict for verdict in ran.verdicts if verdict.status is Status.FAILED]
    findings = [verdict.finding for verdict in failed]
    return _Seen(
        passed=any(verdict.status is Status.PASSED for verdict in ran.verdicts),
        undecided=any(verdict.status is Status.UNDECIDED for verdict in ran.verdicts)
        or ran.outcome.status is Status.UNDECIDED,
        failed=tuple(verdict.at for verdict in failed),
        values=tuple(finding.values if finding else {} for finding in findings),
        diagnostics=localise(subject, (ran,), document.places),
        crash=ran.outcome.reason if ran.outcome.crashed else None,
    )


def _without_report(rule: Rule, said_by: str) -> _Seen:
    failed = (_WHOLE_FILE,) if rule.id == said_by else ()
    return _Seen(passed=False, undecided=False, failed=failed, values=({},), diagnostics=())


def _difference(example: Example, seen: _Seen) -> Text | None:
    if seen.crash is not None:
        return seen.crash
    if example.verdict == "bad":
        return _bad_difference(example.data, seen)
    if seen.failed:
        where = ", ".join(seen.failed)
        return Text(f"不应报错，却在 {where} 报错", f"expected no failure, it failed at {where}")
    if example.verdict == "good" and not seen.passed:
        return Text("应当通过，却一次也没有通过", "expected it to pass, it passed nowhere")
    if example.verdict == "undecided" and not seen.undecided:
        return Text("应当无法判定，却判定了", "expected it to be undecided, it was not")
    return None


def _bad_difference(data: Mapping[str, Any], seen: _Seen) -> Text | None:
    stated = data["at"] if isinstance(data["at"], list) else [data["at"]]
    if sorted(seen.failed) != sorted(stated):
        wanted, where = ", ".join(stated), ", ".join(seen.failed)
        zh = f"在 {where} 报错" if where else "没有报错"
        en = f"at {where}" if where else "nowhere"
        return Text(
            f"应当只在 {wanted} 报错，实际{zh}", f"expected it to fail at {wanted} only, it failed {en}"
        )
    severities = sorted({diagnostic.severity.value for diagnostic in seen.diagnostics})
    if "severity" in data and severities != [data["severity"]]:
        found = ", ".join(severities)
        return Text(
            f"严重程度应为 {data['severity']}，实际为 {found}",
            f"expected severity {data['severity']}, found {found}",
        )
    return _values_difference(data.get("values", {}), seen)


def _values_difference(stated: Mapping[str, Any], seen: _Seen) -> Text | None:
    for name, wanted in stated.items():
        found = [values.get(name) for values in seen.values]
        if not any(str(wanted) in _spellings(value) for value in found):
            shown = ", ".join(" / ".join(_spellings(value)) for value in found)
            return Text(
                f"值 {name} 应为 {wanted}，实际为 {shown}", f"expected {name} to be {wanted}, found {shown}"
            )
    return None


def _spellings(value: object) -> tuple[str, ...]:
    return (value.zh, value.en) if isinstance(value, Text) else (str(value),)


def _repair_problem(
    rule: Rule, example: Example, subject: Subject, document: Document, ruleset: Ruleset
) -> Text | None:
    stated: Any = example.data.get("repair")
    if example.verdict != "bad" or stated is None:
        return None
    wanted = {address: str(figure) for address, figure in stated.items()}
    ran: tuple[Ran, ...] = check(subject, ruleset.rules)
    offered = [
        {cell.address: cell.new for cell in diagnostic.repairs[0].cells}
        for diagnostic in localise(subject, ran, document.places)
        if diagnostic.repairs and diagnostic.speaks_of(rule.id)
    ]
    if wanted in offered:
        return None
    return Text(
        f"建议的修改应为 {_changes([wanted])}，实际为 {_changes(offered)}",
        f"expected the repair {_changes([wanted])}, found {_changes(offered)}",
    )


def _changes(repairs: Sequence[Mapping[str, str]]) -> str:
    shown = (", ".join(f"{address} = {figure}" for address, figure in repair.items()) for repair in repairs)
    return "; ".join(shown) or "-"
