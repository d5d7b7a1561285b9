"""The names that a check may use in a table: lines, groups of lines, and official labels of both."""

from collections.abc import Mapping
from typing import NamedTuple

from lint_gov.expression.grammar import Name
from lint_gov.expression.lines import labels_across, names_along
from lint_gov.expression.tokens import ExpressionError, quoted
from lint_gov.model.form import TableForm
from lint_gov.text.normalise import label_key, printable

_LISTED = 12
_LONGEST_NAME = 80


class UnknownName(ExpressionError):
    """A name that the table of this form does not have; another form may have it."""


class Scope(NamedTuple):
    """What names mean along the lines of a table.

    `lines` has the names along each line by its id; `what` says what they are, for errors.
    """

    table: TableForm
    each: str
    what: str
    lines: Mapping[str, tuple[str, ...]]
    names: Mapping[str, None]
    groups: Mapping[str, tuple[str, ...]]


def scope_of(table: TableForm, each: str) -> Scope:
    """Return the scope of a check for each "row", "column" or "block" of a table.

    For each row or block the names are columns, for each column they are rows. A group counts where
    all its members are such names.
    """
    lines = names_along(table, each)
    names = dict.fromkeys(name for along in lines.values() for name in along)
    groups = {
        group: members
        for group, members in table.groups.items()
        if all(member in names for member in members)
    }
    what = f"{'row' if each == 'column' else 'column'} of table {table.id}"
    return Scope(table, each, what, lines, names, groups)


def single(scope: Scope, name: Name) -> str:
    """Return the id of the one line that a name stands for."""
    members = resolve(scope, name)
    if len(members) == 1:
        return members[0]
    message = f"expected a {scope.what}, found a group of {len(members)}: write sum({printable(name.text)})"
    raise ExpressionError(message, name.offset)


def resolve(scope: Scope, name: Name) -> tuple[str, ...]:
    """Return the ids of the lines that a name stands for, one or a group.

    UnknownName where the table has neither; ExpressionError where a label fits several lines.
    """
    if name.text in scope.names:
        return (name.text,)
    if name.text in scope.groups:
        return scope.groups[name.text]
    found = _labelled(scope, label_key(name.text))
    if not found:
        raise _unknown(scope, name)
    if len(found) > 1:
        message = f"expected one of {', '.join(found)}: {quoted(name.text)} is the label of each"
        raise ExpressionError(message, name.offset)
    return scope.groups.get(found[0], found)


def _unknown(scope: Scope, name: Name) -> UnknownName:
    from difflib import get_close_matches  # noqa: PLC0415 - only faulty rules and other forms need it

    known = [*scope.names, *scope.groups]
    near = get_close_matches(name.text[:_LONGEST_NAME], known, n=1)
    if near:
        hint = f", such as '{near[0]}'"
    else:
        hint = f" ({', '.join(known[:_LISTED])}{' …' if len(known) > _LISTED else ''})"
    message = f"unknown name {quoted(name.text)}: expected a {scope.what} or a group of them{hint}"
    return UnknownName(message, name.offset)


def _labelled(scope: Scope, key: str) -> tuple[str, ...]:
    headings = ((part.id, part.label) for part in scope.table.headings if part.id in scope.groups)
    labels = (*labels_across(scope.table, scope.each), *headings)
    return tuple(dict.fromkeys(line for line, label in labels if label_key(label) == key))
