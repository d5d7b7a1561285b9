"""What the files of bare figures have in common: figures by address, for those who hold them already.

Addresses are those of the report ("requests[new,natural]"); white space in them does not count.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NoReturn

from lint_gov.model.document import Document, Figures, Stated, Unreadable
from lint_gov.readers.limits import Limits, refuse
from lint_gov.readers.places import Placed, by_offset
from lint_gov.text.normalise import printable, without_space

_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_NO_YEAR = "year 应为四位数字的年度", "`year` should be a year of four digits"
_NO_FIGURES = "文件中没有任何数字", "there is not one figure in the file"
_SHOWN = 80


def figures_of(cells: Iterable[tuple[str, Stated]], said: Mapping[str, object]) -> Figures:
    """Return figures with what is said of the report; Unreadable for an address stated twice, and for none.

    `said` may have organisation, year, published, and form: the id of a form, or one for each table.
    """
    found: dict[str, Stated] = {}
    for name, stated in cells:
        address = without_space(name)
        if address in found:
            refuse_twins(address)
        found[address] = stated
    if all(stated.raw is None for stated in found.values()):
        raise Unreadable(*_NO_FIGURES)
    return Figures(
        found,
        _word(said, "organisation"),
        _year(said.get("year")),
        _word(said, "published"),
        _forms(said.get("form")),
    )


def refuse_twins(name: str) -> NoReturn:
    """Raise Unreadable for a name that stands in the file twice."""
    detail = f"“{quoted(name)}”出现了两次", f"{quoted(name)!r} stands there twice"
    raise Unreadable(*detail)


def quoted(name: str) -> str:
    """Return a name as it may be shown: cut, without control characters."""
    return printable(name[:_SHOWN])


def check_number(found: int, limits: Limits) -> None:
    """Raise Unreadable (E004) for more figures than a report can have cells."""
    if found > limits.cells:
        refuse("单元格数", "cells", found, limits.cells)


def document_of(media: str, figures: Figures, text: str, offsets: Sequence[int | None]) -> Document:
    """Return the document of a file of figures; anchors number the offsets into its text."""
    return Document(media, (), Placed((), by_offset(text, offsets)), figures=figures)


def _word(said: Mapping[str, object], name: str) -> str | None:
    held = said.get(name)
    return held.strip() or None if isinstance(held, str) else None


def _year(held: object) -> int | None:
    if held is None or held == "":
        return None
    if not isinstance(held, str) or not _YEAR.fullmatch(held.strip()):
        raise Unreadable(*_NO_YEAR)
    return int(held)


def _forms(held: object) -> dict[str, str]:
    if isinstance(held, dict):
        return {str(table): str(form) for table, form in held.items() if form is not None}
    return {"": held.strip()} if isinstance(held, str) and held.strip() else {}
