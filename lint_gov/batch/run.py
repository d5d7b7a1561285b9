"""Lints all sources of a run, in this process or in several."""

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from itertools import chain, islice

from lint_gov.batch.cache import memory_for
from lint_gov.batch.crawled import each_source
from lint_gov.batch.one import checker
from lint_gov.batch.sharing import ALONE, Run, once
from lint_gov.batch.task import Checked, Settings, Task


def check_all(
    tasks: Sequence[Task],
    settings: Settings,
    *,
    jobs: int = 1,
    on_read: Callable[[Checked], None] | None = None,
) -> Generator[Checked]:
    """Yield what came of each source, in their order, with the same text whatever the jobs.

    With one job, or too few sources to share out, this process lints them. Where a rule looks at other
    reports, all sources are read before the first is judged; `on_read` is then told of each as it is
    read. What the cache of the settings knows is not linted again; the text is the same.
    RuleFileError where the rules are faulty, ValueError where the report of the year before is none.
    """
    check = checker(settings)
    run = Run(settings, check, jobs, memory_for(settings, check.kit.rules))
    wanted = tasks if check.across else [task for task in tasks if not task.witness]
    if all(task.witness for task in wanted):
        wanted = []
    sources = each_source(wanted, settings.limits)
    first = list(islice(sources, 2)) if check.across else []
    sources = chain(first, sources)
    if len(first) <= 1:
        return _to_the_end(once(run.remembered(sources, ALONE), tasks), run)
    from lint_gov.batch.linked import linked  # noqa: PLC0415 - for several sources only

    return _to_the_end(linked(sources, tasks, run, on_read), run)


def _to_the_end(results: Generator[Checked], run: Run) -> Generator[Checked]:
    try:
        with closing(results):
            yield from results
    finally:
        run.memory.close()


def cores() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
