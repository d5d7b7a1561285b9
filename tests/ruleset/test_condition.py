"""Conditions: what holds, and what is refused where."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.model.wording import Text
from lint_gov.ruleset.condition import ConditionError, compile_condition

_VALUES = {
    "year": 2019,
    "form": "2019",
    "match": "lost",
    "share": Decimal("0.50"),
    "text": Text("甲", "first"),
    "count": "12",
    "none": None,
}


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("year = 2019", True),
        ("year=2019", True),
        ("year != 2019", False),
        ("form = 2019", True),
        ("form in [2019, 2021]", True),
        ("form not in [2019, 2021]", False),
        ("match = lost", True),
        ("match = 丢失", False),
        ("match in [lost]", True),
        ("match not in [none, wrong-word]", True),
        ("year < 2020 and year >= 2019 and year <= 2019", True),
        ("year > 2019", False),
        ("year > -1", True),
        ("count > 9", True),
        ("count = 012", True),
        ("share = 0.5", True),
        ("share < 0.6", True),
        ("match > 1", False),
        ("text = 甲", True),
        ("text = first", True),
        ("text != first", False),
        ("none = lost", False),
        ("unknown = 1", False),
        ("unknown != 1", False),
        ("unknown not in [1]", False),
        ("year = 2019 and unknown = 1", False),
    ],
)
def test_what_holds(condition: str, holds: bool) -> None:
    compiled = compile_condition(condition)
    assert compiled(_VALUES) is holds
    assert compiled.text == condition


@pytest.mark.parametrize(
    ("condition", "offset", "message"),
    [
        ("", 0, "expected a name, found the end"),
        ("   ", 0, "expected a name, found the end"),
        ("year", 4, 'expected "=", "!=", "<", "<=", ">", ">=", "in" or "not in", found the end'),
        ("year 2019", 5, 'expected "=", "!=", "<", "<=", ">", ">=", "in" or "not in", found "2019"'),
        ("year == 2019", 6, 'expected a number or a word, found "="'),
        ("year =", 6, "expected a number or a word, found the end"),
        ("year = and", 7, 'expected a number or a word, found "and"'),
        ("year < lost", 7, 'expected a number, found "lost"'),
        ("2019 = year", 0, 'expected a name, found "2019"'),
        ("Year = 1", 0, 'expected a name, found "Year"'),
        ("year not 2019", 9, 'expected "in" after "not", found "2019"'),
        ("year in 2019", 8, 'expected "[", found "2019"'),
        ("year in []", 9, 'expected a number or a word, found "]"'),
        ("year in [2019", 13, 'expected "," or "]", found the end'),
        ("year in [2019 2020]", 14, 'expected "," or "]", found "2020"'),
        ("year = 1 or year = 2", 9, 'expected "and" or the end, found "or"'),
        ("year = 1 and", 12, "expected a name, found the end"),
        ("year ! 2", 5, 'expected a name, a comparison or a value, found "! 2"'),
        ("x" * 501, 0, "expected a condition of at most 500 characters"),
    ],
)
def test_what_is_refused_and_where(condition: str, offset: int, message: str) -> None:
    with pytest.raises(ConditionError) as caught:
        compile_condition(condition)
    assert (caught.value.offset, caught.value.message) == (offset, message)


@given(st.text("yearmatch=!<>[], notiandx019-._甲", max_size=60))
def test_any_text_is_a_condition_or_refused_inside_it(text: str) -> None:
    offset = 0
    try:
        compile_condition(text)(_VALUES)
    except ConditionError as error:
        offset = error.offset
    assert 0 <= offset <= len(text)
