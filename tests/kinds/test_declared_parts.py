import pytest

from lint_gov.kinds.declared_parts import KIND
from lint_gov.model.document import Paragraph, Trouble, TroubleKind
from lint_gov.model.report import Report
from tests.kinds.handmade import failures, report, section, seen, six_sections

FIVE = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    "政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况"
)
PARAPHRASED = (
    "总体工作开展情况、主动公开政府信息情况、政府信息公开申请处理情况、行政复议与行政诉讼相关情况、"
    "工作中存在的问题及改进举措、其他需说明事项"
)


def made(opening: str, *, without: str = "", more: bool = False) -> Report:
    sections = [one for one in six_sections() if one.id != without]
    if more:
        sections.insert(1, section(None, "二、工作机制", "健全工作机制。"))
    return report(sections, preamble=(Paragraph(opening, 3),))


@pytest.mark.parametrize(
    "opening",
    [
        f"本报告由{FIVE}、其他需要报告的事项六部分组成。",
        f"本报告由{FIVE}和其他需要报告的事项等6个部分组成，统计期限为全年。",
        f"报告涵盖{PARAPHRASED}等六个部分。",
        f"本报告共六个部分：{PARAPHRASED}。",
        "全文包括总体情况、主动公开政府信息情况等六个部分。",
        "本报告共分六个部分。",
        "根据第六部分的要求，本报告包括六章。",
    ],
)
def test_six_parts_that_are_there(opening: str) -> None:
    assert seen(KIND, made(opening)) == [("passed", "preamble")]


def test_the_number_may_count_a_section_of_the_author() -> None:
    for count in "六七":
        assert seen(KIND, made(f"本报告由{count}部分组成。", more=True)) == [("passed", "preamble")]


@pytest.mark.parametrize(
    ("opening", "values"),
    [
        (f"本报告由{FIVE}五部分组成。", {"stated": 5, "found": 6, "match": "count"}),
        ("本年度报告分为八个部分，统计期限为全年。", {"stated": 8, "found": 6, "match": "count"}),
        (
            f"本报告由{FIVE}六个部分组成。",
            {"stated": 6, "found": 6, "match": "names", "unnamed": "「其他需要报告的事项」"},
        ),
        (
            "本报告共六个部分：总体情况、主动公开、依申请公开、存在的问题、其他需要报告的事项。",
            {"match": "names", "unnamed": "「政府信息公开行政复议、行政诉讼情况」"},
        ),
    ],
)
def test_parts_that_are_not_those_of_the_report(opening: str, values: dict[str, object]) -> None:
    ((at, said),) = failures(KIND, made(opening))
    assert (at, {name: said[name] for name in values}) == ("preamble", values)


def test_a_missing_section_is_not_the_sentences_fault() -> None:
    opening = f"本报告由{FIVE}、其他需要报告的事项六部分组成。"
    ((_, said),) = failures(KIND, made(opening, without="others"))
    assert (said["found"], said["match"]) == (5, "missing")


@pytest.mark.parametrize(
    "text",
    ["政府工作分六个部分推进。", "见报告第六部分。", "报告了五个方面的问题。", "栏目由六部分组成。"],
)
def test_what_is_no_declaration(text: str) -> None:
    assert seen(KIND, made(text)) == [("not-applicable", "preamble")]


def test_nothing_is_held_against_a_text_that_was_not_read_whole() -> None:
    one = made("本报告共分五个部分。")._replace(troubles=(Trouble(TroubleKind.LIMIT, "例", "example"),))
    assert seen(KIND, one) == [("undecided", "preamble")]


def test_the_first_section_may_say_it_too() -> None:
    sections = six_sections()
    first = sections[0]._replace(paragraphs=(Paragraph("本报告由五个部分组成。", 9),))
    one = report((first, *sections[1:]))
    assert seen(KIND, one) == [("failed", "section[overview]")]
