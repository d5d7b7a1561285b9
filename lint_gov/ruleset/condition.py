"""The conditions of rule files (`when: year = 2019 and match in [lost, none]`), compiled to functions.

A condition is one or more comparisons joined by `and`. A comparison is a name, one of
`=  !=  <  <=  >  >=  in  not in`, and a whole number, a word, or a list `[a, b]`. A name that has
no value makes its comparison false, whichever it is: what is not known decides nothing.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from operator import ge, gt, le, lt
from typing import NamedTuple

from lint_gov.model.wording import Text

MAXIMUM_LENGTH = 500
_TOKEN = re.compile(r"\s*(?:(?P<sign>!=|<=|>=|=|<|>|\[|\]|,)|(?P<word>[^\s\[\],=!<>]+))")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,6})?")
_SIGNS = frozenset({"=", "!=", "<", "<=", ">", ">=", "[", "]", ","})
_RESERVED = frozenset({"and", "in", "not"})
_ORDER: Mapping[str, Callable[[Decimal, Decimal], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
_OPERATORS = '"=", "!=", "<", "<=", ">", ">=", "in" or "not in"'

_Token = tuple[str, int]
_Test = Callable[[object], bool]


class ConditionError(Exception):
    """A condition that cannot be understood; `offset` counts the characters before the fault."""

    def __init__(self, message: str, offset: int) -> None:
        """Keep the sentence and the place inside the condition."""
        super().__init__(message)
        self.message = message
        self.offset = offset


class CompiledCondition(NamedTuple):
    """A condition ready to be asked: call it with the values; `text` is how it was written."""

    text: str
    tests: tuple[tuple[str, _Test], ...]

    def __call__(self, values: Mapping[str, object]) -> bool:
        """Return whether every comparison holds."""
        return all(values.get(name) is not None and test(values[name]) for name, test in self.tests)


@lru_cache(maxsize=512)  # many rules ask the same
def compile_condition(text: str) -> CompiledCondition:
    """Return the condition that a text stands for; ConditionError says what was expected."""
    if len(text) > MAXIMUM_LENGTH:
        message = f"expected a condition of at most {MAXIMUM_LENGTH} characters"
        raise ConditionError(message, 0)
    tokens, position, tests = _tokens(text), 0, []
    while True:
        name, position = _name(tokens, position)
        test, position = _test(tokens, position)
        tests.append((name, test))
        if not tokens[position][0]:
            return CompiledCondition(text, tuple(tests))
        _expect(tokens, position, "and", '"and" or the end')
        position += 1


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    position, end = 0, len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            rest = text[position:end].lstrip()
            raise _unexpected(rest, end - len(rest), "a name, a comparison or a value")
        found.append((match[match.lastgroup or 0], match.start(match.lastgroup or 0)))
        position = match.end()
    return [*found, ("", end)]


def _name(tokens: list[_Token], position: int) -> tuple[str, int]:
    word, offset = tokens[position]
    if not _NAME.fullmatch(word) or word in _RESERVED:
        raise _unexpected(word, offset, "a name")
    return word, position + 1


def _test(tokens: list[_Token], position: int) -> tuple[_Test, int]:
    sign, offset = tokens[position]
    if sign in {"in", "not"}:
        if sign == "not":
            position += 1
            _expect(tokens, position, "in", '"in" after "not"')
        wanted, position = _list(tokens, position + 1)
        return _membership(wanted, negated=sign == "not"), position
    if sign in {"=", "!="}:
        literal = _literal(tokens, position + 1)
        return _membership(frozenset({literal}), negated=sign == "!="), position + 2
    if sign in _ORDER:
        return _ordering(_bound(tokens, position + 1), _ORDER[sign]), position + 2
    raise _unexpected(sign, offset, _OPERATORS)


def _membership(wanted: frozenset[str], *, negated: bool) -> _Test:
    return lambda value: wanted.isdisjoint(_spellings(value)) is negated


def _ordering(bound: Decimal, compare: Callable[[Decimal, Decimal], bool]) -> _Test:
    def holds(value: object) -> bool:
        number = _number(str(value))
        return number is not None and compare(number, bound)

    return holds


def _spellings(value: object) -> tuple[str, ...]:
    if isinstance(value, Text):
        return value.zh, value.en
    text = str(value)
    number = _number(text)
    return (text,) if number is None else (_canonical(number),)


def _list(tokens: list[_Token], position: int) -> tuple[frozenset[str], int]:
    _expect(tokens, position, "[", '"["')
    found: list[str] = []
    while True:
        found.append(_literal(tokens, position + 1))
        mark, offset = tokens[position + 2]
        position += 2
        if mark == "]":
            return frozenset(found), position + 1
        if mark != ",":
            raise _unexpected(mark, offset, '"," or "]"')


def _literal(tokens: list[_Token], position: int) -> str:
    word, offset = tokens[position]
    if not word or word in _RESERVED or word in _SIGNS:
        raise _unexpected(word, offset, "a number or a word")
    number = _number(word)
    return word if number is None else _canonical(number)


def _bound(tokens: list[_Token], position: int) -> Decimal:
    word, offset = tokens[position]
    number = _number(word)
    if number is None:
        raise _unexpected(word, offset, "a number")
    return number


def _number(text: str) -> Decimal | None:
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def _canonical(number: Decimal) -> str:
    return str(int(number)) if number == number.to_integral_value() else str(number.normalize())


def _expect(tokens: list[_Token], position: int, wanted: str, expected: str) -> None:
    word, offset = tokens[position]
    if word != wanted:
        raise _unexpected(word, offset, expected)


def _unexpected(word: str, offset: int, expected: str) -> ConditionError:
    found = f'"{word[:40]}"' if word else "the end"
    return ConditionError(f"expected {expected}, found {found}", offset)
