"""One cause, one diagnosis: findings that another diagnostic already accounts for become part of it."""

from collections.abc import Mapping, Sequence

from lint_gov.model.diagnostic import Diagnostic, Explained
from lint_gov.model.outcome import Equation

_DAMAGE = "E006"
_LOST = "lost"

Ranked = tuple[int, Diagnostic]


def is_damage(rule_id: str) -> bool:
    """Return whether a rule is the one on text damaged in copying."""
    return rule_id == _DAMAGE


def is_lost(values: Mapping[str, object]) -> bool:
    """Return whether a finding says that what it misses was probably lost in copying."""
    return str(values.get("match", "")) == _LOST


def with_explained(diagnostic: Diagnostic, others: Sequence[Diagnostic]) -> Diagnostic:
    """Return a diagnostic that also accounts for others, as grave as the gravest of them."""
    explained = tuple(Explained(one.rule, one.address or "", one.message) for one in others)
    gravest = min((one.severity for one in (diagnostic, *others)), key=lambda severity: severity.rank)
    return diagnostic._replace(severity=gravest, explains=(*diagnostic.explains, *explained))


def fold_sums(alone: Sequence[Ranked], causes: Sequence[Ranked]) -> tuple[list[Ranked], list[Ranked]]:
    """Return both without the wrong sums that the one repair of a cause makes right; the cause has them.

    Such are the subtotals that a report adds to its form.
    """
    left: list[Ranked] = []
    folded: dict[int, list[Diagnostic]] = {}
    for rank, one in alone:
        place = next((place for place, (_, cause) in enumerate(causes) if _settles(cause, one)), None)
        if place is None:
            left.append((rank, one))
        else:
            folded.setdefault(place, []).append(one)
    grown = [
        (rank, with_explained(cause, folded[place]) if place in folded else cause)
        for place, (rank, cause) in enumerate(causes)
    ]
    return left, grown


def _settles(cause: Diagnostic, other: Diagnostic) -> bool:
    equation = other.equation
    if len(cause.repairs) != 1 or equation is None or equation.relation != "=":
        return False
    new = {cell.address: cell.new for cell in cause.repairs[0].cells}
    cells = {address for address, _ in (*equation.left, *equation.right)}
    return not cells.isdisjoint(new) and _plain_sum(equation) and _holds_with(equation, new)


def _plain_sum(equation: Equation) -> bool:
    """Return whether both sides are what their figures add up to, none of them multiplied."""
    sides = ((equation.left, equation.left_value), (equation.right, equation.right_value))
    return all(str(_total(side, {})) == value for side, value in sides)


def _holds_with(equation: Equation, new: Mapping[str, str]) -> bool:
    left, right = _total(equation.left, new), _total(equation.right, new)
    return left is not None and left == right


def _total(side: Sequence[tuple[str, str]], new: Mapping[str, str]) -> int | None:
    figures = [new.get(address, figure) for address, figure in side]
    return sum(map(int, figures)) if all(figure.isdecimal() for figure in figures) else None
