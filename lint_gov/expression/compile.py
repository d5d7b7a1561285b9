"""Compiles a check for one table of one form: an Application for each line it speaks of."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lint_gov.expression.feasible import holds
from lint_gov.expression.grammar import Relation
from lint_gov.expression.linear import Combination, combine, whole_factor
from lint_gov.expression.lines import CellName, TableLine, line_of
from lint_gov.expression.number import Number, Printed, exact
from lint_gov.expression.scope import UnknownName, scope_of
from lint_gov.expression.tokens import ExpressionError
from lint_gov.model.form import TableForm
from lint_gov.model.outcome import Linear
from lint_gov.model.report import Value

_LISTED = 6


class Resolved(NamedTuple):
    """A check whose names have been found in a table: left side, right sides, and its lines by id."""

    relation: str
    sides: tuple[Combination, ...]
    table: TableForm
    each: str
    lines: tuple[str, ...]

    @property
    def looks_back(self) -> bool:
        """Return whether the check needs last year's report."""
        return any(previous for side in self.sides for _, previous in side.terms)


class Term(NamedTuple):
    """A cell of this report, or of last year's, and what it is multiplied by."""

    cell: CellName
    coefficient: Number
    previous: bool = False


class Side(NamedTuple):
    """One side of a relation: terms in the order the check names them, and a constant."""

    terms: tuple[Term, ...]
    constant: Number = 0


class Application(NamedTuple):
    """A check applied to one line.

    `right` has several members only for the relation "in". `integers` and `constant` are left minus
    right in whole numbers, by address, for `holds_plainly`; None where the check needs more than
    this report's cells. `linear` is the identity for localising: an equality of counts without a
    constant, else None.
    """

    at: str
    line: str
    relation: str
    left: Side
    right: tuple[Side, ...]
    integers: tuple[tuple[str, int], ...] | None
    constant: int
    linear: Linear | None

    @property
    def looked_up(self) -> tuple[str, ...]:
        """Return the addresses of the cells of last year's report."""
        sides = (self.left, *self.right)
        return tuple(term.cell.address for side in sides for term in side.terms if term.previous)


def resolve_check(relation: Relation, table: TableForm, each: str) -> Resolved:
    """Return a check with its names found along each "row", "column" or "block" of a table.

    It speaks of the lines that have every cell it names. UnknownName where the table lacks a name
    or no line has all of them; ExpressionError where it is not linear or names nothing.
    """
    scope = scope_of(table, each)
    sides = tuple(combine(node, scope) for node in (relation.left, *relation.right))
    names = tuple(dict.fromkeys(name for side in sides for name, _ in side.terms))
    if not names:
        message = f"expected at least one {scope.what}, found numbers only"
        raise ExpressionError(message, 0)
    lines = tuple(line for line, along in scope.lines.items() if set(names) <= set(along))
    if not lines:
        shown = ", ".join(names[:_LISTED]) + (" …" if len(names) > _LISTED else "")
        message = f"expected names that stand along one {each}, found none that has all of {shown}"
        raise UnknownName(message, 0)
    return Resolved(relation.relation, sides, table, each, lines)


def compile_check(check: Resolved, lines: Sequence[str] | None = None) -> tuple[Application, ...]:
    """Return the applications of a check to its lines, or to those given, in their order."""
    wanted = check.lines if lines is None else lines
    return tuple(_application(check, line_of(check.table, check.each, line)) for line in wanted)


def holds_plainly(application: Application, cells: Mapping[str, Value]) -> bool:
    """Return True where every cell is sure, holds a whole number, and the relation holds.

    This is the way of nearly every cell of nearly every report, hence a plain loop. False says only
    that a closer look is needed.
    """
    if application.integers is None:
        return False
    at = application.at
    total: Printed = application.constant
    for address, coefficient in application.integers:
        value = cells.get(address)
        if value is None or value.number is None or value.doubt is not None:
            return False
        if value.chosen_by and at in value.chosen_by:
            return False
        total += coefficient * value.number
    return type(total) is int and holds(application.relation, total)


def _application(check: Resolved, line: TableLine) -> Application:
    left, *right = (_side(side, line) for side in check.sides)
    integers, constant = (None, 0) if check.looks_back or len(right) > 1 else _difference(left, right[0])
    return Application(
        at=line.at,
        line=line.id,
        relation=check.relation,
        left=left,
        right=tuple(right),
        integers=integers,
        constant=constant,
        linear=_linear(check.relation, integers, constant, (*left.terms, *right[0].terms)),
    )


def _side(side: Combination, line: TableLine) -> Side:
    terms = (
        Term(line.cells[name], coefficient, previous) for (name, previous), coefficient in side.terms.items()
    )
    return Side(tuple(terms), side.constant)


def _difference(left: Side, right: Side) -> tuple[tuple[tuple[str, int], ...], int]:
    coefficients: dict[str, Number] = {}
    for side, sign in ((left, 1), (right, -1)):
        for term in side.terms:
            address = term.cell.address
            coefficients[address] = exact(coefficients.get(address, 0) + sign * term.coefficient)
    constant = left.constant - right.constant
    factor = whole_factor([constant, *coefficients.values()])
    whole = tuple((address, int(number * factor)) for address, number in coefficients.items())
    return whole, int(constant * factor)


def _linear(
    relation: str,
    integers: tuple[tuple[str, int], ...] | None,
    constant: int,
    terms: Sequence[Term],
) -> Linear | None:
    if relation != "=" or not integers or constant or any(term.cell.decimal for term in terms):
        return None
    kept = tuple((address, coefficient) for address, coefficient in integers if coefficient)
    return Linear(kept) if kept else None
