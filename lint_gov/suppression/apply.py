"""Applies waivers and a baseline to the result of one source: a pure function, the same in every process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lint_gov.model.diagnostic import Diagnostic, Suppression
from lint_gov.model.outcome import Status
from lint_gov.model.rule import Rule
from lint_gov.model.wording import Text
from lint_gov.result import ReadStatus, Result
from lint_gov.suppression.baseline import Entry, report_key
from lint_gov.suppression.waivers import Waiver

_DECIDED = (Status.PASSED, Status.FAILED)


class Suppressions(NamedTuple):
    """What does not count: waivers, judged on `day` (an ISO date), and the entries of a baseline by report.

    `firm` are the rules of which everything counts.
    """

    waivers: tuple[Waiver, ...] = ()
    baseline: Mapping[str, tuple[Entry, ...]] | None = None
    day: str = ""
    firm: frozenset[str] = frozenset()


class Used(NamedTuple):
    """What became of them on one source: waivers by their numbers, entries of the baseline.

    `idle` are waivers for the report whose rule came to a verdict that they had nothing to do with;
    `gone` the entries whose defect is not there, `here` the others. One report may have several files.
    """

    waivers: tuple[int, ...] = ()
    idle: tuple[int, ...] = ()
    gone: tuple[Entry, ...] = ()
    here: tuple[Entry, ...] = ()


@dataclass(slots=True)
class Usage:
    """What became of them on all sources of a run."""

    waivers: set[int] = field(default_factory=set)
    idle: set[int] = field(default_factory=set)
    gone: set[Entry] = field(default_factory=set)
    here: set[Entry] = field(default_factory=set)

    def add(self, used: Used) -> None:
        """Add what became of them on one more source."""
        self.waivers.update(used.waivers)
        self.idle.update(used.idle)
        self.gone.update(used.gone)
        self.here.update(used.here)


NOTHING = Suppressions()
NO_USE = Used()


def suppress(result: Result, suppressions: Suppressions) -> tuple[Result, Used]:
    """Return a result whose waived and old diagnoses say so, and what was used to tell.

    The diagnosis of an expired waiver counts again, and says that it expired.
    """
    if not suppressions.waivers and not suppressions.baseline:
        return result, NO_USE
    held = [pair for pair in enumerate(suppressions.waivers) if pair[1].scope.holds(result)]
    old = (suppressions.baseline or {}).get(report_key(result.path, result.report), ())
    if not held and not old:
        return result, NO_USE
    known = {entry.fingerprint for entry in old}
    used: set[int] = set()
    made = []
    for diagnostic in result.diagnostics:
        if diagnostic.rule in suppressions.firm:
            made.append(diagnostic)
            continue
        number, waiver = _best(held, diagnostic, suppressions.day)
        if waiver is not None:
            used.add(number)
            made.append(_waived(diagnostic, waiver, suppressions.day))
        elif diagnostic.fingerprint in known:
            made.append(diagnostic._replace(suppressed=Suppression("baseline", "")))
        else:
            made.append(diagnostic)
    decided = decided_rules(result)
    idle = {number for number, waiver in held if number not in used and waiver.rule in decided}
    found = {diagnostic.fingerprint for diagnostic in result.diagnostics}
    gone = tuple(entry for entry in old if entry.fingerprint not in found and entry.rule in decided)
    here = tuple(entry for entry in old if entry not in gone)
    return result._replace(diagnostics=tuple(made)), Used(
        tuple(sorted(used)), tuple(sorted(idle)), gone, here
    )


def firm_rules(rules: Sequence[Rule]) -> frozenset[str]:
    """Return the ids of the rules of which everything counts: no waiver clears them."""
    return frozenset(rule.id for rule in rules if rule.locked or not rule.waivable)


def decided_rules(result: Result) -> frozenset[str]:
    """Return the rules that came to a verdict on a report that was read whole."""
    if result.status is not ReadStatus.READ:
        return frozenset()
    return frozenset(outcome.rule for outcome in result.outcomes if outcome.status in _DECIDED)


def _best(held: Sequence[tuple[int, Waiver]], diagnostic: Diagnostic, day: str) -> tuple[int, Waiver | None]:
    """Return the waiver for a diagnosis, one that still holds if there is such, with its number."""
    found = [pair for pair in held if pair[1].covers(diagnostic)]
    return min(found, key=lambda pair: pair[1].expired(day), default=(-1, None))


def _waived(diagnostic: Diagnostic, waiver: Waiver, day: str) -> Diagnostic:
    if not waiver.expired(day):
        granted = Suppression("waiver", waiver.reason, waiver.by, waiver.date, waiver.expires)
        return diagnostic._replace(suppressed=granted)
    zh, en = diagnostic.message
    return diagnostic._replace(
        message=Text(
            f"{zh}（{waiver.by}的豁免已于 {waiver.expires} 到期）",
            f"{en} (the waiver by {waiver.by} expired on {waiver.expires})",
        )
    )
