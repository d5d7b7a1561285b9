"""Whose report, which year, when published."""

import pytest

from lint_gov.forms.recognise import recognise
from lint_gov.model.document import Document
from lint_gov.model.report import Report
from tests.forms.documents import document
from tests.generate import FORMS

BODY = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)


def read(*lines: str, title: str | None = "政府信息公开工作年度报告") -> Report:
    report = recognise(document(*lines, title=title), FORMS)
    assert report is not None
    return report


@pytest.mark.parametrize(
    ("lines", "organ", "year"),
    [
        (["示例市人民政府2020年政府信息公开工作年度报告"], "示例市人民政府", 2020),
        (["示例市人民政府2020年政府", "信息公开工作年度报告"], "示例市人民政府", 2020),
        (["示例区人民政府", "2023 年政府信息公开工作年度报告"], "示例区人民政府", 2023),
        (["2024 年示例市科委政府信息公开工作", "年度报告"], "示例市科委", 2024),
        (["首页 政府信息公开年报", "示例市教育局2025年度政府信息公开工作年度报告"], "示例市教育局", 2025),
        (["标题: 示例市教育局2021年政府信息公开年度报告"], "示例市教育局", 2021),
        (["示例市教育局二〇二二年政府信息公开工作年度报告"], "示例市教育局", 2022),
        (["示例市教育局２０２２年政府信息公开工作年度报告"], "示例市教育局", 2022),
        (["示例市教育局2022年信息公开年报"], "示例市教育局", 2022),
    ],
)
def test_titles(lines: list[str], organ: str, year: int) -> None:
    report = read(*lines, *BODY)
    assert (report.organisation, report.year) == (organ, year)


def test_a_declared_title_serves_where_the_text_has_none() -> None:
    report = read(*BODY, title="示例市教育局2022年政府信息公开工作年度报告_示例市人民政府网")
    assert (report.organisation, report.year) == ("示例市教育局", 2022)


def test_the_organ_that_signs() -> None:
    report = read(*BODY, "无。", "示例市审计局", "2022年1月20日")
    assert report.organisation == "示例市审计局"


def test_year_and_period_from_the_statement() -> None:
    report = read("本报告统计期限自2021年1月1日起至2021年12月31日止。", *BODY)
    assert report.year == 2021
    assert report.period is not None
    assert (report.period.start, report.period.end) == ("2021-01-01", "2021-12-31")


@pytest.mark.parametrize(
    "line",
    [
        "发布时间:2021-03-10   浏览次数:42次",
        "发布日期：2021年3月10日",
        "来源：本站 时间：2021/3/10 09:00",
        "更新时间：2021-03-10",
        "更新时间：2024-06-01\n发布时间：2021-03-10",
    ],
)
def test_the_date_of_publication(line: str) -> None:
    report = read("示例市教育局2020年政府信息公开工作年度报告", line, *BODY)
    assert report.published == "2021-03-10"


def test_the_declared_date_of_publication() -> None:
    made = document("示例市教育局2020年政府信息公开工作年度报告", *BODY)
    report = recognise(Document("html", made.blocks, metadata=(("PubDate", "2021-03-10 08:58"),)), FORMS)
    assert report is not None
    assert report.published == "2021-03-10"


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("关于做好政府信息公开工作年度报告编制工作的通知", "请于1月31日前完成。"),
        ("示例市教育局2020年政府信息公开工作年度报告", "示例市教育局2019年政府信息公开工作年度报告"),
        ("今天天气很好。",),
    ],
)
def test_what_is_no_report(lines: tuple[str, ...]) -> None:
    assert recognise(document(*lines), FORMS) is None


def test_a_report_of_a_year_without_a_form() -> None:
    report = read("示例市教育局2017年政府信息公开工作年度报告", "一、概述", "本年度工作情况如下。" * 40)
    assert (report.year, dict(report.tables)) == (2017, {})


def test_the_period_of_the_figures_and_not_of_a_campaign() -> None:
    campaign = "2021年3月1日至4月30日开展专项检查。"
    stated = "本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。"
    report = read("示例市教育局2021年政府信息公开工作年度报告", campaign, stated, *BODY)
    assert report.period is not None
    assert report.period.quote == "2021年1月1日起至2021年12月31日"
    assert read("示例市教育局2021年政府信息公开工作年度报告", campaign, *BODY).period is None
