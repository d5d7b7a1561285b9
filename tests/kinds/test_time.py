"""The kinds on time: the day of publication, the period of the figures, the year of the report."""

from typing import Any

import pytest

from lint_gov.kinds import deadline, publication_date, reporting_period, stated_year
from lint_gov.kinds.dates_stated import closing_date, opening_year
from lint_gov.kinds.organ_sort import sort_of
from lint_gov.model.document import Paragraph, Trouble, TroubleKind
from lint_gov.model.organ import Organ
from lint_gov.model.outcome import Subject
from lint_gov.model.report import Damage, Period, Report
from tests.kinds.handmade import failures, reasons, report, section, seen

DUE = {"due": {"department": "01-31", "government": "03-31"}}
MISSING, WRONG, IMPOSSIBLE = {"refuse": "missing"}, {"refuse": "wrong"}, {"refuse": "impossible"}
COPIED = (Damage("number", "〔201960号", "〔2019〕60号"),)


def made(*opening: str, text: str = "主动公开86条。", **facts: Any) -> Report:
    lines = tuple(Paragraph(line, place) for place, line in enumerate(opening, start=1))
    given = {"year": 2023, "title": "示例市教育局2023年政府信息公开工作年度报告", **facts}
    return report([section("overview", "一、总体情况", text)], preamble=lines, **given)


@pytest.mark.parametrize(
    ("name", "level", "sort"),
    [
        ("示例市教育局", None, "department"),
        ("上海市科委", None, "department"),
        ("示例市人民政府办公室", None, "department"),
        ("示例市人民政府", None, "government"),
        ("示例县人民政府", "county", "government"),
        ("示例市教育局", "prefecture", "department"),
        ("新疆维吾尔自治区人民政府", None, "government"),
        ("镇江市教育局", None, "department"),
        ("新乡市城乡建设局", None, "department"),
        ("示例市示例镇人民政府", None, "township"),
        ("示例县示例乡财政所", None, "township"),
        ("示例镇人民政府办公室", None, "township"),
        ("示例街道办事处", None, "township"),
        ("示例开发区管理委员会", None, None),
        ("示例开发区管理委员会", "county", "government"),
        ("示例开发区管理委员会", "department", "department"),
        ("国家发展和改革委员会", None, None),
        ("示例镇人民政府", "township", "township"),
        (None, None, None),
    ],
)
def test_what_an_organ_is_to_the_law(name: str | None, level: str | None, sort: str | None) -> None:
    assert sort_of(Subject(report(organisation=name), organ_level=level)) == sort


@pytest.mark.parametrize(
    ("organ", "published", "status"),
    [
        ("示例市教育局", "2024-01-31", "passed"),
        ("示例市教育局", "2024-02-01", "failed"),
        ("示例市人民政府", "2024-03-31", "passed"),
        ("示例市人民政府", "2024-04-01", "failed"),
        ("示例市人民政府", "2023-12-31", "undecided"),
        ("示例市人民政府", None, "undecided"),
        ("示例镇人民政府", "2024-12-01", "not-applicable"),
        ("示例开发区管理委员会", "2024-12-01", "not-applicable"),
    ],
)
def test_the_day_the_law_sets(organ: str, published: str | None, status: str) -> None:
    assert seen(deadline.KIND, made(organisation=organ, published=published), DUE) == [
        (status, "meta[published]")
    ]


def test_a_late_report_tells_by_how_much() -> None:
    assert failures(deadline.KIND, made(organisation="示例市教育局", published="2024-03-01"), DUE) == [
        (
            "meta[published]",
            {
                "organ": "示例市教育局",
                "sort": "部门",
                "published": "2024-03-01",
                "due": "2024-01-31",
                "days": 30,
            },
        )
    ]


def test_a_register_and_the_day_of_the_check() -> None:
    late = made(organisation="示例镇人民政府", published="2024-03-01")
    organ = Organ("示例镇人民政府", level="township", deadline="02-29")
    assert seen(deadline.KIND, late, DUE, organ=organ) == [("failed", "meta[published]")]
    odd = late._replace(year=2022, published="2023-03-01")
    assert [values["days"] for _, values in failures(deadline.KIND, odd, DUE, organ=organ)] == [1]
    unpublished = made(organisation="示例市教育局")
    for day, status in (("2024-01-31", "passed"), ("2024-02-01", "undecided")):
        assert seen(deadline.KIND, unpublished, DUE, as_of=day) == [(status, "meta[published]")]
    assert reasons(deadline.KIND, late._replace(year=None), DUE) == [("meta[published]", "未能确定报告年度")]


def test_the_last_change_of_a_page_is_not_its_publication() -> None:
    changed = made("更新时间：2024-06-01", organisation="示例市教育局", published="2024-06-01")
    assert reasons(deadline.KIND, changed, DUE) == [("meta[published]", "只有更新日期，没有发布日期")]
    both = made(
        "发布时间：2024-06-01 更新时间：2024-06-01", organisation="示例市教育局", published="2024-06-01"
    )
    assert seen(deadline.KIND, both, DUE) == [("failed", "meta[published]")]


@pytest.mark.parametrize(
    ("one", "status"),
    [
        (made(published="2024-01-18"), "passed"),
        (made(text="主动公开86条。\n示例市教育局\n2024年1月18日"), "passed"),
        (made("发布日期：2024年2月31日"), "passed"),
        (made(), "failed"),
        (made(text="2023年12月1日开会。"), "failed"),
        (made(text="主动公开……"), "undecided"),
        (made("标题……"), "undecided"),
        (made(troubles=(Trouble(TroubleKind.LIMIT, "超过上限", "a limit was met"),)), "undecided"),
        (made()._replace(sections=()), "failed"),
    ],
)
def test_a_date_of_publication_is_there(one: Report, status: str) -> None:
    assert seen(publication_date.KIND, one, MISSING) == [(status, "meta[published]")]


@pytest.mark.parametrize(
    ("one", "as_of", "fault"),
    [
        (made(published="2024-01-18"), None, None),
        (made(published="2024-01-18"), "2024-01-18", None),
        (made(published="2024-01-18"), "2024-01-17", "future"),
        (made(published="2023-12-31"), None, "early"),
        (made("发布日期：2024年2月31日"), None, "invalid"),
        (made("发布日期：2024年2月31日", published="2024-03-01"), None, "invalid"),
    ],
)
def test_a_date_that_cannot_be_right(one: Report, as_of: str | None, fault: str | None) -> None:
    found = failures(publication_date.KIND, one, IMPOSSIBLE, as_of=as_of)
    assert [values["fault"] for _, values in found] == ([fault] if fault else [])


def test_without_a_date_none_is_impossible() -> None:
    assert reasons(publication_date.KIND, made(), IMPOSSIBLE) == [("meta[published]", "没有找到发布日期")]


@pytest.mark.parametrize(
    ("text", "organ", "sort"),
    [
        ("统计期限自2023年1月1日起至12月31日止。", "示例市教育局", None),
        ("统计期限为2023年度。", "示例市教育局", None),
        ("本报告所列数据的期限：2023年1月日至12月31日", "示例市教育局", None),
        ("主动公开86条。", "示例市教育局", "department"),
        ("主动公开86条。", "示例市人民政府", "government"),
        ("数据的统计期限另行规定。", "示例开发区管委会", "unknown"),
    ],
)
def test_the_period_is_there(text: str, organ: str, sort: str | None) -> None:
    found = failures(reporting_period.KIND, made(text=text, organisation=organ), MISSING)
    assert [values["sort"] for _, values in found] == ([sort] if sort else [])


def test_a_text_that_was_cut_may_have_stated_it() -> None:
    assert seen(reporting_period.KIND, made("……"), MISSING) == [("undecided", "meta[period]")]
    known = made("……", period=Period("2023-01-01", "2023-12-31", "2023年1月1日至12月31日"))
    assert seen(reporting_period.KIND, known, MISSING) == [("passed", "meta[period]")]
    assert seen(reporting_period.KIND, known, WRONG) == [("passed", "meta[period]")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("统计期限自2023年1月1日起至2023年12月31日止。", "passed"),
        ("统计 期限为2023年1月1日至12月31日。", "passed"),
        ("所列数据的统计周期为2023年1月—12月。", "passed"),
        ("统计期限自2022年1月1日起至2022年12月31日止。", "failed"),
        ("统计期限为2023年1月1日至2023年11月30日。", "failed"),
        ("统计期限为2023年1月1日至2023年2月31日。", "failed"),
        ("统计期限为2022年1月1日至12月31日，统计时限为2023年1月1日至6月30日。", "undecided"),
        ("2023年6月1日至6月30日开展检查。", "not-applicable"),
        ("统计期限另行规定。", "not-applicable"),
    ],
)
def test_the_period_is_the_year(text: str, status: str) -> None:
    assert seen(reporting_period.KIND, made(text=text), WRONG) == [(status, "meta[period]")]


def test_a_wrong_period_is_quoted_and_a_damaged_one_put_down_to_copying() -> None:
    text = "统计期限为2023年1月1日至2023年1月31日。"
    found = failures(reporting_period.KIND, made(text=text), WRONG)
    assert found == [
        (
            "meta[period]",
            {
                "sort": "",
                "period": "2023年1月1日至2023年1月31日",
                "expected": "2023年1月1日至12月31日",
                "fault": "period",
                "match": "other",
            },
        )
    ]
    copied = failures(reporting_period.KIND, made(text=text, damage=COPIED), WRONG)
    assert [values["match"] for _, values in copied] == ["lost"]


def test_where_opening_and_period_agree_the_title_is_in_doubt() -> None:
    text = "统计期限为2022年1月1日至12月31日。"
    one = made("编制2022年政府信息公开工作年度报告。", text=text)
    assert reasons(reporting_period.KIND, one, WRONG) == [
        ("meta[period]", "首句和统计期限的年度相同，标题的年度存疑")
    ]
    assert seen(stated_year.KIND, one) == [("failed", "meta[year]")]
    assert reasons(reporting_period.KIND, one._replace(year=None), WRONG) == [
        ("meta[period]", "未能确定报告年度")
    ]


@pytest.mark.parametrize(
    ("opening", "year"),
    [
        ("编制示例市教育局2022年政府信息公开工作年度报告。", 2022),
        ("现将2022 年度示例市教育局政府信息公开工作情况报告如下：", 2022),
        ("按照《关于做好2021年政府信息公开工作年度报告编制工作的通知》编制本报告。", None),
        (
            "按照省政府办公厅关于做好2021年政府信息公开工作年度报告编制工作的通知，编制2022年政府信息公开年度报告。",
            2022,
        ),
        ("示例市教育局2021年政府信息公开工作年度报告", None),
        ("公开较2021年增加，编制本报告。", None),
        ("编制2022年政务公开工作报告。", None),
        ("", None),
    ],
)
def test_the_year_of_the_first_sentence(opening: str, year: int | None) -> None:
    stated = opening_year(made(opening))
    assert (stated.year if stated else None) == year


@pytest.mark.parametrize(
    ("title", "opening", "found"),
    [
        (
            "示例市教育局2023年政府信息公开工作年度报告",
            "编制2023年政府信息公开工作年度报告。",
            ("passed", ""),
        ),
        (
            "示例市教育局二〇二三年政府信息公开工作年度报告",
            "编制2023年政府信息公开工作年度报告。",
            ("passed", ""),
        ),
        (
            "示例市教育局2023年政府信息公开工作年度报告",
            "编制2022年政府信息公开工作年度报告。",
            ("failed", ""),
        ),
        (
            "示例市教育局政府信息公开工作年度报告",
            "编制2022年政府信息公开工作年度报告。",
            ("not-applicable", "标题没有写明年度"),
        ),
        (
            "示例市教育局2023年政府信息公开工作年度报告",
            "编制本报告。",
            ("not-applicable", "开头没有写明是哪一年度的报告"),
        ),
    ],
)
def test_title_and_opening(title: str, opening: str, found: tuple[str, str]) -> None:
    one = made(opening, title=title)
    why = [reason for _, reason in reasons(stated_year.KIND, one)]
    assert (seen(stated_year.KIND, one), why) == ([(found[0], "meta[year]")], [found[1]] if found[1] else [])


def test_what_the_years_are_is_told() -> None:
    period = Period("2023-01-01", "2023-12-31", "2023年1月1日至12月31日")
    one = made("编制2022年政府信息公开工作年度报告。", period=period)
    assert failures(stated_year.KIND, one) == [
        (
            "meta[year]",
            {
                "title_year": 2023,
                "opening_year": 2022,
                "period_year": "2023",
                "quote": "2022年政府信息公开工作年度报告",
            },
        )
    ]


def test_the_date_at_the_end() -> None:
    assert closing_date(made(text="甲。\n示例市教育局\n2024年1月18日")) == "2024-01-18"
    assert closing_date(made(text="2024年1月18日" + "甲" * 80)) is None
    assert closing_date(made(text="2023年1月18日", year=None)) == "2023-01-18"
