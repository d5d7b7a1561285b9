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
    ],
)
def test_a_quantity_is_read_whole(text: str, number: Fraction, unit: str) -> None:
    (found,) = quantities_in(plain(text))
    assert (found.number, found.unit) == (number, unit)


@pytest.mark.parametrize("text", ["第四十九条", "第3项", "〔2019〕60号", "2020年", "一百五件", ""])
def test_what_is_no_quantity(text: str) -> None:
    assert list(quantities_in(plain(text))) == []


@pytest.mark.parametrize("text", ["约500件", "500余件", "近500件", "500多件", "超过500件"])
def test_a_figure_that_is_about_right_is_not_exact(text: str) -> None:
    assert [found.exact for found in quantities_in(text)] == [False]


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
