"""Finds the fewest figures whose change makes broken identities hold and breaks none.

Exact: a set of cells repairs the report if, with those cells free, the equations have a solution.
Each step takes a violated equation with the fewest cells; one of them has to change, so each is
tried in turn: it is solved for and eliminated. Work is counted, never timed, so that the same report
gives the same answer on every machine.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

Number = int | Decimal
MOST_CELLS = 3
MOST_WORK = 40_000
_EXACT = 10**18


class Equation(NamedTuple):
    """Σ factor · change + residual = 0.

    One that is not `wanted` has to go on holding; if it does not hold as it is, it is left aside.
    """

    factors: Mapping[str, int]
    residual: Number
    wanted: bool = True


class Found(NamedTuple):
    """The smallest repairs: each maps cells to what they change by; `complete` if none is left out."""

    repairs: tuple[Mapping[str, Number], ...]
    complete: bool


@dataclass(slots=True)
class _Search:
    allowed: Callable[[Mapping[str, Number]], bool]
    work: int
    found: list[dict[str, Number]]


def smallest_repairs(
    equations: Sequence[Equation],
    free: Sequence[str],
    allowed: Callable[[Mapping[str, Number]], bool],
    *,
    least: int = 1,
    most: int = MOST_CELLS,
    work: int = MOST_WORK,
) -> Found:
    """Return every repair of the fewest cells, at least `least` and at most `most` of them.

    `least` above 1 is for those who know that fewer do not suffice. `free` cells have no figure: they
    take what value they must and are no part of a repair. `allowed` refuses repairs that cannot be
    meant, such as negative counts.
    """
    reduced = _without(list(equations), free)
    violated = [equation for equation in reduced if equation.residual]
    search = _Search(allowed, work, [])
    for size in range(least, most + 1):
        if len(violated) > size * _degree(reduced):
            continue
        _extend(search, reduced, frozenset(), size, ())
        if search.found or search.work < 0:
            break
    return Found(tuple(search.found), search.work >= 0)


def _degree(equations: Sequence[Equation]) -> int:
    counts: dict[str, int] = {}
    for equation in equations:
        for cell in equation.factors:
            counts[cell] = counts.get(cell, 0) + 1
    return max(counts.values(), default=0)


def _without(equations: list[Equation], free: Sequence[str]) -> list[Equation]:
    for cell in free:
        holding = [equation for equation in equations if cell in equation.factors]
        if holding:
            pivot = min(holding, key=lambda equation: equation.wanted)
            equations = _eliminated(equations, pivot, cell)
    return [equation for equation in equations if equation.wanted or not equation.residual]


def _eliminated(equations: Sequence[Equation], pivot: Equation, cell: str) -> list[Equation]:
    """Return the other equations with a cell put in terms of the rest by the pivot."""
    left = []
    for equation in equations:
        if equation is pivot:
            continue
        factor = equation.factors.get(cell, 0)
        left.append(_combined(equation, pivot, cell, factor) if factor else equation)
    return left


def _combined(equation: Equation, pivot: Equation, cell: str, factor: int) -> Equation:
    own = pivot.factors[cell]
    one, other = (1, -factor * own) if own in {1, -1} else (own, -factor)
    factors = {name: one * value for name, value in equation.factors.items()}
    for name, value in pivot.factors.items():
        factors[name] = factors.get(name, 0) + other * value
    kept = {name: value for name, value in factors.items() if value}
    residual = one * equation.residual + other * pivot.residual
    return Equation(kept, residual, equation.wanted or pivot.wanted)


def _extend(
    search: _Search,
    equations: Sequence[Equation],
    excluded: frozenset[str],
    size: int,
    trail: tuple[tuple[str, Equation], ...],
) -> None:
    violated = [equation for equation in equations if equation.residual]
    if not violated or search.work < 0:
        return
    smallest = min(violated, key=lambda equation: len(equation.factors))
    if size == 1:
        _finish(search, equations, violated, smallest, excluded, trail)
        return
    for cell in smallest.factors:
        if cell in excluded:
            continue
        search.work -= len(equations)
        rest = _eliminated(equations, smallest, cell)
        _extend(search, rest, excluded, size - 1, (*trail, (cell, smallest)))
        excluded |= {cell}


def _finish(  # noqa: PLR0917 - the state of the search
    search: _Search,
    equations: Sequence[Equation],
    violated: Sequence[Equation],
    smallest: Equation,
    excluded: frozenset[str],
    trail: tuple[tuple[str, Equation], ...],
) -> None:
    """Try every cell as the last: it alone has to settle every violated equation and touch no other."""
    for cell, own in smallest.factors.items():
        search.work -= 1
        if cell in excluded or not all(cell in other.factors for other in violated):
            continue
        if any(other.residual * own != smallest.residual * other.factors[cell] for other in violated):
            continue
        if any(cell in other.factors for other in equations if not other.residual):
            continue
        repair = _solved(trail, cell, smallest)
        if repair is not None and search.allowed(repair):
            search.found.append(repair)


def _solved(
    trail: tuple[tuple[str, Equation], ...], last: str, equation: Equation
) -> dict[str, Number] | None:
    repair: dict[str, Number] = {}
    for cell, pivot in reversed((*trail, (last, equation))):
        rest = pivot.residual + sum(
            factor * repair[name] for name, factor in pivot.factors.items() if name in repair
        )
        change = _quotient(-rest, pivot.factors[cell])
        if not change:
            return None
        repair[cell] = change
    return dict(sorted(repair.items()))


def _quotient(number: Number, factor: int) -> Number | None:
    """Return number / factor where that is exact, else None."""
    if factor in {1, -1}:
        return number * factor
    if isinstance(number, int):
        whole, rest = divmod(number, factor)
        return whole if not rest else None
    if abs(number) >= _EXACT:
        return None
    quotient = number / factor
    return quotient if quotient * factor == number else None
