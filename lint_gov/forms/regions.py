"""Which rows of a document's tables belong to which official table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lint_gov.forms.lexicon import Lexicon, key_of
from lint_gov.forms.sections import Title
from lint_gov.forms.stream import Item, TableRow

_ENOUGH = 2


class Rows(NamedTuple):
    """The rows of one official table, and rows elsewhere that look like it: menus, copies, others' tables."""

    own: Sequence[TableRow] = ()
    elsewhere: Sequence[TableRow] = ()


def section_spans(titles: Sequence[Title], length: int) -> dict[str, tuple[int, int]]:
    """Return for each section of the form the range of stream items under its title."""
    ends = [title.place for title in titles[1:]] + [length] if titles else []
    return {
        title.section: (title.place + 1, end)
        for title, end in zip(titles, ends, strict=True)
        if title.section is not None
    }


def rows_by_table(
    items: Sequence[Item], spans: Mapping[str, tuple[int, int]], lexicon: Lexicon
) -> dict[str, Rows]:
    """Return the rows of each official table, in order; a table without rows is not in it."""
    owner = {key: name for name, words in lexicon.tables.items() for key in words.telling}
    rows = [(index, item) for index, item in enumerate(items) if isinstance(item, TableRow)]
    names = [_telling(row, owner) for _, row in rows]
    votes: dict[int, Counter[str]] = {}
    for (_, row), named in zip(rows, names, strict=True):
        votes.setdefault(row.table, Counter()).update(named)
    assigned = _assign(rows, names, votes, spans)
    found: dict[str, list[tuple[int, TableRow]]] = {}
    for (index, row), name in zip(rows, assigned, strict=True):
        if name is not None:
            found.setdefault(name, []).append((index, row))
    return {name: _in_section(places, spans.get(name)) for name, places in found.items()}


def _telling(row: TableRow, owner: Mapping[str, str]) -> list[str]:
    named = []
    for piece in row.pieces:
        text = piece.text
        if text.isdigit():
            break
        if text and not piece.continued:
            name = owner.get(key_of(text))
            if name is not None:
                named.append(name)
    return named


def _assign(
    rows: Sequence[tuple[int, TableRow]],
    names: Sequence[Sequence[str]],
    votes: Mapping[int, Counter[str]],
    spans: Mapping[str, tuple[int, int]],
) -> list[str | None]:
    strong = {
        table: [name for name, count in counter.items() if count >= _ENOUGH]
        for table, counter in votes.items()
    }
    assigned: list[str | None] = []
    current: tuple[int, str | None] = (-1, None)
    for (index, row), named in zip(rows, names, strict=True):
        choice = strong[row.table]
        if len(choice) == 1:
            name: str | None = choice[0]
        elif choice:
            own = next((name for name in named if name in choice), None)
            name = own or (current[1] if current[0] == row.table else choice[0])
        else:
            name = next(iter(named), None) or _section_at(index, spans)
        current = (row.table, name)
        assigned.append(name)
    return assigned


def _section_at(index: int, spans: Mapping[str, tuple[int, int]]) -> str | None:
    for name in ("disclosure", "requests", "disputes"):
        low, high = spans.get(name, (0, 0))
        if low <= index < high:
            return name
    return None


def _in_section(places: Sequence[tuple[int, TableRow]], span: tuple[int, int] | None) -> Rows:
    """Tell the rows inside the table's own section, where it has any, from those elsewhere."""
    if span is not None:
        inside = [row for index, row in places if span[0] <= index < span[1]]
        if len(inside) >= _ENOUGH:
            return Rows(inside, [row for index, row in places if not span[0] <= index < span[1]])
    return Rows([row for _, row in places], [])
