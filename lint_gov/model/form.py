"""An official form as data: sections, tables, rows, columns, codes, labels and groups.

Built from `rules/forms/*.yaml`; the facts behind them are the two notices that prescribe the
forms, 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class SectionForm(NamedTuple):
    """One of the six sections; `variants` are titles of the same meaning."""

    id: str
    numeral: str
    title: str
    variants: tuple[str, ...] = ()


class Line(NamedTuple):
    """A row or a column of a table: its id in addresses and its official label.

    `label` is printed text with the code ("8.属于行政查询事项"); `group` the id of the printed
    group it stands in, or None; `variants` are labels known from published reports.
    `signed` marks a figure that may be negative, `decimal` one that is an amount of money.
    """

    id: str
    label: str
    group: str | None = None
    variants: tuple[str, ...] = ()
    signed: bool = False
    decimal: bool = False


class Heading(NamedTuple):
    """A printed label that heads other rows or columns and has no figures of its own."""

    id: str
    label: str
    variants: tuple[str, ...] = ()


class BlockForm(NamedTuple):
    """A part of a table with columns of its own: an item of art. 20, or a kind of dispute."""

    id: str
    label: str
    columns: tuple[Line, ...]
    rows: tuple[Line, ...] = ()
    variants: tuple[str, ...] = ()
    parent: str | None = None


class Sum(NamedTuple):
    """An identity of the form: along each `line` ("row", "column" or "block") `parts` = `wholes`."""

    line: str
    parts: tuple[str, ...]
    wholes: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TableForm:
    """One official table.

    `requests` has `columns` and `rows`; `disclosure` and `disputes` have `blocks`.
    `groups` name sets of rows or columns ("applicants", "results", "denied" …).
    `addresses` lists every value cell in the order of the form.
    """

    id: str
    numeral: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    blocks: tuple[BlockForm, ...]
    headings: tuple[Heading, ...]
    groups: Mapping[str, tuple[str, ...]]
    sums: tuple[Sum, ...]
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One official form: `id` is "2019" or "2021"; `first_year`/`last_year` are report years.

    Compared and hashed by identity, so that what is compiled for a form can be cached by it.
    """

    id: str
    document: str
    first_year: int
    last_year: int | None
    sections: tuple[SectionForm, ...]
    tables: Mapping[str, TableForm]

    def governs(self, year: int) -> bool:
        """Return whether the form is the one for reports of `year`."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)
