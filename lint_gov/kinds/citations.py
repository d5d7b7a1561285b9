"""Documents cited in running text: titles in 《》, and the numbers behind them."""

from collections.abc import Iterator
from typing import NamedTuple

from lint_gov.text.pattern import late

_LONGEST = 120
_MARK = late("[《》]")
_NUMBER = late(
    r"^[（(](?P<code>[^（）()\d]{0,16}?)(?:[〔\[［【﹝（(]?(?P<year>(?:19|20)\d\d)[〕\]］】﹞）)]?)?第?(?P<serial>\d{1,4})号"
)


class Citation(NamedTuple):
    """A title between 《 and 》 in a text, and the number cited behind it, as (year or "", serial)."""

    title: str
    start: int
    end: int
    code: str = ""
    number: tuple[str, str] | None = None


def citations_in(text: str) -> Iterator[Citation]:
    """Yield the outermost titles of a text without white space; unclosed marks count for nothing."""
    opened: list[int] = []
    for mark in _MARK().finditer(text):
        if mark[0] == "《":
            opened.append(mark.end())
        elif opened:
            start = opened.pop()
            if not opened and mark.start() - start <= _LONGEST:
                yield _cited(text, start, mark.start())
            # One 《 too many must not swallow the rest of a text.
            if opened and mark.start() - opened[0] > _LONGEST:
                opened.clear()


def _cited(text: str, start: int, end: int) -> Citation:
    match = _NUMBER().match(text[end + 1 : end + 1 + _LONGEST])
    if match is None:
        return Citation(text[start:end], start, end)
    return Citation(text[start:end], start, end, match["code"], (match["year"] or "", match["serial"]))
