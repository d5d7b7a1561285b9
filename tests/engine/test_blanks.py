"""Cells without a figure: what identities force them to be, and when they contradict one another."""

import pytest

from lint_gov.engine import Forced, check, forced_blanks
from lint_gov.forms.cells import report_of
from lint_gov.model.outcome import Finding, Linear, Status, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.wording import Text
from tests.checking import judged, made_rule
from tests.generate import FORMS

BLANK = "requests[carried_out,natural]"


def _report(**cells: str | int | None) -> Report:
    return report_of({f"disputes[review,{name}]": text for name, text in cells.items()}, FORMS["2019"])


def _forced(report: Report, *rows: tuple[tuple[str, int], ...]) -> dict[str, list[tuple[int, str]]]:
    verdicts = [
        Verdict(
            Status.UNDECIDED,
            f"line{number}",
            linear=Linear(tuple((f"disputes[review,{name}]", factor) for name, factor in row)),
        )
        for number, row in enumerate(rows)
    ]
    ran = check(Subject(report), [made_rule("A1", verdicts)])
    return {
        cell.partition(",")[2][:-1]: [(fact.value, fact.at) for fact in facts]
        for cell, facts in forced_blanks(report, ran).items()
    }


def test_one_unknown_is_forced() -> None:
    report = _report(upheld=3, total="")
    assert _forced(report, (("upheld", 1), ("total", -1))) == {"total": [(3, "line0")]}


def test_unknowns_that_must_add_up_to_nothing_are_nothing() -> None:
    report = _report(upheld="", corrected="-", total=0)
    row = (("upheld", 1), ("corrected", 1), ("total", -1))
    assert _forced(report, row) == {"upheld": [(0, "line0")], "corrected": [(0, "line0")]}


def test_two_unknowns_leave_a_choice() -> None:
    report = _report(upheld="", corrected="", total=4)
    assert _forced(report, (("upheld", 1), ("corrected", 1), ("total", -1))) == {}


def test_what_one_identity_forces_another_goes_on_with() -> None:
    report = _report(upheld="", corrected="", total=4)
    both, one = (("upheld", 1), ("corrected", 1), ("total", -1)), (("upheld", 1), ("total", -1))
    assert _forced(report, both, one) == {"upheld": [(4, "line1")], "corrected": [(0, "line0")]}


def test_a_half_cannot_be_forced() -> None:
    assert _forced(_report(upheld=3, total=""), (("upheld", 1), ("total", -2))) == {}


@pytest.mark.parametrize("unsure", [None, "3"])
def test_identities_with_a_cell_that_was_not_read_force_nothing(unsure: str | None) -> None:
    report = _report(upheld=unsure, total="")
    if unsure:
        cell = "disputes[review,upheld]"
        doubted = report.cells[cell]._replace(doubt=Text("两种读法", "two readings"))
        report = report._replace(cells={**report.cells, cell: doubted})
    assert _forced(report, (("upheld", 1), ("total", -1))) == {}


def test_two_identities_that_force_different_values_fail_both() -> None:
    cells: dict[str, str | int | None] = {
        "requests[new,natural]": 150, "requests[new,total]": 150,
        "requests[handled,natural]": 148, "requests[handled,total]": 148,
        "requests[granted,natural]": 148, "requests[granted,total]": 148,
        BLANK: "", "requests[carried_out,total]": 0,
    }  # fmt: skip
    _, ran = judged(cells, FORMS["2019"])
    a101, a102 = ran[0], ran[1]
    conflict = {"conflict": BLANK}
    assert [
        verdict for verdict in a101.verdicts if verdict.finding and verdict.at == "requests[,natural]"
    ] == [
        Verdict(
            Status.FAILED,
            "requests[,natural]",
            finding=Finding(BLANK, {**conflict, "forced": 2}, cells=(BLANK,)),
            linear=a101.verdicts[0].linear,
        )
    ]
    assert [verdict.finding for verdict in a102.verdicts if verdict.status is Status.FAILED] == [
        Finding(BLANK, {**conflict, "forced": 0}, cells=(BLANK,))
    ]
    assert (a101.outcome.status, a101.outcome.failed) == (Status.FAILED, 2)
    assert (a102.outcome.status, a102.outcome.failed, a102.outcome.undecided) == (Status.FAILED, 1, 0)


def test_identities_that_agree_about_a_blank_stay_as_they_are() -> None:
    cells: dict[str, str | int | None] = {
        "requests[new,natural]": 150, "requests[new,total]": 150,
        "requests[handled,natural]": 148, "requests[handled,total]": 148,
        "requests[granted,natural]": 148, "requests[granted,total]": 148,
        BLANK: "无", "requests[carried_out,total]": 2,
    }  # fmt: skip
    subject, ran = judged(cells, FORMS["2019"])
    assert [one.outcome.status for one in ran[:2]] == [Status.UNDECIDED, Status.UNDECIDED]
    assert forced_blanks(subject.report, ran) == {
        BLANK: (
            Forced(2, "A101", "requests[,natural]", (0, 0)),
            Forced(2, "A102", "requests[carried_out]", (1, 22)),
        )
    }


def test_a_contradiction_through_a_second_blank_is_seen() -> None:
    cells: dict[str, str | int | None] = {
        "requests[new,natural]": 7, "requests[new,total]": "",
        "requests[handled,natural]": 5, "requests[handled,total]": 5,
        "requests[granted,natural]": 5, "requests[granted,total]": 5,
        "requests[carried_out,natural]": 1, "requests[carried_out,total]": "",
    }  # fmt: skip
    _, ran = judged(cells, FORMS["2021"])
    failed = [
        (one.rule.id, verdict.at)
        for one in ran
        for verdict in one.verdicts
        if verdict.status is Status.FAILED
    ]
    assert failed == [
        ("A101", "requests[,natural]"),
        ("A101", "requests[,total]"),
        ("A102", "requests[new]"),
    ]
