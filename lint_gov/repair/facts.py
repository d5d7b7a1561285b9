"""Figures that differ from fixed facts, such as last year's: one difference along a line is one cause."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lint_gov.forms.address import parse_address
from lint_gov.model.outcome import Certainty
from lint_gov.repair.lines import Pattern
from lint_gov.repair.system import Number, System

Changes = Mapping[str, Number]


class Cause(NamedTuple):
    """One cause: the broken identities it explains, and its repairs, the best first.

    Without repairs it could not be localised. `lines` are the lines it is about where it is about
    whole lines, and `pattern` what went wrong along them.
    """

    explains: tuple[int, ...]
    repairs: tuple[tuple[Changes, Certainty], ...]
    lines: tuple[str, ...] = ()
    pattern: Pattern | None = None


def of_one_difference(system: System, causes: Sequence[Cause]) -> tuple[Cause, ...]:
    """Return causes with those joined that tell one difference, in figures and again in their total.

    Each of them is a figure that differs from a fact and that nothing in the report can put right; what
    the parts of a row are off adds up to what its total is off. The total comes first.
    """
    alone = [cause for cause in causes if _lone_cell(system, cause) is not None]
    joined: list[Cause] = []
    for row in dict.fromkeys(_row(system, cause) for cause in alone):
        members = [cause for cause in alone if _row(system, cause) == row]
        if len(members) > 1:
            joined += _joined(system, members)
    merged = {place for cause in joined for place in cause.explains}
    return (*(cause for cause in causes if merged.isdisjoint(cause.explains)), *joined)


def _joined(system: System, members: Sequence[Cause]) -> list[Cause]:
    cells = {str(_lone_cell(system, cause)): cause for cause in members}
    name = parse_address(next(iter(cells))).table
    table = system.report.forms[name].tables[name]
    for one in table.sums:
        if one.line != "row":
            continue
        columns = {column for part in one.parts for column in table.groups.get(part, (part,))}
        parts = [cause for cell, cause in cells.items() if parse_address(cell).column in columns]
        wholes = [cause for cell, cause in cells.items() if parse_address(cell).column in one.wholes]
        if len(parts) + len(wholes) > 1 and _off(system, parts) == _off(system, wholes):
            return [Cause(tuple(cause.explains[0] for cause in (*wholes, *parts)), ())]
    return []


def _off(system: System, causes: Sequence[Cause]) -> Number:
    total: Number = 0
    for cause in causes:
        identity = system.identities[cause.explains[0]]
        total += identity.residual * next(iter(identity.terms.values()))
    return total


def _row(system: System, cause: Cause) -> tuple[str, str, str]:
    parts = parse_address(str(_lone_cell(system, cause)))
    return system.identities[cause.explains[0]].rule.id, parts.table, parts.row


def _lone_cell(system: System, cause: Cause) -> str | None:
    """Return the cell of a cause that is one identity of one figure, without a repair; else None."""
    if cause.repairs or len(cause.explains) != 1:
        return None
    terms = system.identities[cause.explains[0]].terms
    return next(iter(terms)) if len(terms) == 1 and set(terms.values()) <= {1, -1} else None
