"""Lints one source of a run, such that nothing that goes wrong with it ends the run for the others."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath

from lint_gov.batch.task import INTERNAL, TOO_BIG, Checked, Refusal, Settings, Task, too_slow
from lint_gov.model.document import Unreadable
from lint_gov.model.report import Report
from lint_gov.model.rule import Ruleset
from lint_gov.outputs.formats import Format, format_named
from lint_gov.outputs.summary import summary_of
from lint_gov.pipeline import lint, not_read, report_in
from lint_gov.result import ReadStatus, Result
from lint_gov.ruleset import bundled_ruleset, load

Checker = Callable[[Task], Checked]


class _Overtime(BaseException):
    """Time is up; no Exception, so that nothing on the way takes it for a fault of its own."""


@dataclass(frozen=True, slots=True)
class _Kit:
    """What every source of a run is linted with."""

    settings: Settings
    rules: Ruleset
    previous: Report | None
    format: Format


def checker(settings: Settings) -> Checker:
    """Return the function that lints one source; RuleFileError and ValueError where that cannot be.

    Bound checks are closures, which cannot be sent: every process makes its own.
    """
    rules = load(settings.rules) if settings.rules else bundled_ruleset()
    previous = report_in(settings.previous, rules.forms) if settings.previous else None
    if settings.chosen is not None:
        chosen = frozenset(settings.chosen)
        rules = rules.only(chosen)
    return partial(_check, _Kit(settings, rules, previous, format_named(settings.format)))


def _check(kit: _Kit, task: Task) -> Checked:
    try:
        with _time_limit(kit.settings.seconds):
            result = _lint(kit, task)
            return _checked(kit, task, result, _crashes(result))
    except _Overtime:
        result = _refused(kit, task, too_slow(kit.settings.seconds))
    except MemoryError:
        result = _refused(kit, task, TOO_BIG)
    except Exception as fault:  # noqa: BLE001 - a fault of ours on one source is said and exits 2
        result = _refused(kit, task, INTERNAL, crashed=True)
        return _checked(kit, task, result, (f"{type(fault).__name__}: {fault} ({_last_place(fault)})",))
    return _checked(kit, task, result)


def _checked(kit: _Kit, task: Task, result: Result, faults: tuple[str, ...] = ()) -> Checked:
    text = kit.format.part(result, kit.settings.look)
    year = result.report.year if result.report else None
    return Checked(replace(task, content=None), result.status, year, text, summary_of(result), faults)


def _lint(kit: _Kit, task: Task) -> Result:
    if task.refusal is not None:
        return _refused(kit, task, task.refusal)
    settings = kit.settings
    result = lint(
        task.path if task.content is None else task.content,
        name=None if task.content is None or task.path == "-" else task.path,
        ruleset=kit.rules,
        previous=kit.previous,
        year=settings.year,
        form=settings.form,
        organ_level=settings.organ_level,
        as_of=settings.as_of,
    )
    if result.status is ReadStatus.NOT_A_REPORT and not task.named:
        return replace(result, outcomes=(), diagnostics=())
    return result


def _refused(kit: _Kit, task: Task, why: Refusal, *, crashed: bool = False) -> Result:
    return not_read(task.path, Unreadable(why.zh, why.en, rule=why.rule), kit.rules, crashed=crashed)


def _crashes(result: Result) -> tuple[str, ...]:
    return tuple(
        f"{outcome.rule} {outcome.name}: {outcome.reason.en if outcome.reason else 'crashed'}"
        for outcome in result.outcomes
        if outcome.crashed
    )


def _last_place(fault: BaseException) -> str:
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise _Overtime in the block after some seconds, where the system has timers for that."""
    try:
        before = signal.signal(signal.SIGALRM, _ring)
    except (AttributeError, ValueError):  # Windows has no such signal, other threads get none
        yield
        return
    try:
        # It goes on ringing, in case the first exception is lost in a destructor.
        signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(_signal: int, _frame: object) -> None:
    raise _Overtime
