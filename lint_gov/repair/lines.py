"""Causes that hold for a whole line: totals left at 0, figures moved by one place, two lines swapped.

Each is tried against the identities exactly as a repair of single cells is: it has to make every
identity it touches hold.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import combinations
from typing import NamedTuple

from lint_gov.model.form import TableForm
from lint_gov.repair.check import holds_after, repaired_by
from lint_gov.repair.system import Number, System

_MANY = 4


class Pattern(IntEnum):
    """What went wrong along a line, the plainest first."""

    LEFT_AT_ZERO = 0
    SHIFTED = 1
    SWAPPED = 2
    MISCALCULATED = 3


class LineCause(NamedTuple):
    """One explanation: the lines it speaks of, and what their cells change by.

    `repaired` are the places of the broken identities that then hold.
    """

    pattern: Pattern
    lines: tuple[str, ...]
    changes: Mapping[str, Number]
    repaired: frozenset[int]


def lines_left_out(
    system: System, pool: frozenset[int], worth: Callable[[frozenset[int]], bool]
) -> tuple[LineCause, ...]:
    """Return the best explanations by a line that plainly was left at 0, all equally good.

    Plainly: a line of totals, or one whose total stands there without the figures it adds up. `worth`
    is asked of the broken identities that an explanation repairs.
    """
    return _best(
        cause
        for table in _tables(system, pool)
        for address, cells in lines_of(table)
        for cause in [_recalculated(system, pool, address, cells, zeros=True)]
        if cause is not None and worth(cause.repaired) and _plainly_left_out(system, cause, cells)
    )


def lines_mistaken(
    system: System, pool: frozenset[int], worth: Callable[[frozenset[int]], bool]
) -> tuple[LineCause, ...]:
    """Return the best explanations by a line moved, swapped or miscalculated, all equally good.

    Only those that explain many identities, and are `worth` it: a few identities are as well explained
    by a few figures.
    """
    return _best(
        cause
        for cause in _mistakes(system, pool)
        if cause is not None and len(cause.repaired) >= _MANY and worth(cause.repaired)
    )


def _mistakes(system: System, pool: frozenset[int]) -> Iterator[LineCause | None]:
    for table in _tables(system, pool):
        for address, cells in lines_of(table):
            yield _recalculated(system, pool, address, cells, zeros=True)
            yield _recalculated(system, pool, address, cells, zeros=False)
            yield from _shifted(system, pool, address, cells)
        yield from _swapped(system, pool, table)


def _tables(system: System, pool: frozenset[int]) -> list[TableForm]:
    names = {cell.partition("[")[0] for place in pool for cell in system.identities[place].terms}
    return [form.tables[name] for name, form in system.report.forms.items() if name in names]


def _best(causes: Iterable[LineCause]) -> tuple[LineCause, ...]:
    """Return those that explain the most identities by the plainest pattern and the fewest changes."""
    found = [(_rank(cause), cause) for cause in causes]
    best = min((rank for rank, _ in found), default=None)
    kept: dict[tuple[tuple[str, Number], ...], LineCause] = {}
    for rank, cause in found:
        if rank == best:
            kept.setdefault(tuple(sorted(cause.changes.items())), cause)
    return tuple(kept.values())


def _rank(cause: LineCause) -> tuple[int, int, int]:
    return -len(cause.repaired), cause.pattern, len(cause.changes)


def lines_of(table: TableForm) -> list[tuple[str, tuple[str, ...]]]:
    """Return the rows, columns and blocks of a table: the address of each line and its cells.

    A table of blocks without rows is also one line as a whole, under the address "table[]".
    """
    rows = [
        (f"{table.id}[{row.id}]", tuple(f"{table.id}[{row.id},{column.id}]" for column in table.columns))
        for row in table.rows
    ]
    columns = [
        (f"{table.id}[,{column.id}]", tuple(f"{table.id}[{row.id},{column.id}]" for row in table.rows))
        for column in table.columns
        if table.rows
    ]
    blocks = [
        (f"{table.id}[{block.id}]", tuple(f"{table.id}[{block.id},{column.id}]" for column in block.columns))
        for block in table.blocks
        if not block.rows
    ]
    whole = (
        [(f"{table.id}[]", tuple(cell for _, cells in blocks for cell in cells))] if len(blocks) > 1 else []
    )
    return [*rows, *columns, *blocks, *whole]


def _recalculated(
    system: System, pool: frozenset[int], address: str, cells: Sequence[str], *, zeros: bool
) -> LineCause | None:
    """Give every cell of a line the value that the identities across it demand.

    With `zeros` the cells to change all hold 0: the line was left out.
    """
    line = frozenset(cells)
    changes: dict[str, Number] = {}
    for cell in cells:
        demanded = _demanded(system, pool, cell, line)
        if demanded is None or (demanded and zeros and system.figures[cell]):
            return None
        if demanded:
            changes[cell] = demanded
    filled = sum(1 for cell in cells if system.figures.get(cell, 0) and cell not in changes)
    # A line with nothing in it, or with a total alone, was left out; else it takes more to say so.
    least = _MANY if not zeros else 2 if filled <= 1 else 3
    if len(changes) < least:
        return None
    return _cause(system, Pattern.LEFT_AT_ZERO if zeros else Pattern.MISCALCULATED, (address,), changes)


def _plainly_left_out(system: System, cause: LineCause, cells: Sequence[str]) -> bool:
    line = frozenset(cells)
    along = [place for place in cause.repaired if len(line.intersection(system.identities[place].terms)) > 1]
    if any(_is_total(system, place, cell) and cell not in cause.changes for place in along for cell in cells):
        return True
    across = [place for place in cause.repaired if place not in along]
    return all(any(_is_total(system, place, cell) for place in across) for cell in cause.changes)


def _is_total(system: System, place: int, cell: str) -> bool:
    """Return whether a cell is the stated total of an identity: what all others of it add up to."""
    terms = system.identities[place].terms
    return cell in terms and sum(1 for factor in terms.values() if (factor > 0) == (terms[cell] > 0)) == 1


def _demanded(system: System, pool: frozenset[int], cell: str, line: frozenset[str]) -> Number | None:
    """Return what a cell must change by for the broken identities across its line; None if they differ."""
    wanted: Number | None = 0
    for place in system.touching.get(cell, ()):
        identity = system.identities[place]
        if place not in pool or len(line.intersection(identity.terms)) != 1:
            continue
        factor = identity.terms[cell]
        if cell not in system.figures or factor not in {1, -1}:
            return None
        change = -identity.residual * factor
        if wanted not in {0, change}:
            return None
        wanted = change
    return wanted


def _shifted(
    system: System, pool: frozenset[int], address: str, cells: Sequence[str]
) -> Iterator[LineCause | None]:
    """Put the figures of a line, or of its broken part, back by one place to either side."""
    if any(cell not in system.figures for cell in cells):
        return
    line = frozenset(cells)
    across = [
        index
        for index, cell in enumerate(cells)
        if any(
            place in pool and len(line.intersection(system.identities[place].terms)) == 1
            for place in system.touching.get(cell, ())
        )
    ]
    spans = {(0, len(cells) - 1)} | ({(across[0], across[-1])} if len(across) > 1 else set())
    for first, last in sorted(spans):
        part = cells[first : last + 1]
        old = [system.figures[cell] for cell in part]
        if sum(1 for figure in old if figure) > 1:
            for new in _moved(system, pool, part, old):
                changes = _differences(part, old, new)
                if len(changes) >= _MANY:
                    yield _cause(system, Pattern.SHIFTED, (address,), changes)


def _moved(
    system: System, pool: frozenset[int], cells: Sequence[str], old: Sequence[Number]
) -> Iterator[list[Number]]:
    """Return the figures moved by one place; the one that was lost is 0, calculated, or the one left over."""
    line = frozenset(cells)
    for end, kept, spare in ((-1, list(old[1:]), old[0]), (0, list(old[:-1]), old[-1])):
        demanded = _demanded(system, pool, cells[end], line)
        entering = {spare, 0, old[end] + (demanded or 0)}
        for figure in sorted(entering):
            yield [*kept, figure] if end else [figure, *kept]


def _swapped(system: System, pool: frozenset[int], table: TableForm) -> Iterator[LineCause | None]:
    lines = [(address, cells) for address, cells in lines_of(table) if "," not in address]
    columns = [(address, cells) for address, cells in lines_of(table) if "," in address]
    for parallel in (lines, columns):
        for (one, first), (other, second) in combinations(parallel, 2):
            if len(first) != len(second) or any(cell not in system.figures for cell in (*first, *second)):
                continue
            old = [system.figures[cell] for cell in (*first, *second)]
            changes = _differences((*first, *second), old, [*old[len(first) :], *old[: len(first)]])
            if len(changes) >= _MANY and _helps(system, pool, changes):
                yield _cause(system, Pattern.SWAPPED, (one, other), changes)


def _differences(cells: Sequence[str], old: Sequence[Number], new: Sequence[Number]) -> dict[str, Number]:
    return {
        cell: after - before for cell, before, after in zip(cells, old, new, strict=True) if after != before
    }


def _helps(system: System, pool: frozenset[int], changes: Mapping[str, Number]) -> bool:
    """Return whether changes touch a broken identity at all: a quick look before the full check."""
    return any(place in pool for cell in changes for place in system.touching.get(cell, ()))


def _cause(
    system: System, pattern: Pattern, lines: tuple[str, ...], changes: Mapping[str, Number]
) -> LineCause | None:
    if not changes or not holds_after(system, changes):
        return None
    repaired = repaired_by(system, changes)
    return LineCause(pattern, lines, changes, repaired) if len(repaired) > 1 else None
