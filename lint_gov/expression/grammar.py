"""The grammar of a check: `new + carried_in = handled + carried_out`.

A check is two sums and one relation (= != < <= > >=), or a sum `in` a set of sums. A sum is made of
names, whole and decimal numbers, + - * and parentheses, sum(name, …) over groups or lines, and
previous(…) for the same cells in last year's report. Nothing else exists: no attributes, no other
functions, no code.
"""

from collections import deque
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from lint_gov.expression.number import Number, exact
from lint_gov.expression.tokens import RELATIONS, ExpressionError, Token, TokenKind, tokenise

MAX_DEPTH = 50
FUNCTIONS = ("sum", "previous")

_SUM_POWER, _PRODUCT_POWER, _SIGN_POWER = 1, 2, 3
_POWERS = {"+": _SUM_POWER, "-": _SUM_POWER, "*": _PRODUCT_POWER}
_OPERAND = "a name, a number or '('"


class Constant(NamedTuple):
    """A number as written in the check."""

    value: Number
    offset: int


class Name(NamedTuple):
    """A line or group, by id or by official label."""

    text: str
    offset: int


class Total(NamedTuple):
    """sum(…): every line that the names stand for, added up."""

    names: tuple[Name, ...]
    offset: int


class Previous(NamedTuple):
    """previous(…): the same cells in last year's report."""

    of: "Node"
    offset: int


class Negation(NamedTuple):
    """Minus something."""

    of: "Node"
    offset: int


class Sum(NamedTuple):
    """Terms added up; n-ary, so that a long sum is not a deep tree."""

    terms: tuple["Node", ...]
    offset: int


class Product(NamedTuple):
    """Factors multiplied; n-ary like a sum."""

    factors: tuple["Node", ...]
    offset: int


Node = Constant | Name | Total | Previous | Negation | Sum | Product


class Relation(NamedTuple):
    """A whole check; `right` has several members only where the relation is "in"."""

    left: Node
    relation: str
    right: tuple[Node, ...]


@lru_cache(maxsize=512)  # a check is resolved once a form
def parse(text: str) -> Relation:
    """Return the check that a text is; ExpressionError says where and what was expected."""
    tokens = deque(tokenise(text))
    left = _expression(tokens, power=0, depth=0)
    relation = tokens.popleft()
    if relation.kind is not TokenKind.RELATION:
        raise _expected(relation, f"an operator or a relation ({' '.join(RELATIONS)})")
    right = _set(tokens) if relation.text == "in" else (_expression(tokens, power=0, depth=0),)
    if tokens[0].kind is TokenKind.RELATION:
        message = f"a check has one relation: expected the end, found a second one, {tokens[0].shown}"
        raise ExpressionError(message, tokens[0].offset)
    if tokens[0].kind is not TokenKind.END:
        raise _expected(tokens[0], "an operator or the end")
    return Relation(left, relation.text, right)


def _set(tokens: deque[Token]) -> tuple[Node, ...]:
    _take(tokens, "{")
    members = [_expression(tokens, power=0, depth=0)]
    while _skip(tokens, ","):
        members.append(_expression(tokens, power=0, depth=0))
    _take(tokens, "}")
    return tuple(members)


def _expression(tokens: deque[Token], *, power: int, depth: int) -> Node:
    left = _operand(tokens, depth)
    while tokens[0].kind is TokenKind.SIGN and _POWERS.get(tokens[0].text, 0) > power:
        operator = tokens.popleft()
        right = _expression(tokens, power=_POWERS[operator.text], depth=depth)
        left = _joined(left, operator, right)
    return left


def _joined(left: Node, operator: Token, right: Node) -> Node:
    if operator.text == "*":
        factors = left.factors if isinstance(left, Product) else (left,)
        return Product((*factors, right), left.offset)
    terms = left.terms if isinstance(left, Sum) else (left,)
    signed = Negation(right, operator.offset) if operator.text == "-" else right
    return Sum((*terms, signed), left.offset)


def _operand(tokens: deque[Token], depth: int) -> Node:
    token = tokens.popleft()
    if depth > MAX_DEPTH:
        message = f"the check is nested more than {MAX_DEPTH} levels deep"
        raise ExpressionError(message, token.offset)
    if token.kind is TokenKind.NUMBER:
        return Constant(exact(Fraction(token.text)), token.offset)
    if token.kind is TokenKind.NAME:
        return _named(tokens, token, depth)
    if token.text == "-":
        return Negation(_expression(tokens, power=_SIGN_POWER, depth=depth + 1), token.offset)
    if token.text != "(":
        raise _expected(token, _OPERAND)
    inner = _expression(tokens, power=0, depth=depth + 1)
    _take(tokens, ")")
    return inner


def _named(tokens: deque[Token], token: Token, depth: int) -> Node:
    called = tokens[0].kind is TokenKind.SIGN and tokens[0].text == "("
    if called and token.text not in FUNCTIONS:
        message = f"unknown function {token.shown}: expected {' or '.join(FUNCTIONS)}"
        raise ExpressionError(message, token.offset)
    if token.text not in FUNCTIONS:
        return Name(token.text, token.offset)
    _take(tokens, "(")
    node: Node
    if token.text == "sum":
        node = Total(_names(tokens), token.offset)
    else:
        node = Previous(_expression(tokens, power=0, depth=depth + 1), token.offset)
    _take(tokens, ")")
    return node


def _names(tokens: deque[Token]) -> tuple[Name, ...]:
    names = [_name(tokens)]
    while _skip(tokens, ","):
        names.append(_name(tokens))
    return tuple(names)


def _name(tokens: deque[Token]) -> Name:
    token = tokens.popleft()
    if token.kind is not TokenKind.NAME:
        raise _expected(token, "the name of a group or a line")
    return Name(token.text, token.offset)


def _take(tokens: deque[Token], sign: str) -> None:
    if not _skip(tokens, sign):
        raise _expected(tokens[0], f"'{sign}'")


def _skip(tokens: deque[Token], sign: str) -> bool:
    if tokens[0].kind is not TokenKind.SIGN or tokens[0].text != sign:
        return False
    tokens.popleft()
    return True


def _expected(found: Token, what: str) -> ExpressionError:
    return ExpressionError(f"expected {what}, found {found.shown}", found.offset)
