"""Several files of one report: what they state together."""

from lint_gov.forms.agreement import differ, together
from lint_gov.forms.cells import report_of
from lint_gov.model.report import Report
from tests.generate import FORMS

A, B = "requests[new,total]", "requests[handled,total]"


def made(a: int | str | None, b: int | str | None) -> Report:
    return report_of({A: a, B: b}, FORMS["2021"], year=2022)


def test_blanks_contradict_only_what_is_not_0() -> None:
    other = made(0, 5).cells
    blank = made("", "").cells
    assert (differ(blank[A], other[A]), differ(blank[B], other[B])) == (False, True)


def test_one_file_is_what_it_is() -> None:
    report = made(1, None)
    assert together([report]) is report


def test_gaps_are_filled_and_contradictions_doubted() -> None:
    whole = together([made(1, None), made(1, 2)])
    assert (whole.cells[A].number, whole.cells[B].number, whole.cells[B].sure) == (1, 2, True)
    filled = together([made(None, 2), made(3, None)])
    assert (filled.cells[A].number, filled.cells[B].number) == (3, 2)
    torn = together([made(1, 2), made(4, 2)])
    assert (torn.cells[A].known, torn.cells[B].known) == (False, True)
    assert torn.cells[A].doubt is not None
