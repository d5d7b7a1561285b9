"""What can be wrong with one value cell, taken by itself: the tests that the kind `cell_value` names."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from lint_gov.forms.labels import unit_in
from lint_gov.model.outcome import Fix
from lint_gov.model.report import LabelReading, Report, Value, ValueKind
from lint_gov.model.wording import Text
from lint_gov.text.figures import Figure, read_figure
from lint_gov.text.normalise import half_width, squeeze, without_space
from lint_gov.text.pattern import late

# Words that say "nothing here" where a figure belongs; marks without any letter or digit say it too.
PLACEHOLDERS = frozenset(
    [
        "无",
        "没有",
        "暂无",
        "不适用",
        "不涉及",
        "未涉及",
        "未发生",
        "未统计",
        "略",
        "空",
        "空白",
        "无数据",
        "暂无数据",
        "无此项",
        "无此项目",
        "无此情况",
        "无此类情况",
        "无相关情况",
        "n/a",
        "na",
        "nil",
        "none",
        "null",
    ]
)
_WIDE = frozenset("０１２３４５６７８９．，＋－％")
_ENDS = "\u200b\u200c\u200d\ufeff\u00ad\u2060 \t\r\n\u00a0\u3000"
_SPACE = late(r"(?<=\d)\s+(?=\d)")
_THOUSANDS = late(r"\D*\d{1,3}(?:\s\d{3})+(?:\D.*)?", re.DOTALL)
_ZEROS = late(r"(?<![\d.,])0+(?=\d)")
_POINT = late(r"\.0+(?!\d)")
_PAIR = late(r"(?:[+\-−增减加少新]{1,2}\(?\d+\)?(?:件|项|个)?[/,，、;；]?){2}")
_MARKS = frozenset({"+", "-", "−"})
_NO_HEADER = Text("没有读到金额栏的名称，其中可能已有单位", "the column's label, not read, may state a unit")


class ValueCell(NamedTuple):
    """A value cell of a form: its address, its line and column, and what figures may stand in it."""

    address: str
    table: str
    row: str
    column: str
    signed: bool
    decimal: bool


class Fault(NamedTuple):
    """What is wrong with a cell.

    `detail` is one word for the sort of fault, `plain` the text that the cell might hold instead ("" where
    nobody can tell), `unit` and `header` the units of the cell and of its column.
    """

    detail: str
    plain: str = ""
    unit: str = ""
    header: str = ""
    fix: Fix | None = None


Judgement = Fault | Text | None
Test = Callable[[Value, ValueCell, Report], Judgement]


def _blank(value: Value, place: ValueCell, report: Report) -> Judgement:  # noqa: ARG001 - the tests' signature
    return Fault("blank") if value.kind is ValueKind.BLANK else None


def _placeholder(value: Value, place: ValueCell, report: Report) -> Judgement:  # noqa: ARG001 - as above
    if value.kind is ValueKind.DASH:
        return Fault("mark")
    return Fault("word") if value.kind is ValueKind.TEXT and _says_nothing(value.raw or "") else None


def _says_nothing(raw: str) -> bool:
    bare = without_space(half_width(raw)).lower().strip("。.()（）[]【】")
    return bare in PLACEHOLDERS or not any(character.isalnum() for character in bare)


def _not_integer(value: Value, place: ValueCell, report: Report) -> Judgement:  # noqa: ARG001 - as above
    if value.kind is ValueKind.TEXT and not _says_nothing(value.raw or ""):
        if place.decimal:
            return Fault("amount")
        pair = place.signed and _PAIR().fullmatch(without_space(half_width(value.raw or "")))
        return Fault("pair" if pair else "words")
    fraction = isinstance(value.number, Decimal) and value.number != value.number.to_integral_value()
    return Fault("fraction") if fraction and not place.decimal else None


def _negative(value: Value, place: ValueCell, report: Report) -> Judgement:  # noqa: ARG001 - as above
    if place.signed or value.number is None or value.number >= 0:
        return None
    return Fault("amount" if place.decimal else "count")


def _loose_format(value: Value, place: ValueCell, report: Report) -> Judgement:  # noqa: ARG001 - as above
    if _is_digits(value.raw or "0"):
        return None
    figure = read_figure(value.raw or "") if value.number is not None else None
    if figure is None:
        return None
    raw = (value.raw or "").strip(_ENDS)
    body = raw[: len(raw) - len(figure.note)] if figure.note else raw
    detail, plain = _tidied(body, figure, place)
    if not detail:
        return None
    # Two figures may have run into one cell; only groups of three are sure to be one figure.
    sure = detail != "space" or _THOUSANDS().fullmatch(body) is not None
    new = plain + raw[len(body) :]
    return Fault(detail, new, fix=Fix(value.raw or "", new, value.anchor) if sure else None)


def _is_digits(raw: str) -> bool:
    return raw.isascii() and raw.isdigit() and (raw[0] != "0" or len(raw) == 1)


def _tidied(body: str, figure: Figure, place: ValueCell) -> tuple[str, str]:
    """Return the first fault of a figure's spelling and the figure spelled well; "" without a fault."""
    details = []
    plain = half_width(body) if any(character in _WIDE for character in body) else body
    if plain != body:
        details.append("wide")
    for detail, pattern in (("space", _SPACE()), ("zeros", _ZEROS())):
        if pattern.search(plain):
            details.append(detail)
            plain = pattern.sub("", plain)
    if not place.decimal and figure.number == int(figure.number) and _POINT().search(plain):
        details.append("point")
        plain = _POINT().sub("", plain)
    if not place.signed and plain.startswith("+"):
        details.append("plus")
        plain = plain[1:].lstrip()
    return (details[0] if details else ""), plain


def _unit(value: Value, place: ValueCell, report: Report) -> Judgement:
    bare = value.number is None or (value.raw or "").isascii()
    figure = None if bare else read_figure(value.raw or "")
    if figure is None or not figure.unit:
        return None
    plain = f"{figure.sign}{figure.digits}{figure.note}"
    fix = Fix(value.raw or "", plain, value.anchor, hint=True)
    if not place.decimal:
        return Fault("count", plain, figure.unit, fix=fix)
    label = _label_of(report, place)
    if label is None or label.printed is None:
        return _NO_HEADER
    header = unit_in(label.printed)
    if header is None:
        return None  # the cell is the only place that says what the figure counts
    if header == figure.unit:
        return Fault("same", plain, figure.unit, header, fix)
    return Fault("other", "", figure.unit, header)


def _label_of(report: Report, place: ValueCell) -> LabelReading | None:
    reading, at = report.tables.get(place.table), f"{place.table}[,{place.column}]"
    return next((label for label in reading.labels if label.address == at), None) if reading else None


def _unsigned(value: Value, place: ValueCell, report: Report) -> Judgement:  # noqa: ARG001 - as above
    figure = read_figure(value.raw or "") if place.signed and value.number else None
    if figure is None or figure.sign in _MARKS:
        return None
    plain = f"{'-' if figure.number < 0 else '+'}{figure.digits}"
    if not figure.sign:
        return Fault("none", plain)  # an increase, to all appearance; the author has to say so
    return Fault("words", plain, fix=Fix(value.raw or "", plain, value.anchor, hint=True))


TESTS: Mapping[str, Test] = {
    "blank": _blank,
    "placeholder": _placeholder,
    "not_integer": _not_integer,
    "negative": _negative,
    "loose_format": _loose_format,
    "unit": _unit,
    "unsigned": _unsigned,
}


def shown_text(value: Value) -> str:
    """Return a cell's text on one line, without the white space around it."""
    return squeeze((value.raw or "").strip(_ENDS))
