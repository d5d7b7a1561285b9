from lint_gov.kinds.section_numeral import KIND
from lint_gov.model.outcome import Fix
from lint_gov.model.report import Report, Section
from tests.kinds.handmade import report, section, seen, six_sections, verdicts


def fixes(made: Report) -> list[Fix | None]:
    return [verdict.finding.fix for verdict in verdicts(KIND, made) if verdict.finding]


def test_official_numerals_pass() -> None:
    assert {status for status, _ in seen(KIND, report(six_sections()))} == {"passed"}


def test_a_wrong_numeral_is_certain_where_all_sections_stand_in_order() -> None:
    one, two, three, _, five, six = six_sections()
    made = report([one, two, three, section("disputes", "三、政府信息公开行政复议、行政诉讼情况"), five, six])
    assert fixes(made) == [
        Fix("三、政府信息公开行政复议、行政诉讼情况", "四、政府信息公开行政复议、行政诉讼情况", 7)
    ]


def test_counting_on_after_a_missing_section_is_no_second_fault() -> None:
    one, _, three, *_ = six_sections()
    renumbered = section("requests", "二、收到和处理政府信息公开申请情况")
    assert seen(KIND, report([one, renumbered])) == [
        ("passed", "section[overview]"),
        ("passed", "section[requests]"),
    ]
    assert seen(KIND, report([one, three]))[1] == ("passed", "section[requests]")


def test_a_numeral_that_fits_neither_way_of_counting_is_a_hint_where_sections_are_missing() -> None:
    one, *_ = six_sections()
    made = report([one, section("requests", "五、收到和处理政府信息公开申请情况")])
    assert fixes(made) == [
        Fix("五、收到和处理政府信息公开申请情况", "三、收到和处理政府信息公开申请情况", 7, hint=True)
    ]


def test_a_foreign_section_counts_as_a_place() -> None:
    one, *_ = six_sections()
    made = report([one, section(None, "二、组织领导"), section("disclosure", "三、主动公开政府信息情况")])
    assert seen(KIND, made) == [("passed", "section[overview]"), ("passed", "section[disclosure]")]


def test_arabic_numerals_and_titles_without_one() -> None:
    made = report(
        [Section("overview", "1.总体情况", "1", 7), Section("disclosure", "主动公开政府信息情况", None, 8)]
    )
    assert seen(KIND, made) == [("passed", "section[overview]")]
