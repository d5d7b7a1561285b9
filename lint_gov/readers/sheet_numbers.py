"""The text that a number of a sheet stands for: figures exactly, percentages and dates as such.

Formats that only round, colour or group are left aside: what a cell holds is what is checked.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from math import inf

_BUILT_IN = {
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 22, 30, *range(27, 30), 31, 36, 50, 52, 54, 57, 58), "yyyy/m/d"),
    **dict.fromkeys((15, 16, 17), "d-mmm-yy"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), "h:mm"),
    49: "@",
}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_DECIMALS = re.compile(r"\.([0#?]+)")
_GENERAL = re.compile("general|g/通用格式|通用格式", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?", re.ASCII)
_LONGEST = 400
_LAST_DAY = 2_958_465
_LEAP = 60  # the day that never was: Excel takes 1900 for a leap year


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a format makes of a number: `kind` is "figure", "percent", "date" or "time".

    `decimals` are the places of a percentage, `signed` says that a plus is printed, `parts` which of
    year, month and day a date shows.
    """

    kind: str = "figure"
    decimals: int = 0
    signed: bool = False
    parts: str = ""


FIGURE = NumberFormat()


def built_in(number: int) -> NumberFormat:
    """Return a format of those that every workbook has, by its number."""
    return format_of(_BUILT_IN.get(number, ""))


@lru_cache(maxsize=512)
def format_of(code: str) -> NumberFormat:
    """Return what a format's code says of numbers above zero."""
    first = code[:255].partition(";")[0]
    bare = _GENERAL.sub("", _LITERAL.sub("", first)).lower()
    if _ELAPSED.search(first):
        return NumberFormat("time")
    if "%" in bare:
        decimals = _DECIMALS.search(bare)
        return NumberFormat("percent", len(decimals[1]) if decimals else 0)
    parts = "".join(part for part in "ymd" if part in bare)
    if {"y", "d"} & set(parts) or (parts and not {"h", "s", "0", "#"} & set(bare)):
        return NumberFormat("date", parts=parts)
    if {"h", "s"} & set(bare) and not {"0", "#"} & set(bare.replace("s.0", "s")):
        return NumberFormat("time")
    return NumberFormat(signed=bare.lstrip().startswith("+") or first.lstrip().startswith('"+"'))


def number_from(text: str) -> float | None:
    """Return the number that a file writes down, or None where it is none."""
    number = float(text) if len(text) < _LONGEST and _NUMBER.fullmatch(text) else inf
    return number if abs(number) < inf else None


def text_of(number: float, shape: NumberFormat = FIGURE, *, from_1904: bool = False) -> str:
    """Return the text of a number: 150.0 is 150, 24252.310000000001 is 24252.31."""
    if shape.kind == "percent":
        return f"{_exact(number) * 100:.{shape.decimals}f}%"
    if shape.kind in {"date", "time"}:
        return _moment(number, shape, from_1904=from_1904)
    text = f"{_exact(number):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else f"+{text}" if shape.signed and number > 0 else text


def _exact(number: float) -> Decimal:
    # Fifteen digits are what workbooks keep; what comes after them is the noise of binary fractions.
    return Decimal(f"{number:.15g}")


def _moment(number: float, shape: NumberFormat, *, from_1904: bool) -> str:
    days = number + 1462 if from_1904 else number
    if not 0 <= days <= _LAST_DAY:
        return text_of(number)
    moment = datetime(1899, 12, 30 if days >= _LEAP else 31) + timedelta(days=round(days * 86400) / 86400)  # noqa: DTZ001 - a date without a place
    if shape.kind == "time":
        return f"{moment:%H:%M}" if days < 1 else f"{moment:%Y-%m-%d %H:%M}"
    return {"y": f"{moment:%Y}", "ym": f"{moment:%Y-%m}"}.get(shape.parts, f"{moment:%Y-%m-%d}")
