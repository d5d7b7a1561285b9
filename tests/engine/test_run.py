"""The engine: which rules are run, what is made of their verdicts, and that none can break the others."""

from collections.abc import Iterator

import pytest

from lint_gov.engine import Ran, check
from lint_gov.forms.cells import report_of
from lint_gov.model.outcome import Finding, Outcome, Status, Subject, Verdict
from lint_gov.model.wording import Text
from tests.checking import made_rule
from tests.generate import FORMS

REPORT = report_of({"requests[new,natural]": 1}, FORMS["2019"], year=2020)
PASSED = Verdict(Status.PASSED, "a")
FAILED = Verdict(Status.FAILED, "b", finding=Finding("b"))
OPEN = Verdict(Status.UNDECIDED, "c", Text("空白", "blank"))
OPEN_TOO = Verdict(Status.UNDECIDED, "d", Text("没有读出", "not read"))
ELSEWHERE = Verdict(Status.NOT_APPLICABLE, "e", Text("未提供上年报告", "no report of last year"))


def _outcome(status: Status, *counts: int, reason: Text | None = None, crashed: bool = False) -> Outcome:
    applied, passed, failed, undecided = counts
    return Outcome("A1", "name-of-a1", status, applied, passed, failed, undecided, reason, crashed)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ((PASSED, PASSED), _outcome(Status.PASSED, 2, 2, 0, 0)),
        ((PASSED, FAILED, OPEN), _outcome(Status.FAILED, 3, 1, 1, 1)),
        ((PASSED, OPEN, OPEN_TOO), _outcome(Status.UNDECIDED, 3, 1, 0, 2, reason=OPEN.reason)),
        ((PASSED, ELSEWHERE), _outcome(Status.PASSED, 1, 1, 0, 0)),
        ((ELSEWHERE,), _outcome(Status.NOT_APPLICABLE, 0, 0, 0, 0, reason=ELSEWHERE.reason)),
        (
            (),
            _outcome(
                Status.NOT_APPLICABLE, 0, 0, 0, 0,
                reason=Text("报告中没有可以适用之处", "the report has nothing that it applies to"),
            ),
        ),
    ],
)  # fmt: skip
def test_sums_up_verdicts(verdicts: tuple[Verdict, ...], expected: Outcome) -> None:
    rule = made_rule("A1", verdicts)
    assert check(Subject(REPORT), [rule]) == (Ran(rule, expected, verdicts),)


def test_a_pass_that_takes_a_blank_as_nothing_says_so() -> None:
    zero = Text("按 0 计则成立", "holds with 0")
    rule = made_rule("A1", (PASSED, Verdict(Status.PASSED, "b", zero)))
    assert check(Subject(REPORT), [rule])[0].outcome == _outcome(Status.PASSED, 2, 2, 0, 0, reason=zero)


def test_a_broken_rule_is_told_and_silences_no_other() -> None:
    def broken(_: Subject) -> Iterator[Verdict]:
        yield PASSED
        message = "线\x1b[31m程\n" + "长" * 900
        raise ValueError(message)

    ran = check(Subject(REPORT), [made_rule("A1", broken), made_rule("A2", (PASSED,))])
    said = "ValueError: 线\ufffd[31m程 " + "长" * 192
    assert ran[0].outcome == _outcome(
        Status.CRASHED, 2, 1, 0, 0, crashed=True,
        reason=Text(f"规则运行出错：{said}", f"the rule broke down: {said}"),
    )  # fmt: skip
    assert ran[1].outcome.status is Status.PASSED


def test_what_failed_before_the_crash_is_kept_and_the_crash_is_not_hidden() -> None:
    def broken(_: Subject) -> Iterator[Verdict]:
        yield FAILED
        raise RecursionError

    (ran,) = check(Subject(REPORT), [made_rule("A1", broken)])
    assert (ran.outcome, ran.verdicts[0]) == (_outcome(Status.FAILED, 2, 0, 1, 0, crashed=True), FAILED)


@pytest.mark.parametrize(
    ("rule_id", "table", "forms", "status", "reason"),
    [
        ("A1", "requests", ("2019",), Status.PASSED, None),
        ("A1", "requests", ("2021",), Status.NOT_APPLICABLE, "表三采用2019年格式，本规则不适用"),
        ("A1", "disputes", (), Status.UNDECIDED, "没有找到表四"),
        ("C1", "disputes", (), Status.UNDECIDED, "没有找到表四"),
        ("V1", "disputes", (), Status.UNDECIDED, "没有找到表四"),
        ("V1", "disputes", ("2021",), Status.NOT_APPLICABLE, "表四采用2019年格式，本规则不适用"),
        ("S1", "disputes", (), Status.PASSED, None),
        ("E1", "disputes", (), Status.PASSED, None),
        ("S1", None, ("2019",), Status.PASSED, None),
        ("S1", None, ("2021",), Status.NOT_APPLICABLE, "本规则只适用于2021年格式"),
    ],
)
def test_which_rules_speak_of_a_report(
    rule_id: str, table: str | None, forms: tuple[str, ...], status: Status, reason: str | None
) -> None:
    (ran,) = check(Subject(REPORT), [made_rule(rule_id, (PASSED,), table=table, forms=forms)])
    assert (ran.outcome.status, ran.outcome.reason.zh if ran.outcome.reason else None) == (status, reason)


@pytest.mark.parametrize(
    ("year", "used", "wanted", "status"),
    [
        (2022, "2019", "2021", Status.PASSED),
        (2022, "2021", "2021", Status.PASSED),
        (2020, "2021", "2019", Status.PASSED),
        (2020, "2019", "2021", Status.NOT_APPLICABLE),
        (2017, "2019", "2021", Status.NOT_APPLICABLE),
        (2022, "2021", "2019", Status.NOT_APPLICABLE),
    ],
)
def test_a_rule_for_a_form_speaks_of_reports_that_use_or_owe_it(
    year: int, used: str, wanted: str, status: Status
) -> None:
    report = report_of({"requests[new,natural]": 1}, FORMS[used], year=year)
    (ran,) = check(Subject(report), [made_rule("F1", (PASSED,), forms=(wanted,))])
    assert ran.outcome.status is status
