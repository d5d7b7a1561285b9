from fractions import Fraction

import pytest

from lint_gov.prose.passages import plain
from lint_gov.prose.quantities import quantities_in


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("收到1,170件", 1170, "件"),
        ("收到１，１７０件", 1170, "件"),
        ("收到二百三十九件", 239, "件"),
        ("发布3.5万条", 35000, "条"),
        ("发布2万余条", 20000, "条"),
        ("占17.46%", Fraction("17.46"), "%"),
        ("占１７．４６％", Fraction("17.46"), "%"),
        ("提高2.1个百分点", Fraction("2.1"), "个百分点"),
        ("采购184954.21万元", 1849542100, "元"),
        ("两件", 2, "件"),
        ("86 件", 86, "件"),
        ("12，345，678件", 12345678, "件"),
        ("网上100件", 100, "件"),
        ("总数一百件", 100, "件"),
        ("1170件次", 1170, "件次"),
        ("浏览量1.2亿次", 120_000_000, "次"),
        ("收到壹佰件", 100, "件"),
        ("一万二千三百件", 12300, "件"),
        ("3个部门", 3, "个"),
        ("3部法规", 3, "部"),
        ("下降百分之十", 10, "%"),
        ("占百分之三十二点五", Fraction("32.5"), "%"),
        ("占百分之32.50", Fraction("32.5"), "%"),
        ("增加到12件", 12, "件"),
        ("报送3件至档案馆", 3, "件"),
    ],
)
def test_a_quantity_is_read_whole(text: str, number: Fraction, unit: str) -> None:
    (found,) = quantities_in(plain(text))
    assert (found.number, found.unit) == (number, unit)


@pytest.mark.parametrize(
    "text",
    [
        "第四十九条",
        "第3项",
        "〔2019〕60号",
        "2020年",
        "一百五件",
        "93.5‰",
        "千分之五",
        "增长1.5倍",
        "百分之一百点五十",
        "3万5千件",
        "十几件",
        "A12件",
        "百分之",
        "",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert list(quantities_in(plain(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "约500件",
        "500余件",
        "近500件",
        "500多件",
        "超过500件",
        "不到500件",
        "500件左右",
        "500件以上",
        "两三件",
        "三五件",
        "上百件",
        "数百件",
        "百余件",
        "10至20件",
        "十至二十件",
    ],
)
def test_a_figure_that_is_about_right_is_not_exact(text: str) -> None:
    assert [found.exact for found in quantities_in(text)] == [False]


def test_both_ends_of_a_range_are_about() -> None:
    assert [found.exact for found in quantities_in("从10件至20件")] == [False, False]
    assert [found.exact for found in quantities_in("由10件增加到20件")] == [True, True]


def test_percentages_in_words_stand_in_their_order() -> None:
    found = list(quantities_in("占5%，百分之十，20件，百分之三点二五"))
    assert [(one.printed, one.slack) for one in found] == [
        ("5%", 0),
        ("百分之十", 0),
        ("20件", 0),
        ("百分之三点二五", Fraction(1, 200)),
    ]


def test_digits_apart_can_be_read_in_two_ways() -> None:
    assert [found.split for found in quantities_in(plain("收到1 170件"))] == [True]
    assert [found.split for found in quantities_in(plain("分别为12，345件"))] == [True]
    assert [found.split for found in quantities_in(plain("收到12，345件"))] == [False]


def test_rounded_digits_have_slack() -> None:
    (found,) = quantities_in("3.5万条")
    assert [found.agrees(number) for number in (34499, 34500, 35499, 35500, 35501)] == [
        False,
        True,
        True,
        True,
        False,
    ]
