"""What became of one rule, with every verdict it gave."""

from typing import NamedTuple

from lint_gov.model.outcome import Outcome, Verdict
from lint_gov.model.rule import Rule


class Ran(NamedTuple):
    """A rule that was run on a report: the summary, and one verdict for each application.

    A rule that was not run at all has no verdicts; the outcome says why.
    """

    rule: Rule
    outcome: Outcome
    verdicts: tuple[Verdict, ...]
