"""What can stand in a blank: the answers against trying out every small figure."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.expression.feasible import Answer, Unknown, decide, holds, solution
from lint_gov.expression.number import Number

RELATIONS = ("=", "!=", "<", "<=", ">", ">=")
ONE = Unknown(1)


@pytest.mark.parametrize(
    ("known", "unknowns", "answer"),
    [
        (0, (), Answer.HOLDS),
        (2, (), Answer.BROKEN),
        (2, (Unknown(-1),), Answer.OPEN),
        (-8, (Unknown(-1),), Answer.BROKEN),
        (0, (Unknown(-1),), Answer.HOLDS_WITH_ZERO),
        (2, (Unknown(-1), Unknown(-1)), Answer.OPEN),
        (-2, (Unknown(-1), Unknown(1)), Answer.OPEN),
        (Fraction(1, 2), (Unknown(-1),), Answer.BROKEN),
        (Fraction(1, 2), (Unknown(-1, decimal=True),), Answer.OPEN),
        (Fraction(-1, 2), (Unknown(-1, decimal=True),), Answer.BROKEN),
        (3, (Unknown(-2),), Answer.BROKEN),
        (4, (Unknown(-3), Unknown(-5)), Answer.BROKEN),
        (8, (Unknown(-3), Unknown(-5)), Answer.OPEN),
        (-1, (Unknown(-1, signed=True),), Answer.OPEN),
        (1, (Unknown(Fraction(-1, 2)),), Answer.OPEN),
        (10**40, (Unknown(-(10**20)), Unknown(-(10**20) + 1)), Answer.OPEN),
        (-(10**40), (Unknown(-1),), Answer.BROKEN),
        # Beyond what the exact test may cost: nobody is blamed.
        (999_999, (Unknown(-1_000), Unknown(-1_501)), Answer.OPEN),
    ],
)
def test_equalities_with_blanks(known: Number, unknowns: tuple[Unknown, ...], answer: Answer) -> None:
    assert decide("=", known, unknowns) is answer


@pytest.mark.parametrize(
    ("relation", "known", "unknowns", "answer"),
    [
        ("<=", 3, (ONE,), Answer.BROKEN),
        ("<=", 3, (Unknown(-1),), Answer.OPEN),
        (">=", -3, (ONE,), Answer.OPEN),
        (">=", -3, (Unknown(-1),), Answer.BROKEN),
        (">=", -3, (Unknown(-1, signed=True),), Answer.OPEN),
        (">=", 0, (ONE,), Answer.HOLDS_WITH_ZERO),
        ("<", 0, (ONE,), Answer.BROKEN),
        (">", 0, (ONE,), Answer.OPEN),
        ("!=", 0, (ONE,), Answer.OPEN),
        ("!=", 1, (ONE,), Answer.HOLDS_WITH_ZERO),
    ],
)
def test_inequalities_with_blanks(
    relation: str, known: Number, unknowns: tuple[Unknown, ...], answer: Answer
) -> None:
    assert decide(relation, known, unknowns) is answer


@pytest.mark.parametrize(
    ("relation", "difference", "held"),
    [
        ("=", Fraction(1, 200), True),
        ("=", Fraction(-1, 200), True),
        ("=", Fraction(1, 199), False),
        ("<=", Fraction(1, 200), True),
        ("<=", Fraction(1, 100), False),
        (">=", Fraction(-1, 200), True),
        (">=", Fraction(-1, 100), False),
        ("<", 0, True),
        (">", 0, True),
        ("!=", 0, False),
    ],
)
def test_amounts_are_given_half_a_unit(relation: str, difference: Number, held: bool) -> None:
    assert holds(relation, difference, Fraction(1, 200)) is held


def test_one_blank_has_one_value() -> None:
    assert [solution(2, Unknown(-1)), solution(-8, Unknown(-1)), solution(3, Unknown(-2))] == [
        2,
        -8,
        Fraction(3, 2),
    ]


_COEFFICIENTS = st.integers(-4, 4).filter(bool)
_UNKNOWNS = st.lists(st.builds(Unknown, _COEFFICIENTS, st.booleans(), st.just(value=False)), max_size=3)


@given(st.sampled_from(RELATIONS), st.integers(-12, 12), _UNKNOWNS)
def test_answers_agree_with_trying_every_small_figure(
    relation: str, known: int, unknowns: list[Unknown]
) -> None:
    # 20 is enough: what small coefficients can make of 12 at most, they make of figures below it.
    ranges = [range(-20 if unknown.signed else 0, 21) for unknown in unknowns]
    sums = {
        known + sum(unknown.coefficient * figure for unknown, figure in zip(unknowns, figures, strict=True))
        for figures in product(*ranges)
    }
    if holds(relation, known):
        expected = Answer.HOLDS_WITH_ZERO if unknowns else Answer.HOLDS
    else:
        possible = any(holds(relation, difference) for difference in sums)
        expected = Answer.OPEN if unknowns and possible else Answer.BROKEN
    assert decide(relation, known, unknowns) is expected
