"""A table whose figures are all last year's."""

from collections.abc import Mapping
from typing import Any

import pytest

from lint_gov.kinds.repeated_figures import KIND
from tests.kinds.handmade import failures, report, seen

RULE = {"tables": ["disclosure"], "least": 3}
SAME = {
    "disclosure[normative,issued]": 3,
    "disclosure[normative,in_force]": 9,
    "disclosure[licence,decisions]": 88,
}


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "failed"),
        ({"disclosure[licence,decisions]": 89}, "passed"),
        ({"disclosure[licence,decisions]": 0}, "passed"),
        ({"disclosure[penalty,decisions]": None}, "undecided"),
        ({"disclosure[licence,decisions]": None}, "not-applicable"),
    ],
)
def test_all_figures_have_to_be_the_same(changes: Mapping[str, Any], status: str) -> None:
    made, before = report(cells={**SAME, **changes}), report(cells=SAME, year=2022)
    assert seen(KIND, made, RULE, previous=before) == [(status, "section[disclosure]")]


def test_few_figures_prove_nothing() -> None:
    made = report(cells=SAME)
    assert seen(KIND, made, {**RULE, "least": 4}, previous=made) == [
        ("not-applicable", "section[disclosure]")
    ]


def test_the_values_of_a_finding() -> None:
    made = report(cells=SAME)
    assert failures(KIND, made, RULE, previous=made) == [
        ("section[disclosure]", {"table": "表二", "count": 3})
    ]


def test_without_last_year_or_the_table_there_is_nothing_to_judge() -> None:
    made = report(cells=SAME)
    assert seen(KIND, made, RULE) == [("not-applicable", "meta[year]")]
    assert seen(KIND, made, RULE, previous=report(cells={"requests[new,total]": 1})) == []
