"""What a person reads: one cause, its place, the figures, and the repair if there is one."""

from enum import StrEnum
from typing import NamedTuple

from lint_gov.model.location import Location
from lint_gov.model.outcome import Equation, Fix, Repair
from lint_gov.model.wording import Text


class Severity(StrEnum):
    """How grave a diagnostic is; `rank` orders them, error first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Return 0 for an error, 1 for a warning, 2 for a note."""
        return ("error", "warning", "note").index(self.value)


class Explained(NamedTuple):
    """A broken identity that a diagnostic accounts for."""

    rule: str
    at: str
    message: Text


class Suppression(NamedTuple):
    """Why a diagnostic does not count: `kind` is "waiver" or "baseline"."""

    kind: str
    reason: str
    by: str | None = None
    date: str | None = None
    expires: str | None = None


class Diagnostic(NamedTuple):
    """One diagnosis; `candidates` is the number of equally good repairs.

    `cells` are the places of the cells that its equation and its repairs speak of, by address.
    """

    rule: str
    name: str
    severity: Severity
    message: Text
    why: Text
    help: Text
    basis: str
    address: str | None
    location: Location
    fingerprint: str
    equation: Equation | None = None
    explains: tuple[Explained, ...] = ()
    repairs: tuple[Repair, ...] = ()
    candidates: int = 0
    fix: Fix | None = None
    quote: str | None = None
    suppressed: Suppression | None = None
    cells: tuple[tuple[str, Location], ...] = ()

    def speaks_of(self, rule: str) -> bool:
        """Return whether it says what a rule found, as its own or among the identities that it explains."""
        return self.rule == rule or any(one.rule == rule for one in self.explains)
