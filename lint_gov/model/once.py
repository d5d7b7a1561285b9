"""Work on a report that many rules need and that is done once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from lint_gov.model.report import Report

_Found = TypeVar("_Found")


def once(read: Callable[[Report], _Found]) -> Callable[[Report], _Found]:
    """Return a function of a report that keeps its answer for the last report it was asked about.

    A hundred rules ask about the same report, one after the other. Reports are told apart by identity:
    they hold mappings, which have no hash.
    """
    last: tuple[Report, _Found] | None = None

    @wraps(read)
    def kept(report: Report) -> _Found:
        nonlocal last
        known = last
        if known is None or known[0] is not report:
            known = last = (report, read(report))
        return known[1]

    return kept
