"""Whether two readings of one report state the same figures, and what they state together."""

from collections.abc import Sequence

from lint_gov.model.report import Report, Value
from lint_gov.model.wording import Text

_DISAGREE = Text(
    "同一报告的几个文件中，这一格的数字不同", "the files of this report give different figures here"
)


def differ(one: Value, other: Value) -> bool:
    """Return whether two sure readings of a cell contradict each other.

    A cell without a figure contradicts one that is not 0: a blank may stand for 0 in another file.
    """
    if not one.sure or not other.sure or one.number == other.number:
        return False
    return bool(one.number or other.number)


def together(reports: Sequence[Report]) -> Report:
    """Return what several files of one report say: the one read best, its gaps filled from the others.

    A figure on which sure readings differ is in doubt: nobody can know which file is right.
    """
    if len(reports) == 1:
        return reports[0]
    best = min(reports, key=_unsure)
    cells = {address: _agreed(value, address, reports) for address, value in best.cells.items()}
    return best._replace(cells=cells)


def _unsure(report: Report) -> int:
    return sum(not value.sure for value in report.cells.values())


def _agreed(value: Value, address: str, reports: Sequence[Report]) -> Value:
    sure = [each for report in reports if (each := report.cells.get(address)) is not None and each.sure]
    if any(differ(sure[0], each) for each in sure[1:]):
        return value._replace(doubt=_DISAGREE)
    return value if value.sure or not sure else sure[0]
