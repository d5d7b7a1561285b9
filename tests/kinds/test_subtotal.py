"""The kind `subtotal`: which rows are subtotals of what, and whether they add up."""

from collections.abc import Mapping

import pytest

from lint_gov.forms.cells import report_of
from lint_gov.forms.values import value_of
from lint_gov.kinds.subtotal import KIND
from lint_gov.model.outcome import Equation, Finding, Status, Subject, Verdict
from lint_gov.model.report import ExtraRow, Report
from lint_gov.model.rule import RuleError
from lint_gov.model.wording import Text
from tests.generate import FORMS

CHECK = KIND.bind({"table": "requests", "words": ["小计", "合计"]}, FORMS)
COLUMNS = [column.id for column in FORMS["2021"].tables["requests"].columns]
CELLS = {"requests[denied.1,natural]": 2, "requests[denied.8,natural]": 3}


def _row(label: str, after: str | None, *figures: str | None) -> ExtraRow:
    values = (
        value_of(f"requests[,{column}]", figure, anchor=7)
        for column, figure in zip(COLUMNS, figures, strict=False)
    )
    return ExtraRow(label, after, tuple(values))


def _report(*rows: ExtraRow, form: str = "2021", cells: Mapping[str, str | int | None] = CELLS) -> Report:
    report = report_of(cells, FORMS[form])
    reading = report.tables["requests"]._replace(extra_rows=rows)
    return report._replace(tables={"requests": reading})


def _statuses(*rows: ExtraRow, form: str = "2021") -> list[tuple[str, str]]:
    return [(verdict.at, verdict.status.value) for verdict in CHECK(Subject(_report(*rows, form=form)))]


def test_a_subtotal_that_differs_is_a_finding_at_its_own_place() -> None:
    report = _report(_row("（三）不予公开小计", "denied.8", "6", "0"))
    items = tuple(
        (f"requests[denied.{item},natural]", {1: "2", 8: "3"}.get(item, "0")) for item in range(1, 9)
    )
    at = "requests[denied,natural]"
    finding = Finding(
        at,
        {
            "table": Text("表三", "table 三 (requests)"),
            "line": "自然人",
            "row": "（三）不予公开",
            "column": "自然人",
            "block": "自然人",
            "left": "2 + 3",
            "right": "6",
            "left_value": "5",
            "right_value": "6",
            "difference": "1",
            "relation": "≠",
            "blanks": 0,
            "needed": "",
            "line_id": "denied",
            "explained": 0,
        },
        anchor=7,
        equation=Equation(items, ((at, "6"),), "5", "6", "1"),
        cells=(*(address for address, _ in items), at),
    )
    assert [*CHECK(Subject(report))] == [
        Verdict(Status.FAILED, at, finding=finding),
        Verdict(Status.PASSED, "requests[denied,company]"),
    ]


@pytest.mark.parametrize(
    ("label", "after", "form", "verdicts"),
    [
        ("（三）不予公开", "partial", "2021", [("requests[denied,natural]", "passed")]),
        ("不予公开 小计", None, "2021", [("requests[denied,natural]", "passed")]),
        ("不予公开合计：", "new", "2019", [("requests[denied,natural]", "passed")]),
        ("小计", "denied.8", "2021", [("requests[denied,natural]", "passed")]),
        ("小计", "partial", "2021", [("requests[denied,natural]", "passed")]),
        ("三、本年度办理结果", "carried_in", "2019", [("requests[results,natural]", "passed")]),
        ("（六）其他处理", "declined.5", "2021", [("requests[other,natural]", "failed")]),
        ("小计", "unavailable.3", "2021", [("requests[unavailable,natural]", "failed")]),
        ("小计", "denied.3", "2021", [("section[requests]", "undecided")]),
        ("小计", "handled", "2021", [("section[requests]", "undecided")]),
        ("小计", "carried_out", "2021", [("section[requests]", "undecided")]),
        ("（三）（四）小计", "denied.8", "2021", [("section[requests]", "undecided")]),
        ("其中：涉企", "denied.8", "2021", [("section[requests]", "not-applicable")]),
        ("", "denied.8", "2021", [("section[requests]", "not-applicable")]),
        ("自然人小计", "denied.8", "2021", [("section[requests]", "undecided")]),
    ],
)
def test_rows_are_known_by_label_or_place(
    label: str, after: str | None, form: str, verdicts: list[tuple[str, str]]
) -> None:
    assert _statuses(_row(label, after, "5"), form=form) == verdicts


@pytest.mark.parametrize("empty", ["", "—", "无"])
def test_a_heading_with_empty_cells_states_nothing(empty: str) -> None:
    assert _statuses(_row("（三）不予公开", "partial", empty)) == [("section[requests]", "not-applicable")]


def test_items_without_a_figure_are_unknown() -> None:
    cells = {**CELLS, "requests[denied.2,natural]": "", "requests[denied.2,company]": None}
    report = _report(_row("（三）不予公开小计", "denied.8", "7", "0", "0"), cells=cells)
    place = "「2.其他法律行政法规禁止公开 · {}」"
    natural, company = place.format("自然人"), place.format("商业企业")
    assert [*CHECK(Subject(report))] == [
        Verdict(
            Status.UNDECIDED,
            "requests[denied,natural]",
            Text(
                f"{natural}未填数字，须为 2 才能相符", f"{natural} has no figure; the sum holds only with 2"
            ),
        ),
        Verdict(
            Status.UNDECIDED,
            "requests[denied,company]",
            Text(f"未能确切读出{company}", f"not read for certain: {company}"),
        ),
        Verdict(Status.PASSED, "requests[denied,research]"),
    ]


@pytest.mark.parametrize(
    ("handled", "status"), [(5, "failed"), (6, "undecided"), (7, "failed"), ("", "failed")]
)
def test_a_total_off_by_the_same_points_at_an_item(handled: int | str, status: str) -> None:
    cells = {**CELLS, "requests[handled,natural]": handled}
    (verdict,) = CHECK(Subject(_report(_row("（三）不予公开小计", "denied.8", "6"), cells=cells)))
    assert verdict.status.value == status
    if status == "undecided":
        assert verdict.reason == Text(
            "（七）总计与小计相互印证，有误的可能是所含的某一项",
            "the total of the column agrees with the subtotal: one of the items may be wrong",
        )


def test_a_row_that_cannot_be_placed_says_so() -> None:
    (verdict,) = CHECK(Subject(_report(_row("小计", "denied.3", "5"))))
    assert verdict.reason == Text(
        "无法确定「小计」行合计的是哪些项目", "it cannot be told which items the row 「小计」 adds up"
    )


def test_a_table_without_groups_of_rows_is_refused() -> None:
    with pytest.raises(RuleError) as caught:
        KIND.bind({"table": "disputes", "words": ["小计"]}, FORMS)
    assert (caught.value.message, caught.value.path) == (
        "expected a table with groups of rows, found disputes",
        ("table",),
    )
