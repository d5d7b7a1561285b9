"""Runs each rule on a report, whatever the others do, and sums up what became of it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from lint_gov.engine.applicability import not_applicable, table_missing
from lint_gov.engine.blanks import contradictions
from lint_gov.engine.ran import Ran
from lint_gov.model.outcome import Outcome, Status, Subject, Verdict
from lint_gov.model.rule import Rule
from lint_gov.model.wording import Text
from lint_gov.text.normalise import printable, squeeze

__all__ = ["Ran", "check"]

_ORDER = (Status.FAILED, Status.CRASHED, Status.UNDECIDED, Status.PASSED, Status.NOT_APPLICABLE)
_NOTHING = Text("报告中没有可以适用之处", "the report has nothing that it applies to")
_LONGEST = 200


def check(subject: Subject, rules: Iterable[Rule]) -> tuple[Ran, ...]:
    """Return what became of every rule, in the order given.

    Verdicts that contradict one another about a blank cell are failed, although each of them could
    hold alone.
    """
    ran = tuple(_run(subject, rule) for rule in rules)
    failed = contradictions(subject.report, ran)
    if not failed:
        return ran
    return tuple(_with(one, failed.get(index, {})) for index, one in enumerate(ran))


def _run(subject: Subject, rule: Rule) -> Ran:
    reason = not_applicable(subject.report, rule)
    if reason is not None:
        return _unapplied(rule, Status.NOT_APPLICABLE, reason)
    reason = table_missing(subject.report, rule)
    if reason is not None:
        return _unapplied(rule, Status.UNDECIDED, reason)
    verdicts = _verdicts(subject, rule)
    return Ran(rule, _outcome(rule, verdicts), verdicts)


def _verdicts(subject: Subject, rule: Rule) -> tuple[Verdict, ...]:
    verdicts: list[Verdict] = []
    try:
        verdicts.extend(rule.check(subject))
    except Exception as fault:  # noqa: BLE001 - one broken rule must not silence the others
        verdicts.append(Verdict(Status.CRASHED, rule.table or "", _breakdown(fault)))
    return tuple(verdicts)


def _breakdown(fault: Exception) -> Text:
    said = squeeze(printable(str(fault)[:_LONGEST]))
    what = f"{type(fault).__name__}: {said}" if said else type(fault).__name__
    return Text(f"规则运行出错：{what}", f"the rule broke down: {what}")


def _unapplied(rule: Rule, status: Status, reason: Text) -> Ran:
    return Ran(rule, Outcome(rule.id, rule.name, status, 0, 0, 0, 0, reason), ())


def _outcome(rule: Rule, verdicts: Sequence[Verdict]) -> Outcome:
    # Nearly every rule says one thing or passes everywhere on nearly every report: that way is kept short.
    statuses = [verdict.status for verdict in verdicts]
    passed = statuses.count(Status.PASSED)
    if statuses and statuses.count(statuses[0]) == len(statuses):
        reason = next((verdict.reason for verdict in verdicts if verdict.reason), None)
        return _of_one_mind(rule.id, rule.name, statuses[0], len(statuses), reason)
    status = next((status for status in _ORDER if status in statuses), Status.NOT_APPLICABLE)
    reasons = (verdict.reason for verdict in verdicts if verdict.status is status and verdict.reason)
    return Outcome(
        rule.id,
        rule.name,
        status,
        applied=len(verdicts) - statuses.count(Status.NOT_APPLICABLE),
        passed=passed,
        failed=statuses.count(Status.FAILED),
        undecided=statuses.count(Status.UNDECIDED),
        reason=next(reasons, None) if verdicts else _NOTHING,
        crashed=Status.CRASHED in statuses,
    )


@lru_cache(maxsize=4096)
def _of_one_mind(rule: str, name: str, status: Status, times: int, reason: Text | None) -> Outcome:
    return Outcome(
        rule,
        name,
        status,
        applied=0 if status is Status.NOT_APPLICABLE else times,
        passed=times if status is Status.PASSED else 0,
        failed=times if status is Status.FAILED else 0,
        undecided=times if status is Status.UNDECIDED else 0,
        reason=reason,
        crashed=status is Status.CRASHED,
    )


def _with(ran: Ran, failed: dict[int, Verdict]) -> Ran:
    if not failed:
        return ran
    verdicts = tuple(failed.get(index, verdict) for index, verdict in enumerate(ran.verdicts))
    return Ran(ran.rule, _outcome(ran.rule, verdicts), verdicts)
