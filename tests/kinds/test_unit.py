"""The kind `unit`: columns of money say their unit."""

import pytest

from lint_gov.kinds.unit import KIND
from lint_gov.model.outcome import Fix
from lint_gov.model.rule import RuleError
from tests.generate import FORMS
from tests.kinds.handmade import failures, reasons, report, seen, verdicts
from tests.kinds.tables import label, labelled

FEE = {"row": "fee", "column": "amount", "unit": "万元", "place": "label"}
SPENT = {"row": "procurement", "column": "amount", "place": "anywhere"}
RULE = {"table": "disclosure", "amounts": [FEE, SPENT]}
AT = "disclosure[,amount]"


def _fee(printed: str | None) -> list[tuple[str, str]]:
    return seen(KIND, labelled([label(AT, printed, "本年收费金额（单位：万元）", "column")]), RULE)


def _spent(printed: str | None, cell: str | None) -> list[tuple[str, str]]:
    cells = {"disclosure[procurement,amount]": cell}
    return seen(KIND, labelled([label(AT, printed, "采购总金额", "column")], form="2019", cells=cells), RULE)


@pytest.mark.parametrize(
    "printed", ["本年收费金额（单位：万元）", "本年收费金额(万元)", "本年收费金额 单位： 万 元"]
)
def test_a_label_with_the_unit_passes(printed: str) -> None:
    assert _fee(printed) == [("passed", AT)]


@pytest.mark.parametrize("printed", ["本年收费金额", "本年收费金额（元）"])
def test_a_label_without_the_unit_or_with_another_fails(printed: str) -> None:
    assert _fee(printed) == [("failed", AT)]


def test_a_label_that_was_not_read_is_undecided() -> None:
    assert _fee(None) == [("undecided", AT)]
    assert seen(KIND, report(cells={"disclosure[fee,amount]": 3}), RULE) == [("undecided", AT)]


def test_the_values_of_a_label_without_unit() -> None:
    made = labelled([label(AT, "本年收费金额", "本年收费金额（单位：万元）", "column")])
    values = {"table": "表二", "label": "本年收费金额", "unit": "万元", "found": "none", "printed": ""}
    assert failures(KIND, made, RULE) == [(AT, values)]
    finding = verdicts(KIND, made, RULE)[0].finding
    assert finding is not None
    assert finding.fix == Fix("本年收费金额", "本年收费金额（单位：万元）", 5, hint=True)


@pytest.mark.parametrize(
    ("printed", "cell", "status"),
    [
        ("采购总金额（万元）", "58.21", "passed"),
        ("采购总金额", "58.21万元", "passed"),
        ("采购总金额", "582100.00元", "passed"),
        ("采购总金额", "58.21（单位：万元）", "passed"),
        ("采购总金额", "0", "passed"),
        ("采购总金额", "58.21", "failed"),
        ("采购总金额", "", "not-applicable"),
        ("采购总金额", "见附件", "not-applicable"),
        ("采购总金额", None, "undecided"),
        (None, "58.21", "undecided"),
    ],
)
def test_in_the_2019_form_the_unit_may_stand_in_either_place(
    printed: str | None, cell: str | None, status: str
) -> None:
    assert _spent(printed, cell) == [(status, AT)]


def test_why_an_amount_has_no_unit_to_ask_for() -> None:
    cells = {"disclosure[procurement,amount]": "—"}
    made = labelled([label(AT, "采购总金额", "采购总金额", "column")], form="2019", cells=cells)
    assert reasons(KIND, made, RULE) == [(AT, "没有填写金额")]


def test_without_the_table_there_is_nothing_to_say() -> None:
    assert seen(KIND, report(cells={"requests[new,total]": 3}), RULE) == []


def test_a_cell_that_no_form_has_is_refused() -> None:
    with pytest.raises(RuleError, match=r"disclosure\[fee,money\]") as error:
        KIND.bind({"table": "disclosure", "amounts": [SPENT, {**FEE, "column": "money"}]}, FORMS)
    assert error.value.path == ("amounts", 1)
