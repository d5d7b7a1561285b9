"""The sources of a run that are to be linted, shared out among processes where that is worth it."""

import os
from collections.abc import Generator, Iterable, Sequence
from itertools import chain, islice
from typing import NamedTuple

from lint_gov.batch.cache import Memory
from lint_gov.batch.one import Checker
from lint_gov.batch.task import CHUNK, Checked, Settings, Task

ALONE, READ = "alone", "read"
"""What is made of a source: it is judged by itself, or read to be judged beside others."""


class Run(NamedTuple):
    """What a run goes about its sources with: how to lint, in how many processes, what is known already."""

    settings: Settings
    check: Checker
    jobs: int
    memory: Memory

    def remembered(self, sources: Iterable[Task], kind: str) -> Generator[Checked]:
        """Yield what came of each source, of those that are known without looking at them."""
        return self.memory.remembered(sources, kind, self.shared, self.check.__call__)

    def shared(self, sources: Iterable[Task]) -> Generator[Checked]:
        """Yield what came of each source, shared out where that is worth starting workers for."""
        sources = iter(sources)
        first = list(islice(sources, CHUNK + 1)) if self.jobs > 1 else []
        sources = chain(first, sources)
        if len(first) <= CHUNK:
            for source in sources:
                yield from self.check(source)
            return
        from lint_gov.batch.pool import shared_out  # noqa: PLC0415 - multiprocessing, for many files only

        yield from shared_out(sources, self.settings, self.check, jobs=self.jobs)


def once(results: Generator[Checked], tasks: Sequence[Task]) -> Generator[Checked]:
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
