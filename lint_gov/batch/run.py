"""Lints all sources of a run, in this process or in several."""

import os
from collections.abc import Generator, Sequence

from lint_gov.batch.one import checker
from lint_gov.batch.task import CHUNK, Checked, Settings, Task


def check_all(tasks: Sequence[Task], settings: Settings, *, jobs: int = 1) -> Generator[Checked]:
    """Yield what came of each source, in their order, with the same text whatever the jobs.

    With one job, or too few sources to share out, this process lints them. RuleFileError where the
    rules are faulty, ValueError where the report of the year before is none.
    """
    check = checker(settings)
    if jobs <= 1 or len(tasks) <= CHUNK:
        return (check(task) for task in tasks)
    from lint_gov.batch.pool import shared_out  # noqa: PLC0415 - multiprocessing, for many files only

    return shared_out(tasks, settings, check, jobs=jobs)


def cores() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
