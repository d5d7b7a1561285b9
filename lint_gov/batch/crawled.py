"""Turns the sources of a run into single ones: a crawl into the documents in it, as they go by."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from lint_gov.batch.task import Task
from lint_gov.model.document import Unreadable
from lint_gov.pipeline import largest
from lint_gov.readers import Limits
from lint_gov.sources.names import SUFFIXES
from lint_gov.sources.opening import opened, why_not
from lint_gov.sources.refusal import refusal_of


def each_source(tasks: Iterable[Task], limits: Limits) -> Iterator[Task]:
    """Yield sources in order; in the place of a crawl its documents, each under its URI."""
    for task in tasks:
        if task.crawl:
            yield from _records(task, limits)
        else:
            yield task


def _records(task: Task, limits: Limits) -> Iterator[Task]:
    from lint_gov.sources.crawl import records  # noqa: PLC0415 - an extra, for crawls only

    try:
        with opened(task.path) if task.content is None else BytesIO(task.content) as stream:
            for record in records(stream, SUFFIXES, largest(limits) + 1):
                if record.refusal is not None:
                    yield Task(task.path, folders=task.folders, refusal=record.refusal)
                else:
                    yield Task(
                        record.uri, record.content, named=False, folders=task.folders, setup=task.setup
                    )
    except (OSError, ValueError) as error:
        yield Task(task.path, folders=task.folders, refusal=refusal_of(why_not(error)))
    except Unreadable as fault:
        yield Task(task.path, folders=task.folders, refusal=refusal_of(fault))
