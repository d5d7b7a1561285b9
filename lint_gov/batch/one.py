"""Lints one source of a run, such that nothing that goes wrong with it ends the run for the others."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from lint_gov.batch.links import Card, is_whole
from lint_gov.batch.task import INTERNAL, TOO_BIG, Checked, Settings, Setup, Task, too_slow
from lint_gov.model.document import Unreadable
from lint_gov.model.kin import Kin
from lint_gov.model.report import Report
from lint_gov.model.rule import Ruleset
from lint_gov.outputs.formats import Format, format_named
from lint_gov.outputs.look import Look
from lint_gov.outputs.summary import EMPTY, summary_of
from lint_gov.pipeline import Recognised, in_attachments, judged, largest, not_read, recognised, report_in
from lint_gov.result import ReadStatus, Result
from lint_gov.ruleset import bundled_ruleset, load
from lint_gov.ruleset.choice import with_severity
from lint_gov.sources.names import shown
from lint_gov.sources.refusal import Refusal
from lint_gov.suppression import NO_USE, suppress

if TYPE_CHECKING:
    from lint_gov.batch.attached import Attached

_Outcome = tuple[Result | Card, tuple[str, ...]]  # with faults of ours, in words
_OF_PROSE = "text_copied"  # the kind of check that a sketch of the prose is kept for


class _Overtime(BaseException):
    """Time is up; no Exception, so that nothing on the way takes it for a fault of its own."""


class _Kit(NamedTuple):
    """What every source of a run is linted with; the rules are those of the first setup, the run's own."""

    settings: Settings
    rules: Ruleset
    setups: tuple[tuple[Setup, Ruleset], ...]
    previous: Report | None
    formats: tuple[tuple[Format, Look], ...]


class Checker(NamedTuple):
    """Lints sources: yields what came of one by itself first, then of the files that it leads to."""

    kit: _Kit

    def __call__(self, task: Task) -> Iterator[Checked]:
        """Yield what came of a source."""
        return _check(self.kit, task)

    @property
    def across(self) -> bool:
        """Return whether a rule of the run looks at other reports than the one it judges."""
        return any(rule.across for _, rules in self.kit.setups for rule in rules.rules)


def checker(settings: Settings) -> Checker:
    """Return the function that lints one source; RuleFileError and ValueError where that cannot be.

    Bound checks are closures, which cannot be sent: every process makes its own.
    """
    rules = load(settings.rules) if settings.rules else bundled_ruleset()
    previous = report_in(settings.previous, rules.forms) if settings.previous else None
    setups = tuple((setup, rules_of(setup, rules)) for setup in settings.every_setup())
    wanted = ((settings.format, settings.look), *settings.reports)
    formats = tuple((format_named(name), look) for name, look in wanted)
    return Checker(_Kit(settings, setups[0][1], setups, previous, formats))


def rules_of(setup: Setup, rules: Ruleset) -> Ruleset:
    """Return the rules that a setup chooses, as grave as it says."""
    kept = rules.usual() if setup.chosen is None else rules.only(frozenset(setup.chosen))
    if not setup.severity:
        return kept
    changed = dict(setup.severity)
    graded = (with_severity(rule, changed[rule.id]) if rule.id in changed else rule for rule in kept.rules)
    return kept._replace(rules=tuple(graded))


def _check(kit: _Kit, task: Task) -> Iterator[Checked]:
    result, faults = _result(kit, task)
    if isinstance(result, Card) or not result.attachments:
        yield _checked(kit, task, result, faults)
        return
    from lint_gov.batch.attached import attached_to  # noqa: PLC0415 - seldom needed

    attached = attached_to(task, result.attachments)
    files = [(one, *_result(kit, one._replace(keep=task.keep))) for one in attached.to_check]
    held = any(isinstance(one, Card) or one.status is not ReadStatus.NOT_A_REPORT for _, one, _ in files)
    page = _checked(kit, task, _with_attachments(kit, result, attached, held=held), faults)
    yield page._replace(digest=None, leads=len(files))  # it rests on files that its bytes do not tell of
    for one, found, its_faults in files:
        own = found if isinstance(found, Card) else _for_strangers(found, one)
        yield _checked(kit, one, own, its_faults)._replace(attached=True)


def _with_attachments(kit: _Kit, page: Result, attached: "Attached", *, held: bool) -> Result:
    """Return the result of a page whose report is attached, with what became of the attachments."""
    fate = attached.fate(held=held)
    fault, facts = in_attachments(page.attachments, fate.words), {"attached": fate.fact}
    return not_read(page.path, fault, kit.rules, sha256=page.sha256, status=page.status, facts=facts)


def _result(kit: _Kit, task: Task) -> _Outcome:
    """Return what came of one source by itself; it raises nothing."""
    try:
        with _time_limit(kit.settings.seconds):
            result = _lint(kit, task)
            return result, () if isinstance(result, Card) else _crashes(result)
    except Unreadable as fault:
        return not_read(shown(task.path), fault, kit.rules), ()
    except _Overtime:
        return _refused(kit, task, too_slow(kit.settings.seconds)), ()
    except MemoryError:
        return _refused(kit, task, TOO_BIG), ()
    except Exception as fault:  # noqa: BLE001 - a fault of ours on one source is said and exits 2
        return _refused(kit, task, INTERNAL, crashed=True), (_said(fault),)


def _checked(kit: _Kit, task: Task, result: Result | Card, faults: tuple[str, ...]) -> Checked:
    done = task._replace(path=shown(task.path), content=None, keep=None, links=None)
    if isinstance(result, Card):
        digest = result.sha256 if result.whole else None
        return Checked(done, ReadStatus.READ, result.year, "", EMPTY, card=result, digest=digest)
    used = NO_USE
    try:
        result, used = suppress(result, kit.settings.suppressions)
        text, *reports = _texts(kit, result)
    except Exception as fault:  # noqa: BLE001 - the same
        result, faults = _refused(kit, task, INTERNAL, crashed=True), (*faults, _said(fault))
        text, *reports = _texts(kit, result)
    year = result.report.year if result.report else None
    beside = task.links.read if task.links else None
    return Checked(
        done,
        result.status,
        year,
        text,
        summary_of(result),
        faults=faults,
        reports=tuple(reports),
        beside=beside,
        used=used,
        digest=result.sha256 if is_whole(result.report) else None,
    )


def _texts(kit: _Kit, result: Result) -> list[str]:
    return [chosen.part(result, look) for chosen, look in kit.formats]


def _lint(kit: _Kit, task: Task) -> Result | Card:
    if task.refusal is not None:
        return _refused(kit, task, task.refusal)
    if task.links is not None:
        from lint_gov.batch.beside import taken_up  # noqa: PLC0415 - for several sources only

        one, previous, kin = taken_up(task.links, kit.rules.forms)
        return _judged(kit, task, one, kit.previous or previous, kin)
    content, (setup, rules) = _content(kit, task), kit.setups[task.setup]
    found = recognised(
        task.path if content is None else content,
        rules,
        name=None if content is None or task.path == "-" else shown(task.path),
        year=setup.year,
        form=setup.form,
        limits=kit.settings.limits,
    )
    if isinstance(found, Result):
        return found if found.attachments else _for_strangers(found, task)
    if task.keep is None:
        return _judged(kit, task, found, kit.previous)
    from lint_gov.batch.beside import card_of  # noqa: PLC0415 - for several sources only

    sketched = any(rule.kind == _OF_PROSE for _, rules in kit.setups for rule in rules.rules)
    return card_of(found, task.keep, kit.settings.organs, sketched=sketched)


def _judged(
    kit: _Kit, task: Task, one: Recognised, previous: Report | None, kin: Kin | None = None
) -> Result:
    setup, rules = kit.setups[task.setup]
    return judged(
        one,
        rules,
        previous=previous,
        organ_level=setup.organ_level,
        as_of=kit.settings.as_of,
        organs=kit.settings.organs,
        kin=kin,
    )


def _for_strangers(result: Result, task: Task) -> Result:
    """Return a result without blame where nobody said that the source is a report."""
    if result.status is ReadStatus.NOT_A_REPORT and not task.named:
        return result._replace(outcomes=(), diagnostics=())
    return result


def _content(kit: _Kit, task: Task) -> bytes | None:
    if task.content is None or task.member is None:
        return task.content
    from io import BytesIO  # noqa: PLC0415 - for archives only

    from lint_gov.sources.archive import member_content  # noqa: PLC0415 - the same

    return member_content(BytesIO(task.content), task.member, largest(kit.settings.limits) + 1)


def _refused(kit: _Kit, task: Task, why: Refusal, *, crashed: bool = False) -> Result:
    return not_read(shown(task.path), why.fault(), kit.rules, crashed=crashed)


def _crashes(result: Result) -> tuple[str, ...]:
    return tuple(
        f"{outcome.rule} {outcome.name}: {outcome.reason.en if outcome.reason else 'crashed'}"
        for outcome in result.outcomes
        if outcome.crashed
    )


def _said(fault: Exception) -> str:
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    file = os.path.basename(trace.tb_frame.f_code.co_filename) if trace else ""  # noqa: PTH119 - a name
    place = f"{file}:{trace.tb_lineno}" if trace else "?"
    return f"{type(fault).__name__}: {fault} ({place})"


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
