"""Why identities are broken: the fewest causes that explain all of them, each with its repairs."""

from collections.abc import Iterable, Sequence

from lint_gov.model.outcome import Certainty
from lint_gov.model.report import Report
from lint_gov.repair.check import possible, touched
from lint_gov.repair.facts import Cause, Changes, of_one_difference
from lint_gov.repair.lines import LineCause, lines_left_out, lines_mistaken
from lint_gov.repair.rank import by_evidence
from lint_gov.repair.search import MOST_CELLS, MOST_WORK, Equation, Found, smallest_repairs
from lint_gov.repair.system import System, changed_residual, groups_of, independent

# More equally good repairs than this say nothing about which figure is wrong.
MOST_CANDIDATES = 60
_ENOUGH = 2

_Searched = tuple[tuple[int, ...], Found]


def causes_of(system: System, previous: Report | None) -> tuple[Cause, ...]:
    """Return the causes of all broken identities of a report.

    First single figures that two identities prove wrong; then lines left at 0; then up to three
    figures together in each group of broken identities that share no cell with another. Where that
    does not name the figures, a line that is mistaken as a whole may do so.
    """
    causes, rest = _proven(system)
    while line := _line_left_out(rest):
        causes.append(_line_cause(rest, (line,)))
        rest = _repaired(rest, line.changes, line.repaired)
    searched = _searched(rest)
    while lines := _mistaken_lines(rest, searched):
        causes.append(_line_cause(rest, lines))
        rest = _repaired(rest, lines[0].changes, lines[0].repaired)
        searched = _searched(rest)
    for group, found in searched:
        causes.extend(_causes_from(rest, group, found, previous))
    return of_one_difference(rest, causes)


def _proven(system: System) -> tuple[list[Cause], System]:
    causes: list[Cause] = []
    rest = system
    for group in groups_of(system):
        found = _search(system, group, most=1)
        if len(found.repairs) == 1 and _evidence(system, group) >= _ENOUGH:
            causes.append(Cause(group, ((found.repairs[0], Certainty.CERTAIN),)))
            rest = _repaired(rest, found.repairs[0], group)
    return causes, rest


def _line_left_out(system: System) -> LineCause | None:
    """Return the one line left at 0 that explains whole groups of broken identities, if there is one."""
    groups = groups_of(system)
    if sum(map(len, groups)) < _ENOUGH:
        return None

    def worth(repaired: frozenset[int]) -> bool:
        return all(repaired.isdisjoint(group) or repaired.issuperset(group) for group in groups)

    lines = lines_left_out(system, frozenset(system.broken()), worth)
    return lines[0] if len(lines) == 1 else None


def _mistaken_lines(system: System, searched: Sequence[_Searched]) -> tuple[LineCause, ...]:
    """Look for a mistaken line behind the groups in which the search did not name the figures.

    One that takes more figures than the search is better only for what was not found, or where it
    makes one cause of several.
    """
    open_groups = [(set(group), found) for group, found in searched if len(found.repairs) != 1]
    if not open_groups:
        return ()

    def worth(repaired: frozenset[int]) -> bool:
        reached = [found for group, found in open_groups if not repaired.isdisjoint(group)]
        return len(reached) > 1 or any(not found.repairs for found in reached)

    pool = frozenset().union(*(group for group, _ in open_groups))
    return lines_mistaken(system, pool, worth)


def _evidence(system: System, places: Sequence[int]) -> int:
    """Return how many broken identities speak independently; each unknown cell costs one of them."""
    identities = [system.identities[place] for place in places]
    unknown = {cell for one in identities for cell in one.terms if cell in system.free}
    return independent(identities) - len(unknown)


def _line_cause(system: System, lines: Sequence[LineCause]) -> Cause:
    certainty = Certainty.LIKELY if len(lines) == 1 else Certainty.ONE_OF
    explains = tuple(sorted(lines[0].repaired))
    named = lines[0].lines if len(lines) == 1 else ()
    ranked = sorted(lines, key=lambda line: _emptied(system, line.changes))
    return Cause(explains, tuple((line.changes, certainty) for line in ranked), named, lines[0].pattern)


def _emptied(system: System, changes: Changes) -> int:
    """Return how many figures would become 0: seldom does a report state what never was."""
    return sum(1 for cell, change in changes.items() if system.figures[cell] + change == 0)


def _repaired(system: System, changes: Changes, explained: Iterable[int]) -> System:
    """Return the system as it would be with the figures changed and the identities explained."""
    changed, mended = set(touched(system, changes)), set(explained)
    identities = tuple(
        one._replace(broken=one.broken and place not in mended, residual=changed_residual(one, changes))
        if place in changed or place in mended
        else one
        for place, one in enumerate(system.identities)
    )
    figures = {**system.figures, **{cell: system.figures[cell] + change for cell, change in changes.items()}}
    return system._replace(identities=identities, figures=figures)


def _searched(system: System) -> list[_Searched]:
    """Search each group by itself, and those that one figure does not repair also together.

    A line that holds may tie groups together: then fewer figures repair them as one.
    """
    groups = groups_of(system)
    work = MOST_WORK // max(len(groups), 1)
    found = [(group, _search(system, group, most=1, work=work)) for group in groups]
    solved = [one for one in found if one[1].repairs]
    hard = [group for group, result in found if not result.repairs]
    for size in range(2, MOST_CELLS + 1):
        together = _together(system, hard, size, work) if len(hard) > 1 else None
        if together is not None:
            return [*solved, together]
        found = [(group, _search(system, group, least=size, most=size, work=work)) for group in hard]
        if size < MOST_CELLS and len(hard) > 1:
            # Two groups of two figures each may still be one of three.
            together = _together(system, hard, size + 1, work)
            if together is not None:
                return [*solved, together]
        solved += [one for one in found if one[1].repairs or not one[1].complete]
        hard = [group for group, result in found if not result.repairs and result.complete]
    return [*solved, *((group, Found((), complete=True)) for group in hard)]


def _together(system: System, hard: Sequence[tuple[int, ...]], size: int, work: int) -> _Searched | None:
    joined = tuple(sorted(place for group in hard for place in group))
    found = _search(system, joined, least=size, most=size, work=work)
    return (joined, found) if found.repairs else None


def _search(
    system: System, group: Sequence[int], *, least: int = 1, most: int, work: int = MOST_WORK
) -> Found:
    wanted = frozenset(group)
    equations = []
    for place, one in enumerate(system.identities):
        loose = not system.free.isdisjoint(one.terms)
        if one.broken and place not in wanted and loose:
            continue
        residual = 0 if one.broken and place not in wanted else one.residual
        factors = one.terms
        if system.pinned and not system.pinned.keys().isdisjoint(factors):
            factors = {cell: factor for cell, factor in factors.items() if cell not in system.pinned}
        equations.append(Equation(factors, residual, wanted=place in wanted))
    if not any(equation.residual and equation.wanted for equation in equations):
        return Found((), complete=True)
    return smallest_repairs(
        equations,
        sorted(system.free),
        lambda changes: possible(system, changes),
        least=least,
        most=most,
        work=work,
    )


def _causes_from(
    system: System, group: tuple[int, ...], found: Found, previous: Report | None
) -> list[Cause]:
    repairs = found.repairs
    if not repairs or len(repairs) > MOST_CANDIDATES or not found.complete:
        return [Cause(group, ())]
    if len(repairs) == 1:
        return _unique(system, group, repairs[0])
    ranked, settled = by_evidence(system, repairs, previous)
    first = Certainty.LIKELY if settled else Certainty.ONE_OF
    certainties = (first, *(Certainty.ONE_OF for _ in ranked[1:]))
    return [Cause(group, tuple(zip(ranked, certainties, strict=True)))]


def _unique(system: System, group: tuple[int, ...], repair: Changes) -> list[Cause]:
    """Return the causes that a repair stands for: one a cell where the cells explain different things."""
    if len(repair) == 1:
        certain = _evidence(system, group) >= _ENOUGH
        return [Cause(group, ((repair, Certainty.CERTAIN if certain else Certainty.LIKELY),))]
    parts = [
        (tuple(place for place in group if place in places), cells)
        for places, cells in _parts(system, repair)
    ]
    if sum(len(places) for places, _ in parts) != len(group) or not all(places for places, _ in parts):
        return [Cause(group, ((repair, Certainty.LIKELY),))]
    return [
        Cause(places, (({cell: repair[cell] for cell in cells}, Certainty.LIKELY),))
        for places, cells in parts
    ]


def _parts(system: System, repair: Changes) -> list[tuple[set[int], list[str]]]:
    """Return the cells of a repair in parts that share no identity, nor a cell without a figure."""
    parts: list[tuple[set[int], list[str]]] = []
    for cell in repair:
        places, joined, apart = _reach(system, cell), [cell], []
        for others, cells in parts:
            if places.isdisjoint(others):
                apart.append((others, cells))
            else:
                places |= others
                joined = [*cells, *joined]
        parts = [*apart, (places, joined)]
    return parts


def _reach(system: System, cell: str) -> set[int]:
    """Return the identities that a cell stands in, and those tied to them by cells without a figure."""
    reached: set[int] = set()
    found = set(touched(system, [cell]))
    while found - reached:
        reached |= found
        loose = {cell for place in reached for cell in system.identities[place].terms if cell in system.free}
        found = set(touched(system, loose))
    return reached
