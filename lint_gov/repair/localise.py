"""Turns what became of the rules into diagnostics: one for each cause, in the order of the report."""

from collections.abc import Mapping, Sequence

from lint_gov.engine import Ran, forced_blanks
from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.document import Places
from lint_gov.model.outcome import Status, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Rule
from lint_gov.repair.fingerprint import distinct
from lint_gov.repair.fold import Ranked, fold_sums, is_damage, is_lost, with_explained
from lint_gov.repair.lone import Ground, lone_diagnostic
from lint_gov.repair.place import order_of

_Lone = tuple[int, Rule, Verdict]


def localise(subject: Subject, ran: Sequence[Ran], places: Places) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of a report, by place in the report and then in the order of the rules.

    Broken identities are put down to the fewest figures that explain them. What was lost in copying
    is said once, by the rule on damaged text, where that rule failed.
    """
    alone, broken = _failed(ran)
    if not alone and not broken:
        return ()
    report = subject.report
    ground = Ground(report, places, forced_blanks(report, ran))
    made = _lone_diagnostics(ground, alone)
    if broken:
        made, causes = fold_sums(made, _cause_diagnostics(ground, subject, ran))
        made += causes
    made.sort(key=lambda pair: (order_of(report, pair[1].address), pair[0]))
    marks = distinct(diagnostic.fingerprint for _, diagnostic in made)
    return tuple(one._replace(fingerprint=mark) for (_, one), mark in zip(made, marks, strict=True))


def forced_values(report: Report, ran: Sequence[Ran]) -> Mapping[str, int]:
    """Return what cells without a figure have to hold, where the identities agree on it."""
    forced = forced_blanks(report, ran)
    return {
        cell: facts[0].value for cell, facts in forced.items() if len({fact.value for fact in facts}) == 1
    }


def _failed(ran: Sequence[Ran]) -> tuple[list[_Lone], bool]:
    """Return the findings that stand alone, with the order of their rules; and if identities broke."""
    alone: list[_Lone] = []
    broken = False
    for order, one in enumerate(ran):
        if not one.outcome.failed:
            continue
        for verdict in one.verdicts:
            if verdict.status is Status.FAILED and verdict.linear is None:
                alone.append((order, one.rule, verdict))
            broken |= verdict.status is Status.FAILED and verdict.linear is not None
    return alone, broken


def _cause_diagnostics(ground: Ground, subject: Subject, ran: Sequence[Ran]) -> list[Ranked]:
    from lint_gov.repair.causes import causes_of  # noqa: PLC0415 - the search, where there is something to search for
    from lint_gov.repair.diagnose import cause_diagnostic  # noqa: PLC0415 - the same
    from lint_gov.repair.system import build_system  # noqa: PLC0415 - the same

    system = build_system(subject.report, ran)
    return [
        (system.identities[cause.explains[0]].key[0], cause_diagnostic(ground, system, cause))
        for cause in causes_of(system, subject.previous)
    ]


def _lone_diagnostics(ground: Ground, alone: Sequence[_Lone]) -> list[Ranked]:
    damaged = any(is_damage(rule.id) for _, rule, _ in alone)
    made: list[Ranked] = []
    lost: list[Diagnostic] = []
    for order, rule, verdict in alone:
        diagnostic = lone_diagnostic(ground, rule, verdict)
        if damaged and verdict.finding is not None and is_lost(verdict.finding.values):
            lost.append(diagnostic)
        else:
            made.append((order, diagnostic))
    return [(order, _with_losses(one, lost)) for order, one in made]


def _with_losses(diagnostic: Diagnostic, lost: Sequence[Diagnostic]) -> Diagnostic:
    # What copying lost is said by the rule on damage, in its own severity.
    if not lost or not is_damage(diagnostic.rule):
        return diagnostic
    return with_explained(diagnostic, lost)._replace(severity=diagnostic.severity)
