"""What a check says, and what became of a rule on one report."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from lint_gov.model.kin import Kin
from lint_gov.model.organ import Organ
from lint_gov.model.report import Report
from lint_gov.model.wording import Text


class Status(StrEnum):
    """The fate of a rule, or of one application of it."""

    PASSED = "passed"
    FAILED = "failed"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not-applicable"
    CRASHED = "crashed"


class Equation(NamedTuple):
    """An identity with its figures: each side lists (address, figure as calculated with).

    A blank is the empty string. `relation` is "=", "<=" or ">=". `difference` is the absolute
    difference of the two sides.
    """

    left: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...]
    left_value: str
    right_value: str
    difference: str
    relation: str = "="


class Linear(NamedTuple):
    """A linear identity: Σ coefficient · cell + constant = 0, cells by address.

    The constant is what figures of another report add, which are fixed facts for this one.
    """

    terms: tuple[tuple[str, int], ...]
    constant: int = 0


class Fix(NamedTuple):
    """A change of text that keeps the meaning: `old` at `anchor` becomes `new`.

    A `hint` is shown and never applied.
    """

    old: str
    new: str
    anchor: int | None = None
    hint: bool = False


class CellChange(NamedTuple):
    """One figure and what it would become; both as printed, blank as the empty string."""

    address: str
    old: str
    new: str


class Certainty(StrEnum):
    """How far a repair is proven; the words are tied to facts in `lint_gov.repair`."""

    CERTAIN = "certain"
    LIKELY = "likely"
    ONE_OF = "one-of"
    NONE = "none"


class Repair(NamedTuple):
    """One candidate: the cells to change together, and how certain that is."""

    cells: tuple[CellChange, ...]
    certainty: Certainty


_NO_VALUES: Mapping[str, "str | int | Text"] = MappingProxyType({})


class Finding(NamedTuple):
    """A defect as a check sees it: where, and with what values; no rule, no severity, no wording.

    `address` is the cell, line, section or fact it is about. `anchor` and `path` give its place
    where that is not the place of the address. `values` fill the rule's message and may decide its
    severity. `quote` is the text it quotes. `cells` lists the cells it speaks of.
    """

    address: str | None
    values: Mapping[str, "str | int | Text"] = _NO_VALUES
    anchor: int | None = None
    path: str | None = None
    quote: str | None = None
    equation: Equation | None = None
    fix: Fix | None = None
    repairs: tuple[Repair, ...] = ()
    cells: tuple[str, ...] = ()


class Verdict(NamedTuple):
    """One application of a check.

    `at` is the address it was applied to. `reason` says why it is undecided or not applicable.
    `linear` is the identity applied, whatever the status, where it is one.
    """

    status: Status
    at: str
    reason: Text | None = None
    finding: Finding | None = None
    linear: Linear | None = None


class Outcome(NamedTuple):
    """What became of one rule on one report, with how many times it was applied.

    `crashed` is True where the check broke down, also where it had failed something before that.
    """

    rule: str
    name: str
    status: Status
    applied: int
    passed: int
    failed: int
    undecided: int
    reason: Text | None = None
    crashed: bool = False


class Subject(NamedTuple):
    """What a check looks at: the report, and what else is known.

    `previous` is the same organ's report of the year before. `organ_level` is the level stated for
    this run, one of LEVELS in `lint_gov.model.organ`. `as_of` is an ISO date. `organ` is what the
    register says of the organ, None without a register or where the organ is not in it. `kin` are the
    other reports of the run, None where the report was checked alone.
    """

    report: Report
    previous: Report | None = None
    organ_level: str | None = None
    as_of: str | None = None
    organ: Organ | None = None
    kin: Kin | None = None

    @property
    def level(self) -> str | None:
        """Return the level of the organ where it was stated, for this run or in the register."""
        return self.organ_level or (self.organ.level if self.organ else None)

    @property
    def organ_name(self) -> str | None:
        """Return the organ's name in the register, else as the report has it."""
        return self.organ.name if self.organ else self.report.organisation
