"""Addresses of cells and lines, and the official words for them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from lint_gov.model.form import BlockForm, Form, Heading, Line, TableForm

TABLE_NAMES = {"disclosure": "表二", "requests": "表三", "disputes": "表四"}


class Address(NamedTuple):
    """The parts of "requests[granted,natural]"; an empty part stands for the whole line.

    "requests[,natural]" is a column, "requests[granted]" a row, "disputes[direct]" a block.
    """

    table: str
    row: str
    column: str

    def __str__(self) -> str:
        """Return the canonical spelling, without spaces."""
        return f"{self.table}[{self.row},{self.column}]" if self.column else f"{self.table}[{self.row}]"


@lru_cache(maxsize=4096)  # every table asks for the same few hundred
def parse_address(text: str) -> Address:
    """Return the parts of an address; ValueError says what was expected."""
    table, bracket, rest = text.strip().partition("[")
    if not table.isidentifier() or not bracket or not rest.endswith("]"):
        message = f"{text!r} is no address: expected table[row,column], such as requests[new,total]"
        raise ValueError(message)
    row, _, column = rest[:-1].partition(",")
    return Address(table, row.strip(), column.strip())


def label_of(forms: Mapping[str, Form], address: str) -> str:
    """Return the official words for a cell or line, such as 「四、结转下年度继续办理 · 自然人」.

    `forms` maps a table id to the form in use. An address the form does not have is returned as is.
    """
    parts = parse_address(address)
    form = forms.get(parts.table)
    table = form.tables.get(parts.table) if form else None
    if table is None:
        return address
    row = row_label(table, parts.row) if parts.row else ""
    column = column_label(table, parts.row, parts.column) if parts.column else ""
    return " · ".join(word for word in (row, column) if word) or address


def row_label(table: TableForm, row: str) -> str:
    """Return the label of a row, block or group of rows; its id where the form has none."""
    if not table.rows:
        return _label_in(_block_lines(table), row) or row
    return _label_in(table.rows, row) or _label_in(table.headings, row) or row


def column_label(table: TableForm, row: str, column: str) -> str:
    """Return the label of a column, looking in the block that holds `row` first."""
    for block in table.blocks:
        if row in {block.id, *(line.id for line in block.rows)}:
            return _label_in(block.columns, column) or column
    everywhere = [line for block in table.blocks for line in block.columns]
    return _label_in((*table.columns, *everywhere), column) or column


def _block_lines(table: TableForm) -> list[Line | BlockForm]:
    lines: list[Line | BlockForm] = []
    for block in table.blocks:
        lines.extend((block, *block.rows))
    return lines


def _label_in(lines: Iterable[Line | BlockForm | Heading], wanted: str) -> str | None:
    return next((line.label for line in lines if line.id == wanted), None)
