"""One organ as a register has it, before it is believed: what is written, and where."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lint_gov.ruleset.faults import Fault

FIELDS = ("name", "aliases", "level", "parent", "deadline")
MOST_ORGANS = 100_000
MOST_FAULTS = 50  # a file of another sort would be faulty everywhere

Place = tuple[int, int]


class Entry(NamedTuple):
    """What is written of one organ, by field, blank fields left out; `places` has line and column."""

    place: Place
    said: Mapping[str, Sequence[str]]
    places: Mapping[str, Place]

    def first(self, field: str) -> str | None:
        """Return what a field says, or None."""
        return next(iter(self.said.get(field, ())), None)


class RegisterError(Exception):
    """A register that cannot be used; `faults` lists what is wrong, in the order of the file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults; the message of the exception has one a line."""
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
