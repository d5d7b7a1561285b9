"""Figures far from last year's: how far is far, and what explains it."""

from typing import Any

import pytest

from lint_gov.kinds.year_on_year import KIND
from lint_gov.model.rule import RuleError
from tests.generate import FORMS
from tests.kinds.handmade import failures, report, section, seen

CELL = "requests[new,total]"
RULE = {"cells": [CELL], "times": 5, "from": 20, "explanations": [["申请", "较上年"]]}


@pytest.mark.parametrize(
    ("now", "last", "status"),
    [
        (100, 20, "passed"),
        (101, 20, "failed"),
        (20, 101, "failed"),
        (19, 0, "passed"),
        (20, 0, "failed"),
        (0, 20, "failed"),
        (0, 0, "passed"),
        (None, 20, "undecided"),
        (20, None, "undecided"),
        ("", 20, "not-applicable"),
    ],
)
def test_five_times_and_at_least_twenty(now: Any, last: Any, status: str) -> None:
    made, before = report(cells={CELL: now}), report(cells={CELL: last}, year=2022)
    assert seen(KIND, made, RULE, previous=before) == [(status, CELL)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("收到申请较上年增加。", "passed"),
        ("收到申请。处罚较上年增加。", "failed"),
        ("收到申请……", "undecided"),
    ],
)
def test_what_the_text_says_counts(text: str, status: str) -> None:
    made = report([section("overview", "一、总体情况", text)], cells={CELL: 900})
    assert seen(KIND, made, RULE, previous=report(cells={CELL: 3}, year=2022)) == [(status, CELL)]


def test_the_values_of_a_finding() -> None:
    found = failures(KIND, report(cells={CELL: 900}), RULE, previous=report(cells={CELL: 3}))
    label = "一、本年新收政府信息公开申请数量 · 总计"
    assert found == [(CELL, {"table": "表三", "cell": label, "figure": "900", "last": "3", "text": 0})]


def test_without_last_year_it_does_not_apply() -> None:
    assert seen(KIND, report(cells={CELL: 900}), RULE) == [("not-applicable", "meta[year]")]


def test_a_cell_that_no_form_has_is_refused() -> None:
    with pytest.raises(RuleError, match="no form has a cell"):
        KIND.bind({**RULE, "cells": ["requests[new,sum]"]}, FORMS)
