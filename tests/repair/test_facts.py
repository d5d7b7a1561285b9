"""Figures that differ from last year's: one difference is one diagnosis, whatever it touches."""

from collections.abc import Mapping
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from lint_gov.forms.cells import report_of
from lint_gov.model.outcome import Status
from lint_gov.model.report import Report
from lint_gov.pipeline import lint
from lint_gov.result import Result
from tests.generate import FORMS, consistent_cells, render_html

COLUMNS = ("natural", "company", "research", "nonprofit", "legal", "other_org", "total")


def made(seed: int) -> Mapping[str, str]:
    rng = Random(seed)  # noqa: S311 - figures, no secrets
    return consistent_cells(rng, FORMS["2021"])


def last_year(cells: Mapping[str, object], changes: Mapping[str, int]) -> Report:
    """Return a report that carries out what `cells` carry in, except for changes by column."""
    carried = {
        f"requests[carried_out,{column}]": int(str(cells[f"requests[carried_in,{column}]"]))
        + changes.get(column, 0)
        for column in COLUMNS
    }
    return report_of(carried, FORMS["2021"], year=2022)


def checked(seed: int, changes: Mapping[str, int]) -> Result:
    cells = made(seed)
    content = render_html(cells, FORMS["2021"]).encode()
    return lint(content, name="report.html", previous=last_year(cells, changes))


def told(result: Result) -> list[tuple[str | None, str, list[str]]]:
    return [
        (one.address, one.severity.value, [part.at for part in one.explains])
        for one in result.diagnostics
        if one.rule == "X101"
    ]


def test_a_difference_in_a_column_and_in_its_total_is_one_diagnosis() -> None:
    assert told(checked(1, {"natural": 1, "total": 1})) == [
        ("requests[carried_in,total]", "error", ["requests[,total]", "requests[,natural]"])
    ]


def test_one_in_two_columns_of_the_same_total_is_one_warning() -> None:
    assert told(checked(1, {"natural": 1, "company": -1})) == [
        ("requests[carried_in,natural]", "warning", ["requests[,natural]", "requests[,company]"])
    ]


def test_differences_that_do_not_add_up_are_several() -> None:
    assert told(checked(1, {"natural": 1, "total": 3})) == [
        ("requests[carried_in,natural]", "warning", ["requests[,natural]"]),
        ("requests[carried_in,total]", "error", ["requests[,total]"]),
    ]


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000), column=st.sampled_from(COLUMNS), by=st.integers(1, 50))
def test_a_consistent_pair_is_silent_and_every_change_is_found(seed: int, column: str, by: int) -> None:
    assert told(checked(seed, {})) == []
    ran = next(one for one in checked(seed, {}).outcomes if one.rule == "X101")
    assert (ran.status, ran.applied, ran.passed) == (Status.PASSED, 7, 7)
    severity = "error" if column == "total" else "warning"
    where = f"requests[carried_in,{column}]"
    assert told(checked(seed, {column: by})) == [(where, severity, [f"requests[,{column}]"])]


def test_last_year_tells_which_figure_is_wrong() -> None:
    cells = made(3)
    before = last_year(cells, {})
    right = int(str(cells["requests[carried_in,natural]"]))
    slip = {**cells, "requests[carried_in,natural]": str(right + 7)}
    result = lint(render_html(slip, FORMS["2021"]).encode(), name="report.html", previous=before)
    (one,) = [one for one in result.diagnostics if any(part.rule == "X101" for part in one.explains)]
    assert one.address == "requests[carried_in,natural]"
    assert [(change.old, change.new) for change in one.repairs[0].cells] == [(str(right + 7), str(right))]
    assert one.repairs[0].certainty.value == "certain"


def test_a_stock_that_breaks_proposes_nothing() -> None:
    cells = made(3)
    before = report_of({"disclosure[normative,in_force]": 9_999}, FORMS["2021"], year=2022)
    result = lint(render_html(cells, FORMS["2021"]).encode(), name="report.html", previous=before)
    (one,) = [one for one in result.diagnostics if one.rule == "X102" and "normative" in str(one.address)]
    assert (one.address, one.repairs) == ("disclosure[normative]", ())
