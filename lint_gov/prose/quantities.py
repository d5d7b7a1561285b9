"""Numbers with their units in running text: 1,170件, 3.5万条 (35 000条), 二百三十九件, 17.46%."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from lint_gov.expression.number import Number, exact, magnitude
from lint_gov.text.numerals import NUMERAL_MARKS, number_of
from lint_gov.text.pattern import late

PERCENT = "%"
POINTS = "个百分点"
MONEY = "元"
_UNITS = (
    "个百分点|元|%|批次|人次|平方米|公里|小时|工作日|分钟|件次|篇次|条次|场次"
    "|件|宗|次|条|起|份|例|篇|项|户|部|名|家|期|场|则|幅|人|位|类|个"
)
_NUMERAL = f"[{NUMERAL_MARKS}]"
_FOUND = late(
    r"(?:(?P<digits>\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d{1,6})?|\d{1,18}(?:\.\d{1,6})?)(?P<scale>[万亿]?)"
    rf"|(?P<numeral>{_NUMERAL}{{1,24}}))(?P<about>余|多)?个?(?P<unit>{_UNITS})"
)
# One set of characters to begin with: that is what makes the search of a long text quick.
_ROUGH = late(rf"[0-9{NUMERAL_MARKS}][0-9,.{NUMERAL_MARKS}]{{0,30}}+[余多]?个?(?:{_UNITS})")
_NOT_BEFORE = frozenset(".,第〔[-—~～+/→:")
_ABOUT = ("约", "近", "超", "超过", "逾", "不足", "大约", "将近", "达到约", "至少", "累计约", "突破", "上")
_LONGEST_ABOUT = 3
_FAR = 20
_SCALES = {"": 1, "万": 10**4, "亿": 10**8}


class Quantity(NamedTuple):
    """A number with its unit, and where it stands in its text.

    `slack` is half a unit of the last printed digit where digits were rounded (3.5万), else 0.
    `about` is True for 余, 约 and their like. `split` is True where a blank or a comma may
    have cut the number, so that it can be read in two ways.
    """

    number: Number
    unit: str
    start: int
    end: int
    slack: Number = 0
    about: bool = False
    split: bool = False
    printed: str = ""

    @property
    def exact(self) -> bool:
        """Return whether it is one certain number."""
        return not (self.about or self.split)

    def agrees(self, number: Number) -> bool:
        """Return whether the number as printed could stand for `number`."""
        return magnitude(exact(self.number - number)) <= self.slack


def quantities_in(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a text whose digits are half-width, in their order."""
    for rough in _ROUGH().finditer(text):
        yield from _exact(text, rough.start(), rough.end())


def _exact(text: str, low: int, high: int) -> Iterator[Quantity]:
    for match in _FOUND().finditer(text, low, high):
        start = match.start()
        before = text[start - 1] if start else ""
        if before in _NOT_BEFORE and before:
            continue
        number = _numeral(match, before) if match["numeral"] else _digits(match)
        if number is None:
            continue
        about = bool(match["about"]) or text[max(start - _LONGEST_ABOUT, 0) : start].endswith(_ABOUT)
        yield Quantity(
            number,
            match["unit"],
            start,
            match.end(),
            _slack(match),
            about,
            _may_go_on(text, match),
            match[0],
        )


def _digits(match: re.Match[str]) -> Number:
    digits = match["digits"].replace(",", "")
    if "." not in digits:
        return int(digits) * _SCALES[match["scale"]]
    return exact(Fraction(digits) * _SCALES[match["scale"]])


def _numeral(match: re.Match[str], before: str) -> int | None:
    # 2万三千 and 第四十九条 are no numerals of their own.
    if before.isdigit():
        return None
    return number_of(match["numeral"])


def _slack(match: re.Match[str]) -> Number:
    digits = match["digits"]
    if digits is None or (not match["scale"] and "." not in digits):
        return 0
    places = len(digits.partition(".")[2])
    return Fraction(_SCALES[match["scale"]], 2 * 10**places)


def _may_go_on(text: str, match: re.Match[str]) -> bool:
    """Return whether digits before a blank may belong to the number; a few comma groups may be a list."""
    start = match.start()
    if "," in match[0] and "分别" in text[max(start - _FAR, 0) : start]:
        return True
    return start > 1 and text[start - 1] == " " and text[start - 2].isdigit()
