"""Finds dates and periods in text. Standard library only.

Offsets are those of the text given, so that what was found can be quoted as printed.
"""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from lint_gov.text.normalise import half_width
from lint_gov.text.numerals import number_of
from lint_gov.text.pattern import late

_GAP = r"\s{0,4}"
_YEAR = rf"(?P<year>[12](?:{_GAP}\d){{3}}|[一二][〇零○ＯO一二三四五六七八九]{{3}}){_GAP}年"
_MONTH = rf"(?P<month>\d(?:{_GAP}\d)?|元|[一二三四五六七八九十]{{1,2}}){_GAP}"
_DAY = rf"(?P<day>\d(?:{_GAP}\d)?|[廿卅一二三四五六七八九十]{{1,3}}){_GAP}(?:[日⽇号]|(?=[起止至到]))"
_STROKES = "-－—–―~～〜/"
_TO = late(rf"{_GAP}起?{_GAP}(?:[至到]|[{_STROKES}]{{1,2}}){_GAP}(?:[同当本]年)?{_GAP}")
_WRITTEN = late(rf"(?<!\d){_YEAR}{_GAP}{_MONTH}[月⽉]{_GAP}{_DAY}")
_NUMERIC = late(
    r"(?<![\dA-Za-z/.])(?P<year>[12]\d{3})(?P<mark>[-/.／－])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"(?!\d|(?P=mark)\d)"
)
_DAY_OF_YEAR = late(rf"{_MONTH}[月⽉]{_GAP}{_DAY}")
_FROM_MONTH = late(rf"(?<!\d){_YEAR}{_GAP}{_MONTH}[月⽉]?(?=[{_STROKES}至到 ])")
_YEAR_AGAIN = late(_YEAR + _GAP)
_TO_MONTH = late(rf"{_MONTH}[月⽉](?:份|底|末)?(?!{_GAP}[\d一二三四五六七八九十廿卅])")


class Date(NamedTuple):
    """A date in a text: ISO `iso`, at `start` up to `end`; `valid` is False where no such day exists."""

    iso: str
    start: int
    end: int
    valid: bool = True


class Period(NamedTuple):
    """A stretch of time in a text, its first and last day as ISO dates, at `start` up to `end`."""

    opens: str
    closes: str
    start: int
    end: int
    valid: bool = True


def find_dates(text: str) -> tuple[Date, ...]:
    """Return the dates in a text: 2021年3月10日, 二〇二一年三月十日, 2021-03-10, 2021/3/10, 2021.3.10.

    Full-width digits and spaces inside a written date are read. Months without a day are no dates.
    """
    plain = half_width(text)
    found = [*_WRITTEN().finditer(plain), *_NUMERIC().finditer(plain)]
    return tuple(_date(match) for match in sorted(found, key=re.Match.start))


def find_periods(text: str) -> tuple[Period, ...]:
    """Return the periods in a text in order: 自…起至…止, 2021年1月1日至12月31日, 2021年1月—12月."""
    plain = half_width(text)
    days = (_day_period(plain, first) for first in find_dates(text))
    months = (_month_period(plain, first) for first in _FROM_MONTH().finditer(plain))
    found = [period for period in (*days, *months) if period is not None]
    return tuple(sorted(found, key=lambda period: period.start))


def _day_period(text: str, first: Date) -> Period | None:
    to = _TO().match(text, first.end)
    if to is None:
        return None
    full = _WRITTEN().match(text, to.end()) or _NUMERIC().match(text, to.end())
    short = _DAY_OF_YEAR().match(text, to.end())
    if full is not None:
        last = _date(full)
    elif short is not None:
        last = _date(short, year=first.iso[:4])
    else:
        return None
    return Period(first.iso, last.iso, first.start, last.end, first.valid and last.valid)


def _month_period(text: str, first: re.Match[str]) -> Period | None:
    to = _TO().match(text, first.end())
    again = to and _YEAR_AGAIN().match(text, to.end())
    last = to and _TO_MONTH().match(text, again.end() if again else to.end())
    if last is None:
        return None
    year = _number(first["year"])
    until = _number(again["year"]) if again else year
    start, end = _number(first["month"]), _number(last["month"])
    valid = 1 <= start <= 12 and 1 <= end <= 12  # noqa: PLR2004 - months
    closing = monthrange(until, end)[1] if valid else 31
    return Period(_iso(year, start, 1), _iso(until, end, closing), first.start(), last.end(), valid)


def _date(match: re.Match[str], year: str | None = None) -> Date:
    parts = (_number(year or match["year"]), _number(match["month"]), _number(match["day"]))
    try:
        date(*parts)
    except ValueError:
        return Date(_iso(*parts), match.start(), match.end(), valid=False)
    return Date(_iso(*parts), match.start(), match.end())


def _number(digits: str) -> int:
    bare = "".join(digits.split())
    if bare.isdigit():
        return int(bare)
    if bare == "元":
        return 1
    return number_of(bare.replace("Ｏ", "〇").replace("O", "〇")) or 0


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"
