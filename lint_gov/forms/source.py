"""Rows as they were found, before anyone knows which row of the form they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lint_gov.forms.grid import Piece
from lint_gov.forms.lexicon import TableWords, bare_key, key_of, without_note
from lint_gov.forms.similarity import nearest
from lint_gov.forms.stream import TableRow
from lint_gov.forms.values import kind_of
from lint_gov.model.report import ValueKind

_PLACEHOLDERS = frozenset({"无", "不适用", "没有", "略", "空", "暂无", "未发生"})


class SourceRow(NamedTuple):
    """A row with figures: its label as printed and its value cells from left to right.

    `id` is the form's row where the label is known, else None. `exact` is False where the
    boundaries of the cells had to be guessed. `table` is the table of the document, -1 in text.
    """

    label: Piece | None
    id: str | None
    values: list[Piece]
    exact: bool
    table: int
    known_by: str = ""
    headings: Sequence[tuple[str, Piece]] = ()


def looks_like_value(text: str) -> bool:
    """Return whether a cell's text is a figure, a blank, or a mark that stands for none."""
    if text.isdigit():
        return True
    return kind_of(text)[0] is not ValueKind.TEXT or text.strip() in _PLACEHOLDERS


def source_row(row: TableRow, words: TableWords) -> SourceRow | None:
    """Return a row of a grid as label and values, or None where it holds no figure or blank."""
    found = _label_in(row, words)
    # A heading that spans too many rows may hang down between the label and its figures.
    values = [
        piece
        for piece in row.pieces[found.place + 1 :]
        if not piece.continued or looks_like_value(piece.text)
    ]
    if not values or (found.row is None and not any(looks_like_value(piece.text) for piece in values)):
        return None
    label = row.pieces[found.place] if found.place >= 0 else None
    if label is not None and (
        not label.text.strip() or (found.row is None and key_of(label.text) in words.headings)
    ):
        label = None
    return SourceRow(label, found.row, values, row.exact, row.table, found.by, found.headings)


@dataclass(slots=True)
class _Found:
    """Where a row's label stands, the row it names and how that is known.

    `soft` marks a label that heads other rows in one form and is a row in another (其他处理).
    """

    place: int = -1
    row: str | None = None
    by: str = ""
    soft: bool = False
    headings: list[tuple[str, Piece]] = field(default_factory=list)
    strange: list[tuple[int, Piece]] = field(default_factory=list)


def _label_in(row: TableRow, words: TableWords) -> _Found:
    found = _Found()
    pieces = row.pieces
    for index, piece in enumerate(pieces[:-1]):
        text = piece.text
        if text.isdigit() and looks_like_value(pieces[index + 1].text):
            break
        if piece.continued and found.row is not None:
            continue
        key = _key_of(text, words)
        if key in words.rows:
            found.place, found.row, found.by = index, words.rows[key], "label"
            found.soft = key in words.headings
        elif key and key not in words.headings and bare_key(key) in words.bare_rows:
            found.place, found.row, found.by, found.soft = (
                index,
                words.bare_rows[bare_key(key)],
                "words",
                False,
            )
        elif key and (found.row is None or found.soft) and not looks_like_value(text):
            found.place, found.row, found.by, found.soft = index, None, "", False
            if key not in words.headings:
                found.strange.append((index, piece))
        if key in words.headings:
            found.headings.append((words.headings[key], piece))
    _name_strange(found, words)
    return found


def _key_of(text: str, words: TableWords) -> str:
    """Return the key of a label, without the author's note behind it where only that is one of the form."""
    key = key_of(text)
    if key in words.rows or key in words.headings:
        return key
    noted = key_of(without_note(text))
    return noted if noted in words.rows else key


def _name_strange(found: _Found, words: TableWords) -> None:
    """Add as headings the words before the label that are a slip of one."""
    known = tuple(words.headings)
    for index, piece in found.strange:
        near = nearest(key_of(piece.text), known) if index < found.place and not piece.continued else None
        if near is not None:
            found.headings.append((words.headings[near], piece))


def has_figures(values: Sequence[Piece]) -> bool:
    """Return whether any of the cells holds a figure."""
    return any(kind_of(spot.text)[1] is not None for spot in values)
