"""Chinese numerals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.text.numerals import number_of, numeral_of, year_of


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("〇", 0),
        ("零", 0),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿一", 21),
        ("卅", 30),
        ("二百三十九", 239),
        ("二百十二", 212),
        ("一百零五", 105),
        ("两千零五", 2005),
        ("九千九百九十九", 9999),
        ("三万", 30_000),
        ("三万五千零二", 35_002),
        ("一亿零三万", 100_030_000),
        ("二〇二一", 2021),
        ("二○二四", 2024),
        ("壹佰贰拾叁", 123),
        ("一百五", None),
        ("一千五", None),
        ("一万五", None),
        ("一万零五", 10_005),
        ("十十", None),
        ("二三十", None),
        ("百千", None),
        ("万", None),
        ("一二万三", None),
        ("十年", None),
        ("12", None),
        ("", None),
        ("一" * 30, None),
    ],
)
def test_numerals_are_read_where_they_mean_one_thing(numeral: str, number: int | None) -> None:
    assert number_of(numeral) == number


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九")],
)
def test_sections_are_numbered(number: int, numeral: str) -> None:
    assert (numeral_of(number), number_of(numeral)) == (numeral, number)


@pytest.mark.parametrize("number", [0, -1, 100])
def test_other_numbers_number_no_section(number: int) -> None:
    with pytest.raises(ValueError, match="sections are numbered from 1 to 99"):
        numeral_of(number)


def written(number: int) -> str:
    """Write a number below ten thousand the standard way."""
    text, gap = "", False
    for worth, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // worth % 10
        text += ("零" if digit and gap and text else "") + (
            "零一二三四五六七八九"[digit] + unit if digit else ""
        )
        gap = not digit
    return text or "零"


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_what_is_written_is_read(low: int, high: int) -> None:
    assert number_of(written(low)) == low
    if high and low >= 1000:
        assert number_of(f"{written(high)}万{written(low)}") == high * 10_000 + low


@given(st.text(alphabet="〇一二三十百千万亿廿两零五"))
def test_any_numeral_is_a_number_or_none(numeral: str) -> None:
    number = number_of(numeral)
    assert number is None or number >= 0


def test_years_digit_by_digit() -> None:
    assert [year_of(text) for text in ("2021", "二〇二一", "二零二○")] == [2021, 2021, 2020]
