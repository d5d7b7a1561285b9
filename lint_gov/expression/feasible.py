"""Decides a relation some of whose cells hold no figure, by what could stand there.

The relation is `known + Σ coefficient · unknown  (relation)  0`. An unknown is a whole number of at
least 0, unless it is signed (any whole number) or an amount (any number of at least 0).
"""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from math import gcd
from typing import NamedTuple

from lint_gov.expression.linear import whole_factor
from lint_gov.expression.number import Number, exact, magnitude

# Above this the exact test for coins of several sizes is not worth its memory; the answer is then
# "could hold", which blames nobody.
_COIN_LIMIT = 100_000


class Answer(StrEnum):
    """What can be said of a relation: OPEN means that it depends on what the blanks stand for."""

    HOLDS = "holds"
    HOLDS_WITH_ZERO = "holds-with-zero"
    OPEN = "open"
    BROKEN = "broken"


class Unknown(NamedTuple):
    """A cell without a figure; `coefficient` is not 0."""

    coefficient: Number
    signed: bool = False
    decimal: bool = False


def decide(relation: str, known: Number, unknowns: Sequence[Unknown], tolerance: Number = 0) -> Answer:
    """Return whether the relation holds, holds with every unknown taken as 0, could hold, or cannot."""
    if holds(relation, known, tolerance):
        return Answer.HOLDS_WITH_ZERO if unknowns else Answer.HOLDS
    if not unknowns:
        return Answer.BROKEN
    return Answer.OPEN if _could_hold(relation, known, unknowns, tolerance) else Answer.BROKEN


def holds(relation: str, difference: Number, tolerance: Number = 0) -> bool:
    """Return whether left - right = difference satisfies the relation; the tolerance is generous."""
    match relation:
        case "=":
            return magnitude(difference) <= tolerance
        case "!=":
            return difference != 0
        case "<=":
            return difference <= tolerance
        case ">=":
            return difference >= -tolerance
        case "<":
            return difference < tolerance or difference < 0
        case _:
            return difference > -tolerance or difference > 0


def solution(known: Number, unknown: Unknown) -> Number:
    """Return what a single unknown must be for an equality; it may be no possible figure."""
    return exact(Fraction(-known) / unknown.coefficient)


def _could_hold(relation: str, known: Number, unknowns: Sequence[Unknown], tolerance: Number) -> bool:
    rises = any(unknown.coefficient > 0 or unknown.signed for unknown in unknowns)
    falls = any(unknown.coefficient < 0 or unknown.signed for unknown in unknowns)
    if relation in {"<", "<="}:
        return falls
    if relation in {">", ">="}:
        return rises
    if relation == "!=":
        return True
    if tolerance or any(unknown.decimal for unknown in unknowns):
        return rises if known < 0 else falls
    return _whole_numbers_fit(-known, unknowns, both_ways=rises and falls)


def _whole_numbers_fit(need: Number, unknowns: Sequence[Unknown], *, both_ways: bool) -> bool:
    factor = whole_factor([need, *(unknown.coefficient for unknown in unknowns)])
    amount = int(need * factor)
    coins = [int(unknown.coefficient * factor) for unknown in unknowns]
    unit = gcd(*coins)
    if amount % unit:
        return False
    if both_ways:
        return True
    sign = 1 if coins[0] > 0 else -1
    return _payable(sign * amount // unit, sorted({sign * coin // unit for coin in coins}))


def _payable(amount: int, coins: Sequence[int]) -> bool:
    # Coins without a common factor pay every amount from (least - 1)(greatest - 1) on.
    if amount < 0 or amount >= (coins[0] - 1) * (coins[-1] - 1):
        return amount >= 0
    if amount > _COIN_LIMIT:
        return True
    reached, limit = 1, (1 << amount + 1) - 1
    for coin in coins:
        step = coin
        while step <= amount:
            reached |= (reached << step) & limit
            step *= 2
    return bool(reached >> amount & 1)
