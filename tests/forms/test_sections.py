"""Sections are found by the words of their titles."""

import pytest

from lint_gov.forms.recognise import recognise
from lint_gov.model.report import Report
from tests.forms.documents import document
from tests.generate import FORMS
from tests.pages import render_text

TITLE = "示例市发展和改革局2023年政府信息公开工作年度报告"


def read(*lines: str) -> Report:
    report = recognise(document(TITLE, *lines), FORMS)
    assert report is not None
    return report


def titles(*lines: str) -> list[tuple[str | None, str | None]]:
    return [(section.id, section.numeral) for section in read(*lines).sections]


OTHERS = ("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "五、存在的主要问题及改进情况")


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("四、政府信息公开行政复议、行政诉讼情况", "disputes"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "disputes"),
        ("四、政府信息公开行政法复议、行政诉讼情况", "disputes"),
        ("第四部分 政府信息公开行政复议、行政诉讼情况", "disputes"),
        ("四.政府信息公开行政复议、行政诉讼情况", "disputes"),
        ("　　四、 政府信息公开行政复议、 行政诉讼情况", "disputes"),
        ("一、总体概况", "overview"),
        ("六、其他需要报告的事项：无", "others"),
        ("六、其它需要报告的事项", "others"),
        ("六、其他需要报告的事项。本年度没有收取信息处理费。", "others"),
    ],
)
def test_a_title_in_many_spellings(line: str, section: str) -> None:
    numeral = next(mark for mark in line if mark in "一四六")
    assert (section, numeral) in titles(*OTHERS, line)


@pytest.mark.parametrize(
    "line",
    [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0",
        "三、本年度办理结果",
        "四、结转下年度继续办理 | 0 | 0 | 0",
        "本报告包括总体情况、主动公开政府信息情况和其他需要报告的事项。",
        "（一）主动公开情况",
        "一是主动公开政府信息情况良好。",
    ],
)
def test_what_only_looks_like_a_title(line: str) -> None:
    found = titles(*OTHERS, line)
    assert found == [("disclosure", "二"), ("requests", "三"), ("problems", "五")]


def test_text_behind_a_title_on_its_line_belongs_to_the_section() -> None:
    report = read(*OTHERS, "六、其他需要报告的事项：无其他事项。")
    section = report.section("others")
    assert section is not None
    assert section.text == "无其他事项。"


def test_the_last_of_two_equal_titles_counts_since_a_contents_list_comes_first() -> None:
    contents = ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况")
    report = read(*contents, "一、总体情况", "全年工作平稳。", *contents[1:])
    assert [section.id for section in report.sections] == ["overview", "disclosure", "requests"]
    assert report.sections[0].text == "全年工作平稳。"


def test_a_section_of_the_authors_own_stands_without_an_id() -> None:
    report = read("一、总体情况", "二、机构设置沿革", "说明。", *OTHERS)
    assert [(section.id, section.title) for section in report.sections][:2] == [
        ("overview", "一、总体情况"),
        (None, "二、机构设置沿革"),
    ]


def test_titles_inside_one_long_line() -> None:
    form = FORMS["2021"]
    cells = dict.fromkeys((a for t in form.tables.values() for a in t.addresses), "0")
    text = render_text(cells, form, "run").strip()
    report = recognise(document(text), FORMS)
    assert report is not None
    assert [section.id for section in report.sections] == [section.id for section in form.sections]
