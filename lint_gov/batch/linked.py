"""Reports of a run that are judged beside one another: all are read, linked, and then judged in order."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import repeat
from tempfile import TemporaryDirectory

from lint_gov.batch.cache.keys import linked_key
from lint_gov.batch.links import UNREAD, links_of
from lint_gov.batch.sharing import READ, Run, once
from lint_gov.batch.shelf import Shelf
from lint_gov.batch.task import Checked, Task


def linked(
    sources: Iterable[Task],
    tasks: Sequence[Task],
    run: Run,
    on_read: Callable[[Checked], None] | None,
) -> Generator[Checked]:
    """Yield what came of each source once all are read, each judged beside those that belong to it."""
    with TemporaryDirectory(prefix="lint-gov-") as folder:
        shelf = Shelf(folder)
        reading = (task._replace(keep=folder) for task in sources)
        for checked in once(run.remembered(reading, READ), tasks):
            shelf.put(checked)
            if on_read is not None:
                on_read(checked)
        if run.memory.keys is not None:
            _recall(shelf, run)
        cards = shelf.cards
        links = repeat(None, len(cards)) if shelf.is_settled else links_of(cards, run.settings.organs)
        yield from shelf.finished(links, lambda waiting: _judged(waiting, run))


def _recall(shelf: Shelf, run: Run) -> None:
    """Finish the reports that were judged before beside the same others, and have the rest ready.

    A report that is known was not read; where one that is not known rests on it, that is done now. Files
    that change meanwhile make other links, so it goes on until nothing is missing.
    """
    while unread := _unread(shelf, run):
        reading = iter([shelf.source(number) for number in unread])
        with closing(run.shared(reading)) as results:
            found = (checked for checked in results if not checked.attached)
            for number, checked in zip(unread, found, strict=True):
                shelf.take(number, checked)


def _unread(shelf: Shelf, run: Run) -> list[int]:
    unread: set[int] = set()
    for number, links in enumerate(links_of(shelf.cards, run.settings.organs)):
        if links is None or shelf.is_done(number) or shelf.waiting(number)[0].witness:
            continue
        known = run.memory.recall(linked_key(links), shelf.waiting(number)[0])
        if known is not None and known.card is None:
            shelf.finish(number, known)
        else:
            unread.update(spot.start for spot in links.spots if spot.file == UNREAD)
    return sorted(unread)


def _judged(waiting: Iterator[Task], run: Run) -> Generator[Checked]:
    """Yield how reports were judged, and keep it where the same would come of it again."""
    if run.memory.keys is None:
        yield from run.shared(waiting)
        return
    keys: list[str | None] = []

    def noted() -> Iterator[Task]:
        for task in waiting:
            keys.append(linked_key(task.links) if task.links else None)
            yield task

    with closing(run.shared(noted())) as results:
        for number, checked in enumerate(results):
            run.memory.keep(keys[number], checked)
            yield checked
