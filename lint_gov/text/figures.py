"""Reads a printed figure: its number, and the notes and units around it. Standard library only."""

import re
from decimal import Decimal
from typing import NamedTuple

from lint_gov.text.normalise import half_width
from lint_gov.text.pattern import late

_DASHES = frozenset("-—–－―─/／﹣−‐‑ー一")
_UNITS = "万元|亿元|元|件|项|个|宗|次|条|部|起|份|户"
_FIGURE = late(
    r"(?P<sign>\+|-|−|增加?|减少?|新增)?\s*"
    r"(?:\(\s*)?(?P<digits>\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,12})?|\d{1,24}(?:\.\d{1,12})?|\.\d{1,12})(?:\s*\))?"
    rf"\s*(?P<unit>{_UNITS})?\s*(?P<note>[(（].*[)）]|[①-⑳*＊※]|[⁰¹²³⁴-⁹]{{1,2}}|[\[［]\d{{1,2}}[\]］]|[，。])?",
    re.DOTALL,
)
_MINUS = frozenset({"-", "−", "减", "减少"})


class Figure(NamedTuple):
    """A figure as printed.

    `number` is an int where it is whole and has no decimal point, else a Decimal. `sign` is the
    printed sign or word ("" where there is none), `digits` the printed digits with separators,
    `unit` and `note` what stands behind them.
    """

    number: int | Decimal
    sign: str
    digits: str
    unit: str
    note: str


def read_figure(text: str) -> Figure | None:
    """Return the figure that makes up the whole of a text, or None where it is anything else.

    Reads 1,170, full-width digits, spaces inside digits, +3, −8, 增10, 251000元 and
    55（含自然失效29件）. A thousands separator must group three digits; figures on two lines are two.
    """
    plain = re.sub(r"(?<=[\d,.])[^\S\n]+(?=[\d,.])", "", half_width(text).strip())
    match = _FIGURE().fullmatch(plain)
    if match is None:
        return None
    digits, sign = match["digits"], match["sign"] or ""
    bare = digits.replace(",", "")
    number: int | Decimal = Decimal(bare) if "." in bare else int(bare)
    return Figure(
        -number if sign in _MINUS else number, sign, digits, match["unit"] or "", match["note"] or ""
    )


def is_dash(text: str) -> bool:
    """Return whether a text consists of the strokes that reports print for "nothing here"."""
    return bool(text) and len(text) <= 6 and all(mark in _DASHES for mark in text)  # noqa: PLR2004 - no stroke is longer
