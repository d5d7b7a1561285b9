"""Figures as reports print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.text.figures import Figure, is_dash, read_figure


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("0", Figure(0, "", "0", "", "")),
        ("007", Figure(7, "", "007", "", "")),
        (" 150\n", Figure(150, "", "150", "", "")),
        ("\xa0\u300012", Figure(12, "", "12", "", "")),
        ("１２", Figure(12, "", "12", "", "")),
        ("1,170", Figure(1170, "", "1,170", "", "")),
        ("1，170，000", Figure(1_170_000, "", "1,170,000", "", "")),
        ("1 170", Figure(1170, "", "1170", "", "")),
        ("18651.06", Figure(Decimal("18651.06"), "", "18651.06", "", "")),
        ("0.0", Figure(Decimal("0.0"), "", "0.0", "", "")),
        (".5", Figure(Decimal("0.5"), "", ".5", "", "")),
        ("+3", Figure(3, "+", "3", "", "")),
        ("-8", Figure(-8, "-", "8", "", "")),
        ("－8", Figure(-8, "-", "8", "", "")),
        ("−8", Figure(-8, "−", "8", "", "")),
        ("增10", Figure(10, "增", "10", "", "")),
        ("减少 3 件", Figure(-3, "减少", "3", "件", "")),
        ("+(0)", Figure(0, "+", "0", "", "")),
        ("251000元", Figure(251_000, "", "251000", "元", "")),
        ("73802895.90元", Figure(Decimal("73802895.90"), "", "73802895.90", "元", "")),
        ("55（含自然失效29件）", Figure(55, "", "55", "", "（含自然失效29件）")),
    ],
)
def test_a_printed_figure_is_read(text: str, figure: Figure) -> None:
    assert read_figure(text) == figure


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "无",
            "—",
            "/",
            "一",
            "十二",
            "约5",
            "5余",
            "1e5",
            "0x1",
            "1/2",
            "3%",
            "1.",
            "O",
            "\ufffc",
            "1\ufffd2",
        ),
        *(
            "1,17",
            "1,1700",
            "11,70",
            "1\n2",
            "0\n0",
            "12（",
            "12（注）3",
            "9" * 30,
            "+",
            "增",
        ),
    ],
)
def test_anything_else_is_no_figure(text: str) -> None:
    assert read_figure(text) is None


@pytest.mark.parametrize("text", ["-", "—", "——", "–", "/", "／", "－", "一"])
def test_strokes_stand_for_nothing(text: str) -> None:
    assert is_dash(text)


@pytest.mark.parametrize("text", ["", "0", "-1", "无", "- -", "-------"])
def test_other_texts_are_no_dash(text: str) -> None:
    assert not is_dash(text)


@given(st.integers(0, 10**15), st.sampled_from(["{}", "{:,}", " {} ", "{}件"]))
def test_every_count_is_read_as_it_is(number: int, spelling: str) -> None:
    figure = read_figure(spelling.format(number))
    assert figure is not None
    assert figure.number == number


@given(st.text(alphabet="0123,.，+-增减元件（）() \n①", max_size=30))
def test_any_text_is_a_figure_or_none(text: str) -> None:
    figure = read_figure(text)
    assert figure is None or isinstance(figure.number, (int, Decimal))
