"""The kind `equation`: its parameters, and its verdicts on the figures of reports."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from lint_gov.forms.cells import report_of
from lint_gov.kinds.equation import KIND
from lint_gov.model.outcome import Equation, Finding, Linear, Status, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check, RuleError
from lint_gov.model.wording import Text
from tests.generate import FORMS

BALANCE = {"table": "requests", "for each": "column", "check": "new + carried_in = handled + carried_out"}
ROW = {"table": "requests", "for each": "row", "check": "sum(applicants) = total"}
RESULTS = {"table": "requests", "for each": "column", "check": "sum(results) = handled"}
STOCK = {"table": "disclosure", "for each": "row", "check": "in_force >= issued - repealed"}
FLOW = {"table": "requests", "for each": "column", "check": "previous(carried_out) = carried_in"}
TERMS = (
    ("requests[new,natural]", 1),
    ("requests[carried_in,natural]", 1),
    ("requests[handled,natural]", -1),
    ("requests[carried_out,natural]", -1),
)


def _check(parameters: Mapping[str, Any], **changed: Any) -> Check:
    return KIND.bind({**parameters, **changed}, FORMS)


def _report(cells: Mapping[str, str | int | None], form: str = "2021") -> Report:
    return report_of(cells, FORMS[form])


def _with(report: Report, address: str, **changed: Any) -> Report:
    return report._replace(cells={**report.cells, address: report.cells[address]._replace(**changed)})


def _of_natural(verdicts: Iterable[Verdict]) -> Verdict:
    return next(verdict for verdict in verdicts if verdict.at == "requests[,natural]")


def _balance(new: Any, carried_in: Any, handled: Any, carried_out: Any) -> Verdict:
    figures = (new, carried_in, handled, carried_out)
    cells = {address: figure for (address, _), figure in zip(TERMS, figures, strict=True)}
    return _of_natural(_check(BALANCE)(Subject(_report(cells))))


def test_a_broken_identity_is_a_finding_with_its_figures() -> None:
    label = "自然人"
    finding = Finding(
        "requests[,natural]",
        {
            "table": Text("表三", "table 三 (requests)"),
            "line": label,
            "row": label,
            "column": label,
            "block": label,
            "left": "150 + 0",
            "right": "148 + 0",
            "left_value": "150",
            "right_value": "148",
            "difference": "2",
            "relation": "≠",
            "blanks": 0,
            "needed": "",
            "line_id": "natural",
            "explained": 0,
        },
        equation=Equation(
            left=(("requests[new,natural]", "150"), ("requests[carried_in,natural]", "0")),
            right=(("requests[handled,natural]", "148"), ("requests[carried_out,natural]", "0")),
            left_value="150",
            right_value="148",
            difference="2",
        ),
        cells=tuple(address for address, _ in TERMS),
    )
    expected = Verdict(Status.FAILED, "requests[,natural]", finding=finding, linear=Linear(TERMS))
    assert _balance(150, 0, 148, 0) == expected
    assert tuple(finding.values) == KIND.values


def test_lines_that_hold_share_one_verdict_from_report_to_report() -> None:
    check = _check(BALANCE)
    first, second = ([*check(Subject(_report({"requests[new,total]": figure})))] for figure in (0, 7))
    assert first[0] == Verdict(Status.PASSED, "requests[,natural]", linear=Linear(TERMS))
    assert first[0] is second[0]
    assert [verdict.status.value for verdict in second] == ["passed"] * 6 + ["failed"]


OUT = "「四、结转下年度继续办理 · 自然人」"
IN = "「二、上年结转政府信息公开申请数量 · 自然人」"


@pytest.mark.parametrize(
    ("figures", "status", "reason"),
    [
        ((150, 0, 148, 2), Status.PASSED, None),
        (
            (150, 0, 148, ""),
            Status.UNDECIDED,
            Text(f"{OUT}未填数字，须为 2 才能相符", f"{OUT} has no figure; the sum holds only with 2"),
        ),
        ((140, 0, 148, ""), Status.FAILED, None),
        (
            (148, 0, 148, "/"),
            Status.PASSED,
            Text(f"{OUT}未填数字，按 0 计则成立", f"holds if {OUT}, without a figure, means 0"),
        ),
        (
            (150, "无", 148, "—"),
            Status.UNDECIDED,
            Text(
                f"{IN}、{OUT}未填数字，无法确定是否成立",
                f"{IN}, {OUT} without a figure: it cannot be told whether the relation holds",
            ),
        ),
        (
            ("", " ", "—", "\u3000"),
            Status.UNDECIDED,
            Text("相关单元格均未填写数字", "none of the cells holds a figure"),
        ),
        (
            (150, 0, 148, None),
            Status.UNDECIDED,
            Text(f"未能确切读出{OUT}", f"not read for certain: {OUT}"),
        ),
        (("10.5", 0, "10.5", 0), Status.PASSED, None),
        (("10.5", 0, 10, ""), Status.FAILED, None),
        ((-2, 2, 0, 0), Status.PASSED, None),
        (("1,170", 0, "1170", "０"), Status.PASSED, None),
        (("9" * 24, 0, "9" * 23 + "8", 0), Status.FAILED, None),
        (("0.1", "0.2", "0.3", 0), Status.PASSED, None),
    ],
)
def test_figures_blanks_and_what_was_not_read(
    figures: tuple[str | int | None, ...], status: Status, reason: Text | None
) -> None:
    verdict = _balance(*figures)
    assert (verdict.status, verdict.reason, verdict.linear) == (status, reason, Linear(TERMS))


@pytest.mark.parametrize(
    ("figures", "shown", "equation"),
    [
        ((140, 0, 148, ""), ("140 + 0", "148 + □", "140", "148", "8", 1, "-8"), ("140", "148", "8")),
        (("10.5", 0, 10, ""), ("10.5 + 0", "10 + □", "10.5", "10", "0.5", 1, "0.5"), ("10.5", "10", "0.5")),
        ((-3, 0, "/", ""), ("(-3) + 0", "□ + □", "-3", "□", "3", 2, ""), ("-3", "0", "3")),
    ],
)
def test_what_is_shown_of_blanks(
    figures: tuple[str | int, ...], shown: tuple[str | int, ...], equation: tuple[str, str, str]
) -> None:
    finding = _balance(*figures).finding
    assert finding is not None
    assert finding.equation is not None
    names = ("left", "right", "left_value", "right_value", "difference", "blanks", "needed")
    assert tuple(finding.values[name] for name in names) == shown
    written = finding.equation
    assert (written.left_value, written.right_value, written.difference) == equation


def test_a_doubtful_figure_decides_nothing() -> None:
    report = _with(_report({"requests[new,natural]": 5}), "requests[new,natural]", doubt="two readings")
    place = "「一、本年新收政府信息公开申请数量 · 自然人」"
    reason = Text(f"未能确切读出{place}", f"not read for certain: {place}")
    assert _of_natural(_check(BALANCE)(Subject(report))) == Verdict(
        Status.UNDECIDED, "requests[,natural]", reason, linear=Linear(TERMS)
    )


def test_a_sum_that_chose_the_reading_does_not_testify() -> None:
    report = _report({"requests[new,natural]": 5, "requests[new,total]": 5})
    report = _with(report, "requests[new,natural]", chosen_by=("requests[new]",))
    reason = Text(
        "这些数字是按本项合计关系切分出来的，不能再用它来核对",
        "this very sum was used to tell the figures apart, so it cannot check them",
    )
    row, column = (next(iter(_check(rule)(Subject(report)))) for rule in (ROW, BALANCE))
    assert (row.at, row.status, row.reason) == ("requests[new]", Status.UNDECIDED, reason)
    assert (column.at, column.status, column.reason) == ("requests[,natural]", Status.FAILED, None)


@pytest.mark.parametrize(
    ("parameters", "cells", "shown"),
    [
        (
            RESULTS,
            {
                "requests[granted,natural]": 100,
                "requests[denied.1,natural]": 48,
                "requests[handled,natural]": 150,
            },
            ("自然人", "100 + 48", "≠", "150"),
        ),
        (RESULTS, {"requests[handled,natural]": 3}, ("自然人", "0", "≠", "3")),
        (
            RESULTS,
            {
                **{f"requests[denied.{item},natural]": item for item in range(1, 9)},
                "requests[granted,natural]": 5,
                "requests[handled,natural]": 40,
            },
            ("自然人", "41", "≠", "40"),
        ),
        (
            ROW,
            {"requests[denied.8,natural]": 1, "requests[denied.8,total]": 2},
            ("（三）不予公开 8.属于行政查询事项", "1 + 0 + 0 + 0 + 0 + 0", "≠", "2"),
        ),
        (
            ROW,
            {"requests[partial,natural]": 1},
            ("（二）部分公开", "1 + 0 + 0 + 0 + 0 + 0", "≠", "0"),
        ),
        (
            {"table": "disputes", "for each": "block", "check": "sum(cases) = total"},
            {"disputes[direct,upheld]": 78, "disputes[direct,total]": 77},
            ("行政诉讼·未经复议直接起诉", "78 + 0 + 0 + 0", "≠", "77"),
        ),
        (
            STOCK,
            {"disclosure[normative,issued]": 12, "disclosure[normative,repealed]": 4},
            ("行政规范性文件", "0", "<", "12 - 4"),
        ),
        (
            {**BALANCE, "check": "2 * new - 0.5 * handled + 1 != carried_out - 3"},
            {"requests[carried_out,natural]": 4, "requests[carried_out,company]": 5},
            ("自然人", "2 × 0 - 0.5 × 0 + 1", "=", "4 - 3"),
        ),
        (
            {**BALANCE, "check": "-new > -10"},
            {"requests[new,natural]": 10},
            ("自然人", "-10", "≤", "-10"),
        ),
        (
            {**BALANCE, "check": "new < handled"},
            {f"requests[handled,{column}]": 1 for column in ("company", "research", "nonprofit")}
            | {f"requests[handled,{column}]": 1 for column in ("legal", "other_org", "total")},
            ("自然人", "0", "≥", "0"),
        ),
    ],
)
def test_sides_are_written_so_that_they_can_be_read(
    parameters: Mapping[str, Any], cells: Mapping[str, int], shown: tuple[str, ...]
) -> None:
    verdicts = [verdict for verdict in _check(parameters)(Subject(_report(cells))) if verdict.finding]
    found = [verdict.finding.values for verdict in verdicts if verdict.finding]
    assert [tuple(values[name] for name in ("line", "left", "relation", "right")) for values in found] == [
        shown
    ]


def test_what_is_subtracted_or_multiplied_is_listed_as_calculated() -> None:
    report = _report({"disclosure[rules,issued]": 12, "disclosure[rules,repealed]": 4})
    first = next(iter(_check(STOCK)(Subject(report))))
    assert first.finding is not None
    assert first.finding.equation == Equation(
        left=(("disclosure[rules,in_force]", "0"),),
        right=(("disclosure[rules,issued]", "12"), ("disclosure[rules,repealed]", "-4")),
        left_value="0",
        right_value="8",
        difference="8",
        relation=">=",
    )


def test_a_set_is_measured_against_its_nearest_member() -> None:
    check = _check(BALANCE, check="handled in {new, new + carried_in, 0}", only=["natural"])
    cells = {"requests[new,natural]": 239, "requests[carried_in,natural]": 4}
    outcomes = {}
    for handled in ("0", "239", "243", "240", ""):
        report = _report({**cells, "requests[handled,natural]": handled})
        (verdict,) = check(Subject(report))
        outcomes[handled] = verdict
    assert [one.status.value for one in outcomes.values()] == [
        "passed",
        "passed",
        "passed",
        "failed",
        "passed",
    ]
    finding = outcomes["240"].finding
    assert finding is not None
    assert finding.values["right"] == Text("239 或 239 + 4 或 0", "239 or 239 + 4 or 0")
    assert finding.equation == Equation(
        left=(("requests[handled,natural]", "240"),),
        right=(("requests[new,natural]", "239"),),
        left_value="240",
        right_value="239",
        difference="1",
    )


@pytest.mark.parametrize(
    ("amount", "status"),
    [("26.40", "passed"), ("26", "passed"), ("26.404", "failed"), ("26.5", "failed"), ("", "undecided")],
)
def test_amounts_are_compared_to_half_a_unit_of_the_last_printed_digit(amount: str, status: str) -> None:
    check = _check({"table": "disclosure", "for each": "row", "check": "amount = 26.4"}, only=["fee"])
    found = [verdict.status.value for verdict in check(Subject(_report({"disclosure[fee,amount]": amount})))]
    assert found == [status]


def test_last_years_report_is_needed_and_then_used() -> None:
    check, report = _check(FLOW), _report({"requests[carried_in,natural]": 3})
    before = _report({"requests[carried_out,natural]": 2}, "2019")
    assert [*check(Subject(report))] == [
        Verdict(
            Status.NOT_APPLICABLE,
            "section[requests]",
            Text("未提供上年报告", "last year's report was not given"),
        )
    ]
    first, *others = check(Subject(report, before))
    assert first.finding is not None
    assert first.finding.equation == Equation(
        left=(("previous(requests[carried_out,natural])", "2"),),
        right=(("requests[carried_in,natural]", "3"),),
        left_value="2",
        right_value="3",
        difference="1",
    )
    assert first.finding.cells == ("requests[carried_in,natural]",)
    assert {verdict.status for verdict in others} == {Status.PASSED}


def test_last_years_report_in_another_form_or_unread() -> None:
    report = _report({"disclosure[rules,in_force]": 3})
    check = _check(STOCK, check="in_force = previous(in_force) + issued - repealed", only=["rules"])
    assert [*check(Subject(report, _report({}, "2019")))] == [
        Verdict(
            Status.NOT_APPLICABLE,
            "disclosure[rules]",
            Text("上年报告所用格式没有对应的单元格", "the form of last year's report has no such cell"),
        )
    ]
    place = "「规章 · 现行有效件数（上年报告）」"
    assert [*check(Subject(report, _report({})))] == [
        Verdict(
            Status.UNDECIDED,
            "disclosure[rules]",
            Text(f"未能确切读出{place}", f"not read for certain: {place}"),
        )
    ]


def test_a_form_without_the_lines_is_not_judged() -> None:
    reason = Text("报告所用格式的该表没有本规则涉及的项目", "the form in use has no such lines in this table")
    verdicts = [*_check(STOCK)(Subject(_report({"disclosure[rules,stock]": 3}, "2019")))]
    assert verdicts == [Verdict(Status.NOT_APPLICABLE, "section[disclosure]", reason)]


@pytest.mark.parametrize(
    ("filters", "lines"),
    [
        ({"only": ["review", "direct"]}, ["disputes[review]", "disputes[direct]"]),
        ({"except": ["direct"]}, ["disputes[review]", "disputes[after_review]"]),
        ({"only": ["direct"], "except": ["direct"]}, []),
    ],
)
def test_lines_can_be_chosen(filters: Mapping[str, Any], lines: list[str]) -> None:
    rule = {"table": "disputes", "for each": "block", "check": "total >= 0", **filters}
    assert [verdict.at for verdict in _check(rule)(Subject(_report({})))] == lines


@pytest.mark.parametrize(
    ("parameters", "message", "path"),
    [
        (
            {**BALANCE, "check": "new + carried_in == handled"},
            "expected a name, a number or '(', found '='",
            ("check",),
        ),
        (
            {**BALANCE, "check": "new = handled + carried"},
            (
                "unknown name 'carried': expected a row of table requests "
                "or a group of them, such as 'carried_in'"
            ),
            ("check",),
        ),
        (
            {**STOCK, "check": "in_force >= made"},
            (
                "unknown name 'made': expected a column of table disclosure "
                "or a group of them (issued, repealed, in_force, decisions, amount)"
            ),
            ("check",),
        ),
        (
            {**BALANCE, "table": "request"},
            "no form has a table 'request'",
            ("table",),
        ),
        (
            {**BALANCE, "for each": "block"},
            "expected row or column: the table requests has no blocks that are its lines",
            ("for each",),
        ),
        (
            {**BALANCE, "only": ["natural", "naturel"]},
            (
                "unknown column 'naturel': expected one of natural, company, research, nonprofit, legal, "
                "other_org, total"
            ),
            ("only", 1),
        ),
        (
            {**STOCK, "except": ["service"]},
            "unknown row 'service': expected one of rules, normative, licence, penalty, coercion, fee",
            ("except", 0),
        ),
    ],
)
def test_faulty_parameters_are_named_with_their_place(
    parameters: Mapping[str, Any], message: str, path: tuple[str | int, ...]
) -> None:
    with pytest.raises(RuleError) as caught:
        KIND.bind(parameters, FORMS)
    assert (caught.value.message, caught.value.path) == (message, path)
