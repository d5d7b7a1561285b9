"""What a run adds up to: the counts of many results, without the results."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from lint_gov.model.diagnostic import Severity
from lint_gov.model.outcome import Status
from lint_gov.result import CELL_STATES, ReadStatus, Result

# Counted as reports that were read: a partial one was, and says which cells were not.
_READ = (ReadStatus.READ, ReadStatus.PARTIAL)


class Summary(NamedTuple):
    """The counts of some results; `add` joins those of two lots.

    `crashed` says that a rule, or the reading itself, broke down somewhere: a fault of ours.
    `statuses` counts results by status, `severities` their diagnostics that are not suppressed,
    `outcomes` what became of the rules, `cells` the value cells by what became of them, `rules` the
    diagnostics by (rule, name, severity).
    """

    statuses: Counter[str]
    severities: Counter[str]
    outcomes: Counter[str]
    cells: Counter[str]
    rules: Counter[tuple[str, str, str]]
    suppressed: int = 0
    crashed: bool = False

    @property
    def reports(self) -> int:
        """Return the number of results, whatever became of them."""
        return self.statuses.total()

    @property
    def read(self) -> int:
        """Return the number of reports read, wholly or in part."""
        return sum(self.statuses[status] for status in _READ)

    @property
    def unreadable(self) -> int:
        """Return the number of sources that could not be read."""
        return self.statuses[ReadStatus.UNREADABLE]

    @property
    def strangers(self) -> int:
        """Return the number of sources that were read and hold no report."""
        return self.statuses[ReadStatus.NOT_A_REPORT]

    def to_dict(self) -> dict[str, object]:
        """Return the `summary` of the JSON output."""
        return {
            "reports": self.reports,
            "read": self.read,
            "unreadable": self.unreadable,
            **{severity.value: self.severities[severity] for severity in Severity},
            "suppressed": self.suppressed,
            "outcomes": {status.value: self.outcomes[status] for status in Status},
        }


EMPTY = Summary(Counter(), Counter(), Counter(), Counter(), Counter())


def summary_of(result: Result) -> Summary:
    """Return the counts of one result."""
    counted = [diagnostic for diagnostic in result.diagnostics if diagnostic.suppressed is None]
    cells = result.cells
    return Summary(
        statuses=Counter({result.status.value: 1}),
        severities=Counter(diagnostic.severity.value for diagnostic in counted),
        outcomes=Counter(outcome.status.value for outcome in result.outcomes),
        cells=Counter({state: cells[state] for state in CELL_STATES}),
        rules=Counter((one.rule, one.name, one.severity.value) for one in counted),
        suppressed=len(result.diagnostics) - len(counted),
        crashed=any(outcome.crashed for outcome in result.outcomes),
    )


def add(one: Summary, other: Summary) -> Summary:
    """Return the counts of two lots of results together."""
    return Summary(
        one.statuses + other.statuses,
        one.severities + other.severities,
        one.outcomes + other.outcomes,
        one.cells + other.cells,
        one.rules + other.rules,
        one.suppressed + other.suppressed,
        one.crashed or other.crashed,
    )


def total(summaries: Iterable[Summary]) -> Summary:
    """Return the counts of all the lots together."""
    whole = EMPTY
    for summary in summaries:
        whole = add(whole, summary)
    return whole
