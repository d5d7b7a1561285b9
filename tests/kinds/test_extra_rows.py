from lint_gov.kinds.extra_rows import KIND
from lint_gov.model.report import ExtraRow, Report
from tests.kinds.handmade import failures, reasons, report, seen

RULE = {"table": "requests", "subtotals": ["小计", "合计"]}


def with_rows(*labels: str) -> Report:
    made = report(cells={"requests[new,total]": 0})
    extra = tuple(ExtraRow(label, "denied.8", (), anchor=5) for label in labels)
    return made._replace(tables={"requests": made.tables["requests"]._replace(extra_rows=extra)})


def test_no_extra_row() -> None:
    assert seen(KIND, with_rows(), RULE) == [("passed", "section[requests]")]


def test_subtotals_and_other_rows_are_told_apart() -> None:
    assert failures(
        KIND, with_rows("小 计", "6.转其他机关", "（三）不予公开合计", "（四）无法提供"), RULE
    ) == [
        ("section[requests]", {"table": "表三", "rows": "「6.转其他机关」", "count": 1, "subtotal": 0}),
        (
            "section[requests]",
            {
                "table": "表三",
                "rows": "「小 计」、「（三）不予公开合计」、「（四）无法提供」",
                "count": 3,
                "subtotal": 1,
            },
        ),
    ]


def test_a_row_without_a_label_is_named_so() -> None:
    assert [values["rows"] for _, values in failures(KIND, with_rows(""), RULE)] == ["「（无行名）」"]


def test_a_table_that_was_not_found_is_left_undecided() -> None:
    assert reasons(KIND, report(), RULE) == [("section[requests]", "没有找到该表")]
