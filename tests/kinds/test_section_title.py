import pytest

from lint_gov.kinds.section_title import KIND
from lint_gov.model.outcome import Fix
from lint_gov.model.report import Damage
from tests.kinds.handmade import failures, report, section, seen, six_sections, verdicts

LOST = Damage("number", "〔201960号", "〔2019〕60号")


def test_official_titles_pass() -> None:
    assert {status for status, _ in seen(KIND, report(six_sections()))} == {"passed"}


@pytest.mark.parametrize(
    "title", ["一、总体情况：", "一、 总 体 情 况", "一．总体情况。", "总体情况", "第一部分　总体情况"]
)
def test_typesetting_is_no_other_wording(title: str) -> None:
    numeral = "一" if "一" in title else None
    made = report([section("overview", title)])
    made_with = [type(one)(one.id, one.title, numeral, one.anchor) for one in made.sections]
    assert seen(KIND, report(made_with)) == [("passed", "section[overview]")]


def test_a_variant_is_shown_with_the_official_title_as_a_hint() -> None:
    made = report([section("problems", "五、存在的主要问题和改进措施")])
    (verdict,) = verdicts(KIND, made)
    assert verdict.finding is not None
    assert verdict.finding.fix == Fix(
        "五、存在的主要问题和改进措施", "五、存在的主要问题及改进情况", 7, hint=True
    )
    assert failures(KIND, made) == [
        (
            "section[problems]",
            {
                "section": "problems",
                "title": "五、存在的主要问题及改进情况",
                "printed": "存在的主要问题和改进措施",
                "standard": "存在的主要问题及改进情况",
                "match": "variant",
            },
        )
    ]


def test_a_mark_that_is_missing_makes_a_variant() -> None:
    made = report([section("disputes", "四、政府信息公开行政复议行政诉讼情况")])
    assert [values["match"] for _, values in failures(KIND, made)] == ["variant"]


def test_characters_lost_in_copying_are_not_blamed_and_not_fixed() -> None:
    made = report([section("disputes", "四、政府信息公开行政复议行政诉讼情况")], damage=(LOST,))
    (verdict,) = verdicts(KIND, made)
    assert verdict.finding is not None
    assert (verdict.finding.values["match"], verdict.finding.fix) == ("lost", None)


def test_other_characters_are_never_copy_damage() -> None:
    made = report([section("others", "六、其它需要报告的事项")], damage=(LOST,))
    assert [values["match"] for _, values in failures(KIND, made)] == ["variant"]
