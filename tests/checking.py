"""Rules and verdicts made by hand, and the whole way from bare figures to diagnostics, for tests."""

from collections.abc import Iterable, Mapping, Sequence

from lint_gov.engine import Ran, check
from lint_gov.forms.cells import report_of
from lint_gov.model.diagnostic import Diagnostic, Severity
from lint_gov.model.document import Places, Unplaced
from lint_gov.model.form import Form
from lint_gov.model.outcome import Equation, Finding, Linear, Status, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check, MessageChoice, Rule, SeverityChoice
from lint_gov.model.wording import Text
from lint_gov.repair import localise
from lint_gov.ruleset import bundled_ruleset
from tests.generate import year_of

Short = tuple[
    str, str | None, tuple[tuple[str, str], ...], tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]
]


def made_rule(
    rule_id: str,
    verdicts: Sequence[Verdict] | Check,
    *,
    table: str | None = None,
    forms: tuple[str, ...] = (),
    severity: Sequence[SeverityChoice] = (SeverityChoice(None, Severity.ERROR),),
    message: Sequence[MessageChoice] = (MessageChoice(None, Text("{what} 有误", "{what} is wrong")),),
) -> Rule:
    """Return a rule whose check gives these verdicts, whatever the report says."""
    return Rule(
        id=rule_id,
        name=f"name-of-{rule_id.lower()}",
        since="0.1.0",
        status="stable",
        aliases=(),
        kind="made",
        family=rule_id[0],
        table=table,
        forms=forms,
        severity=tuple(severity),
        tags=(),
        basis="依据",
        message=tuple(message),
        title=Text("标题", "title"),
        why=Text("原因", "why"),
        help=Text("建议", "help"),
        check=verdicts if callable(verdicts) else lambda _: verdicts,
        parameters={},
        examples=(),
        source="made by hand",
    )


def identity(
    report: Report, at: str, left: Iterable[str], right: Iterable[str], status: Status | None = None
) -> Verdict:
    """Return the verdict on Σ left = Σ right: failed where the figures differ, unless told otherwise.

    Cells without a figure count as 0.
    """
    sides = [[(cell, report.cells[cell].number or 0) for cell in side] for side in (left, right)]
    sums = [sum(number for _, number in side) for side in sides]
    terms = (*((cell, 1) for cell, _ in sides[0]), *((cell, -1) for cell, _ in sides[1]))
    found = status or (Status.PASSED if sums[0] == sums[1] else Status.FAILED)
    finding = None
    if found is Status.FAILED:
        shown = [tuple((cell, str(number)) for cell, number in side) for side in sides]
        equation = Equation(shown[0], shown[1], str(sums[0]), str(sums[1]), str(abs(sums[0] - sums[1])))
        finding = Finding(at, {"what": at}, equation=equation)
    return Verdict(found, at, finding=finding, linear=Linear(terms))


def judged(
    cells: Mapping[str, str | int | None], form: Form, families: str = "A", *, fill: str | None = "0"
) -> tuple[Subject, tuple[Ran, ...]]:
    """Return a report made from bare figures, and what became of the bundled rules of some families."""
    subject = Subject(report_of(cells, form, year=year_of(form), organisation="示例市教育局", fill=fill))
    return subject, check(subject, rules_of(families))


def rules_of(families: str) -> tuple[Rule, ...]:
    """Return the bundled rules of some families."""
    return tuple(rule for rule in bundled_ruleset().rules if rule.family in families)


def diagnosed(
    cells: Mapping[str, str | int | None],
    form: Form,
    families: str = "A",
    *,
    previous: Report | None = None,
    places: Places | None = None,
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that the bundled rules of some families lead to on bare figures."""
    subject, ran = judged(cells, form, families)
    subject = Subject(subject.report, previous)
    return localise(subject, ran, places or Unplaced())


def short(diagnostic: Diagnostic) -> Short:
    """Return a diagnostic as rule, address, what it explains, and its repairs, for comparing."""
    return (
        diagnostic.rule,
        diagnostic.address,
        tuple((one.rule, one.at) for one in diagnostic.explains),
        tuple(
            (repair.certainty.value, tuple((cell.address, cell.old, cell.new) for cell in repair.cells))
            for repair in diagnostic.repairs
        ),
    )
