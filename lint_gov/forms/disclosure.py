"""Reads table 二: the blocks of art. 20, each with columns of its own."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lint_gov.forms.align import Alignment, align
from lint_gov.forms.columns import Cells, Head, Heads, heads_in_order, place_values
from lint_gov.forms.cuts import cuts, stand_apart
from lint_gov.forms.grid import Piece
from lint_gov.forms.lexicon import key_of, without_note
from lint_gov.forms.reading import Draft, Material, doubt_all, label_at, value_at
from lint_gov.forms.running import running_rows, script_of
from lint_gov.forms.running_heads import running_heads
from lint_gov.forms.similarity import likeness
from lint_gov.forms.source import SourceRow, source_row
from lint_gov.forms.stream import TableRow
from lint_gov.model.form import BlockForm, Form, Line

TABLE = "disclosure"
_FEW = 2
_HEADER = key_of("信息内容")
_ALIKE = 0.6


class Found(NamedTuple):
    """A value row with the column heads that stand over it, left to right."""

    row: SourceRow
    heads: list[Piece]


def read_disclosure(material: Material, required: Form | None) -> Draft | None:
    """Return table 二 as read, or None where it is not in the material."""
    found = _grid(material)
    source = "grid"
    if sum(item.row.id is not None for item in found) < _FEW:
        found, source = _running(material), "text"
        if sum(item.row.id is not None for item in found) < _FEW:
            return None
    else:
        found = _completed(found, material)
    form = _form_of(found, material.forms, required)
    alignment = align([item.row for item in found], _keys(form))
    found = _named(found, alignment)
    draft = Draft(form, source=source)
    blocks = form.tables[TABLE].blocks
    whole = material.lossy or _are_whole(blocks, found)
    for block in blocks:
        _fill_block(draft, block, found, material, whole=whole)
    others = (source_row(row, material.words) for row in material.elsewhere)
    if alignment.contradicted([row for row in others if row is not None and row.exact]):
        doubt_all(draft)
    draft.rows = _printed_order(found, draft)
    draft.anchor = min((item.row.values[0].anchor or 0 for item in found), default=None)
    return draft


def _grid(material: Material) -> list[Found]:
    found: list[Found] = []
    heads: list[Piece] = []
    for row in material.rows:
        header = _header(row, material)
        if header is not None:
            heads = header
            continue
        source = source_row(row, material.words)
        if source is not None and source.label is not None:
            found.append(Found(source, heads))
    return found


def _header(row: TableRow, material: Material) -> list[Piece] | None:
    keys = [key_of(piece.text) for piece in row.pieces if not piece.text.isdigit()]
    named = sum(key in material.words.columns for key in keys)
    if not keys or len(keys) < len(row.pieces) or not (keys[0] == _HEADER or named):
        return None
    start = 1 if keys[0] == _HEADER or not named else 0
    return row.pieces[start:]


def _running(material: Material) -> list[Found]:
    script = script_of(material.lines)
    start = script.key.find(key_of("第二十条第"))
    if start < 0:
        return []
    return [
        Found(row, running_heads(script, row, material))
        for row in running_rows(script, material.words)
        if row.id is not None
    ]


def _completed(found: list[Found], material: Material) -> list[Found]:
    """Add the rows that stand as lines of text beside the grid: half a table lost its rules."""
    held = {item.row.id for item in found}
    if not material.lines or any(_rows_of(form) <= held for form in material.forms):
        return found
    extra = [item for item in _running(material) if item.row.id not in held]
    return found + extra


@lru_cache(maxsize=8)
def _rows_of(form: Form) -> frozenset[str]:
    return frozenset(row.id for block in form.tables[TABLE].blocks for row in block.rows)


def _form_of(found: Iterable[Found], forms: Sequence[Form], required: Form | None) -> Form:
    rows = {item.row.id for item in found}
    heads = {key_of(spot.text) for item in found for spot in item.heads}

    def misfit(form: Form) -> tuple[int, bool]:
        blocks = form.tables[TABLE].blocks
        labels = {key_of(column.label) for block in blocks for column in block.columns}
        return len(_rows_of(form) ^ rows) - 3 * len(labels & heads), form is not required

    return min(forms, key=misfit)


@lru_cache(maxsize=8)
def _keys(form: Form) -> Mapping[str, tuple[str, ...]]:
    return {
        row.id: tuple(key_of(label) for label in (row.label, *row.variants))
        for block in form.tables[TABLE].blocks
        for row in block.rows
    }


def _named(found: Sequence[Found], alignment: Alignment) -> list[Found]:
    """Name the rows whose labels have a slip by the rows around them."""
    heads = {id(item.row): item.heads for item in found}
    return [Found(placed.row._replace(id=placed.id), heads[id(placed.row)]) for placed in alignment.placed]


def _printed_order(found: Sequence[Found], draft: Draft) -> list[str]:
    placed = {label.address for label in draft.labels if label.part == "row"}
    order: list[str] = []
    for item in found:
        row = item.row.id
        if row is not None and row not in order and f"{TABLE}[{row}]" in placed:
            order.append(row)
    return order


def _are_whole(blocks: Sequence[BlockForm], found: Sequence[Found]) -> bool:
    """Return whether no figure may be cut: they stand apart, or blanks left no trace among them."""
    widths = {row.id: len(block.columns) for block in blocks for row in block.rows}
    rows = [item.row for item in found if not item.row.exact and widths.get(item.row.id or "", 0) > 1]
    texts = [[spot.text for spot in row.values] for row in rows]
    digits = [sum(map(str.isdecimal, "".join(parts))) for parts in texts]
    short = any(0 < count < widths[row.id or ""] for count, row in zip(digits, rows, strict=True))
    return short or stand_apart(texts)


def _fill_block(
    draft: Draft, block: BlockForm, found: Sequence[Found], material: Material, *, whole: bool
) -> None:
    labelled = False
    for line in block.rows:
        item = next((item for item in found if item.row.id == line.id), None)
        if item is None:
            for column in block.columns:
                address = f"{TABLE}[{line.id},{column.id}]"
                draft.values[address] = value_at(address, None, material.prefixes)
            continue
        if item.heads and not labelled:
            _label_heads(draft, block, item.heads, material)
            labelled = True
        _fill_row(draft, block, line, item, material, whole=whole)


def _fill_row(
    draft: Draft, block: BlockForm, line: Line, item: Found, material: Material, *, whole: bool
) -> None:
    address = f"{TABLE}[{line.id}]"
    draft.labels.append(label_at(address, "row", item.row.label, line, material, context=block.label))
    columns = [column.id for column in block.columns]
    heads = _heads_of(block, item.heads)
    slots = place_values(item.row.values, heads, columns, exact=item.row.exact)
    cells = slots.cells
    if cells is None:
        signed = frozenset(index for index, column in enumerate(block.columns) if column.signed)
        tokens = [] if whole and len(columns) > 1 else slots.tokens
        cells = _alike(slots.choices) if slots.choices else _agreed(tokens, len(columns), signed)
    for column, spot in zip(columns, cells, strict=True):
        cell = f"{TABLE}[{line.id},{column}]"
        draft.values[cell] = value_at(cell, spot, material.prefixes)


def _alike(choices: Sequence[Cells]) -> Cells:
    return [column[0] if len(set(column)) == 1 else None for column in zip(*choices, strict=True)]


def _agreed(tokens: Sequence[Piece], width: int, signed: frozenset[int]) -> list[Piece | None]:
    """Return the cells on which every cut agrees: nothing in this table can choose between cuts."""
    found = cuts([spot.text for spot in tokens], width, signed)
    anchor = tokens[0].anchor if tokens else None
    doubt = next((token.doubt for token in tokens if token.doubt), None)
    if not found:
        return [None] * width
    return [
        Piece(column[0], anchor, doubt=doubt) if len(set(column)) == 1 else None
        for column in zip(*found, strict=True)
    ]


def _heads_of(block: BlockForm, heads: Sequence[Piece]) -> Heads:
    """Return the printed heads that are columns of the block; nothing where any is unknown."""
    found = [Head(column.id, spot) for spot in heads for column in [_column(block, spot)] if column]
    if len({head.column for head in found}) != len(block.columns):
        return Heads()
    return heads_in_order(found, block.columns)


def _column(block: BlockForm, spot: Piece) -> Line | None:
    key, bare = key_of(spot.text), key_of(without_note(spot.text))
    for column in block.columns:
        if {key, bare} & {key_of(label) for label in (column.label, *column.variants)}:
            return column
    best = max(block.columns, key=lambda column: likeness(key, key_of(column.label)))
    return best if likeness(key, key_of(best.label)) >= _ALIKE else None


def _is_torn(block: BlockForm, spot: Piece) -> bool:
    """Return whether a head is only what several begin with (本年新): a piece that broke in copying."""
    key = key_of(spot.text)
    return sum(key_of(column.label).startswith(key) for column in block.columns) > 1


def _label_heads(draft: Draft, block: BlockForm, heads: Sequence[Piece], material: Material) -> None:
    whole = [spot for spot in heads if spot.text.strip() and not _is_torn(block, spot)]
    named = [(spot, _column(block, spot)) for spot in whole]
    if len(named) == len(block.columns):
        left = [column for column in block.columns if column not in [held for _, held in named]]
        named = [(spot, column or left.pop(0)) for spot, column in named]
    for spot, column in named:
        if column is None:
            continue
        draft.columns.append(f"{block.id}:{column.id}")
        draft.labels.append(
            label_at(f"{TABLE}[,{column.id}]", "column", spot, column, material, context=block.label)
        )
