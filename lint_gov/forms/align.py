"""Names the rows of a table: which row of the form each row found is.

A row whose label is known is that row. The others are placed between their known neighbours: by
likeness of label, then, where a label is missing, by count — as many rows without a name as the
form has rows left between the same two neighbours can only be those, in that order.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from lint_gov.forms.lexicon import key_of
from lint_gov.forms.similarity import likeness
from lint_gov.forms.source import SourceRow, has_figures

_ALIKE = 0.5
_CONTAINED = 0.9
_SHORTEST = 4


class Placed(NamedTuple):
    """A row of the form and the row found for it; `by` is "label", "words", "likeness" or "count"."""

    id: str
    row: SourceRow
    by: str


class Alignment(NamedTuple):
    """Rows placed, in the order printed; rows that the form does not have, with the row before; copies.

    A copy is a row that stands once more in another table.
    """

    placed: list[Placed]
    extra: list[tuple[SourceRow, str | None]]
    copies: list[SourceRow]

    def contradicted(self, others: Sequence[SourceRow] = ()) -> bool:
        """Return whether a copy of a row, or one of `others`, has other figures than the row placed."""
        held = {placed.id: _figures(placed.row) for placed in self.placed}
        rivals = [row for row in (*self.copies, *others) if row.id in held and has_figures(row.values)]
        return any(_figures(row) != held[str(row.id)] for row in rivals)


def align(rows: Sequence[SourceRow], keys: Mapping[str, Sequence[str]]) -> Alignment:
    """Return the rows under their names; `keys` maps each row id of the form, in order, to its keys."""
    owners = _owners(rows, keys)
    named = {id(row): name for name, row in owners.items()}
    board = _Board(keys, {row: place for place, row in enumerate(keys)}, set(owners), Alignment([], [], []))
    gap: list[SourceRow] = []
    last: str | None = None
    for row in rows:
        name = named.get(id(row))
        if name is not None:
            _fill(board, gap, last, name)
            gap = []
            board.result.placed.append(Placed(name, row, row.known_by))
            last = name
        elif _is_copy(row, owners):
            board.result.copies.append(row)
        else:
            gap.append(row)
    _fill(board, gap, last, None)
    return board.result


class _Board(NamedTuple):
    keys: Mapping[str, Sequence[str]]
    order: Mapping[str, int]
    taken: set[str]
    result: Alignment


def _figures(row: SourceRow) -> list[str]:
    return [spot.text.strip() for spot in row.values if spot.text.strip()]


def _owners(rows: Sequence[SourceRow], keys: Mapping[str, Sequence[str]]) -> dict[str, SourceRow]:
    owners: dict[str, SourceRow] = {}
    for row in rows:
        if row.id is None or row.id not in keys:
            continue
        held = owners.get(row.id)
        if held is None or (has_figures(row.values) and not has_figures(held.values)):
            owners[row.id] = row
    return owners


def _is_copy(row: SourceRow, owners: Mapping[str, SourceRow]) -> bool:
    """Return whether the row stands once more in another table: a hidden or repeated copy."""
    owner = owners.get(row.id) if row.id is not None else None
    return owner is not None and owner.table != row.table


def _fill(board: _Board, gap: Sequence[SourceRow], before: str | None, after: str | None) -> None:
    """Name the rows of one gap between two rows whose names are known."""
    if not gap:
        return
    low = board.order[before] if before is not None else -1
    high = board.order[after] if after is not None else len(board.order)
    free = [name for name, place in board.order.items() if low < place < high and name not in board.taken]
    placed = _place_gap(gap, free, board.keys)
    last = before
    for row in gap:
        found = placed.get(id(row))
        if found is None:
            board.result.extra.append((row, last))
            continue
        last, by = found
        board.result.placed.append(Placed(last, row, by))
        board.taken.add(last)


def _place_gap(
    gap: Sequence[SourceRow], free: Sequence[str], keys: Mapping[str, Sequence[str]]
) -> dict[int, tuple[str, str]]:
    pairs = _alike_pairs(gap, free, keys)
    placed = {id(gap[row]): (free[name], "likeness") for row, name in pairs}
    for rows, names in _between(pairs, len(gap), len(free)):
        nameless = [gap[row] for row in rows if _is_figures_row(gap[row])]
        if len(nameless) == len(names):
            placed |= {id(row): (free[name], "count") for row, name in zip(nameless, names, strict=True)}
    return placed


def _is_figures_row(row: SourceRow) -> bool:
    return has_figures(row.values)


def _alike_pairs(
    gap: Sequence[SourceRow], free: Sequence[str], keys: Mapping[str, Sequence[str]]
) -> list[tuple[int, int]]:
    """Return the best order-keeping pairing of labelled rows with free names, as index pairs."""
    scores = [[_score(row, keys[name]) for name in free] for row in gap]
    best = [[0.0] * (len(free) + 1) for _ in range(len(gap) + 1)]
    for row in range(len(gap) - 1, -1, -1):
        for name in range(len(free) - 1, -1, -1):
            skip = max(best[row + 1][name], best[row][name + 1])
            score = scores[row][name]
            best[row][name] = max(skip, score + best[row + 1][name + 1]) if score else skip
    return _trace(scores, best)


def _trace(scores: Sequence[Sequence[float]], best: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    pairs, row, name = [], 0, 0
    while row < len(scores) and scores and name < len(scores[0]):
        score = scores[row][name]
        if score and best[row][name] == score + best[row + 1][name + 1]:
            pairs.append((row, name))
            row, name = row + 1, name + 1
        elif best[row][name] == best[row + 1][name]:
            row += 1
        else:
            name += 1
    return pairs


def _score(row: SourceRow, keys: Sequence[str]) -> float:
    if row.label is None:
        return 0.0
    printed = key_of(row.label.text)
    if len(printed) < 2:  # noqa: PLR2004 - a single character names nothing
        return 0.0
    best = max(_alike(printed, key) for key in keys)
    return best if best >= _ALIKE else 0.0


def _alike(printed: str, key: str) -> float:
    if len(key) >= _SHORTEST and printed.endswith(key):
        return _CONTAINED
    return likeness(printed, key)


def _between(pairs: Sequence[tuple[int, int]], rows: int, names: int) -> list[tuple[range, range]]:
    edges = [(-1, -1), *pairs, (rows, names)]
    return [(range(left[0] + 1, right[0]), range(left[1] + 1, right[1])) for left, right in pairwise(edges)]
