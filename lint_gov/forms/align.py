"""Names the rows of a table: which row of the form each row found is.

A row whose label is known is that row. The others are placed between their known neighbours: by
likeness of label, then, where a label is missing, by count — as many rows without a name as the
form has rows left between the same two neighbours can only be those, in that order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lint_gov.forms.lexicon import key_of
from lint_gov.forms.similarity import likeness
from lint_gov.forms.source import SourceRow, has_figures

_ALIKE = 0.5
_CONTAINED = 0.9
_SHORTEST = 4


@dataclass(slots=True)
class Placed:
    """A row of the form and the row found for it; `by` is "label", "words", "likeness" or "count"."""

    id: str
    row: SourceRow
    by: str


@dataclass(slots=True)
class Alignment:
    """Rows placed, in the order printed, and rows that the form does not have, with the row before."""

    placed: list[Placed]
    extra: list[tuple[SourceRow, str | None]]


def align(rows: Sequence[SourceRow], keys: Mapping[str, Sequence[str]]) -> Alignment:
    """Return the rows under their names; `keys` maps each row id of the form, in order, to its keys."""
    order = {row: place for place, row in enumerate(keys)}
    owners = _owners(rows, order)
    named = {id(row): name for name, row in owners.items()}
    taken = set(owners)
    result = Alignment([], [])
    gap: list[SourceRow] = []
    last: str | None = None
    for row in rows:
        name = named.get(id(row))
        if name is None:
            if not _is_copy(row, owners):
                gap.append(row)
            continue
        _fill(gap, last, name, order, keys, taken, result)
        gap = []
        result.placed.append(Placed(name, row, row.known_by))
        last = name
    _fill(gap, last, None, order, keys, taken, result)
    return result


def _owners(rows: Sequence[SourceRow], order: Mapping[str, int]) -> dict[str, SourceRow]:
    owners: dict[str, SourceRow] = {}
    for row in rows:
        if row.id is None or row.id not in order:
            continue
        held = owners.get(row.id)
        if held is None or (has_figures(row.values) and not has_figures(held.values)):
            owners[row.id] = row
    return owners


def _is_copy(row: SourceRow, owners: Mapping[str, SourceRow]) -> bool:
    """Return whether the row stands once more in another table: a hidden or repeated copy."""
    return row.id in owners and owners[row.id].table != row.table


def _fill(  # noqa: PLR0913 - one gap with its neighbours
    gap: list[SourceRow],
    before: str | None,
    after: str | None,
    order: Mapping[str, int],
    keys: Mapping[str, Sequence[str]],
    taken: set[str],
    result: Alignment,
) -> None:
    if not gap:
        return
    low = order[before] if before is not None else -1
    high = order[after] if after is not None else len(order)
    free = [name for name, place in order.items() if low < place < high and name not in taken]
    placed = _place_gap(gap, free, keys)
    last = before
    for row in gap:
        found = placed.get(id(row))
        if found is None:
            result.extra.append((row, last))
            continue
        result.placed.append(Placed(found[0], row, found[1]))
        taken.add(found[0])
        last = found[0]


def _place_gap(
    gap: Sequence[SourceRow], free: Sequence[str], keys: Mapping[str, Sequence[str]]
) -> dict[int, tuple[str, str]]:
    pairs = _alike_pairs(gap, free, keys)
    placed = {id(gap[row]): (free[name], "likeness") for row, name in pairs}
    for rows, names in _between(pairs, len(gap), len(free)):
        nameless = [gap[row] for row in rows if _is_figures_row(gap[row])]
        if len(nameless) == len(names):
            placed |= {
                id(row): (free[name], "count") for row, name in zip(nameless, names, strict=True)
            }
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


def _between(
    pairs: Sequence[tuple[int, int]], rows: int, names: int
) -> list[tuple[range, range]]:
    edges = [(-1, -1), *pairs, (rows, names)]
    return [
        (range(left[0] + 1, right[0]), range(left[1] + 1, right[1]))
        for left, right in zip(edges, edges[1:], strict=False)
    ]
