"""An identity written out with its figures: what stands on each side, as sums and as sentences."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lint_gov.expression.compile import Side, Term
from lint_gov.expression.number import Number, exact, magnitude, plain, printed
from lint_gov.forms.address import column_label, parse_address, row_label
from lint_gov.model.form import Line, TableForm
from lint_gov.model.report import Value, ValueKind
from lint_gov.text.pattern import late

BLANK = "□"

# Sides of up to six terms are shown whole (six applicant columns); of longer ones the figures that
# are not 0, and only their sum where even those would fill the line.
_SHOWN_WHOLE = 6
_SHOWN_AT_ALL = 8
_INSTRUCTION = late(r"(?<=[^（）])（[^（）]*）$")


class Figure(NamedTuple):
    """A term of a side and the value of its cell."""

    term: Term
    value: Value

    @property
    def amount(self) -> Number:
        """Return what the term adds to its side; 0 where the cell holds no figure."""
        return exact(self.term.coefficient * exact(self.value.number or 0))

    @property
    def named(self) -> tuple[str, str]:
        """Return the cell's address and the figure calculated with, empty where the cell holds none.

        That is the figure as printed, or its multiple where the rule multiplies or subtracts it.
        """
        address = self.term.cell.address
        if self.term.previous:
            address = f"previous({address})"
        if self.value.number is None:
            return address, ""
        as_printed = self.term.coefficient == 1
        return address, printed(self.value.number) if as_printed else plain(self.amount)


class Working(NamedTuple):
    """One side of an identity with its figures, in the order the rule names them."""

    figures: tuple[Figure, ...]
    constant: Number = 0

    @property
    def known(self) -> Number:
        """Return the sum of what is known."""
        return exact(sum((figure.amount for figure in self.figures), self.constant))

    @property
    def shown_value(self) -> str:
        """Return the sum for a sentence; a box where no cell of the side holds a figure."""
        empty = self.figures and all(figure.value.number is None for figure in self.figures)
        return BLANK if empty else plain(self.known)

    @property
    def listed(self) -> tuple[tuple[str, str], ...]:
        """Return the addresses and figures, as an Equation lists them."""
        return tuple(figure.named for figure in self.figures)


def working_of(side: Side, cells: Mapping[str, Value], previous: Mapping[str, Value]) -> Working:
    """Return a side with the values of its cells; a cell that is not there counts as not read."""
    figures = (
        Figure(term, _value(term.cell.address, previous if term.previous else cells)) for term in side.terms
    )
    return Working(tuple(figures), side.constant)


def written(working: Working) -> str:
    """Return a side as a sum of its printed figures, such as "150 + 0" or "148 + □"."""
    figures: Sequence[Figure] = working.figures
    if len(figures) > _SHOWN_WHOLE:
        figures = [figure for figure in figures if figure.value.number != 0]
    if len(figures) > _SHOWN_AT_ALL:
        return working.shown_value
    text = ""
    for figure in figures:
        text = _joined(text, figure.term.coefficient, _figure(figure.value))
    if working.constant or not text:
        sign = -1 if working.constant < 0 else 1
        text = _joined(text, sign, plain(magnitude(working.constant)))
    return text


def line_label(table: TableForm, at: str) -> str:
    """Return the official label of a line, with that of the group or kind of dispute it stands in.

    An instruction behind the label is dropped: （二）部分公开（区分处理的，只计这一情形，不计其他情形）.
    """
    address = parse_address(at)
    if address.column:
        return column_label(table, address.row, address.column)
    label = _INSTRUCTION().sub("", row_label(table, address.row))
    headings = {part.id: part.label for part in table.headings}
    row = next((row for row in table.rows if row.id == address.row), None)
    if isinstance(row, Line) and row.group in headings:
        return f"{headings[row.group]} {label}"
    block = next((block for block in table.blocks if block.id == address.row), None)
    return f"{headings[block.parent]}·{label}" if block and block.parent in headings else label


def _value(address: str, cells: Mapping[str, Value]) -> Value:
    return cells.get(address) or Value(address, None, ValueKind.MISSING)


def _figure(value: Value) -> str:
    if value.number is None:
        return BLANK
    return printed(value.number) if value.number >= 0 else f"({printed(value.number)})"


def _joined(text: str, coefficient: Number, figure: str) -> str:
    factor = "" if abs(coefficient) == 1 else f"{plain(magnitude(coefficient))} × "
    if not text:
        return f"{'-' if coefficient < 0 else ''}{factor}{figure}"
    return f"{text} {'-' if coefficient < 0 else '+'} {factor}{figure}"
