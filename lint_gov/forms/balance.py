"""Chooses between the cuts of a table's rows by the sums that its form states.

A cell is read only if every reading that is nearly as good as the best agrees on it.
"""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

from lint_gov.forms.cuts import Cut, compositions

_MOST_READINGS = 20_000


class Sums(NamedTuple):
    """The identities of a table with `width` columns, by row id.

    `total` is the column that the others sum to. `columns` lists (parts, wholes): along every
    column the rows in `parts` sum to the rows in `wholes`.
    """

    width: int
    total: int
    columns: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


class Settled(NamedTuple):
    """One row as far as it could be settled: None where readings differ.

    `by_row` and `by_column` say whether the row's own sum and the columns' sums were needed.
    """

    cells: tuple[str | None, ...]
    by_row: bool
    by_column: bool


def settle(rows: Mapping[str, Sequence[Cut]], sums: Sums, counted: Sequence[str] = ()) -> dict[str, Settled]:
    """Return each row's cells, None where the candidates cannot be told apart.

    The best reading breaks the fewest identities; a cell stands only where every reading that
    breaks at most one more agrees on it. `counted` are rows of as many digits as columns, in a text
    in which blanks left no trace: their cells stand only where their sum holds and no blank would do.
    """
    vectors = {row: [_numbers(cut) for cut in candidates] for row, candidates in rows.items()}
    open_rows = [row for row, candidates in rows.items() if len(candidates) > 1]
    kept = {row: _balanced(vectors[row], sums) for row in open_rows}
    readings, base = _readings(vectors, kept, open_rows, sums)
    settled = {row: _fixed(candidates) for row, candidates in rows.items()}
    for row in open_rows:
        seen = sorted(readings.get(row, ()))
        if seen and _hides_blank(row, "".join(rows[row][seen[0]]), base, sums):
            seen = []
        cells = _agreed([rows[row][index] for index in seen], sums.width)
        settled[row] = Settled(cells, by_row=True, by_column=len(kept[row]) != 1)
    base = base or {row: held[0] for row, held in vectors.items() if len(held) == 1}
    for row in counted:
        if not _row_holds(vectors[row][0], sums) or _hides_blank(row, "".join(rows[row][0]), base, sums):
            settled[row] = _fixed(())
    return settled


def _fixed(candidates: Sequence[Cut]) -> Settled:
    cells = tuple(candidates[0]) if candidates else ()
    return Settled(cells, by_row=False, by_column=False)


def _agreed(cut_list: Sequence[Cut], width: int) -> tuple[str | None, ...]:
    if not cut_list:
        return (None,) * width
    return tuple(column[0] if len(set(column)) == 1 else None for column in zip(*cut_list, strict=True))


def _numbers(cut: Cut) -> tuple[int, ...]:
    digits = ("".join(filter(str.isdecimal, cell.split(".")[0])) for cell in cut)
    return tuple(int(text[:18]) if text else 0 for text in digits)


def _balanced(vectors: Sequence[tuple[int, ...]], sums: Sums) -> list[int]:
    return [index for index, vector in enumerate(vectors) if _row_holds(vector, sums)]


def _row_holds(vector: Sequence[int], sums: Sums) -> bool:
    return sum(vector) == 2 * vector[sums.total]


def _readings(
    vectors: Mapping[str, Sequence[tuple[int, ...]]],
    kept: Mapping[str, Sequence[int]],
    open_rows: Sequence[str],
    sums: Sums,
) -> tuple[dict[str, set[int]], dict[str, tuple[int, ...]]]:
    """Return for each open row the candidates that nearly best readings use, and the best reading."""
    choices = {row: kept[row] or range(len(vectors[row])) for row in open_rows}
    size = 1
    for row in open_rows:
        size *= len(choices[row])
        if size > _MOST_READINGS:
            return {}, {}
    fixed = {row: held[0] for row, held in vectors.items() if len(held) == 1}
    scored = []
    for picks in product(*(choices[row] for row in open_rows)):
        table = fixed | {row: vectors[row][pick] for row, pick in zip(open_rows, picks, strict=True)}
        scored.append((_broken(table, sums), picks))
    least = min(cost for cost, _ in scored)
    near = [picks for cost, picks in scored if cost <= least + 1]
    used: dict[str, set[int]] = {row: set() for row in open_rows}
    for picks in near:
        for row, pick in zip(open_rows, picks, strict=True):
            used[row].add(pick)
    best = dict(zip(open_rows, min(scored)[1], strict=True))
    base = fixed | {row: vectors[row][pick] for row, pick in best.items()}
    _add_single_changes(used, vectors, base, sums)
    return used, base


def _add_single_changes(
    used: dict[str, set[int]],
    vectors: Mapping[str, Sequence[tuple[int, ...]]],
    base: Mapping[str, tuple[int, ...]],
    sums: Sums,
) -> None:
    """Add the candidates that break their row's sum but mend the columns as well as the best does."""
    residuals = _residuals(base, sums)
    for row, picks in used.items():
        held = _count(residuals) + (not _row_holds(base[row], sums))
        for index, vector in enumerate(vectors[row]):
            broken = not _row_holds(vector, sums)
            if index not in picks and _changed(residuals, row, base[row], vector, sums) + broken <= held + 1:
                picks.add(index)


def _residuals(
    table: Mapping[str, Sequence[int]], sums: Sums
) -> list[tuple[frozenset[str], frozenset[str], list[int]]]:
    """Return (parts, wholes, parts − wholes by column) for each identity whose rows are all read."""
    found = []
    for parts, wholes in sums.columns:
        if all(row in table for row in (*parts, *wholes)):
            left = [
                sum(table[row][column] for row in parts) - sum(table[row][column] for row in wholes)
                for column in range(sums.width)
            ]
            found.append((frozenset(parts), frozenset(wholes), left))
    return found


def _count(residuals: Sequence[tuple[frozenset[str], frozenset[str], list[int]]]) -> int:
    return sum(value != 0 for _, _, left in residuals for value in left)


def _changed(
    residuals: Sequence[tuple[frozenset[str], frozenset[str], list[int]]],
    row: str,
    old: Sequence[int],
    new: Sequence[int],
    sums: Sums,
) -> int:
    """Return how many column identities would be broken with `new` in place of `old`."""
    broken = 0
    for parts, wholes, left in residuals:
        sign = (row in parts) - (row in wholes)
        broken += sum(left[column] + sign * (new[column] - old[column]) != 0 for column in range(sums.width))
    return broken


def _broken(table: Mapping[str, Sequence[int]], sums: Sums) -> int:
    rows = sum(not _row_holds(vector, sums) for vector in table.values())
    return rows + _count(_residuals(table, sums))


def _hides_blank(row: str, token: str, base: Mapping[str, tuple[int, ...]], sums: Sums) -> bool:
    """Return whether the digits, read with one blank cell among them, break no more than they do.

    A blank leaves no trace in text that ran together, so it has to be thought of.
    """
    residuals = _residuals(base, sums)
    held = _count(residuals) + (not _row_holds(base[row], sums))
    if not (token.isascii() and token.isdigit()):
        return False
    for parts in compositions(token, sums.width - 1):
        if len(parts) != sums.width - 1:
            continue
        numbers = [int(part[:18]) for part in parts]
        for blank in range(sums.width):
            vector = [*numbers[:blank], 0, *numbers[blank:]]
            need = 2 * vector[sums.total] - sum(vector)
            row_broken = blank != sums.total and need < 0
            if (
                tuple(vector) != base[row]
                and _changed(residuals, row, base[row], vector, sums) + row_broken <= held
            ):
                return True
    return False
