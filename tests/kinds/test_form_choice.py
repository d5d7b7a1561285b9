from lint_gov.kinds.form_choice import KIND
from lint_gov.model.report import Report
from tests.generate import FORMS
from tests.kinds.handmade import failures, reasons, report, seen

REQUIRED = {"expect": "required", "tables": ["disclosure", "requests"]}
SAME = {"expect": "same", "tables": ["disclosure", "requests"]}
OLD, NEW = "国办公开办函〔2019〕60号规定的格式", "国办公开办函〔2021〕30号规定的格式"


def both(form: str, year: int | None) -> Report:
    row = "normative,made" if form == "2019" else "normative,issued"
    made = report(cells={f"disclosure[{row}]": 1, "requests[new,total]": 1}, form=form)
    return made._replace(year=year)


def mixed(year: int = 2023) -> Report:
    new, old = both("2021", year), both("2019", year)
    return new._replace(
        forms={**new.forms, "requests": FORMS["2019"]},
        tables={**new.tables, "requests": old.tables["requests"]},
    )


def test_each_year_has_its_form() -> None:
    for form, years in (("2019", (2019, 2020)), ("2021", (2021, 2025, 2040))):
        for year in years:
            assert seen(KIND, both(form, year), REQUIRED) == [
                ("passed", "section[disclosure]"),
                ("passed", "section[requests]"),
            ]


def test_the_wrong_form_is_named_table_by_table() -> None:
    assert failures(KIND, both("2019", 2021), REQUIRED) == [
        (f"section[{table}]", {"table": name, "used": OLD, "required": NEW, "year": 2021})
        for table, name in (("disclosure", "表二"), ("requests", "表三"))
    ]


def test_without_a_year_or_a_form_nothing_is_required() -> None:
    assert reasons(KIND, both("2021", None), REQUIRED)[0] == ("section[disclosure]", "未能确定报告年度")
    assert seen(KIND, both("2019", 2018), REQUIRED)[0] == ("not-applicable", "section[disclosure]")


def test_tables_of_two_forms() -> None:
    assert failures(KIND, mixed(), REQUIRED) == [
        ("section[requests]", {"table": "表三", "used": OLD, "required": NEW, "year": 2023})
    ]
    assert failures(KIND, mixed(), SAME) == [
        (
            "section[requests]",
            {"mixture": "表二为国办公开办函〔2021〕30号的格式，表三为国办公开办函〔2019〕60号的格式"},
        )
    ]


def test_one_form_throughout_is_not_mixed_whatever_the_year() -> None:
    assert seen(KIND, both("2019", 2024), SAME) == [("passed", "section[requests]")]


def test_a_table_alone_is_not_mixed() -> None:
    assert seen(KIND, report(cells={"requests[new,total]": 1}), SAME) == []
