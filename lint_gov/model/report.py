"""What a report means: organ, year, form, sections, and every figure under its address."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from lint_gov.model.document import Link, Paragraph, Trouble
from lint_gov.model.form import Form
from lint_gov.model.wording import Text


class ValueKind(StrEnum):
    """What stands in a value cell; the six are never confused with one another."""

    NUMBER = "number"
    ZERO = "zero"
    BLANK = "blank"
    DASH = "dash"
    TEXT = "text"
    MISSING = "missing"


class Place(NamedTuple):
    """Where a cell stands: the path of its table, then its row and cell, counted from 1."""

    table: str
    row: int
    cell: int

    def __str__(self) -> str:
        """Return the path, such as section[3]/table[1]/row[26]/cell[2]."""
        return f"{self.table}/row[{self.row}]/cell[{self.cell}]"


class Value(NamedTuple):
    """The content of one value cell; a tuple because two hundred are made for every report.

    `raw` is the text as published (None when missing). `number` is set for NUMBER and ZERO: an
    int where the figure is whole, else a Decimal. `doubt` is None or says why the reading is not
    sure. `chosen_by` holds the lines (addresses such as "requests[granted]") whose sums helped to
    choose this reading: an identity along such a line cannot testify about it.
    """

    address: str
    raw: str | None
    kind: ValueKind
    number: int | Decimal | None = None
    doubt: Text | None = None
    anchor: int | None = None
    place: Place | None = None
    chosen_by: tuple[str, ...] = ()

    @property
    def path(self) -> str | None:
        """Return the path of the cell; None for a figure in running text."""
        return str(self.place) if self.place else None

    @property
    def sure(self) -> bool:
        """Return whether the cell was read, and read without doubt."""
        return self.doubt is None and self.kind is not ValueKind.MISSING

    @property
    def known(self) -> bool:
        """Return whether the cell holds a figure that can be calculated with."""
        return self.number is not None and self.doubt is None

    @property
    def state(self) -> str:
        """Return how the cell was read: "missing", "doubtful", "blank" or, with anything in it, "read"."""
        if self.kind is ValueKind.MISSING:
            return "missing"
        if self.doubt is not None:
            return "doubtful"
        return "blank" if self.kind is ValueKind.BLANK else "read"


class Section(NamedTuple):
    """One section found in the report.

    `id` is the form's section id, or None for a top-level section that the form does not have.
    `title` is the title as printed with its numeral; `numeral` the printed numeral ("三") or None.
    `paragraphs` is its prose in order, without tables; `tables` counts the tables in it,
    `pictures` the images.
    """

    id: str | None
    title: str
    numeral: str | None
    anchor: int | None
    paragraphs: tuple[Paragraph, ...] = ()
    tables: int = 0
    pictures: int = 0

    @property
    def text(self) -> str:
        """Return the prose of the section, one paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class LabelReading(NamedTuple):
    """A printed row, column or group label beside the form's own.

    `address` names the line: "requests[denied.8]", "requests[,company]", "disclosure[,change]",
    "disputes[direct]". `printed` is None where the label was not found although its figures were.
    `part` is "row", "column", "block" or "heading". `context` is the label of the block it stands in.
    """

    table: str
    part: str
    address: str
    printed: str | None
    standard: str
    variants: tuple[str, ...] = ()
    anchor: int | None = None
    place: Place | None = None
    context: str = ""

    @property
    def path(self) -> str | None:
        """Return the path of the label's cell; None in running text."""
        return str(self.place) if self.place else None


class ExtraRow(NamedTuple):
    """A row with figures that the form does not have, such as a subtotal.

    `after` is the id of the form's row before it (None at the top); `values` are its figures in
    the order of the columns of the table.
    """

    label: str
    after: str | None
    values: tuple[Value, ...]
    anchor: int | None = None
    path: str | None = None


class TableReading(NamedTuple):
    """How one official table was found in the report.

    `form` is the id of the form whose rows and columns it follows. `rows` are the ids of the rows
    found, in the order printed ("normative", "denied.8"; block ids for table 四); `columns` the ids
    of the columns in the order printed ("block:column" for tables with blocks). `source` is "grid"
    where the cells stood in a table, "text" where figures were cut out of running text.
    """

    id: str
    form: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    labels: tuple[LabelReading, ...]
    extra_rows: tuple[ExtraRow, ...]
    source: str
    anchor: int | None = None


class Damage(NamedTuple):
    """Characters probably lost when the text was copied: `printed` where `standard` was meant.

    `sign` is "number" (〔201960号), "date" (20201112日) or "label" (本年增/); only the first two
    are proof on their own. `address` names the line of a damaged label.
    """

    sign: str
    printed: str
    standard: str | None
    anchor: int | None = None
    address: str | None = None


class Period(NamedTuple):
    """The reporting period as stated, ISO dates; `quote` is the text it was read from."""

    start: str
    end: str
    quote: str
    anchor: int | None = None


class Report(NamedTuple):
    """A recognised report; see the module's parts for the meaning of each field.

    `cells` holds every address of the forms in use, missing ones included, in the form's order.
    `forms` maps a table's id to the form it follows; a table that was not found follows the form
    that its year requires. `tables` holds the tables that were found. `published` and period dates
    are ISO dates as stated. `governed` is False where no form was in force for the year; such a
    report without tables has neither forms nor cells. `figures_only` says that the source holds the
    figures by address and nothing else: there is no text, and there are no labels, to judge. `links`
    are those of the page.
    """

    organisation: str | None
    year: int | None
    title: str | None
    title_anchor: int | None
    published: str | None
    period: Period | None
    forms: Mapping[str, Form]
    tables: Mapping[str, TableReading]
    cells: Mapping[str, Value]
    sections: tuple[Section, ...]
    preamble: tuple[Paragraph, ...] = ()
    damage: tuple[Damage, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    governed: bool = True
    figures_only: bool = False
    links: tuple[Link, ...] = ()

    def form_id(self, table: str) -> str | None:
        """Return the id of the form that a table was found to follow, or None if not found."""
        reading = self.tables.get(table)
        return reading.form if reading else None

    def section(self, section_id: str) -> Section | None:
        """Return the section of the form with this id, or None."""
        return next((section for section in self.sections if section.id == section_id), None)

    @property
    def copy_damaged(self) -> bool:
        """Return whether the document shows the marks of text that lost characters in copying."""
        hard = sum(mark.sign != "label" for mark in self.damage)
        return hard > 0 or len({mark.address for mark in self.damage}) > 1
