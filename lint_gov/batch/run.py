"""Lints all sources of a run, in this process or in several."""

import os
from collections.abc import Generator, Iterable, Sequence
from itertools import chain, islice

from lint_gov.batch.crawled import each_source
from lint_gov.batch.one import checker
from lint_gov.batch.task import CHUNK, Checked, Settings, Task


def check_all(tasks: Sequence[Task], settings: Settings, *, jobs: int = 1) -> Generator[Checked]:
    """Yield what came of each source, in their order, with the same text whatever the jobs.

    With one job, or too few sources to share out, this process lints them. RuleFileError where the
    rules are faulty, ValueError where the report of the year before is none.
    """
    check = checker(settings)
    sources = each_source(tasks, settings.limits)
    first = list(islice(sources, CHUNK + 1)) if jobs > 1 else []
    sources = chain(first, sources)
    if len(first) <= CHUNK:
        return _once(chain.from_iterable(map(check, sources)), tasks)
    from lint_gov.batch.pool import shared_out  # noqa: PLC0415 - multiprocessing, for many files only

    return _once(shared_out(sources, settings, check, jobs=jobs), tasks)


def _once(results: Iterable[Checked], tasks: Sequence[Task]) -> Generator[Checked]:
    """Yield results without those of attachments that were asked for too, or came up before."""
    known: set[str] = set()
    try:
        for checked in results:
            if checked.attached:
                known = known or {os.path.abspath(task.path) for task in tasks}  # noqa: PTH100 - text as given
                path = os.path.abspath(checked.task.path)  # noqa: PTH100 - the same
                if path in known:
                    continue
                known.add(path)
            yield checked
    finally:
        if isinstance(results, Generator):
            results.close()


def cores() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
