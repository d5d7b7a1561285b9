"""Rows as they were found, before anyone knows which row of the form they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lint_gov.forms.grid import Piece
from lint_gov.forms.lexicon import TableWords, bare_key, key_of
from lint_gov.forms.stream import TableRow
from lint_gov.forms.values import kind_of
from lint_gov.model.report import ValueKind

_PLACEHOLDERS = frozenset({"无", "不适用", "没有", "略", "空", "暂无", "未发生"})


@dataclass(slots=True)
class SourceRow:
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
    headings: list[tuple[str, Piece]] = field(default_factory=list)


def looks_like_value(text: str) -> bool:
    """Return whether a cell's text is a figure, a blank, or a mark that stands for none."""
    if text.isdigit():
        return True
    return kind_of(text)[0] is not ValueKind.TEXT or text.strip() in _PLACEHOLDERS


def source_row(row: TableRow, words: TableWords) -> SourceRow | None:
    """Return a row of a grid as label and values, or None where it holds no figure or blank."""
    place, known, known_by, headings = _label_place(row, words)
    values = row.pieces[place + 1 :]
    if not values or (known is None and not any(looks_like_value(piece.text) for piece in values)):
        return None
    label = row.pieces[place] if place >= 0 else None
    if label is not None and not label.text.strip():
        label = None
    return SourceRow(label, known, values, row.exact, row.table, known_by, headings)


def _label_place(row: TableRow, words: TableWords) -> tuple[int, str | None, str, list[tuple[str, Piece]]]:
    """Return where the row's label stands, the row it names and how that is known."""
    place, known, known_by = -1, None, ""
    headings: list[tuple[str, Piece]] = []
    pieces = row.pieces
    for index, piece in enumerate(pieces[:-1]):
        text = piece.text
        if text.isdigit() and looks_like_value(pieces[index + 1].text):
            break
        key = key_of(text)
        if key in words.rows:
            place, known, known_by = index, words.rows[key], "label"
            if key in words.headings:
                headings.append((words.headings[key], piece))
        elif key in words.headings:
            headings.append((words.headings[key], piece))
            if known is None:
                place = index
        elif key and bare_key(key) in words.bare_rows:
            place, known, known_by = index, words.bare_rows[bare_key(key)], "words"
        elif key and known is None and not looks_like_value(text):
            place = index
    return place, known, known_by, headings


def has_figures(values: Sequence[Piece]) -> bool:
    """Return whether any of the cells holds a figure."""
    return any(kind_of(spot.text)[1] is not None for spot in values)
