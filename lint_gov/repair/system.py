"""The identities of a report as linear equations, the broken ones in independent groups.

An equation is Σ factor · cell + residual = 0 for what the cells *change by*: the residual is what
the printed figures leave over, 0 where they agree.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from lint_gov.engine import Ran, forced_blanks, is_conflict
from lint_gov.model.outcome import Linear, Status, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Rule

Number = int | Decimal
Changes = Mapping[str, Number]


class Identity(NamedTuple):
    """One identity of the report.

    `key` orders identities: the place of the rule, then of the application. `terms` holds every
    cell with its factor. `residual` is Σ factor · figure and the constant, cells without a figure
    left out but those pinned. `evidence` is False where an identity may not be contradicted but
    proves nothing, because it helped to choose what was read.
    """

    key: tuple[int, int]
    rule: Rule
    verdict: Verdict
    terms: Mapping[str, int]
    residual: Number
    broken: bool
    evidence: bool

    @property
    def signature(self) -> tuple[tuple[str, int], ...]:
        """Return the terms in one order and with one sign: the same for identities that say the same."""
        terms = sorted(self.terms.items())
        sign = -1 if terms and terms[0][1] < 0 else 1
        return tuple((cell, sign * factor) for cell, factor in terms)


class System(NamedTuple):
    """All identities of a report that can be calculated with.

    `figures` holds the cells with a sure figure. `free` cells have none and may hold anything;
    `pinned` cells have none either, but stand in an identity that no value of theirs could save, so
    that the value to calculate with is what other identities force, or 0.
    `touching` lists, by cell, the places of the identities that it stands in.
    """

    report: Report
    identities: tuple[Identity, ...]
    figures: Mapping[str, Number]
    free: frozenset[str]
    pinned: Mapping[str, int]
    touching: Mapping[str, tuple[int, ...]]

    def broken(self) -> tuple[int, ...]:
        """Return the places of the broken identities, in order."""
        return tuple(place for place, one in enumerate(self.identities) if one.broken)


def build_system(report: Report, ran: Sequence[Ran]) -> System:
    """Return the identities of a report as equations."""
    verdicts = list(_linear_verdicts(ran))
    figures, free = _cells(report, (linear for _, _, _, linear in verdicts))
    pinned = _pinned(report, ran, [(verdict, linear) for _, _, verdict, linear in verdicts], free)
    free -= pinned.keys()
    known = {**figures, **pinned}
    identities: list[Identity] = []
    touching: dict[str, list[int]] = {}
    for key, rule, verdict, linear in verdicts:
        identity = _identity(key, rule, verdict, linear, known)
        if identity is None:
            continue
        for cell in identity.terms:
            touching.setdefault(cell, []).append(len(identities))
        identities.append(identity)
    return System(
        report,
        tuple(identities),
        figures,
        free,
        pinned,
        {cell: tuple(places) for cell, places in touching.items()},
    )


def groups_of(system: System) -> tuple[tuple[int, ...], ...]:
    """Return the broken identities in groups; identities of different groups share no cell."""
    groups: list[tuple[set[str], list[int]]] = []
    for place in system.broken():
        cells = set(system.identities[place].terms)
        joined, apart = [place], []
        for others, places in groups:
            if cells.isdisjoint(others):
                apart.append((others, places))
            else:
                cells |= others
                joined = [*places, *joined]
        groups = [*apart, (cells, joined)]
    return tuple(sorted(tuple(sorted(places)) for _, places in groups))


def independent(identities: Iterable[Identity]) -> int:
    """Return how many different things identities say: one that is stated twice counts once."""
    return len({identity.signature for identity in identities if identity.evidence})


def changed_residual(identity: Identity, changes: Changes) -> Number:
    """Return what is left over of an identity when figures change."""
    return identity.residual + sum(
        factor * changes[cell] for cell, factor in identity.terms.items() if cell in changes
    )


def _linear_verdicts(ran: Sequence[Ran]) -> Iterable[tuple[tuple[int, int], Rule, Verdict, Linear]]:
    usable = (Status.FAILED, Status.PASSED, Status.UNDECIDED)
    for place, one in enumerate(ran):
        for index, verdict in enumerate(one.verdicts):
            if verdict.linear is not None and verdict.status in usable:
                yield (place, index), one.rule, verdict, verdict.linear


def _cells(report: Report, linears: Iterable[Linear]) -> tuple[dict[str, Number], frozenset[str]]:
    figures: dict[str, Number] = {}
    free: set[str] = set()
    for linear in linears:
        for cell, _ in linear.terms:
            if cell in figures or cell in free:
                continue
            value = report.cells.get(cell)
            if value is not None and value.number is not None and value.doubt is None:
                figures[cell] = value.number
            else:
                free.add(cell)
    return figures, frozenset(free)


def _pinned(
    report: Report, ran: Sequence[Ran], verdicts: Sequence[tuple[Verdict, Linear]], free: frozenset[str]
) -> dict[str, int]:
    """Return what to take for cells that no value could save: what others force, else nothing."""
    if not free:
        return {}
    forced = {cell: facts[0].value for cell, facts in forced_blanks(report, ran).items()}
    return {
        cell: max(forced.get(cell, 0), 0)
        for verdict, linear in verdicts
        if verdict.status is Status.FAILED and not is_conflict(verdict)
        for cell, _ in linear.terms
        if cell in free
    }


def _identity(
    key: tuple[int, int], rule: Rule, verdict: Verdict, linear: Linear, known: Mapping[str, Number]
) -> Identity | None:
    terms: dict[str, int] = {}
    for cell, factor in linear.terms:
        terms[cell] = terms.get(cell, 0) + factor
    terms = {cell: factor for cell, factor in terms.items() if factor}
    figures = (factor * known[cell] for cell, factor in terms.items() if cell in known)
    residual = sum(figures, linear.constant)
    broken = verdict.status is Status.FAILED
    whole = all(cell in known for cell in terms)
    if verdict.status is Status.PASSED and whole:
        residual = 0
    evidence = verdict.status is not Status.UNDECIDED
    if not broken and whole and residual:
        return None
    return Identity(key, rule, verdict, terms, residual, broken, evidence)
