"""Exact numbers: whole ones and fractions, read from printed figures and written back as decimals."""

from decimal import Decimal
from fractions import Fraction

Number = int | Fraction
Printed = int | Decimal
"""A figure as read from a cell: an int where it is whole and has no decimal point."""


def exact(number: Number | Printed) -> Number:
    """Return a figure as an int where it is whole, else as a fraction; nothing is rounded."""
    if isinstance(number, int):
        return number
    fraction = Fraction(number)
    return fraction.numerator if fraction.denominator == 1 else fraction


def magnitude(number: Number) -> Number:
    """Return the absolute value."""
    return -number if number < 0 else number


def plain(number: Number) -> str:
    """Return a number as a decimal without exponent: "150", "-8", "0.0125".

    A fraction that no decimal ends, such as 1/3, is written as a fraction.
    """
    fraction = Fraction(number)
    digits = _decimal_places(fraction.denominator)
    if digits is None:
        return f"{fraction.numerator}/{fraction.denominator}"
    if not digits:
        return str(fraction.numerator)
    units = abs(fraction.numerator) * 10**digits // fraction.denominator
    text = str(units).rjust(digits + 1, "0")
    sign = "-" if fraction < 0 else ""
    return f"{sign}{text[:-digits]}.{text[-digits:]}"


def printed(number: Printed) -> str:
    """Return a figure with the digits it was printed with, trailing zeros included."""
    return str(number) if isinstance(number, int) else format(number, "f")


def half_unit(number: Printed) -> Number:
    """Return half a unit of the last printed digit of an amount; zero is taken to be exact."""
    if not number:
        return 0
    exponent = int(number.as_tuple().exponent) if isinstance(number, Decimal) else 0
    return Fraction(10) ** exponent / 2


def _decimal_places(denominator: int) -> int | None:
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None
