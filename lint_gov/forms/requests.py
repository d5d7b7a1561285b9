"""Reads table 三: the rows of 申请 by applicant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lint_gov.forms.align import Alignment, align
from lint_gov.forms.columns import Head, Heads, Slots, heads_in_order, place_values
from lint_gov.forms.cuts import Settled, Sums, cuts, settle, with_blanks
from lint_gov.forms.grid import Piece
from lint_gov.forms.lexicon import TableWords, key_of
from lint_gov.forms.reading import Draft, Material, extra_row, label_at, value_at
from lint_gov.forms.running import running_rows, script_of
from lint_gov.forms.similarity import nearest
from lint_gov.forms.source import SourceRow, source_row
from lint_gov.forms.stream import TableRow
from lint_gov.model.form import Form, TableForm
from lint_gov.model.report import Value
from lint_gov.model.wording import Text

TABLE = "requests"
_FEW = 3
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
        grid, source = _Grid(), "text"
        rows = running_rows(script_of(material.lines), material.words)
        if sum(row.id is not None for row in rows) < _FEW:
            return None
    form = _form_of(rows, material.forms, required)
    table = form.tables[TABLE]
    heads = heads_in_order(list(grid.heads.values()), table.columns)
    alignment = align(rows, _keys(form))
    draft = Draft(form, source=source, anchor=_first_anchor(alignment))
    slots = {placed.id: _slots(placed.row, heads, table) for placed in alignment.placed}
    guessed = any(placed.by == "count" for placed in alignment.placed)
    _fill_values(draft, table, slots, material, guessed=guessed)
    _fill_labels(draft, table, alignment, heads, material)
    _fill_headings(draft, table, [*grid.headings, *_headings_of(alignment)], material)
    _fill_extra(draft, table, alignment, material)
    return draft


@dataclass(slots=True)
class _Grid:
    """What the rows of grids hold: rows with figures, column heads, and headings of the header rows."""

    rows: list[SourceRow] = field(default_factory=list)
    heads: dict[str, Head] = field(default_factory=dict)
    headings: list[tuple[str, Piece]] = field(default_factory=list)


def _grid(material: Material) -> _Grid:
    grid = _Grid()
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


def _slots(row: SourceRow, heads: Heads, table: TableForm) -> Slots:
    columns = [column.id for column in table.columns]
    return place_values(row.values, heads, columns, exact=row.exact)


def _fill_values(
    draft: Draft, table: TableForm, slots: Mapping[str, Slots], material: Material, *, guessed: bool
) -> None:
    settled = _settle(slots, table, material)
    for row, placed in slots.items():
        cells = placed.cells
        if cells is None:
            draft.values.update((value.address, value) for value in settled[row])
            continue
        for column, spot in zip(table.columns, cells, strict=True):
            address = f"{TABLE}[{row},{column.id}]"
            doubt = _BROKEN if guessed and spot is not None and not spot.text.strip() else None
            draft.values[address] = value_at(address, spot, material.prefixes, doubt=doubt)


def _settle(slots: Mapping[str, Slots], table: TableForm, material: Material) -> dict[str, list[Value]]:
    """Return the values of the rows that can be read in several ways, chosen by the form's own sums."""
    unclear = {row: placed for row, placed in slots.items() if placed.cells is None}
    if not unclear:
        return {}
    candidates = {row: _candidates(placed, len(table.columns)) for row, placed in slots.items()}
    settled = settle(candidates, _sums(table))
    return {
        row: _settled_values(row, placed, settled[row], table, material) for row, placed in unclear.items()
    }


def _candidates(placed: Slots, width: int) -> list[tuple[str, ...]]:
    if placed.choices:
        return [tuple(spot.text.strip() if spot else "" for spot in cells) for cells in placed.choices]
    texts = [spot.text for spot in placed.tokens]
    return with_blanks(texts, width) if placed.whole else cuts(texts, width)


def _settled_values(
    row: str, placed: Slots, settled: Settled, table: TableForm, material: Material
) -> list[Value]:
    values = []
    for index, column in enumerate(table.columns):
        address = f"{TABLE}[{row},{column.id}]"
        text = settled.cells[index] if index < len(settled.cells) else None
        if text is None:
            values.append(value_at(address, None, material.prefixes))
            continue
        chosen = (f"{TABLE}[{row}]",) if settled.by_row else ()
        if settled.by_column:
            chosen = (*chosen, f"{TABLE}[,{column.id}]")
        spot = _spot_of(text, index, placed)
        values.append(value_at(address, spot, material.prefixes, chosen_by=chosen))
    return values


def _spot_of(text: str, index: int, placed: Slots) -> Piece:
    """Return the cell that a settled text came from; a cut figure has its row's place."""
    for cells in placed.choices:
        spot = cells[index]
        if spot is not None and spot.text.strip() == text:
            return spot
    return Piece(text, placed.tokens[0].anchor if placed.tokens else None)


def _sums(table: TableForm) -> Sums:
    columns = [column.id for column in table.columns]
    row_sum = next(part for part in table.sums if part.line == "row")
    along = tuple(
        (_members(table, part.parts), _members(table, part.wholes))
        for part in table.sums
        if part.line == "column"
    )
    return Sums(len(columns), columns.index(row_sum.wholes[0]), along)


def _members(table: TableForm, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(member for name in names for member in table.groups.get(name, (name,)))


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
