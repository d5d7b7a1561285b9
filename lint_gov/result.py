"""What linting one source gives, and its form in the machine formats (version 1)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from lint_gov.model.diagnostic import Diagnostic, Severity, Suppression
from lint_gov.model.document import Attachment
from lint_gov.model.location import Location
from lint_gov.model.outcome import Equation, Fix, Outcome, Repair
from lint_gov.model.report import Report, Value

CELL_STATES = ("expected", "read", "blank", "doubtful", "missing")


class ReadStatus(StrEnum):
    """How far a source could be read; PARTIAL where some cells could not."""

    READ = "read"
    PARTIAL = "partial"
    UNREADABLE = "unreadable"
    NOT_A_REPORT = "not-a-report"


class Reconciliation(NamedTuple):
    """The identity printed in table 三, for its 总计 column: new + carried_in = handled + carried_out.

    A side holds two figures as text: None where a cell was not read, the printed text (empty for a
    blank) where it holds no number. `holds` is None where the figures read do not decide it.
    """

    left: tuple[str | None, str | None]
    right: tuple[str | None, str | None]
    holds: bool | None


class Result(NamedTuple):
    """What linting one source gave.

    `path` is the path as given, "-" for bytes without a name. `sha256` is that of the source's
    bytes, None where they were not all read. `report` is None where there is none in the source;
    `attachments` are then the files that hold it, as far as the source tells.
    """

    path: str
    sha256: str | None
    status: ReadStatus
    report: Report | None = None
    outcomes: tuple[Outcome, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def cells(self) -> dict[str, int]:
        """Return how many value cells there should be, and what became of them.

        "read" are those read for certain that are not blank; the last four add up to "expected".
        """
        return _cell_counts(self.report.cells.values() if self.report else ())

    @property
    def reconciliation(self) -> Reconciliation:
        """Return the identity of table 三 in its 总计 column, as far as it was read."""
        cells = self.report.cells if self.report else {}
        return _reconciliation(cells)

    def count(self, severity: Severity) -> int:
        """Return the number of diagnostics of a severity that are not suppressed."""
        return sum(one.severity is severity and one.suppressed is None for one in self.diagnostics)

    def to_dict(self, language: str = "zh") -> dict[str, object]:
        """Return one element of `reports` of the JSON output; `language` is "zh" or "en"."""
        report, sums = self.report, self.reconciliation
        return {
            "path": self.path,
            "sha256": self.sha256,
            "status": self.status.value,
            "organisation": report.organisation if report else None,
            "year": report.year if report else None,
            "published": report.published if report else None,
            "form": forms_of(report),
            "cells": self.cells,
            "reconciliation": {"left": [*sums.left], "right": [*sums.right], "holds": sums.holds},
            "outcomes": [_outcome(outcome, language) for outcome in self.outcomes],
            "diagnostics": [_diagnostic(diagnostic, language) for diagnostic in self.diagnostics],
        }


def forms_of(report: Report | None) -> dict[str, str | None]:
    """Return the ids of the forms that tables 二 and 三 were found to follow."""
    return {
        "disclosure": report.form_id("disclosure") if report else None,
        "requests": report.form_id("requests") if report else None,
    }


def place_dict(location: Location) -> dict[str, object] | None:
    """Return the known parts of a place, or None where nothing is known of it."""
    return location.to_dict() or None


def _cell_counts(values: Iterable[Value]) -> dict[str, int]:
    counts = Counter(value.state for value in values)
    return {"expected": counts.total(), **{state: counts[state] for state in CELL_STATES[1:]}}


def _reconciliation(cells: Mapping[str, Value]) -> Reconciliation:
    rows = ("new", "carried_in", "handled", "carried_out")
    values = [cells.get(f"requests[{row},total]") for row in rows]
    one, two, three, four = (_figure(value) for value in values)
    return Reconciliation((one, two), (three, four), _balance(values))


def _figure(value: Value | None) -> str | None:
    if value is None or value.raw is None:
        return None
    return str(value.number) if value.number is not None else value.raw.strip()


def _balance(values: list[Value | None]) -> bool | None:
    """Return whether the sides agree; an identity that chose a reading cannot testify."""
    sure = [value for value in values if value and value.sure and "requests[,total]" not in value.chosen_by]
    if len(sure) < len(values):
        return None
    left, right = (sum(value.number or 0 for value in side) for side in (sure[:2], sure[2:]))
    unknown_left, unknown_right = (any(not value.known for value in side) for side in (sure[:2], sure[2:]))
    if not unknown_left and not unknown_right:
        return left == right
    # A blank is an unknown count: it can fill a gap on its own side and never closes one on the other.
    hopeless = (left > right and not unknown_right) or (right > left and not unknown_left)
    return False if hopeless else None


def _outcome(outcome: Outcome, language: str) -> dict[str, object]:
    return {
        "rule": outcome.rule,
        "name": outcome.name,
        "status": outcome.status.value,
        "applied": outcome.applied,
        "passed": outcome.passed,
        "failed": outcome.failed,
        "undecided": outcome.undecided,
        "reason": outcome.reason.in_language(language) if outcome.reason else None,
    }


def _diagnostic(diagnostic: Diagnostic, language: str) -> dict[str, object]:
    return {
        "rule": diagnostic.rule,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message.in_language(language),
        "address": diagnostic.address,
        "location": place_dict(diagnostic.location),
        "equation": _equation(diagnostic.equation) if diagnostic.equation else None,
        "explains": [{"rule": one.rule, "at": one.at} for one in diagnostic.explains],
        "repairs": [_repair(repair) for repair in diagnostic.repairs],
        "candidates": diagnostic.candidates,
        "fingerprint": diagnostic.fingerprint,
        "basis": diagnostic.basis,
        "fix": _fix(diagnostic.fix) if diagnostic.fix else None,
        "suppressed": _suppression(diagnostic.suppressed) if diagnostic.suppressed else None,
    }


def _equation(equation: Equation) -> dict[str, object]:
    return {
        "left": [[address, figure] for address, figure in equation.left],
        "right": [[address, figure] for address, figure in equation.right],
        "left_value": equation.left_value,
        "right_value": equation.right_value,
        "difference": equation.difference,
    }


def _repair(repair: Repair) -> dict[str, object]:
    return {
        "cells": [{"address": cell.address, "from": cell.old, "to": cell.new} for cell in repair.cells],
        "certainty": repair.certainty.value,
    }


def _fix(fix: Fix) -> dict[str, object]:
    return {"old": fix.old, "new": fix.new}


def _suppression(suppression: Suppression) -> dict[str, object]:
    return {
        "kind": suppression.kind,
        "reason": suppression.reason,
        "by": suppression.by,
        "date": suppression.date,
        "expires": suppression.expires,
    }
