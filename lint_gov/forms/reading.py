"""What the readers of the three tables share: where cells stand, and how they become values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from lint_gov.forms.grid import Piece
from lint_gov.forms.lexicon import TableWords
from lint_gov.forms.source import SourceRow
from lint_gov.forms.stream import TableRow, TextLine
from lint_gov.forms.values import PARTED, is_parted, value_of
from lint_gov.model.form import Form
from lint_gov.model.report import ExtraRow, LabelReading, Place, TableReading, Value
from lint_gov.model.wording import Text


class Labelled(Protocol):
    """A part of a form with an official label: a Line, a BlockForm or a Heading."""

    @property
    def label(self) -> str:
        """Return the official label."""
        ...

    @property
    def variants(self) -> tuple[str, ...]:
        """Return labels of the same meaning."""
        ...


class Material(NamedTuple):
    """Everything in a document that may belong to one table.

    `rows` are rows of grids, `elsewhere` rows like them outside the table's section. `lines` are the
    text of that section, or of the whole document where the section has no title. `prefixes` gives
    the path of each table of the document. `lossy` says that in another table of the text blanks left
    no trace, so that no number of digits proves anything.
    """

    table: str
    rows: Sequence[TableRow]
    elsewhere: Sequence[TableRow]
    lines: Sequence[TextLine]
    words: TableWords
    forms: Sequence[Form]
    prefixes: Mapping[int, str]
    lossy: bool = False


@dataclass(slots=True)
class Draft:
    """A table as it is being read: values by address, labels, and what the form does not have.

    `lossy` says that a row has fewer digits than columns: its blanks left no trace.
    """

    form: Form
    values: dict[str, Value] = field(default_factory=dict)
    labels: list[LabelReading] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    extra: list[ExtraRow] = field(default_factory=list)
    source: str = "grid"
    anchor: int | None = None
    lossy: bool = False

    def reading(self, table: str) -> TableReading:
        """Return the finished reading of a table."""
        return TableReading(
            id=table,
            form=self.form.id,
            rows=tuple(self.rows),
            columns=tuple(self.columns),
            labels=tuple(self.labels),
            extra_rows=tuple(self.extra),
            source=self.source,
            anchor=self.anchor,
        )


TWICE = Text(
    "文件中有两张这样的表，数字不同，不能确定以哪一张为准",
    "the file has two such tables with different figures; which one counts is not sure",
)


def doubt_all(draft: Draft) -> None:
    """Put every cell that was read in doubt: another table of the same rows has other figures."""
    for address, value in draft.values.items():
        if value.raw is not None and value.doubt is None:
            draft.values[address] = value._replace(doubt=TWICE)


def place_of(spot: Piece, prefixes: Mapping[int, str]) -> Place | None:
    """Return the place of a cell in the report's sections and tables; None in running text."""
    return Place(prefixes[spot.table], spot.row, spot.cell) if spot.table >= 0 else None


def value_at(
    address: str,
    spot: Piece | None,
    prefixes: Mapping[int, str],
    *,
    doubt: Text | None = None,
    chosen_by: tuple[str, ...] = (),
) -> Value:
    """Return the value of a cell, missing where there is no spot."""
    if spot is None:
        return value_of(address, None)
    place = place_of(spot, prefixes)
    doubt = doubt or spot.doubt or (PARTED if is_parted(spot.text) else None)
    return value_of(address, spot.text, doubt=doubt, anchor=spot.anchor, place=place, chosen_by=chosen_by)


def extra_row(row: SourceRow, after: str | None, columns: Sequence[str], material: Material) -> ExtraRow:
    """Return a row that the form does not have, its figures by the order of the columns."""
    table, label = material.table, row.label
    values = tuple(
        value_at(f"{table}[,{column}]", spot, material.prefixes)
        for column, spot in zip(columns, row.values, strict=False)
    )
    return ExtraRow(
        label=label.text if label else "",
        after=after,
        values=values,
        anchor=label.anchor if label else row.values[0].anchor,
        path=str(place_of(label or row.values[0], material.prefixes) or "") or None,
    )


def label_at(
    address: str, part: str, spot: Piece | None, line: Labelled, material: Material, *, context: str = ""
) -> LabelReading:
    """Return a printed label beside the form's own; `part` as in LabelReading."""
    return LabelReading(
        table=material.table,
        part=part,
        address=address,
        printed=spot.text if spot else None,
        standard=line.label,
        variants=line.variants,
        anchor=spot.anchor if spot else None,
        place=place_of(spot, material.prefixes) if spot else None,
        context=context,
    )
