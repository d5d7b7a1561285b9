"""What differs between two reports that belong together, and what two lots of them come to."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from lint_gov.comparison.pairing import paired
from lint_gov.comparison.record import Found, Record

_INPUT_RULE = re.compile(r"E[0-9]+")


class Change(NamedTuple):
    """A figure that differs; None where a cell was not read, or is not in that form."""

    address: str
    old: str | None
    new: str | None


class Pair(NamedTuple):
    """Two reports that belong together: diagnoses that came, went and stayed, and the figures that differ.

    What a waiver or a baseline lets pass is none of them. `changes` is None where figures are not known.
    `versions` says that both are of one organ and year.
    """

    old: Record
    new: Record
    came: tuple[Found, ...]
    went: tuple[Found, ...]
    stayed: tuple[Found, ...]
    changes: tuple[Change, ...] | None
    versions: bool = True

    @property
    def same(self) -> bool:
        """Return whether nothing differs."""
        return not (self.came or self.went or self.changes)


class Comparison(NamedTuple):
    """All pairs, in the order of the new reports, and the reports that are there once."""

    pairs: tuple[Pair, ...]
    gone: tuple[Record, ...]
    added: tuple[Record, ...]

    @property
    def came(self) -> tuple[Found, ...]:
        """Return everything that is new, that of added reports as well."""
        alone = (one for record in self.added for one in record.diagnostics if not one.suppressed)
        return (*(one for pair in self.pairs for one in pair.came), *alone)


def compared(old: Sequence[Record], new: Sequence[Record]) -> Comparison:
    """Return what differs between two lots of reports."""
    found = paired(old, new)
    return Comparison(tuple(_pair(*pair) for pair in found.pairs), found.gone, found.added)


def _pair(old: Record, new: Record) -> Pair:
    # A fingerprint holds the organ, the year and the figures: of two years, places are compared.
    same_report = (old.organ, old.year) == (new.organ, new.year)
    key = _by_fingerprint if same_report else _by_place
    came, went, stayed = _sorted_out(old.diagnostics, new.diagnostics, key)
    return Pair(old, new, came, went, stayed, _changes(old, new), versions=same_report)


def _sorted_out(
    old: Iterable[Found], new: Iterable[Found], key: Callable[[Found], Hashable]
) -> tuple[tuple[Found, ...], tuple[Found, ...], tuple[Found, ...]]:
    """Return the diagnoses that came, went and stayed; one that counts again has come."""
    waiting: dict[Hashable, list[Found]] = {}
    for one in old:
        waiting.setdefault(key(one), []).append(one)
    came: list[Found] = []
    stayed: list[Found] = []
    for one in new:
        before = waiting.get(key(one))
        known = before.pop(0) if before else None
        if not one.suppressed:
            (came if known is None or known.suppressed else stayed).append(one)
    went = [one for left in waiting.values() for one in left if not one.suppressed]
    return tuple(came), tuple(went), tuple(stayed)


def _by_fingerprint(found: Found) -> Hashable:
    # That of a file that could not be read is made of its path.
    return _by_place(found) if _INPUT_RULE.fullmatch(found.rule) else found.fingerprint


def _by_place(found: Found) -> Hashable:
    return found.rule, found.address


def _changes(old: Record, new: Record) -> tuple[Change, ...] | None:
    if old.cells is None or new.cells is None:
        return None
    addresses = dict.fromkeys((*old.cells, *new.cells))
    pairs = ((one, old.cells.get(one), new.cells.get(one)) for one in addresses)
    return tuple(Change(*pair) for pair in pairs if pair[1] != pair[2])
