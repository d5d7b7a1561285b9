"""Numbers are exact both ways: from printed figures, and back to them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.expression.number import Number, exact, half_unit, magnitude, plain, printed


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (-8, "-8"),
        (Fraction(4, 2), "2"),
        (Fraction(1, 80), "0.0125"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(5, 4), "1.25"),
        (Fraction(1, 3), "1/3"),
        (10**30, "1000000000000000000000000000000"),
    ],
)
def test_numbers_are_written_without_exponent_or_rounding(number: Number, text: str) -> None:
    assert plain(number) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**24), max_value=10**24, places=12))
def test_a_printed_decimal_survives(number: Decimal) -> None:
    assert Decimal(plain(exact(number))) == number


def test_whole_decimals_become_whole_numbers() -> None:
    assert [exact(Decimal("26.0")), exact(Decimal("26.5")), exact(7)] == [26, Fraction(53, 2), 7]
    assert type(exact(Decimal("26.0"))) is int


def test_figures_keep_the_digits_they_were_printed_with() -> None:
    assert [printed(Decimal("26.40")), printed(Decimal("1E+2")), printed(-3)] == ["26.40", "100", "-3"]


@pytest.mark.parametrize(
    ("number", "half"),
    [
        (Decimal("26.40"), Fraction(1, 200)),
        (Decimal("0.3"), Fraction(1, 20)),
        (26, Fraction(1, 2)),
        (0, 0),
        (Decimal("0.00"), 0),
    ],
)
def test_half_a_unit_of_the_last_printed_digit(number: int | Decimal, half: Number) -> None:
    assert half_unit(number) == half


def test_magnitude_drops_the_sign() -> None:
    assert [magnitude(-2), magnitude(Fraction(-1, 2)), magnitude(3)] == [2, Fraction(1, 2), 3]
