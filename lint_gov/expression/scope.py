"""The names that a check may use in a table: lines, groups of lines, and official labels of both."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from lint_gov.expression.grammar import Name
from lint_gov.expression.lines import labels_across, names_along
from lint_gov.expression.tokens import ExpressionError, quoted
from lint_gov.model.form import TableForm
from lint_gov.text.normalise import label_key, printable

_LISTED = 12
_LONGEST_NAME = 80


class UnknownName(ExpressionError):
    """A name that the table of this form does not have; another form may have it.

    `hint` makes the end of the sentence when somebody reads it: nobody does where another form has it.
    """

    def __init__(self, message: str, offset: int, hint: Callable[[], str] = str) -> None:
        """Keep the sentence, the offset and what makes the end."""
        super().__init__(message, offset)
        self._hint = hint

    @property
    def message(self) -> str:
        """Return the whole sentence."""
        return super().message + self._hint()


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


@lru_cache(maxsize=256)  # the same three or four for every rule
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
    def hint() -> str:
        from difflib import get_close_matches  # noqa: PLC0415 - only faulty rules need it

        known = [*scope.names, *scope.groups]
        near = get_close_matches(name.text[:_LONGEST_NAME], known, n=1)
        if near:
            return f", such as '{near[0]}'"
        return f" ({', '.join(known[:_LISTED])}{' …' if len(known) > _LISTED else ''})"

    message = f"unknown name {quoted(name.text)}: expected a {scope.what} or a group of them"
    return UnknownName(message, name.offset, hint)


def _labelled(scope: Scope, key: str) -> tuple[str, ...]:
    headings = ((part.id, part.label) for part in scope.table.headings if part.id in scope.groups)
    labels = (*labels_across(scope.table, scope.each), *headings)
    return tuple(dict.fromkeys(line for line, label in labels if label_key(label) == key))
