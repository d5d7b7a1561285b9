"""Normal forms of labels, and what may be shown on a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.text.normalise import half_width, label_key, printable, squeeze, without_space


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（一）予以公开", "(一) 予以公开"),
        ("3.危及“三安全一稳定”", "3．危及三安全一稳定"),
        ("８.属于行政查询事项", "8、属于行政查询事项"),
        ("⼀、本年新收政府信息公开申请数量", "一、本年新收政府信息公开申请数量"),
        ("本年增/减", "本年增／减"),
        ("本年新\n制作数量", "本年新制作数量"),
        ("自\u3000然\xa0人\u200b", "自然人"),
        ("ＡＢ", "ab"),
    ],
)
def test_labels_that_differ_in_marks_alone_are_the_same(one: str, other: str) -> None:
    assert label_key(one) == label_key(other)


@pytest.mark.parametrize(("one", "other"), [("1.属于", "2.属于"), ("事务", "事项"), ("第(一)项", "第(五)项")])
def test_labels_that_differ_in_words_do_not(one: str, other: str) -> None:
    assert label_key(one) != label_key(other)


def test_figures_keep_what_nfkc_would_change() -> None:
    assert half_width("１，１７０．５＋２－３％ 12① 10² 一") == "1,170.5+2-3% 12① 10² 一"


def test_white_space_of_every_kind_is_joined_or_dropped() -> None:
    assert squeeze("\u3000一 \n\xa0 二\t") == "一 二"
    assert without_space("\u3000一 \n\xa0 二\t") == "一二"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("（一）予以公开 150", "（一）予以公开 150"),
        ("1\x1b[31m2\x07", "1\ufffd[31m2\ufffd"),
        ("甲\u202e乙\u2066丙\u200b", "甲\ufffd乙\ufffd丙\ufffd"),
        ("一\n二\t三\r", "一 二 三 "),
        ("\ue000\U0010ffff\x9b", "\ufffd\ufffd\ufffd"),
    ],
)
def test_nothing_shown_moves_the_cursor(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_what_is_shown_is_safe_and_as_long(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
