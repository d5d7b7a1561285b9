"""Cuts figures that ran together into the cells they came from.

Counting comes first: seven digits for seven columns leave one cut, whatever the sums say. Where
several cuts remain, the identities that the form itself states choose between them, and a cell is
read only if every reading that is nearly as good agrees on it (`settle`).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from lint_gov.text.pattern import late

_MOST_CUTS = 4000
_MOST_READINGS = 20_000
_MANY = 4  # one row in four
_NUMBER = late(r"(?P<sign>[+\-−]?)(?P<digits>[0-9]+)(?P<rest>(?:\.[0-9]+)?[^0-9]*)")

Cut = tuple[str, ...]


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


def cuts(tokens: Sequence[str], width: int, signed: frozenset[int] = frozenset()) -> list[Cut]:
    """Return every way to read the tokens as `width` cells; none where there are too many ways.

    A token is a run of text between spaces; "" is a cell known to be blank. Only a column in
    `signed` may begin with a sign. No figure has a leading zero.
    """
    if len(tokens) == width:
        return [tuple(tokens)]
    filled = [token for token in tokens if token.strip()]
    if len(filled) == width:
        return [tuple(filled)]
    if _all_digits(filled) and sum(map(len, filled)) == width:
        return [tuple("".join(filled))]
    found: list[Cut] = []
    for cut in _cut_all(filled, width, signed):
        found.append(cut)
        if len(found) > _MOST_CUTS:
            return []
    if not any(_runs_together(token) for token in filled):
        found.extend(cut for cut in _with_blanks(filled, width) if _signs_fit(cut, signed))
    return found if len(found) <= _MOST_CUTS else []


def with_blanks(tokens: Sequence[str], width: int) -> list[Cut]:
    """Return every way to read whole cells as `width` of them with one or two left out blank."""
    filled = [token for token in tokens if token.strip()]
    return list(_with_blanks(filled, width))


def stand_apart(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the figures of rows stand apart: rows hold several, and none begins with a zero.

    Where figures run together, 0012 stands for three cells in one row or another.
    """
    filled = [[token.strip() for token in tokens if token.strip()] for tokens in rows]
    several = sum(len(tokens) > 1 for tokens in filled)
    joined = any(_runs_together(token) for tokens in filled for token in tokens)
    return several > 0 and not joined and _MANY * several >= sum(map(bool, filled))


def _all_digits(tokens: Sequence[str]) -> bool:
    return all(token.isascii() and token.isdigit() for token in tokens)


def _runs_together(token: str) -> bool:
    """Return whether a token cannot be one figure: it begins with a zero and goes on."""
    return len(token) > 1 and token.startswith("0") and token.isascii() and token.isdigit()


def _cut_all(tokens: Sequence[str], width: int, signed: frozenset[int], column: int = 0) -> Iterator[Cut]:
    if not tokens:
        if width == 0:
            yield ()
        return
    if len(tokens) > width:
        return
    for parts in _cut_one(tokens[0], width - len(tokens) + 1):
        if parts[0][0] in "+-−" and column not in signed:
            continue
        for rest in _cut_all(tokens[1:], width - len(parts), signed, column + len(parts)):
            yield parts + rest


def _cut_one(token: str, most: int) -> Iterator[Cut]:
    match = _NUMBER().fullmatch(token)
    if match is None:
        yield (token,)
        return
    for parts in _compositions(match["digits"], most):
        yield (
            (match["sign"] + parts[0], *parts[1:-1], parts[-1] + match["rest"])
            if len(parts) > 1
            else (token,)
        )


def _compositions(digits: str, most: int) -> Iterator[Cut]:
    if digits[0] != "0" or len(digits) == 1:
        yield (digits,)
    if most < 2:  # noqa: PLR2004 - two parts at least
        return
    longest = 1 if digits[0] == "0" else len(digits) - 1
    for size in range(1, min(longest, len(digits) - 1) + 1):
        for rest in _compositions(digits[size:], most - 1):
            yield (digits[:size], *rest)


def _signs_fit(cut: Cut, signed: frozenset[int]) -> bool:
    return all(column in signed for column, cell in enumerate(cut) if cell[:1] in tuple("+-−"))


def _with_blanks(tokens: Sequence[str], width: int) -> Iterator[Cut]:
    missing = width - len(tokens)
    if missing <= 0 or missing > 2 or not tokens:  # noqa: PLR2004 - more would be guessing
        return
    for first in range(width if missing == 1 else width - 1):
        for second in [None] if missing == 1 else range(first + 1, width):
            cells = list(tokens)
            cells.insert(first, "")
            if second is not None:
                cells.insert(second, "")
            yield tuple(cells)


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
    for parts in _compositions(token, sums.width - 1):
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
