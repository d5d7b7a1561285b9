"""Kind `digits_split`: no figure is split over two neighbouring cells.

A split is seen only where a sum along a row is wrong, is right once the two figures are written as
one, and no sum down the two columns speaks against it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import Any, NamedTuple

from lint_gov.forms.address import column_label, parse_address, row_label
from lint_gov.kinds.grounds import known_tables
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import table_name
from lint_gov.kinds.verdicts import failed, passed, undecided
from lint_gov.model.form import Form, Sum, TableForm
from lint_gov.model.outcome import CellChange, Certainty, Finding, Repair, Subject, Verdict
from lint_gov.model.report import Report, Value, ValueKind
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text

_SCHEMA: dict[str, Any] = {"properties": {}}
_VALUES = ("table", "row", "first", "second", "first_column", "second_column", "joined")
_UNREAD = Text("这一行有单元格没有读出或读取存疑", "a cell of the line was not read for certain")
_EMPTY = frozenset({ValueKind.BLANK, ValueKind.DASH})
_LONGEST = 9  # digits; a longer figure than this is no count of a report
_NOTHING = frozenset({"0"})
_RAW, _DOUBT = (itemgetter(Value._fields.index(name)) for name in ("raw", "doubt"))
_passed = lru_cache(maxsize=1024)(passed)


class _Sum(NamedTuple):
    """A line in which the cells of `parts` add up to that of `whole`, cells left to right."""

    at: str
    whole: str
    values: Callable[[Mapping[str, Value]], tuple[Value, ...]]


class _Identity(NamedTuple):
    """Cells and their signs: what they add up to is 0."""

    terms: Mapping[str, int]


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    wanted = known_tables((parameters["table"],), forms) if "table" in parameters else ()
    tables = {
        (form.id, name): (_sums(table), _down(table))
        for form in forms.values()
        for name, table in form.tables.items()
        if not wanted or name in wanted
    }

    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        for name in report.tables:
            form = report.forms[name]
            sums, down = tables.get((form.id, name), ((), {}))
            for line in sums:
                yield _judge(report, line, down, form.tables[name])

    return check


def _sums(table: TableForm) -> tuple[_Sum, ...]:
    """Return the sums that run along rows, or along the blocks of a table of one row."""
    lines = [row.id for row in table.rows] or [block.id for block in table.blocks]
    return tuple(
        _sum_of(table, line, total)
        for total in table.sums
        if total.line in {"row", "block"} and len(total.wholes) == 1
        for line in lines
    )


def _sum_of(table: TableForm, line: str, total: Sum) -> _Sum:
    whole = f"{table.id}[{line},{total.wholes[0]}]"
    return _Sum(f"{table.id}[{line}]", whole, itemgetter(*_cells(table, line, total.parts), whole))


def _cells(table: TableForm, line: str, parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{table.id}[{line},{name}]" for part in parts for name in table.groups.get(part, (part,)))


def _down(table: TableForm) -> Mapping[str, tuple[_Identity, ...]]:
    """Return for each cell the sums down its column."""
    found: dict[str, list[_Identity]] = {}
    for total in table.sums:
        for column in table.columns if total.line == "column" else ():
            terms = {f"{table.id}[{row},{column.id}]": 1 for row in _named(table, total.parts)}
            terms |= {f"{table.id}[{row},{column.id}]": -1 for row in _named(table, total.wholes)}
            identity = _Identity(terms)
            for cell in terms:
                found.setdefault(cell, []).append(identity)
    return {cell: tuple(identities) for cell, identities in found.items()}


def _named(table: TableForm, names: Sequence[str]) -> list[str]:
    return [row for name in names for row in table.groups.get(name, (name,))]


def _judge(
    report: Report, line: _Sum, down: Mapping[str, tuple[_Identity, ...]], table: TableForm
) -> Verdict:
    values = line.values(report.cells)
    if _NOTHING.issuperset(map(_RAW, values)) and not any(map(_DOUBT, values)):
        return _passed(line.at)
    figures = [_figure(value) for value in values]
    if None in figures:
        return undecided(line.at, _UNREAD)
    *parts, whole = (figure or 0 for figure in figures)
    if sum(parts) == whole:
        return _passed(line.at)
    found = [
        (pair, changes)
        for pair in pairwise(values)
        for changes in [_joined(report, pair, sum(parts), (line.whole, whole), down)]
        if changes
    ]
    return failed(line.at, _finding(table, *found[0])) if len(found) == 1 else _passed(line.at)


def _figure(value: Value) -> int | None:
    """Return what a cell counts, a blank as 0: this kind suspects, it does not prove."""
    if value.doubt is None and value.kind in _EMPTY:
        return 0
    return value.number if value.known and isinstance(value.number, int) else None


def _joined(
    report: Report,
    pair: tuple[Value, Value],
    parts: int,
    whole: tuple[str, int],
    down: Mapping[str, tuple[_Identity, ...]],
) -> list[dict[str, int]]:
    """Return what the two cells would hold if their figures were one, in each cell that it may stand in."""
    first, second = pair
    total, stated = whole
    digits = [(value.raw or "").strip() for value in pair]
    if not all(text.isascii() and text.isdigit() and len(text) <= _LONGEST for text in digits):
        return []
    left, right, joined = int(digits[0]), int(digits[1]), int("".join(digits))
    if not left or not right:
        return []  # a 0 beside a figure is what nearly every cell holds, and no sign of a split
    found = []
    for place, empty in ((first, second), (second, first)):
        changes = {place.address: joined, empty.address: 0}
        rest = parts - left - (right if second.address != total else 0)
        new_parts = rest + sum(changes[cell] for cell in changes if cell != total)
        if new_parts == changes.get(total, stated) and _kept(report, changes, down):
            found.append(changes)
    return found


def _kept(report: Report, changes: Mapping[str, int], down: Mapping[str, tuple[_Identity, ...]]) -> bool:
    """Return whether no sum down the columns speaks against the changed figures."""
    for cell in changes:
        for identity in down.get(cell, ()):
            figures = {other: _figure(report.cells[other]) for other in identity.terms} | dict(changes)
            known = {other: figure for other, figure in figures.items() if figure is not None}
            if len(known) == len(figures) and _sum(known, identity):
                return False
    return True


def _sum(figures: Mapping[str, int], identity: _Identity) -> int:
    return sum(sign * figures[cell] for cell, sign in identity.terms.items())


def _finding(table: TableForm, pair: tuple[Value, Value], candidates: Sequence[Mapping[str, int]]) -> Finding:
    first, second = pair
    place, next_place = parse_address(first.address), parse_address(second.address)
    values: dict[str, str | int | Text] = {
        "table": table_name(table.id),
        "row": row_label(table, place.row),
        "first": (first.raw or "").strip(),
        "second": (second.raw or "").strip(),
        "first_column": column_label(table, place.row, place.column),
        "second_column": column_label(table, next_place.row, next_place.column),
        "joined": next(iter(candidates[0].values())),
    }
    certainty = Certainty.LIKELY if len(candidates) == 1 else Certainty.ONE_OF
    repairs = tuple(
        Repair(
            tuple(
                CellChange(value.address, (value.raw or "").strip(), str(changes[value.address]))
                for value in pair
            ),
            certainty,
        )
        for changes in candidates
    )
    cells = (first.address, second.address)
    return Finding(first.address, values, first.anchor, first.path, repairs=repairs, cells=cells)


KIND = Kind("digits_split", _SCHEMA, _bind, _VALUES)
