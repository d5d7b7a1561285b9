import pytest

from lint_gov.kinds.required_section import KIND
from lint_gov.model.document import Trouble, TroubleKind
from lint_gov.model.rule import RuleError
from tests.generate import FORMS
from tests.kinds.handmade import failures, reasons, report, section, seen, six_sections, verdicts

CUT = Trouble(TroubleKind.LIMIT, "超出单元格上限", "the limit on cells was reached")
OTHERS = "六、其他需要报告的事项"


def test_six_sections_pass_one_by_one() -> None:
    assert seen(KIND, report(six_sections())) == [
        ("passed", "section[overview]"),
        ("passed", "section[disclosure]"),
        ("passed", "section[requests]"),
        ("passed", "section[disputes]"),
        ("passed", "section[problems]"),
        ("passed", "section[others]"),
    ]


def test_a_missing_section_is_named() -> None:
    made = report(six_sections()[:-1])
    assert failures(KIND, made) == [("section[others]", {"section": "others", "title": OTHERS, "picture": 0})]
    (finding,) = [verdict.finding for verdict in verdicts(KIND, made) if verdict.finding]
    assert (finding.address, finding.anchor) == ("section[others]", None)


def test_a_picture_in_the_section_before_may_hold_the_title() -> None:
    *before, last = six_sections()[:-1]
    made = report([*before, section(last.id, last.title, pictures=1)])
    assert failures(KIND, made) == [("section[others]", {"section": "others", "title": OTHERS, "picture": 1})]


def test_what_was_cut_off_in_reading_is_not_missing() -> None:
    made = report(six_sections()[:-1], troubles=(CUT,))
    assert reasons(KIND, made) == [("section[others]", "文件没有完整读取：超出单元格上限")]


def test_bare_figures_have_no_sections_to_miss() -> None:
    made = report(cells={"requests[new,total]": 1}, title=None)
    assert {reason for _, reason in reasons(KIND, made)} == {"只提供了表格数字，没有报告正文"}
    assert failures(KIND, made) == []


def test_only_the_sections_asked_for_are_judged() -> None:
    assert seen(KIND, report(six_sections()[:1]), {"sections": ["overview", "others"]}) == [
        ("passed", "section[overview]"),
        ("failed", "section[others]"),
    ]


def test_a_section_that_no_form_has_is_a_fault_of_the_rule() -> None:
    with pytest.raises(RuleError) as caught:
        KIND.bind({"sections": ["overview", "annex"]}, FORMS)
    assert caught.value.path == ("sections", 1)
    assert caught.value.message == (
        "no form has a section 'annex'; "
        "sections are overview, disclosure, requests, disputes, problems, others"
    )
