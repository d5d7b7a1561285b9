"""The labels of all forms in use, by the key that printed labels are compared by."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from lint_gov.model.form import BlockForm, Form, Heading, Line, TableForm
from lint_gov.text.normalise import label_key

_CODE = re.compile(r"^[一二三四五六七八九十\d]+")
_NOTE = re.compile(r"\s?[（(]")
_SHORTEST_LABEL = 2
_LONGEST_LABEL = 90


@lru_cache(maxsize=8192)
def _short_key(text: str) -> str:
    return label_key(text)


def key_of(text: str) -> str:
    """Return the comparison key of a printed label; the same few labels recur in every report."""
    return _short_key(text) if len(text) <= _LONGEST_LABEL else label_key(text)


def bare_key(key: str) -> str:
    """Return a key without its leading code: 8属于行政查询事项 becomes 属于行政查询事项."""
    return _CODE.sub("", key)


def without_note(text: str) -> str:
    """Return a printed label without a note in brackets at its end: 现行有效件数（历史累计）."""
    bare = text.rstrip()
    if not bare.endswith(("）", ")")):
        return text
    found = _NOTE.search(bare, _SHORTEST_LABEL)
    return bare[: found.start()] if found else text


class TableWords(NamedTuple):
    """The words of one table over all forms: key → id, for rows, columns, blocks and headings.

    `bare_rows` maps the keys of rows without their code, where that names one row only.
    `telling` holds the keys that no other table and no ordinary prose cell would show.
    """

    rows: Mapping[str, str]
    bare_rows: Mapping[str, str]
    columns: Mapping[str, str]
    blocks: Mapping[str, str]
    headings: Mapping[str, str]
    telling: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of the three tables, and every section title's key → section id.

    `title_prefixes` holds every beginning of those keys.
    """

    tables: Mapping[str, TableWords]
    titles: Mapping[str, str]
    title_prefixes: frozenset[str]


@lru_cache(maxsize=8)
def lexicon_of(forms: tuple[Form, ...]) -> Lexicon:
    """Return the words of these forms; cached, since forms are compared by identity."""
    names = {name for form in forms for name in form.tables}
    words = {name: _table_words(form.tables[name] for form in forms) for name in sorted(names)}
    titles = {
        key_of(title): section.id
        for form in forms
        for section in form.sections
        for title in (*section.variants, section.title)
    }
    prefixes = frozenset(key[:size] for key in titles for size in range(len(key) + 1))
    return Lexicon(_with_telling(words), titles, prefixes)


def _table_words(tables: Iterable[TableForm]) -> TableWords:
    rows: dict[str, str] = {}
    columns: dict[str, str] = {}
    blocks: dict[str, str] = {}
    headings: dict[str, str] = {}
    for table in tables:
        for block in table.blocks:
            _add(blocks, (block,))
            _add(rows, block.rows)
            _add(columns, block.columns)
        _add(rows, table.rows)
        _add(columns, table.columns)
        _add(headings, table.headings)
    return TableWords(rows, _bare(rows), columns, blocks, headings, frozenset())


def _add(words: dict[str, str], lines: Iterable[Line | BlockForm | Heading]) -> None:
    for line in lines:
        for label in (line.label, *line.variants):
            words.setdefault(key_of(label), line.id)


def _bare(rows: Mapping[str, str]) -> dict[str, str]:
    owners: dict[str, set[str]] = {}
    for key, row in rows.items():
        owners.setdefault(bare_key(key), set()).add(row)
    return {key: min(ids) for key, ids in owners.items() if len(ids) == 1 and len(key) > 2}  # noqa: PLR2004 - 其他


def _with_telling(words: Mapping[str, TableWords]) -> dict[str, TableWords]:
    every = {name: _all_keys(table) for name, table in words.items()}
    told = {}
    for name, table in words.items():
        elsewhere = {key for other, keys in every.items() if other != name for key in keys}
        telling = frozenset(key for key in every[name] - elsewhere if len(key) > 2)  # noqa: PLR2004 - 其他, 总计
        told[name] = TableWords(
            table.rows, table.bare_rows, table.columns, table.blocks, table.headings, telling
        )
    return told


def _all_keys(table: TableWords) -> set[str]:
    return {*table.rows, *table.columns, *table.blocks, *table.headings}
