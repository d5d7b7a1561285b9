from lint_gov.kinds.unexpected_section import KIND
from tests.kinds.handmade import failures, report, section, seen, six_sections


def test_six_sections_pass_once() -> None:
    assert seen(KIND, report(six_sections())) == [("passed", "sections")]


def test_neighbours_are_one_finding() -> None:
    one, two, three, *_ = six_sections()
    extra = [section(None, "二、组织领导"), section(None, "三、制度建设"), section(None, "五、收费情况")]
    assert failures(KIND, report([one, *extra[:2], two, extra[2], three])) == [
        (
            "section[overview]",
            {"after": "一、总体情况", "titles": "「二、组织领导」、「三、制度建设」", "count": 2},
        ),
        (
            "section[disclosure]",
            {"after": "二、主动公开政府信息情况", "titles": "「五、收费情况」", "count": 1},
        ),
    ]


def test_what_stands_before_the_first_and_behind_the_last_is_no_part_of_the_form() -> None:
    made = report([section(None, "目录"), *six_sections(), section(None, "七、附件")])
    assert seen(KIND, made) == [("passed", "sections")]


def test_a_report_without_sections_is_not_judged() -> None:
    assert seen(KIND, report([])) == []
