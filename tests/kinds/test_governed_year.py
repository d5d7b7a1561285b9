from lint_gov.kinds.governed_year import KIND
from tests.kinds.handmade import failures, reasons, report, seen


def test_years_with_a_form() -> None:
    for year in (2019, 2020, 2021, 2026):
        assert seen(KIND, report(year=year)) == [("passed", "meta[year]")]


def test_a_year_before_the_first_form() -> None:
    assert failures(KIND, report(year=2018)) == [("meta[year]", {"year": 2018, "first": 2019})]


def test_an_unknown_year_is_undecided() -> None:
    assert reasons(KIND, report()._replace(year=None)) == [("meta[year]", "未能确定报告年度")]
