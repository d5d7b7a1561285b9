"""Turns the printed text of a cell into a Value."""

import re
from decimal import Decimal
from functools import lru_cache

from lint_gov.model.report import Place, Value, ValueKind
from lint_gov.model.wording import Text
from lint_gov.text.figures import is_dash, read_figure
from lint_gov.text.normalise import without_invisible, without_space

PARTED = Text(
    "单元格内的数字中间有空格或换行，可能不是一个数字",
    "the digits of the cell stand apart; they may not be one figure",
)
_JOINED = re.compile(r"(?<=\d)\s*\n\s*(?=\d)")
_APART = re.compile(r"\d\s+\d")
_BY_THREE = re.compile(r"(?<!\d)\d{1,3}(?:[^\S\n]\d{3})+(?!\d)")


@lru_cache(maxsize=4096)
def kind_of(raw: str | None) -> tuple[ValueKind, int | Decimal | None]:
    """Return what a cell's text is, and its number where it is one."""
    if raw is None:
        return ValueKind.MISSING, None
    if raw.isascii() and raw.isdigit() and len(raw) <= 18:  # noqa: PLR2004 - by far the most cells
        number = int(raw)
        return (ValueKind.NUMBER, number) if number else (ValueKind.ZERO, 0)
    raw = without_invisible(raw)
    bare = without_space(raw)
    if not bare:
        return ValueKind.BLANK, None
    if is_dash(bare):
        return ValueKind.DASH, None
    figure = read_figure(_JOINED.sub("", raw))
    if figure is None:
        return ValueKind.TEXT, None
    return (ValueKind.NUMBER, figure.number) if figure.number else (ValueKind.ZERO, figure.number)


def value_of(
    address: str,
    raw: str | None,
    *,
    doubt: Text | None = None,
    anchor: int | None = None,
    place: Place | None = None,
    chosen_by: tuple[str, ...] = (),
) -> Value:
    """Return the value that a cell's text makes."""
    kind, number = kind_of(raw)
    return Value(address, raw, kind, number, doubt, anchor, place, chosen_by)


def is_parted(raw: str) -> bool:
    """Return whether a figure's digits stand apart, other than in groups of three: 5 0, not 1 234."""
    return not raw.isdigit() and _APART.search(raw) is not None and _BY_THREE.search(raw) is None
