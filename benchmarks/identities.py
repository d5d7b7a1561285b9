"""The identities that the official forms print, and whether given figures keep them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.cases import Case
from lint_gov.forms.values import value_of
from lint_gov.model.form import Sum, TableForm
from lint_gov.model.report import ValueKind
from tests.generate import FORMS

# The rule that checks each sum of the forms, by the line it runs along and what it adds up.
_RULES = {
    ("requests", "row", ("applicants",)): "A102",
    ("requests", "column", ("results",)): "A103",
    ("requests", "column", ("new", "carried_in")): "A101",
    ("disputes", "block", ("cases",)): "A104",
}
RULES = frozenset(_RULES.values())
"""The rules that check the identities."""


@dataclass(frozen=True, slots=True)
class Identity:
    """One identity on one line of a report: the rule, the line, its cells, and if it is broken."""

    rule: str
    at: str
    cells: tuple[str, ...]
    broken: bool


def identities(case: Case) -> Iterator[Identity]:
    """Return every identity of the forms that the report follows, judged by its expected figures.

    A blank is any number from 0 up: an identity is broken where no such number keeps it.
    """
    for name in ("requests", "disputes"):
        table = FORMS[case.forms.get(name, case.forms["requests"])].tables[name]
        for total in table.sums:
            for at, parts, wholes in _lines(table, total):
                if all(cell in case.cells for cell in (*parts, *wholes)):
                    rule = _RULES[name, total.line, total.parts]
                    yield Identity(rule, at, (*parts, *wholes), not _holds(parts, wholes, case.cells))


def _lines(table: TableForm, total: Sum) -> Iterator[tuple[str, list[str], list[str]]]:
    parts = [name for part in total.parts for name in table.groups.get(part, (part,))]
    if total.line == "column":
        for column in table.columns:
            ends = f",{column.id}]"
            yield f"{table.id}[{ends}", _joined(table, parts, ends), _joined(table, total.wholes, ends)
        return
    for line in table.rows or table.blocks:
        starts = f"{table.id}[{line.id},"
        wholes = [f"{starts}{name}]" for name in total.wholes]
        yield f"{table.id}[{line.id}]", [f"{starts}{name}]" for name in parts], wholes


def _joined(table: TableForm, rows: Sequence[str], ends: str) -> list[str]:
    return [f"{table.id}[{row}{ends}" for row in rows]


def _holds(parts: list[str], wholes: list[str], cells: Mapping[str, str]) -> bool:
    difference, free = Decimal(0), set[int]()
    for sign, side in ((1, parts), (-1, wholes)):
        for address in side:
            value = value_of(address, cells[address])
            if value.number is None or value.kind is ValueKind.MISSING:
                free.add(sign)
            else:
                difference += sign * value.number
    # What the blanks must add up to can only have their sign.
    return difference == 0 or (difference < 0 and 1 in free) or (difference > 0 and -1 in free)
