"""Which report of one lot belongs to which of the other."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from lint_gov.comparison.record import Record

_Key = Callable[[Record], Hashable]


class Paired(NamedTuple):
    """The reports that belong together, in the order of the new ones, and those that stand alone."""

    pairs: tuple[tuple[Record, Record], ...]
    gone: tuple[Record, ...]
    added: tuple[Record, ...]


def paired(old: Sequence[Record], new: Sequence[Record]) -> Paired:
    """Return which reports belong together.

    The closest tie counts: organ, year and the name of the file; organ and year; the organ, so that two
    years are compared; the name of the file; and one report on either side.
    """
    partner: dict[int, int] = {}
    for key in (_same_file, _same_report, _same_organ, _same_name):
        _tie(old, new, key, partner)
    if len(old) == len(new) == 1:
        partner.setdefault(0, 0)
    taken = set(partner.values())
    return Paired(
        tuple((old[partner[number]], one) for number, one in enumerate(new) if number in partner),
        tuple(one for number, one in enumerate(old) if number not in taken),
        tuple(one for number, one in enumerate(new) if number not in partner),
    )


def _tie(old: Sequence[Record], new: Sequence[Record], key: _Key, partner: dict[int, int]) -> None:
    """Add the pairs whose keys are the same among the reports without a partner, in their order."""
    taken = set(partner.values())
    waiting: dict[Hashable, list[int]] = {}
    for number, one in enumerate(old):
        if number not in taken and key(one) is not None:
            waiting.setdefault(key(one), []).append(number)
    for number, one in enumerate(new):
        if number not in partner and waiting.get(key(one)):
            partner[number] = waiting[key(one)].pop(0)


def _same_file(record: Record) -> Hashable:
    known = _same_report(record)
    return None if known is None else (known, _name(record))


def _same_report(record: Record) -> Hashable:
    return (record.organ, record.year) if record.organ and record.year else None


def _same_organ(record: Record) -> Hashable:
    return record.organ or None


def _same_name(record: Record) -> Hashable:
    return _name(record)


def _name(record: Record) -> str:
    return record.path.replace("\\", "/").rpartition("/")[2]
