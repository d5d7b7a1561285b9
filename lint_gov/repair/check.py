"""Whether changed figures would be possible, and what they would repair."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from lint_gov.engine.counts import column_of, is_signed
from lint_gov.repair.system import Identity, Number, System, changed_residual


def possible(system: System, changes: Mapping[str, Number]) -> bool:
    """Return whether changed figures could stand in their cells: counts stay whole and not negative."""
    return all(_possible(system, cell, change) for cell, change in changes.items()) and all(
        _fillable(system, system.identities[place], changes) for place in touched(system, changes)
    )


def holds_after(system: System, changes: Mapping[str, Number]) -> bool:
    """Return whether every identity that the changed cells stand in holds with the new figures."""
    for place in touched(system, changes):
        identity = system.identities[place]
        if system.free.isdisjoint(identity.terms) and changed_residual(identity, changes):
            return False
    return possible(system, changes)


def touched(system: System, changes: Iterable[str]) -> list[int]:
    """Return the places of the identities that any of the cells stands in, in order."""
    return sorted({place for cell in changes for place in system.touching.get(cell, ())})


def repaired_by(system: System, changes: Iterable[str]) -> frozenset[int]:
    """Return the places of the broken identities that the cells stand in."""
    return frozenset(place for place in touched(system, changes) if system.identities[place].broken)


def _possible(system: System, cell: str, change: Number) -> bool:
    new = system.figures[cell] + change
    column = column_of(system.report.forms, cell)
    if new < 0 and not (column and column.signed):
        return False
    amount = column is not None and column.decimal
    return amount or isinstance(new, int) or new == new.to_integral_value()


def _fillable(system: System, identity: Identity, changes: Mapping[str, Number]) -> bool:
    """Return whether the cells without a figure could still make up what an identity needs of them."""
    loose = [cell for cell in identity.terms if cell in system.free]
    need = -changed_residual(identity, changes)
    return (
        not loose
        or need == 0
        or any((identity.terms[cell] > 0) == (need > 0) for cell in loose)
        or any(is_signed(system.report.forms, cell) for cell in loose)
    )


def new_figure(system: System, cell: str, change: Number) -> Number:
    """Return the figure that a cell would hold after a change; whole wherever it is whole."""
    new = system.figures.get(cell, system.pinned.get(cell, 0)) + change
    whole = isinstance(new, Decimal) and new == new.to_integral_value() and abs(new) < 10**18
    return int(new) if whole else new
