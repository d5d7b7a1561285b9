"""Printed labels beside the prescribed ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.forms.labels import (
    Edit,
    Match,
    canonical,
    difference,
    is_shortened,
    left_out,
    letters,
    pinpoint,
    unit_in,
    without_prefix,
    without_unit,
)
from tests.generate import FORMS

LABELS = sorted({row.label for form in FORMS.values() for row in form.tables["requests"].rows})
SAFETY = "3.危及“三安全一稳定”"


@pytest.mark.parametrize(
    ("printed", "standard", "match"),
    [
        ("8.属于行政查询事项", "8.属于行政查询事项", Match.SAME),
        ("8. 属于行政\n查询事项", "8.属于行政查询事项", Match.SAME),
        ("(三)不予公开", "（三）不予公开", Match.SAME),
        ('3.危及"三安全一稳定"', SAFETY, Match.SAME),
        ("3．危及「三安全一稳定」", SAFETY, Match.SAME),
        ("⾃然⼈", "自然人", Match.SAME),
        ("自\u200b然人", "自然人", Match.SAME),
        ("本年增／减", "本年增/减", Match.SAME),
        ("3.危及三安全一稳定", SAFETY, Match.PUNCTUATION),
        ("1、属于国家秘密", "1.属于国家秘密", Match.PUNCTUATION),
        ("①属于国家秘密", "1.属于国家秘密", Match.PUNCTUATION),
        ("本年增减", "本年增/减", Match.PUNCTUATION),
        ("属于国家秘密", "1.属于国家秘密", Match.NUMERAL),
        ("7.属于国家秘密", "1.属于国家秘密", Match.NUMERAL),
        ("（六）总计", "（七）总计", Match.NUMERAL),
        ("本年度办理结果", "三、本年度办理结果", Match.NUMERAL),
        ("本年增/", "本年增/减", Match.LOST),
        ("企业", "商业企业", Match.LOST),
        ("8.属于行政查询事务", "8.属于行政查询事项", Match.WORD),
        ("行政法复议", "行政复议", Match.WORD),
        ("先行有效件数", "现行有效件数", Match.WORD),
        ("9.其他情形", "8.属于行政查询事项", Match.UNKNOWN),
        ("公民", "自然人", Match.UNKNOWN),
        ("", "总计", Match.UNKNOWN),
        ("总计" * 200, "总计", Match.UNKNOWN),
    ],
)
def test_how_a_label_differs(printed: str, standard: str, match: Match) -> None:
    assert difference(printed, standard) is match


def test_a_known_wording_is_a_variant() -> None:
    assert difference("合 计", "总计", ("合计",)) is Match.VARIANT
    assert difference("规范性文件", "行政规范性文件", ("规范性文件",)) is Match.VARIANT


@pytest.mark.parametrize(
    ("printed", "standard", "edit"),
    [
        ("8. 属于行政查询事务", "8.属于行政查询事项", Edit("事务", "事项", "8. 属于行政查询事项")),
        ("先行有效件数", "现行有效件数", Edit("先行", "现行", "现行有效件数")),
        ("行政法复议", "行政复议", Edit("法", "", "行政复议")),
        ("规范性文件", "行政规范性文件", Edit("", "行政", "行政规范性文件")),
        ("本年增/", "本年增/减", Edit("", "减", "本年增/减")),
        ("1、属于国家秘密", "1.属于国家秘密", Edit("、", ".", "1.属于国家秘密")),
        ("①属于国家秘密", "1.属于国家秘密", Edit("①", "1.", "1.属于国家秘密")),
        ("(六)总计", "（七）总计", Edit("六", "七", "(七)总计")),
        ("3.危及三安全一稳定", SAFETY, Edit("三安全一稳定", "“三安全一稳定”", SAFETY)),
        ("总计", "总计", Edit("", "", "总计")),
        ("", "总计", Edit("", "总计", "总计")),
    ],
)
def test_where_a_label_differs(printed: str, standard: str, edit: Edit) -> None:
    assert pinpoint(printed, standard) == edit


@pytest.mark.parametrize(
    ("printed", "standard", "lost"),
    [
        ("3.危及三安全一稳定", SAFETY, "“”"),
        ("本年度办理结果", "三、本年度办理结果", "三、"),
        ("本年 增/", "本年增/减", "减"),
        ("总计", "总计", ""),
    ],
)
def test_what_was_left_out(printed: str, standard: str, lost: str) -> None:
    assert left_out(printed, standard) == lost
    assert is_shortened(printed, standard) is bool(lost)


def test_a_changed_word_is_no_shortening() -> None:
    assert not is_shortened("8.属于行政查询事务", "8.属于行政查询事项")
    assert not is_shortened("计", "（七）总计")


def test_a_heading_before_the_label_is_taken_off() -> None:
    assert without_prefix("（三）不予公开 1.属于国家秘密", "（三）不予公开") == "1.属于国家秘密"
    assert without_prefix("(三)不予 公开：1.属于国家秘密", "（三）不予公开") == "1.属于国家秘密"
    assert without_prefix("1.属于国家秘密", "（三）不予公开") == "1.属于国家秘密"
    assert without_prefix("（三）不予公开", "（三）不予公开") == "（三）不予公开"


@pytest.mark.parametrize(
    ("label", "unit", "rest"),
    [
        ("本年收费金额（单位：万元）", "万元", "本年收费金额"),
        ("本年收费金额 (单位: 万 元)", "万元", "本年收费金额 "),
        ("采购总金额（元）", "元", "采购总金额"),
        ("采购总金额 人民币亿元", "亿元", "采购总金额"),
        ("采购总金额", None, "采购总金额"),
    ],
)
def test_the_unit_in_a_label(label: str, unit: str | None, rest: str) -> None:
    assert unit_in(label) == unit
    assert without_unit(label) == rest


@given(st.sampled_from(LABELS), st.data())
def test_a_label_with_a_character_lost_is_never_another_word(label: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(label) - 1))
    printed = label[:place] + label[place + 1 :]
    assert difference(printed, label) in {Match.PUNCTUATION, Match.NUMERAL, Match.LOST}
    assert pinpoint(printed, label).corrected == label
    assert canonical(left_out(printed, label)) == canonical(label[place])


@given(st.text(max_size=400), st.sampled_from(LABELS))
def test_any_text_can_be_compared(printed: str, label: str) -> None:
    same = canonical(printed) == canonical(label)
    assert (difference(printed, label) is Match.SAME) is same
    assert canonical(pinpoint(printed, label).corrected) == canonical(label)
    assert letters(without_prefix(printed, label)) in letters(printed)
