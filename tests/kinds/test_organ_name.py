"""The kind `organ_name`: whose report the text says it is."""

from collections.abc import Sequence

import pytest

from lint_gov.kinds.organ_name import KIND
from lint_gov.model.document import Paragraph
from lint_gov.model.report import Report
from tests.kinds.handmade import failures, reasons, report, section, seen

BUREAU = "示例市教育局"


def _report(organ: str | None, opening: Sequence[str] = (), closing: Sequence[str] = ()) -> Report:
    return report(
        [section("others", "六、其他需要报告的事项", "\n".join(("2023年未收取信息处理费。", *closing)))],
        organisation=organ,
        title=f"{organ or ''}2023年政府信息公开工作年度报告",
        preamble=tuple(Paragraph(text, place) for place, text in enumerate(opening, 3)),
    )


@pytest.mark.parametrize(
    ("organ", "opening", "status"),
    [
        (BUREAU, "现将示例市教育局2023年政府信息公开工作情况报告如下：", "passed"),
        (BUREAU, "现将示例市民政局2023年政府信息公开工作情况报告如下：", "failed"),
        (BUREAU, "编制了示例市 民政局２０２３年度政府信息公开工作年度报告。", "failed"),
        (BUREAU, "结合示例市民政局（以下简称“我局”）工作实际，编制本报告。", "failed"),
        (BUREAU, "按照要求，结合示例市教育局(以下简称本局)实际，编制本报告。", "passed"),
        (BUREAU, "本报告由示例市民政局编制。", "failed"),
        (BUREAU, "本报告由市教育局办公室负责编制。", "passed"),
        (BUREAU, "本报告由市政务服务管理局编制。", "undecided"),
        (BUREAU, "本报告由示例市人民政府办公室汇总编制。", "undecided"),
        (BUREAU, "根据示例市民政局的通知，编制本报告。", "not-applicable"),
        ("示例市发展和改革委员会", "本报告由市发改委编制。", "passed"),
        ("示例县文化体育广电和旅游局", "本报告由示例县文广体旅局编制。", "undecided"),
        ("示例县自然资源与规划局", "本报告由示例县自然资源和规划局编制。", "passed"),
        ("江苏省示例市示例区人民政府", "本报告由示例区人民政府办公室编制。", "passed"),
        ("示例县人民政府", "现将范例县人民政府2023年度政府信息公开工作情况公布如下", "failed"),
        ("示例县人民政府", "本报告由示例县数据局编制。", "undecided"),
        (None, "本报告由示例县数据局编制。", "not-applicable"),
    ],
)
def test_only_full_names_of_one_sort_contradict(organ: str | None, opening: str, status: str) -> None:
    assert seen(KIND, _report(organ, [opening])) == [(status, "meta[organ]")]


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["示例市教育局", "2024年1月15日"], "passed"),
        (["示例市民政局", " 2024 年 1 月 15 日"], "failed"),
        (["示例市民政局2024年1月15日"], "failed"),
        (["示例市民政局 二〇二四年一月十五日"], "failed"),
        (["示例市人民政府", "2024年1月15日"], "undecided"),
        (["示例市民政局", "示例市财政局"], "not-applicable"),
        (["联系单位为示例市民政局，电话见网站。"], "not-applicable"),
    ],
)
def test_a_signature_has_a_line_of_its_own_and_a_date(lines: list[str], status: str) -> None:
    assert seen(KIND, _report(BUREAU, closing=lines)) == [(status, "meta[organ]")]


def test_the_values_name_both_organs() -> None:
    made = _report(BUREAU, ["现将示例市民政局2023年政府信息公开工作情况报告如下："])
    values = {"organ": BUREAU, "named": "示例市民政局", "role": "subject"}
    assert failures(KIND, made) == [("meta[organ]", values)]


def test_every_name_in_the_text_is_one_application() -> None:
    opening = "示例市教育局（以下简称“我局”）结合实际，现将示例市民政局2023年政府信息公开情况报告如下"
    assert seen(KIND, _report(BUREAU, [opening], [BUREAU, "2024年1月15日"])) == [
        ("failed", "meta[organ]"),
        ("passed", "meta[organ]"),
        ("passed", "meta[organ]"),
    ]


def test_why_nothing_was_compared() -> None:
    assert reasons(KIND, _report(None)) == [("meta[organ]", "标题中没有机关名称")]
    assert reasons(KIND, _report(BUREAU)) == [("meta[organ]", "正文没有写明报告属于哪个机关")]


def test_an_organ_that_the_title_does_not_name_is_not_compared() -> None:
    made = report(
        [section("others", "六、其他需要报告的事项", "示例市民政局")],
        organisation=BUREAU,
        title="2023年政府信息公开工作年度报告",
    )
    assert seen(KIND, made) == [("not-applicable", "meta[organ]")]


def test_a_long_line_of_characters_is_no_trouble() -> None:
    made = _report(BUREAU, ["本报告由" + "示" * 5000 + "局编制", "现将" * 3000])
    assert seen(KIND, made) == [("not-applicable", "meta[organ]")]
