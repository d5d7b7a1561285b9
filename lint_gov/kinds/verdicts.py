"""Makes the verdicts that checks yield."""

from lint_gov.model.outcome import Finding, Status, Verdict
from lint_gov.model.wording import Text

Values = dict[str, str | int | Text]  # what a finding gives to the rule's message


def passed(at: str) -> Verdict:
    """Return the verdict that a place was checked and is in order."""
    return Verdict(Status.PASSED, at)


def failed(at: str, finding: Finding) -> Verdict:
    """Return the verdict that a place was checked and has this defect."""
    return Verdict(Status.FAILED, at, finding=finding)


def undecided(at: str, reason: Text) -> Verdict:
    """Return the verdict that a place could not be judged, and why."""
    return Verdict(Status.UNDECIDED, at, reason=reason)


def not_applicable(at: str, reason: Text) -> Verdict:
    """Return the verdict that a rule does not speak of this report, and why."""
    return Verdict(Status.NOT_APPLICABLE, at, reason=reason)
