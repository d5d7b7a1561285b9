"""One organ as a register has it, before it is believed: what is written, and where."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lint_gov.ruleset.faults import FaultsError
from lint_gov.text.normalise import printable, squeeze

FIELDS = ("name", "aliases", "level", "parent", "deadline")
MOST_ORGANS = 100_000
MOST_FAULTS = 50  # a file of another sort would be faulty everywhere
_SHOWN = 40

Place = tuple[int, int]


class Entry(NamedTuple):
    """What is written of one organ, by field, blank fields left out; `places` has line and column."""

    place: Place
    said: Mapping[str, Sequence[str]]
    places: Mapping[str, Place]

    def first(self, field: str) -> str | None:
        """Return what a field says, or None."""
        return next(iter(self.said.get(field, ())), None)


class RegisterError(FaultsError):
    """A register that cannot be used."""


def shown(text: str) -> str:
    """Return what a register says as a fault names it: on one line, safe to print, cut short."""
    return squeeze(printable(text))[:_SHOWN]
