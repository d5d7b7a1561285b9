"""Lints all sources of a run, in this process or in several."""

import os
from collections.abc import Callable, Generator, Iterable, Sequence
from itertools import chain, islice

from lint_gov.batch.crawled import each_source
from lint_gov.batch.one import Checker, checker
from lint_gov.batch.task import CHUNK, Checked, Settings, Task


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
    read. RuleFileError where the rules are faulty, ValueError where the report of the year before is none.
    """
    check = checker(settings)
    sources = each_source(tasks, settings.limits)
    if not check.across:
        return _once(_shared(sources, settings, check, jobs), tasks)
    first = list(islice(sources, 2))
    if len(first) == 1:
        return _once(_shared(first, settings, check, jobs), tasks)
    return _linked(chain(first, sources), tasks, settings, check, jobs, on_read)


def _linked(  # noqa: PLR0917 - what check_all was given
    sources: Iterable[Task],
    tasks: Sequence[Task],
    settings: Settings,
    check: Checker,
    jobs: int,
    on_read: Callable[[Checked], None] | None,
) -> Generator[Checked]:
    """Yield what came of each source once all are read, each judged beside those that belong to it."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - for several sources only

    from lint_gov.batch.links import links_of  # noqa: PLC0415 - the same
    from lint_gov.batch.shelf import Shelf  # noqa: PLC0415 - the same

    with TemporaryDirectory(prefix="lint-gov-") as folder:
        shelf = Shelf(folder)
        reading = (task._replace(keep=folder) for task in sources)
        for checked in _once(_shared(reading, settings, check, jobs), tasks):
            shelf.put(checked)
            if on_read is not None:
                on_read(checked)
        links = links_of(shelf.cards, settings.organs)
        yield from shelf.finished(links, lambda judging: _shared(judging, settings, check, jobs))


def _shared(sources: Iterable[Task], settings: Settings, check: Checker, jobs: int) -> Generator[Checked]:
    """Yield what came of each source, shared out where that is worth starting workers for."""
    sources = iter(sources)
    first = list(islice(sources, CHUNK + 1)) if jobs > 1 else []
    sources = chain(first, sources)
    if len(first) <= CHUNK:
        for source in sources:
            yield from check(source)
        return
    from lint_gov.batch.pool import shared_out  # noqa: PLC0415 - multiprocessing, for many files only

    yield from shared_out(sources, settings, check, jobs=jobs)


def _once(results: Generator[Checked], tasks: Sequence[Task]) -> Generator[Checked]:
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
        results.close()


def cores() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
