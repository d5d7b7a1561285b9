"""Sources that are known from earlier runs, and the others linted: in order, in bounded memory."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import NamedTuple

from lint_gov.batch.cache.entry import packed, unpacked
from lint_gov.batch.cache.keys import Keys, content_digest, keys_for
from lint_gov.batch.cache.store import Store, store_in
from lint_gov.batch.task import Checked, Settings, Task
from lint_gov.model.rule import Ruleset
from lint_gov.readers import Limits
from lint_gov.result import ReadStatus

Check = Callable[[Task], Iterator[Checked]]
Lint = Callable[[Iterator[Task]], Generator[Checked]]

_MOST_HELD = 64  # results held for their turn; further ones are looked up again


class Known(NamedTuple):
    """A source with its key and the digest of its content, None where it is not to be kept.

    `checked` is what came of it before; `known` says that there is something, held or not.
    """

    task: Task
    key: str | None = None
    digest: str | None = None
    known: bool = False
    checked: Checked | None = None


@dataclass(slots=True)
class Memory:
    """What earlier runs left, under the keys of this one; nothing without `keys`."""

    store: Store = field(default_factory=Store)
    keys: Keys | None = None
    limits: Limits = field(default_factory=Limits)

    def recall(self, key: str | None, task: Task) -> Checked | None:
        """Return what came of a source, or None."""
        content = self.store.recall(bytes.fromhex(key)) if key is not None else None
        return None if content is None else unpacked(content, task)

    def keep(self, key: str | None, checked: Checked) -> None:
        """Keep what came of a source, where the same would come of it again."""
        if key is not None and _lasts(checked):
            self.store.keep(bytes.fromhex(key), packed(checked))

    def remembered(self, tasks: Iterable[Task], kind: str, lint: Lint, check: Check) -> Generator[Checked]:
        """Yield what came of sources, in order: from before, or by `lint`, which is given the others.

        `kind` says what is made of them, `check` lints one that was known and is no more.
        """
        if self.keys is None:
            yield from lint(iter(tasks))
            return
        queue = _Queue(self, iter(tasks), kind)
        with closing(lint(queue.missing())) as results:
            while (one := queue.taken()) is not None:
                if one.known:
                    found = one.checked or self.recall(one.key, one.task)
                    yield from check(one.task) if found is None else (_keyed(found, one.key),)
                    continue
                checked = next(results)
                key = one.key if one.digest == checked.digest else None
                self.keep(key, checked)
                yield _keyed(checked, key)
                for _ in range(checked.leads):
                    yield next(results)

    def look_up(self, task: Task, kind: str, *, hold: bool) -> Known:
        """Return what is known of a source; with `hold` also what came of it."""
        digest = content_digest(task, self.limits)
        if digest is None or self.keys is None:
            return Known(task)
        key = self.keys.of(task, digest, kind)
        found = self.recall(key, task)
        return Known(task, key, digest, found is not None, found if hold else None)

    def close(self) -> None:
        """Keep for certain what is to be kept; nothing is known afterwards."""
        self.store.close()


def memory_for(settings: Settings, rules: Ruleset) -> Memory:
    """Return what earlier runs left, one that knows nothing where there is no cache."""
    if settings.cache is None:
        return Memory()
    store = store_in(settings.cache)
    if store.connection is None:
        return Memory()
    return Memory(store, keys_for(settings, rules), settings.limits)


@dataclass(slots=True)
class _Queue:
    """Sources on their way: each is looked up once, linted if it must be, and taken in order."""

    memory: Memory
    tasks: Iterator[Task]
    kind: str
    passed: deque[Known] = field(default_factory=deque)  # by `missing`, and not taken yet
    wanted: deque[Task] = field(default_factory=deque)  # taken, and to be linted first

    def missing(self) -> Iterator[Task]:
        """Yield the sources that are to be linted, as far ahead as they are asked for."""
        while True:
            if self.wanted:
                yield self.wanted.popleft()
                continue
            task = next(self.tasks, None)
            if task is None:
                return
            one = self.memory.look_up(task, self.kind, hold=len(self.passed) < _MOST_HELD)
            self.passed.append(one)
            if not one.known:
                yield one.task

    def taken(self) -> Known | None:
        """Return the next source, None after the last."""
        if self.passed:
            return self.passed.popleft()
        task = next(self.tasks, None)
        if task is None:
            return None
        one = self.memory.look_up(task, self.kind, hold=True)
        if not one.known:
            self.wanted.append(task)
        return one


def _keyed(checked: Checked, key: str | None) -> Checked:
    """Return what came of a source, a report that is not judged yet with its key."""
    return checked if checked.card is None else checked._replace(card=checked.card._replace(key=key))


def _lasts(checked: Checked) -> bool:
    """Return whether the same content gives the same again: no fault of ours, no limit of time or memory."""
    sound = not checked.faults and not checked.summary.crashed
    return sound and checked.digest is not None and checked.status is not ReadStatus.UNREADABLE
