"""Files of one report: which figures differ, and when two files are two reports."""

from collections.abc import Mapping
from typing import Any

import pytest

from lint_gov.kinds.formats_agree import KIND
from lint_gov.model.kin import Kin, Relative
from lint_gov.model.wording import Text
from tests.kinds.handmade import failures, report, seen, verdicts

A, B = "requests[new,total]", "requests[handled,total]"
Cells = Mapping[str, Any]


def twin(cells: Cells, path: str = "twin.pdf") -> Relative:
    return Relative(path, None, report(cells=cells))


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        ({A: 5}, {A: 5}, ("passed", "meta[organ]")),
        ({A: 5, B: ""}, {A: 5, B: 0}, ("passed", "meta[organ]")),
        ({A: 5, B: None}, {A: 5, B: 7}, ("passed", "meta[organ]")),
        ({A: 5, B: "/"}, {A: 5, B: 7}, ("failed", B)),
        ({A: 5, B: 2}, {A: 6, B: 2}, ("failed", A)),
    ],
)
def test_only_figures_read_for_certain_in_both_count(own: Cells, other: Cells, expected: Any) -> None:
    kin = Kin(twins=(twin(other),), first=False)
    assert seen(KIND, report(cells=own), kin=kin) == [expected]


def test_the_values_of_a_finding() -> None:
    kin = Kin(twins=(twin({A: 6, B: 2}),), first=False)
    told = "「一、本年新收政府信息公开申请数量 · 总计：6 → 5」"
    assert failures(KIND, report(cells={A: 5, B: 2}), kin=kin) == [
        (A, {"path": "twin.pdf", "count": 1, "cells": told})
    ]


def test_the_first_file_leaves_it_to_the_others() -> None:
    kin = Kin(twins=(twin({A: 6}, "b.pdf"), twin({A: 5}, "c.pdf")), first=True)
    found = verdicts(KIND, report(cells={A: 5}), kin=kin)
    assert [(one.status.value, one.reason) for one in found] == [
        ("undecided", Text("与 b.pdf 有数字不同，见该文件", "figures differ in b.pdf, which says so")),
        ("passed", None),
    ]


def test_files_that_differ_nearly_everywhere_are_two_reports() -> None:
    cells = [address for address in report(cells={A: 1}).cells if address.startswith("requests[")][:8]
    kin = Kin(twins=(twin(dict.fromkeys(cells, 6)),), first=False)
    (found,) = verdicts(KIND, report(cells=dict.fromkeys(cells, 5)), kin=kin)
    assert (found.status.value, found.reason) == (
        "undecided",
        Text(
            "与 twin.pdf 的数字大多不同，可能是另一份报告",
            "most figures differ from twin.pdf: another report",
        ),
    )


def test_without_a_twin_it_does_not_apply() -> None:
    crowd = Text("很多", "many")
    for kin in (None, Kin(), Kin(no_twins=crowd)):
        (found,) = verdicts(KIND, report(cells={A: 5}), kin=kin)
        assert found.status.value == "not-applicable"
        assert (found.reason == crowd) == bool(kin and kin.no_twins)


@pytest.mark.parametrize("first", [True, False])
def test_nothing_sure_in_both_is_undecided(first: bool) -> None:
    kin = Kin(twins=(Relative("t", None, report(cells={A: 5})._replace(cells={})),), first=first)
    assert seen(KIND, report(cells={A: 5}), kin=kin) == [("undecided", "meta[organ]")]
