"""A government's figures against the sums of those under it."""

from typing import Any

import pytest

from lint_gov.kinds.roll_up import KIND
from lint_gov.model.kin import Kin, Relative
from lint_gov.model.wording import Text
from tests.kinds.handmade import failures, reasons, report, seen

CELL = "requests[new,total]"
RULE = {"cells": [CELL]}


def under(*figures: Any) -> Kin:
    return Kin(children=tuple(Relative("", None, report(cells={CELL: figure})) for figure in figures))


@pytest.mark.parametrize(
    ("own", "figures", "status"),
    [
        (5, (2, 3), "passed"),
        (5, (2, 4), "failed"),
        (5, (2, None), "undecided"),
        (5, (2, ""), "undecided"),
        (None, (2, 3), "undecided"),
    ],
)
def test_the_sum_is_told_only_of_sure_figures(own: Any, figures: Any, status: str) -> None:
    assert seen(KIND, report(cells={CELL: own}), RULE, kin=under(*figures)) == [(status, CELL)]


def test_the_values_of_a_finding() -> None:
    label = "一、本年新收政府信息公开申请数量 · 总计"
    values = {"table": "表三", "cell": label, "figure": "5", "sum": "6", "organs": 2}
    assert failures(KIND, report(cells={CELL: 5}), RULE, kin=under(2, 4)) == [(CELL, values)]


def test_it_says_why_it_does_not_apply() -> None:
    made = report(cells={CELL: 5})
    assert reasons(KIND, made, RULE) == [("meta[organ]", "只检查了这一份报告")]
    absent = Kin(no_children=Text("缺一个", "one is absent"))
    assert reasons(KIND, made, RULE, kin=absent) == [("meta[organ]", "缺一个")]
