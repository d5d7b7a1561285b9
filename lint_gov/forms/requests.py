"""Reads table 三: the rows of 申请 by applicant."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lint_gov.forms.align import Alignment, align
from lint_gov.forms.columns import Head, Heads, Slots, heads_in_order, place_values, with_like_ends
from lint_gov.forms.cuts import stand_apart
from lint_gov.forms.grid import Piece
from lint_gov.forms.lexicon import TableWords, key_of
from lint_gov.forms.reading import Draft, Material, doubt_all, extra_row, label_at, value_at
from lint_gov.forms.running import running_rows, script_of
from lint_gov.forms.settling import is_lossy, settle_parted, settled_rows
from lint_gov.forms.similarity import nearest
from lint_gov.forms.source import SourceRow, has_figures, source_row
from lint_gov.forms.stream import TableRow
from lint_gov.model.form import Form, TableForm
from lint_gov.model.wording import Text

TABLE = "requests"
_FEW = 3
_BLANK_SHARE = 2
_BROKEN = Text(
    "表中有的行没有读到名称，空白处可能是没有读出的数字",
    "rows of the table came without their labels; the blank may be a figure that was not read",
)
_FEW_HEADS = 2


def read_requests(material: Material, required: Form | None) -> Draft | None:
    """Return table 三 as read, or None where it is not in the material."""
    grid, source = _grid(material), "grid"
    rows = grid.rows
    if sum(row.id is not None for row in rows) < _FEW:
        grid, source = _Grid([], {}, []), "text"
        rows = _without_lost_figures(running_rows(script_of(material.lines), material.words))
        if sum(row.id is not None for row in rows) < _FEW:
            return None
    form = _form_of(rows, material.forms, required)
    table = form.tables[TABLE]
    heads = heads_in_order(list(grid.heads.values()), table.columns)
    alignment = align(rows, _keys(form))
    draft = Draft(form, source=source, anchor=_first_anchor(alignment))
    layout = _layout(alignment, heads, table)
    slots = {placed.id: _slots(placed.row, layout) for placed in alignment.placed}
    slots = with_like_ends(slots, {placed.id: placed.row.values for placed in alignment.placed})
    draft.lossy = is_lossy(slots, len(table.columns))
    guessed = any(placed.by == "count" for placed in alignment.placed)
    _fill_values(draft, table, slots, material, guessed=guessed)
    settle_parted(draft, table)
    if alignment.contradicted(_elsewhere(material)):
        doubt_all(draft)
    _fill_labels(draft, table, alignment, heads, material)
    _fill_headings(draft, table, [*grid.headings, *_headings_of(alignment)], material)
    _fill_extra(draft, table, alignment, material)
    return draft


class _Grid(NamedTuple):
    """What the rows of grids hold: rows with figures, column heads, and headings of the header rows."""

    rows: list[SourceRow]
    heads: dict[str, Head]
    headings: list[tuple[str, Piece]]


def _grid(material: Material) -> _Grid:
    grid = _Grid([], {}, [])
    strange: list[Piece] = []
    for row in material.rows:
        found, unknown = _heads(row, material.words)
        source = None if found else source_row(row, material.words)
        if source is not None:
            grid.rows.append(source)
            continue
        for head in found:
            grid.heads.setdefault(head.column, head)
        if not grid.rows:
            strange.extend(unknown)
            grid.headings.extend(_headings(row, material.words))
    _name_strange(grid, strange, material.words)
    return grid


def _heads(row: TableRow, words: TableWords) -> tuple[list[Head], list[Piece]]:
    """Return the column heads in a row that is a header row, and the words in it that are none."""
    found: list[Head] = []
    unknown: list[Piece] = []
    headings = 0
    for piece in row.pieces:
        key = key_of(piece.text) if _is_words(piece) else ""
        if key in words.columns:
            found.append(Head(words.columns[key], piece))
        elif key in words.headings:
            headings += 1
        elif key:
            unknown.append(piece)
    if not found or len(found) + headings < _FEW_HEADS:
        return [], []
    return found, unknown


def _name_strange(grid: _Grid, strange: Sequence[Piece], words: TableWords) -> None:
    """Name heads that no form has: a slip of one that is missing, or the only one that is left."""
    missing = {key: column for key, column in words.columns.items() if column not in grid.heads}
    left = []
    for piece in strange:
        near = nearest(key_of(piece.text), tuple(missing))
        if near is not None:
            grid.heads.setdefault(missing[near], Head(missing[near], piece))
        elif nearest(key_of(piece.text), tuple(words.headings)) is None:
            left.append(piece)
    names = sorted(set(missing.values()) - grid.heads.keys())
    if len(names) == 1 and len(left) == 1:
        grid.heads[names[0]] = Head(names[0], left[0])


def _is_words(piece: Piece) -> bool:
    return not piece.continued and bool(piece.text) and not piece.text.isdigit()


def _headings(row: TableRow, words: TableWords) -> list[tuple[str, Piece]]:
    """Return the headings in a row of the table's head, slips of them included."""
    known = tuple(words.headings)
    found = []
    for piece in row.pieces:
        key = key_of(piece.text) if _is_words(piece) else ""
        near = key if key in words.headings else nearest(key, known) if key not in words.columns else None
        if near is not None:
            found.append((words.headings[near], piece))
    return found


def _without_lost_figures(rows: list[SourceRow]) -> list[SourceRow]:
    """Leave out rows without any figure where they are many: then the figures stand elsewhere."""
    filled = [row for row in rows if has_figures(row.values)]
    return rows if len(rows) - len(filled) <= len(filled) // _BLANK_SHARE else filled


def _elsewhere(material: Material) -> list[SourceRow]:
    rows = (source_row(row, material.words) for row in material.elsewhere)
    return [row for row in rows if row is not None and row.exact]


def _form_of(rows: Sequence[SourceRow], forms: Sequence[Form], required: Form | None) -> Form:
    """Return the form whose rows the table has; the required one where both fit alike."""
    found = {row.id for row in rows if row.id is not None}

    def misfit(form: Form) -> tuple[int, bool]:
        own = {line.id for line in form.tables[TABLE].rows}
        return len(own ^ found), form is not required

    return min(forms, key=misfit)


@lru_cache(maxsize=8)
def _keys(form: Form) -> Mapping[str, tuple[str, ...]]:
    return {
        line.id: tuple(key_of(label) for label in (line.label, *line.variants))
        for line in form.tables[TABLE].rows
    }


def _first_anchor(alignment: Alignment) -> int | None:
    placed = alignment.placed
    if not placed:
        return None
    return placed[0].row.label.anchor if placed[0].row.label else placed[0].row.values[0].anchor


class _Layout(NamedTuple):
    """How the figures of a table stand: under which heads, in which lanes of which grid, or apart."""

    heads: Heads
    columns: tuple[str, ...]
    lanes: Mapping[int, tuple[int, ...]]
    separated: bool


def _layout(alignment: Alignment, heads: Heads, table: TableForm) -> _Layout:
    rows = [placed.row for placed in alignment.placed]
    columns = tuple(column.id for column in table.columns)
    texts = [[spot.text for spot in row.values] for row in rows]
    return _Layout(heads, columns, _lanes(rows), separated=stand_apart(texts))


def _lanes(rows: Sequence[SourceRow]) -> dict[int, tuple[int, ...]]:
    """Return, for each table of the document, the grid columns in which figures stand.

    Lines of text whose rows end in different columns are no grid: one label more moves all its figures.
    """
    starts: dict[int, set[int]] = {}
    ends: dict[int, set[int]] = {}
    for row in rows:
        found = (spot.start for spot in row.values if row.table >= 0 and spot.text.strip())
        starts.setdefault(row.table, set()).update(found)
        if not row.exact:
            ends.setdefault(row.table, set()).update(spot.end for spot in row.values[-1:])
    ragged = {table for table, found in ends.items() if len(found) > 1}
    return {table: tuple(sorted(lanes)) for table, lanes in starts.items() if table not in ragged}


def _slots(row: SourceRow, layout: _Layout) -> Slots:
    return place_values(
        row.values,
        layout.heads,
        layout.columns,
        exact=row.exact,
        lanes=layout.lanes.get(row.table, ()),
        separated=layout.separated or row.table >= 0,
    )


def _fill_values(
    draft: Draft, table: TableForm, slots: Mapping[str, Slots], material: Material, *, guessed: bool
) -> None:
    settled = settled_rows(slots, table, material)
    for row, placed in slots.items():
        cells = placed.cells
        if cells is None:
            draft.values.update((value.address, value) for value in settled[row])
            continue
        for column, spot in zip(table.columns, cells, strict=True):
            address = f"{TABLE}[{row},{column.id}]"
            doubt = _BROKEN if guessed and spot is not None and not spot.text.strip() else None
            draft.values[address] = value_at(address, spot, material.prefixes, doubt=doubt)


def _fill_labels(
    draft: Draft, table: TableForm, alignment: Alignment, heads: Heads, material: Material
) -> None:
    lines = {line.id: line for line in table.rows}
    for placed in alignment.placed:
        line = lines[placed.id]
        draft.rows.append(placed.id)
        draft.labels.append(label_at(f"{TABLE}[{line.id}]", "row", placed.row.label, line, material))
    columns = {column.id: column for column in table.columns}
    for head in heads.found:
        column = columns[head.column]
        draft.columns.append(column.id)
        draft.labels.append(label_at(f"{TABLE}[,{column.id}]", "column", head.spot, column, material))


def _headings_of(alignment: Alignment) -> list[tuple[str, Piece]]:
    return [heading for placed in alignment.placed for heading in placed.row.headings]


def _fill_headings(
    draft: Draft, table: TableForm, found: Sequence[tuple[str, Piece]], material: Material
) -> None:
    seen: set[str] = set()
    headings = {heading.id: heading for heading in table.headings}
    for name, spot in found:
        if name in seen or name not in headings:
            continue
        seen.add(name)
        draft.labels.append(label_at(f"{TABLE}[{name}]", "heading", spot, headings[name], material))


def _fill_extra(draft: Draft, table: TableForm, alignment: Alignment, material: Material) -> None:
    columns = [column.id for column in table.columns]
    for row, after in alignment.extra:
        if sum(spot.text.strip().isdigit() for spot in row.values) >= _FEW_HEADS:
            draft.extra.append(extra_row(row, after, columns, material))
