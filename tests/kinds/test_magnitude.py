"""The kind `magnitude`: figures too large for the organ, or against last year's."""

import pytest

from lint_gov.kinds.magnitude import KIND
from lint_gov.model.organ import Organ
from lint_gov.model.rule import RuleError
from tests.generate import FORMS
from tests.kinds.handmade import failures, reasons, report, seen
from tests.kinds.tables import label, labelled

AMOUNT = "disclosure[fee,amount]"
FEES = {
    "table": "disclosure",
    "cells": [AMOUNT],
    "above": 1_000_000,
    "organs": ["prefecture", "county", "township"],
    "times_last_year": [5000, 20000],
    "unit": "万元",
}
RULES = {
    "table": "disclosure",
    "cells": ["disclosure[rules,issued]", "disclosure[rules,made]"],
    "above": 0,
    "organs": ["county", "township", "department"],
}
COUNTY = "示例县人民政府"


def _fees(raw: str | None, organ: str = COUNTY, last: str | None = None) -> list[str]:
    previous = None if last is None else report(cells={AMOUNT: last})
    made = report(cells={AMOUNT: raw, "disclosure[rules,issued]": 0}, organisation=organ)
    return [status for status, _ in seen(KIND, made, FEES, previous=previous)]


@pytest.mark.parametrize(
    ("raw", "organ", "status"),
    [
        ("24252.31", COUNTY, "passed"),
        ("1000000", COUNTY, "passed"),
        ("1000000.01", COUNTY, "failed"),
        ("1000001", "示例市人民政府", "failed"),
        ("1000001", "江苏省人民政府", "passed"),
        ("1000001", "江苏省教育厅", "passed"),
        ("1000001", "示例综合实验区", "not-applicable"),
        ("2500000元", COUNTY, "passed"),
        ("", COUNTY, "not-applicable"),
        (None, COUNTY, "undecided"),
    ],
)
def test_the_size_is_judged_by_the_level(raw: str | None, organ: str, status: str) -> None:
    assert _fees(raw, organ)[0] == status


@pytest.mark.parametrize(
    ("raw", "last", "status"),
    [
        ("310500", "29.5", "failed"),
        ("310500", "31.05", "failed"),
        ("310", "29.5", "passed"),
        ("310500", "2.95", "passed"),
        ("310500", "0", "passed"),
        ("310500", "", "not-applicable"),
        ("310500", None, "not-applicable"),
    ],
)
def test_ten_thousand_times_last_year_is_suspect(raw: str, last: str | None, status: str) -> None:
    assert _fees(raw, last=last) == ["passed", status]


def test_one_cell_gives_one_finding() -> None:
    assert _fees("295000000", last="29500") == ["failed"]


def test_the_unit_of_the_column_counts() -> None:
    heads = [label("disclosure[,amount]", "本年收费金额（单位：元）", "本年收费金额（单位：万元）", "column")]
    made = labelled(heads, cells={AMOUNT: "24252311"}, organisation=COUNTY)
    assert [status for status, _ in seen(KIND, made, FEES)] == ["passed", "not-applicable"]


def test_the_values_of_a_figure_grown_too_much() -> None:
    made = report(cells={AMOUNT: "310500"}, organisation=COUNTY)
    found = {
        "table": "表二",
        "row": "行政事业性收费",
        "column": "本年收费金额（单位：万元）",
        "printed": "310500",
        "limit": "1,000,000",
        "organ": COUNTY,
        "test": "growth",
        "times": "10525",
        "last": "29.5",
    }
    previous = report(cells={AMOUNT: "29.5"})
    assert failures(KIND, made, FEES, previous=previous) == [(AMOUNT, found)]


@pytest.mark.parametrize(
    ("organ", "level", "status"),
    [
        ("示例市示例区人民政府", None, "failed"),
        ("示例县教育局", None, "failed"),
        ("江苏省教育厅", None, "failed"),
        ("示例县示例镇人民政府", None, "failed"),
        ("江苏省人民政府", None, "passed"),
        ("示例市人民政府", None, "not-applicable"),
        ("示例市人民政府", "prefecture", "passed"),
        ("示例市人民政府", "county", "failed"),
        ("示例综合实验区", "department", "failed"),
        ("教育部", None, "passed"),
        (None, None, "not-applicable"),
    ],
)
def test_who_can_make_rules(organ: str | None, level: str | None, status: str) -> None:
    made = report(cells={"disclosure[rules,issued]": 2}, organisation=organ)
    assert seen(KIND, made, RULES, organ_level=level) == [(status, "disclosure[rules,issued]")]


@pytest.mark.parametrize(
    ("organ", "status"),
    [
        (Organ("示例市人民政府"), "not-applicable"),
        (Organ("示例市人民政府", level="county"), "failed"),
        (Organ("江苏省人民政府", ("省政府",)), "passed"),
    ],
)
def test_the_register_tells_the_level_and_the_full_name(organ: Organ, status: str) -> None:
    made = report(cells={"disclosure[rules,issued]": 2}, organisation="省政府")
    assert seen(KIND, made, RULES, organ=organ) == [(status, "disclosure[rules,issued]")]


def test_a_level_stated_for_the_run_overrides_the_register() -> None:
    made = report(cells={"disclosure[rules,issued]": 2}, organisation="示例市人民政府")
    organ = Organ("示例市人民政府", level="county")
    known = seen(KIND, made, RULES, organ=organ, organ_level="prefecture")
    assert known == [("passed", "disclosure[rules,issued]")]


def test_no_rules_need_no_power() -> None:
    made = report(cells={"disclosure[rules,made]": 0, "disclosure[rules,stock]": 7}, form="2019")
    assert seen(KIND, made, RULES) == [("passed", "disclosure[rules,made]")]


def test_why_it_does_not_apply() -> None:
    made = report(cells={"disclosure[rules,issued]": 2}, organisation="示例市人民政府")
    assert reasons(KIND, made, RULES) == [("disclosure[rules,issued]", "仅凭机关名称不能确定其层级")]


def test_a_cell_that_no_form_has_is_refused() -> None:
    with pytest.raises(RuleError, match=r"'disclosure\[rules,all\]'") as error:
        KIND.bind({**RULES, "cells": ["disclosure[rules,issued]", "disclosure[rules,all]"]}, FORMS)
    assert error.value.path == ("cells", 1)
