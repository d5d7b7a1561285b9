"""Reads table 四: one row of 15 figures under three blocks, or one row a block."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from lint_gov.forms.cuts import cuts, stand_apart
from lint_gov.forms.grid import Piece
from lint_gov.forms.lexicon import key_of
from lint_gov.forms.reading import Draft, Material, doubt_all, label_at, value_at
from lint_gov.forms.running import script_of, values_from
from lint_gov.forms.similarity import nearest
from lint_gov.forms.source import looks_like_value
from lint_gov.forms.stream import TableRow
from lint_gov.model.form import BlockForm, Form, Heading, Line, TableForm
from lint_gov.model.wording import Text

TABLE = "disputes"
_RAN_TOGETHER = Text(
    "数字连在一起，只有这一种切分能使各组合计相符",
    "the figures ran together; this is the only cut that adds up",
)
Place = tuple[str, str]


def read_disputes(material: Material, required: Form | None) -> Draft | None:
    """Return table 四 as read, or None where it is not in the material."""
    form = required or material.forms[-1]
    table = form.tables[TABLE]
    draft = Draft(form)
    order = [(block.id, column.id) for block in table.blocks for column in block.columns]
    if not (_from_rows(draft, material, table, order) or _from_text(draft, material, table, order)):
        return None
    for block, column in order:
        address = f"{TABLE}[{block},{column}]"
        draft.values.setdefault(address, value_at(address, None, material.prefixes))
    return draft


def _from_rows(draft: Draft, material: Material, table: TableForm, order: Sequence[Place]) -> bool:
    found = list(_value_rows((*material.rows, *material.elsewhere), table, order))
    if not found:
        return _from_block_rows(draft, material, table)
    header, printed, cells = found[0]
    _fill(draft, printed, cells, material)
    _label(draft, header, table, printed, material)
    draft.anchor = cells[0].anchor
    texts = {tuple(cell.text.strip() for cell in other) for _, _, other in found}
    if len(texts) > 1 and all(any(text) for text in texts):
        doubt_all(draft)
    return True


def _value_rows(
    rows: Sequence[TableRow], table: TableForm, order: Sequence[Place]
) -> Iterator[tuple[list[TableRow], list[Place], list[Piece]]]:
    """Return (header rows, place of each figure, cells) for every row that has the figures."""
    header: list[TableRow] = []
    for row in rows:
        values = [piece for piece in row.pieces if not piece.continued]
        printed = _printed_order(values, header, table, order)
        cells = _cells(values, len(printed)) if printed else None
        if printed is None or cells is None:
            header.append(row)
            continue
        yield header, printed, cells
        header = []


def _printed_order(
    values: Sequence[Piece], header: Sequence[TableRow], table: TableForm, order: Sequence[Place]
) -> list[Place] | None:
    """Return the place of each figure of the row that has the figures, None for any other row.

    The heads say it; where they do not say it all, the form's order does.
    """
    if _is_value_row(values, len(order)):
        printed = _places(header, table)
        return printed if sorted(printed) == sorted(order) else list(order)
    if len(values) < len(table.columns) or not all(looks_like_value(piece.text) for piece in values):
        return None
    printed = _places(header, table)
    return printed if len(printed) == len(values) == len(set(printed)) else None


def _is_value_row(pieces: Sequence[Piece], width: int) -> bool:
    figures = sum(piece.text.strip().isdigit() for piece in pieces)
    blanks = sum(looks_like_value(piece.text) for piece in pieces)
    if len(pieces) == width and figures >= width // 2:
        return True  # some cells may hold words: 见附件
    return (figures > 0 and blanks >= width - 1) or (blanks >= width and blanks == len(pieces))


def _cells(pieces: Sequence[Piece], width: int) -> list[Piece] | None:
    if len(pieces) == width:
        return list(pieces)
    cells = [piece for piece in pieces if looks_like_value(piece.text)]
    while len(cells) > width and not cells[-1].text.strip():
        cells.pop()
    while len(cells) > width and not cells[0].text.strip():
        cells.pop(0)
    return cells if len(cells) == width else None


@lru_cache(maxsize=8)
def _lines(table: TableForm) -> Mapping[str, tuple[str, Line | BlockForm | Heading]]:
    """Return (part, line) by the key of every label of the table."""
    parts: tuple[tuple[str, Sequence[Line | BlockForm | Heading]], ...] = (
        ("block", table.blocks),
        ("heading", table.headings),
        ("column", table.columns),
    )
    return {
        key_of(label): (part, line)
        for part, group in parts
        for line in group
        for label in (line.label, *line.variants)
    }


def _heads(
    header: Sequence[TableRow], table: TableForm
) -> list[tuple[Piece, str, Line | BlockForm | Heading]]:
    """Return (piece, part, line) for every head in the header rows, slips of one included."""
    lines = _lines(table)
    known = tuple(lines)
    heads: list[tuple[Piece, str, Line | BlockForm | Heading]] = []
    strange: list[Piece] = []
    for row in header:
        for piece in row.pieces:
            key = "" if piece.continued else key_of(piece.text)
            near = key if key in lines else nearest(key, known)
            if near is not None:
                heads.append((piece, *lines[near]))
            elif key:
                strange.append(piece)
    held = {line.id for _, part, line in heads if part == "column"}
    left = [column for column in table.columns if column.id not in held]
    if len(left) == 1 and len({key_of(piece.text) for piece in strange}) == 1:
        heads.extend((piece, "column", left[0]) for piece in strange)
    return heads


def _places(header: Sequence[TableRow], table: TableForm) -> list[Place]:
    """Return (block, column) for every grid column whose heads name both, left to right."""
    heads = _heads(header, table)
    wide = [(piece.start, piece.end, line.id) for piece, part, line in heads if part == "block"]
    narrow = {piece.start: line.id for piece, part, line in heads if part == "column"}
    return [
        (block, column)
        for start, column in sorted(narrow.items())
        for low, high, block in wide
        if low <= start < high
    ]


def _fill(draft: Draft, printed: Sequence[Place], cells: Sequence[Piece], material: Material) -> None:
    for (block, column), piece in zip(printed, cells, strict=True):
        address = f"{TABLE}[{block},{column}]"
        draft.values[address] = value_at(address, piece, material.prefixes)


def _label(
    draft: Draft, header: Sequence[TableRow], table: TableForm, printed: Sequence[Place], material: Material
) -> None:
    draft.rows = list(dict.fromkeys(block for block, _ in printed))
    draft.columns = [f"{block}:{column}" for block, column in printed]
    for piece, part, line in _heads(header, table):
        address = f"{TABLE}[,{line.id}]" if part == "column" else f"{TABLE}[{line.id}]"
        draft.labels.append(label_at(address, part, piece, line, material))


def _from_block_rows(draft: Draft, material: Material, table: TableForm) -> bool:
    """Read a table turned on its side: a block's label, then its five figures."""
    blocks = {key_of(block.label): block for block in table.blocks}
    for row in material.rows:
        named = [index for index, piece in enumerate(row.pieces) if key_of(piece.text) in blocks]
        if not named:
            continue
        block = blocks[key_of(row.pieces[named[-1]].text)]
        cells = row.pieces[named[-1] + 1 :]
        if len(cells) != len(block.columns) or not all(looks_like_value(cell.text) for cell in cells):
            continue
        printed = [(block.id, column.id) for column in block.columns]
        _fill(draft, printed, cells, material)
        draft.rows.append(block.id)
        draft.columns.extend(f"{block.id}:{column.id}" for column in block.columns)
    return bool(draft.rows)


def _from_text(draft: Draft, material: Material, table: TableForm, order: Sequence[Place]) -> bool:
    script = script_of(material.lines)
    last = key_of(table.columns[-2].label + table.columns[-1].label)
    at = script.key.rfind(last)
    if at < 0:
        return False
    start = script.origin[at + len(last) - 1] + 1
    spots, _ = values_from(script, start, len(script.text))
    filled = [spot for spot in spots if spot.text.strip()]
    # White space in a line of its own may stand for a blank cell; it does where that makes up the number.
    tokens = spots if len(spots) == len(order) else filled or spots
    cells, doubt = _cut(tokens, table, len(order), lossy=material.lossy)
    if cells is None:
        return False
    for (block, column), text in zip(order, cells, strict=True):
        address = f"{TABLE}[{block},{column}]"
        spot = None if text is None else text
        draft.values[address] = value_at(address, spot, {}, doubt=doubt if spot else None)
    draft.source, draft.anchor = "text", spots[0].anchor if spots else None
    draft.rows = [block.id for block in table.blocks]
    draft.columns = [f"{block}:{column}" for block, column in order]
    return True


def _cut(
    tokens: Sequence[Piece], table: TableForm, width: int, *, lossy: bool
) -> tuple[list[Piece | None] | None, Text | None]:
    """Return the 15 cells: by count where that settles it, else by the blocks' sums, in doubt."""
    if not tokens:
        return None, None
    if len(tokens) == width:
        return list(tokens), None
    if stand_apart([[spot.text for spot in tokens]]):
        return [None] * width, None
    found = cuts([spot.text for spot in tokens], width)
    anchor = tokens[0].anchor
    if len(found) == 1 and (not lossy or _adds_up(found[0], len(table.columns))):
        return [Piece(text, anchor) for text in found[0]], None
    fitting = [cut for cut in found if _adds_up(cut, len(table.columns))]
    if len(fitting) == 1:
        return [Piece(text, anchor) for text in fitting[0]], _RAN_TOGETHER
    return [None] * width, None


def _adds_up(cut: Sequence[str], width: int) -> bool:
    if not all(cell.isdigit() for cell in cut):
        return False
    numbers = [int(cell) for cell in cut]
    blocks = [numbers[start : start + width] for start in range(0, len(numbers), width)]
    return all(sum(block[:-1]) == block[-1] for block in blocks)
