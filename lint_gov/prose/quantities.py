"""Numbers with their units in running text: 1,170件, 3.5万条 (35 000条), 二百三十九件, 17.46%."""

import re
from collections.abc import Iterator
from fractions import Fraction
from heapq import merge
from operator import attrgetter
from typing import NamedTuple

from lint_gov.expression.number import Number, exact, magnitude
from lint_gov.text.numerals import NUMERAL_MARKS, number_of
from lint_gov.text.pattern import late

PERCENT = "%"
POINTS = "个百分点"
MONEY = "元"
_UNITS = (
    "个百分点|元|%|批次|人次|平方米|公里|小时|工作日|分钟|件次|篇次|条次|场次"
    "|件|宗|次|条|起|份|例|篇|项|户|部(?![门分委署长件队位级局属])|名|家|期|场|则|幅|人|位|类|个"
)
_NUMERAL = f"[{NUMERAL_MARKS}]"
_FOUND = late(
    r"(?:(?P<digits>\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d{1,6})?|\d{1,18}(?:\.\d{1,6})?)(?P<scale>[万亿]?)"
    rf"|(?P<numeral>{_NUMERAL}{{1,24}}))(?P<about>余|多)?个?(?P<unit>{_UNITS})"
)
# One set of characters to begin with: that is what makes the search of a long text quick.
_ROUGH = late(rf"[0-9{NUMERAL_MARKS}][0-9,.{NUMERAL_MARKS}]{{0,30}}+[余多]?个?(?:{_UNITS})")
# 百分之三十二点五: a percentage in words, which has no unit behind it.
_IN_WORDS = late(
    rf"百分之(?:(?P<digits>\d{{1,9}}(?:\.\d{{1,6}})?)|(?P<numeral>{_NUMERAL}{{1,9}})(?:点(?P<places>{_NUMERAL}{{1,6}}))?)"
)
_NOT_BEFORE = frozenset(".,第〔[-—~～+/→:×之")
_ABOUT = ("约", "近", "超", "超过", "逾", "不足", "不到", "将近", "至少", "突破", "最多", "接近")
_ABOUT_MARK = ("上", "数", "几", "成")  # before 十, 百, 千: 上百件, but not 网上100件
_AFTER = ("左右", "上下", "以上", "以内", "以下", "不等", "至", "到", "-", "—", "~", "～")
_LONGEST_ABOUT = 3
_SPOKEN = 2  # 三五件 and 两三件 are about so many, not 35 and 23
# 10至20件, 十至二十件, 10件至20件
_RANGE = late(rf"[\d{NUMERAL_MARKS}](?:{_UNITS})?[至到]$")
_LONGEST_RANGE = 6
_FAR = 20
_COUNTED = frozenset(("件次", "篇次", "条次", *"件宗条起份例篇项部个"))
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
    figures = (one for rough in _ROUGH().finditer(text) for one in _exact(text, rough.start(), rough.end()))
    return merge(figures, _in_words(text), key=attrgetter("start")) if "百分之" in text else figures


def _in_words(text: str) -> Iterator[Quantity]:
    for match in _IN_WORDS().finditer(text):
        number = _percentage(match)
        if number is not None:
            places = len((match["digits"] or "").partition(".")[2] or match["places"] or "")
            slack = Fraction(1, 2 * 10**places) if places else 0
            yield Quantity(number, PERCENT, *match.span(), slack, printed=match[0])


def _percentage(match: re.Match[str]) -> Number | None:
    if match["digits"]:
        return exact(Fraction(match["digits"]))
    whole = number_of(match["numeral"])
    places = [number_of(mark) for mark in match["places"] or ""]
    if whole is None or any(place is None or place > 9 for place in places):  # noqa: PLR2004 - 点五十 is none
        return None
    return exact(Fraction("".join(map(str, (whole, ".", *places))) if places else whole))


def _exact(text: str, low: int, high: int) -> Iterator[Quantity]:
    for match in _FOUND().finditer(text, low, high):
        start = match.start()
        before = text[start - 1] if start else ""
        # A12件 is the number of a file.
        if before in _NOT_BEFORE or (before.isascii() and before.isalpha()):
            continue
        number = _numeral(match, before) if match["numeral"] else _digits(match)
        if number is None:
            continue
        yield Quantity(
            number,
            match["unit"],
            start,
            match.end(),
            _slack(match),
            _is_about(text, match),
            _may_go_on(text, match),
            match[0],
        )


def _is_about(text: str, match: re.Match[str]) -> bool:
    """Return whether a number is meant roughly, or is an end of a range."""
    start, end = match.span()
    spoken = (
        match["numeral"]
        and len(match["numeral"]) == _SPOKEN
        and not set(match["numeral"]) & set("十百千万〇零")
    )
    return bool(
        match["about"]
        or spoken
        or (text[start] in "十百千万" and text[max(start - 1, 0) : start].endswith(_ABOUT_MARK))
        or text[max(start - _LONGEST_ABOUT, 0) : start].endswith(_ABOUT)
        or (text.startswith(_AFTER, end) and not _joins(text, end))
        or _RANGE().search(text, max(start - _LONGEST_RANGE, 0), start)
    )


def _joins(text: str, end: int) -> bool:
    """Return whether 至 or 到 behind a number leads to no other number: 增加到, 3件至市档案馆."""
    return text[end] in "至到-—~～" and not text[end + 1 : end + 2].isdigit()


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
    # 1.170件 is no count: a point for a comma, or figures run together.
    if "." in (match["digits"] or "") and not match["scale"] and match["unit"] in _COUNTED:
        return True
    return start > 1 and text[start - 1] == " " and text[start - 2].isdigit()
