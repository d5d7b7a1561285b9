"""What is read of a report once for all rules."""

from lint_gov.model.once import once
from lint_gov.model.report import Report
from tests.kinds.handmade import report, section


def test_a_report_is_read_once_until_another_one_is_asked_about() -> None:
    asked: list[str | None] = []

    @once
    def year(one: Report) -> int | None:
        asked.append(one.organisation)
        return one.year

    first = report([section("overview", "一、总体情况", "甲")])._replace(organisation="甲局", year=2023)
    second = first._replace(organisation="乙局")
    assert [year(one) for one in (first, first, second, second, first)] == [2023] * 5
    assert asked == ["甲局", "乙局", "甲局"]


def test_equal_reports_are_told_apart() -> None:
    count = 0

    @once
    def number(one: Report) -> int:
        nonlocal count
        count += 1
        return len(one.sections) + count

    first = report([section("overview", "一、总体情况", "甲")])
    assert (number(first), number(first._replace())) == (2, 3)
