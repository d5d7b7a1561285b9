"""Dates and periods as reports write them."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.text.dates import Date, Period, find_dates, find_periods


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020年11月12日", "2020-11-12"),
        ("2021年3月1号", "2021-03-01"),
        ("2021-03-10", "2021-03-10"),
        ("2021/3/10", "2021-03-10"),
        ("2021.3.10", "2021-03-10"),
        ("2021－03－10", "2021-03-10"),
        ("２０２１年３月１日", "2021-03-01"),
        ("2024 年 1 月 1 日", "2024-01-01"),
        ("2024年1 2月3 1日", "2024-12-31"),
        ("2024年\u30001\n月\xa01日", "2024-01-01"),
        ("2024年1⽉1⽇", "2024-01-01"),
        ("二〇二一年一月二十一日", "2021-01-21"),
        ("二○二四年元月三十日", "2024-01-30"),
        ("二O二四年十二月卅一日", "2024-12-31"),
    ],
)
def test_a_date_is_read_in_every_spelling(text: str, iso: str) -> None:
    assert find_dates(f"于{text}发布") == (Date(iso, 1, 1 + len(text)),)


@pytest.mark.parametrize(
    "text",
    [
        "20201112日",
        "2024年1月",
        "1月1日",
        "1.2.3",
        "12024年1月1日",
        "2021-03-10-1",
        "/2021/03/10/a.html",
        "/202101/t20210128_80588.htm",
        "v2021.3.10",
        "国办公开办函〔2021〕30号",
    ],
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [("2021年2月30日", "2021-02-30"), ("2021-13-01", "2021-13-01"), ("2021年2月45日", "2021-02-45")],
)
def test_a_day_that_does_not_exist_is_marked(text: str, iso: str) -> None:
    assert find_dates(text) == (Date(iso, 0, len(text), valid=False),)


def test_dates_come_in_order() -> None:
    text = "时间：2021-03-10 09:16，自2020年1月1日起至2020年12月31日止"
    assert [(found.iso, text[found.start : found.end]) for found in find_dates(text)] == [
        ("2021-03-10", "2021-03-10"),
        ("2020-01-01", "2020年1月1日"),
        ("2020-12-31", "2020年12月31日"),
    ]


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ("2020年1月1日起至2020年12月31日", "2020-01-01", "2020-12-31"),
        ("2021年1月1日至12月31日", "2021-01-01", "2021-12-31"),
        ("2024 年 1 月 1 日至 12 月 31 日", "2024-01-01", "2024-12-31"),
        ("2024年1月1日—2024年12月31日", "2024-01-01", "2024-12-31"),
        ("2023年1月1日——12月31日", "2023-01-01", "2023-12-31"),
        ("2024年1月1日到同年12月31日", "2024-01-01", "2024-12-31"),
        ("2024-01-01~2024-12-31", "2024-01-01", "2024-12-31"),
        ("2024.1.1-2024.12.31", "2024-01-01", "2024-12-31"),
        ("二〇二四年一月一日至十二月三十一日", "2024-01-01", "2024-12-31"),
        ("2024年1—12月", "2024-01-01", "2024-12-31"),
        ("2024年1月至2月", "2024-01-01", "2024-02-29"),
        ("2024年10月至2025年3月", "2024-10-01", "2025-03-31"),
        ("2020年1月1日至2019年12月31日", "2020-01-01", "2019-12-31"),
    ],
)
def test_a_period_is_read_in_every_spelling(text: str, opens: str, closes: str) -> None:
    assert find_periods(f"自{text}止") == (Period(opens, closes, 1, 1 + len(text)),)


def test_a_period_with_a_day_that_does_not_exist_is_marked() -> None:
    assert find_periods("2024年1月1日至12月32日") == (Period("2024-01-01", "2024-12-32", 0, 16, valid=False),)
    assert find_periods("2024年0月至13月") == (Period("2024-00-01", "2024-13-31", 0, 11, valid=False),)


@pytest.mark.parametrize(
    "text", ["2024年1月1日", "2024年1月1日、2月2日", "2024年1月1日至今", "1月1日至12月31日", "2024年1月12日"]
)
def test_what_is_no_period_is_not_read(text: str) -> None:
    assert find_periods(text) == ()


@given(
    st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.sampled_from(["{y}年{m}月{d}日", "{y}-{m:02}-{d:02}"])
)
def test_every_day_is_read(day: date, spelling: str) -> None:
    text = spelling.format(y=day.year, m=day.month, d=day.day)
    assert find_dates(text) == (Date(day.isoformat(), 0, len(text)),)


@given(st.text(alphabet="20 1年月日至-.—一十〇号起止\n", max_size=80))
def test_any_text_is_searched(text: str) -> None:
    spans = [(found.start, found.end) for found in find_dates(text)]
    spans += [(found.start, found.end) for found in find_periods(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    "piece", ["2", "2024年", "1 ", "2024年1月1日至", "一", " ", "2024年 1 月 ", "2024-1-"]
)
def test_searching_takes_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    begun = time.process_time()
    find_periods(text)
    assert time.process_time() - begun < 5
