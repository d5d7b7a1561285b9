"""Shares sources out among worker processes: in order, in bounded memory, whatever happens to a worker."""

import faulthandler
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from lint_gov.batch.one import Checker, checker
from lint_gov.batch.task import CHUNK, DIED, Checked, Settings, Task, too_slow
from lint_gov.readers.memory import limit_memory

Lot = Sequence[Task]

_GRACE = 10  # seconds between asking a source to stop and ending its process
_LOT_BYTES = 16 << 20  # of content that a lot may carry before it is sent off
_MOST_WORKERS = 61  # what Windows can wait for


def shared_out(tasks: Iterable[Task], settings: Settings, check: Checker, *, jobs: int) -> Generator[Checked]:
    """Yield what came of each source, in their order; `check` is used for what needs no worker."""
    lots = _lots(tasks)
    while True:
        undone: deque[Lot] = deque()
        with closing(_until_broken(lots, undone, settings, min(jobs, _MOST_WORKERS))) as results:
            for checked in results:
                yield from checked
        if not undone:
            return
        # A worker died on one of those under way: the first lot is linted source by source.
        yield from _one_by_one(undone.popleft(), settings, check)
        lots = chain(tuple(undone), lots)


def _lots(tasks: Iterable[Task]) -> Iterator[Lot]:
    """Yield sources in lots, smaller ones where they carry much content."""
    lot: list[Task] = []
    size = 0
    for task in tasks:
        lot.append(task)
        shared = len(lot) > 1 and lot[-2].content is task.content
        size += 0 if shared or task.content is None else len(task.content)
        if len(lot) == CHUNK or size > _LOT_BYTES:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


def _until_broken(
    lots: Iterator[Lot], undone: deque[Lot], settings: Settings, jobs: int
) -> Generator[list[Checked]]:
    """Yield the lots in order, ending early where a worker died; `undone` are then those under way."""
    waiting: deque[Future[list[Checked]]] = deque()
    with _pool(settings, jobs) as pool:
        try:
            for lot in lots:
                undone.append(lot)
                waiting.append(_submitted(pool, lot))
                if len(waiting) > 2 * jobs:
                    yield _next_of(waiting, undone)
            while waiting:
                yield _next_of(waiting, undone)
        except BrokenProcessPool:
            return


def _next_of(waiting: "deque[Future[list[Checked]]]", undone: deque[Lot]) -> list[Checked]:
    found = waiting.popleft().result()
    undone.popleft()
    return found


def _one_by_one(tasks: Lot, settings: Settings, check: Checker) -> Iterator[Checked]:
    """Yield what came of each source, one at a time, so that a death has one culprit."""
    rest = deque(tasks)
    while rest:
        with _pool(settings, 1) as pool:
            while rest:
                start = time.monotonic()
                try:
                    found = _submitted(pool, (rest[0],)).result()
                except BrokenProcessPool:
                    slow = time.monotonic() - start >= settings.seconds
                    refusal = too_slow(settings.seconds) if slow else DIED
                    yield from check(rest.popleft()._replace(content=None, refusal=refusal))
                    break
                rest.popleft()
                yield from found


def _submitted(pool: ProcessPoolExecutor, lot: Lot) -> "Future[list[Checked]]":
    """Return the work to come; a worker that is started for it never hears of an interrupt.

    The mask of signals is passed on to a new process; this process gets what came meanwhile.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        return pool.submit(_check_lot, lot)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_check_lot, lot)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _pool(settings: Settings, workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give a pool of workers; afterwards none of them is left, whatever it was busy with."""
    before = {child.pid for child in multiprocessing.active_children()}
    # Spawned, not forked: the same on every system, and safe beside threads.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, _begin_work, (settings,))
    try:
        yield pool
    except BaseException:
        for child in multiprocessing.active_children():
            if child.pid not in before:
                child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


# ---------------------------------------------------------------- in a worker


@dataclass(frozen=True, slots=True)
class _Worker:
    """What a worker keeps from lot to lot: how it checks, and after how long it is ended."""

    check: Checker
    seconds: float


_worker: _Worker | None = None


def _begin_work(settings: Settings) -> None:
    """Prepare a worker: rules, limits, and an end when the process that started it is gone."""
    global _worker  # noqa: PLW0603 - the pool calls this; what it makes can be kept nowhere else
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started it ends it
    threading.Thread(target=_follow_parent, daemon=True).start()
    _worker = _Worker(checker(settings), settings.seconds + _GRACE)
    limit_memory(settings.memory)


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _check_lot(tasks: Lot) -> list[Checked]:
    if _worker is None:
        message = "the worker was not prepared"
        raise RuntimeError(message)
    found: list[Checked] = []
    with Path(os.devnull).open("w", encoding="ascii") as nowhere:
        for task in tasks:
            try:
                # Ends the process where a library does not let go: signals wait for it, this does not.
                faulthandler.dump_traceback_later(_worker.seconds, exit=True, file=nowhere)
                found += _worker.check(task)
            except (MemoryError, RuntimeError):  # no room for the thread that watches, or for a result
                os._exit(1)
            faulthandler.cancel_dump_traceback_later()
    return found
