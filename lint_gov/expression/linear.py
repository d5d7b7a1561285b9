"""Sums as coefficients: every check is linear in the cells, and this is where that is shown."""

from collections.abc import Iterable, Mapping
from math import lcm
from typing import NamedTuple

from lint_gov.expression.grammar import Constant, Name, Negation, Node, Previous, Product, Total
from lint_gov.expression.number import Number, exact
from lint_gov.expression.scope import Scope, resolve, single
from lint_gov.expression.tokens import ExpressionError

Reference = tuple[str, bool]
"""A name, and whether it means last year's report."""


class Combination(NamedTuple):
    """Σ coefficient · line + constant, the lines in the order the check names them."""

    terms: Mapping[Reference, Number]
    constant: Number


def combine(node: Node, scope: Scope, *, previous: bool = False) -> Combination:
    """Return a sum as coefficients; ExpressionError where it is not linear or a name is unknown."""
    if isinstance(node, Constant):
        return Combination({}, node.value)
    if isinstance(node, Name | Total):
        return _summed(node, scope, previous=previous)
    if isinstance(node, Previous):
        if previous:
            message = "expected names and numbers in previous(), found another previous()"
            raise ExpressionError(message, node.offset)
        return combine(node.of, scope, previous=True)
    if isinstance(node, Product):
        return _multiplied(node.factors, scope, previous=previous)
    if isinstance(node, Negation):
        return _scaled(combine(node.of, scope, previous=previous), -1)
    return _added(combine(term, scope, previous=previous) for term in node.terms)


def whole_factor(numbers: Iterable[Number]) -> int:
    """Return the least positive number that makes all of these whole when multiplied by it."""
    return lcm(*(number.denominator for number in numbers))


def _summed(node: Name | Total, scope: Scope, *, previous: bool) -> Combination:
    if isinstance(node, Name):
        return Combination({(single(scope, node), previous): 1}, 0)
    members = [line for name in node.names for line in resolve(scope, name)]
    return _added(Combination({(line, previous): 1}, 0) for line in members)


def _added(parts: Iterable[Combination]) -> Combination:
    terms: dict[Reference, Number] = {}
    constant: Number = 0
    for part in parts:
        constant = exact(constant + part.constant)
        for reference, coefficient in part.terms.items():
            terms[reference] = exact(terms.get(reference, 0) + coefficient)
    return Combination(terms, constant)


def _scaled(part: Combination, factor: Number) -> Combination:
    terms = {reference: exact(coefficient * factor) for reference, coefficient in part.terms.items()}
    return Combination(terms, exact(part.constant * factor))


def _multiplied(factors: tuple[Node, ...], scope: Scope, *, previous: bool) -> Combination:
    product = Combination({}, 1)
    for factor in factors:
        part = combine(factor, scope, previous=previous)
        if product.terms and part.terms:
            message = "expected a number on one side of '*', found lines of the table on both"
            raise ExpressionError(message, factor.offset)
        constants, lines = (product, part) if part.terms else (part, product)
        product = _scaled(lines, constants.constant)
    return product
