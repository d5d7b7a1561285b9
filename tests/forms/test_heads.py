"""What sites print above a report, and pages that are only about one: whose, of which year, since when."""

import pytest

from lint_gov import lint
from lint_gov.model.form import Form
from lint_gov.model.report import ValueKind
from tests.forms.test_text_layouts import BOTH
from tests.generate import FORMS, consistent_cells, render_text, seeded
from tests.pages import Page, draw_html, draw_text, page_of

TITLE = "2022年政府信息公开工作年度报告"
OFFICE = "示例市教育局"
BODY = render_text(consistent_cells(seeded(1), FORMS["2021"]), FORMS["2021"], year=2022)
BODY = BODY[BODY.index("一、总体情况") : BODY.rindex("联系方式")]


@pytest.mark.parametrize(
    ("head", "organ", "published"),
    [
        (
            f"发布机构 | {OFFICE} | 发文日期 | 2023-01-20\n文号 | 无 | 效力 | 有效\n{TITLE}",
            OFFICE,
            "2023-01-20",
        ),
        (f"索引号:\n123/2023\n成文日期:\n\n2023年1月20日\n{TITLE}", None, "2023-01-20"),
        (f"市房管局{TITLE}\n2023-01-25 14:48 示例市住房保障局", "市房管局", "2023-01-25"),
        (f"{TITLE[:5]}东路街道{TITLE[5:]}\n2023年01月18日来源：本站", "东路街道", "2023-01-18"),
        (f"{OFFICE}{TITLE}\n2023-01-18\n有效", OFFICE, None),
        (f"• {OFFICE}{TITLE}", OFFICE, None),
        (f"【图文】{OFFICE}{TITLE}（修订版）", OFFICE, None),
        (f"{OFFICE}关于印发{TITLE}的通知", OFFICE, None),
        (f"依照条例规定，现公布国家税务总局示例区税务局{TITLE}。", "国家税务总局示例区税务局", None),
        (f"依照政府信息公开有关规定编制{TITLE}。", None, None),
        (f"现公布我局{TITLE}。", None, None),
    ],
)
def test_whose_and_since_when(head: str, organ: str | None, published: str | None) -> None:
    report = lint(f"{head}\n{BODY}".encode(), name="report.txt").report
    assert report is not None
    assert (report.organisation, report.year, report.published) == (organ, 2022, published)


def about(form: Form) -> Page:
    """Return a notice that hands out the form, its tables blank."""
    tables = [part for part in page_of({}, form).parts if isinstance(part, list)]
    titles = ("（一）主动公开情况。", "（二）申请情况。", "（三）复议、诉讼情况。")
    parts = [part for title, table in zip(titles, tables, strict=True) for part in ((0, title), table)]
    opening = ((1, "关于印发年度报告格式的通知"), (0, "各省、自治区、直辖市：现将修订后的格式印发给你们。"))
    return Page("关于印发年度报告格式的通知", "2021-09-29", (*opening, *parts))


@BOTH
def test_a_notice_that_hands_out_the_form_is_no_report(form: Form) -> None:
    for text, name in ((draw_html(about(form)), "a.html"), (draw_text(about(form), "pipes"), "a.txt")):
        (found,) = lint(text.encode(), name=name).diagnostics
        assert (found.rule, found.message.zh.partition("：")[2]) == (
            "E002",
            "表格都是空白，也没有报告标题和统计期限，应是印发年度报告格式的文件",
        )


@BOTH
def test_the_form_alone_is_read_as_blank(form: Form) -> None:
    page = about(form)
    text = draw_html(Page("", "", page.parts[2:]))
    report = lint(text.encode(), name="a.html", form=form.id).report
    assert report is not None
    assert {value.kind for value in report.cells.values()} == {ValueKind.BLANK}
    assert {table.form for table in report.tables.values()} == {form.id}


def test_a_blank_report_with_its_title_is_one() -> None:
    text = draw_html(page_of({}, FORMS["2021"]))
    assert "V101" in {one.rule for one in lint(text.encode(), name="a.html").diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        (
            f"文字解读：{OFFICE}{TITLE}\n一、编制背景\n按照要求编写。\n二、主动公开政府信息情况\n说明公开的数据。\n"
            "三、收到和处理政府信息公开申请情况\n说明申请的数据。\n四、政府信息公开行政复议、行政诉讼情况\n说明案件。"
        ),
        "2022年上半年政府信息公开数据统计\n一、公文公开情况\n制发公文707件。\n二、依申请公开情况\n收到申请267件。",
        "示例市教育局2022年度部门决算\n第一部分 概况\n一、部门职责\n第二部分 决算表\n一、收入支出决算总表",
        f"{OFFICE}举办{TITLE}编制培训\n会上讲解了总体情况、主动公开政府信息情况等各部分的写法。",
    ],
)
def test_pages_about_something_else_are_no_reports(text: str) -> None:
    assert [one.rule for one in lint(text.encode(), name="page.txt").diagnostics] == ["E002"]


def test_reports_before_there_was_a_form_are_not_checked_against_it() -> None:
    text = (
        f"{OFFICE}2018年政府信息公开工作年度报告\n一、概述\n{'各科室按分工做好公开和答复工作。' * 30}\n"
        "二、依申请公开政府信息情况\n全年收到申请2件。"
    )
    assert [one.rule for one in lint(text.encode(), name="report.txt").diagnostics] == ["E008"]
