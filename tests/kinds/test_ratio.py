"""The kind `ratio`: one sum against a share of another."""

import pytest

from lint_gov.kinds.ratio import KIND
from lint_gov.model.rule import RuleError
from tests.generate import FORMS
from tests.kinds.handmade import failures, reasons, report, seen

PART = ["disputes[direct,total]", "disputes[after_review,total]"]
WHOLE = ["requests[new,total]", "requests[carried_in,total]"]
SUITS = {"part": PART, "whole": WHOLE, "above": 0.5, "from": 20}
AT = "disputes[direct,total]"


def _status(direct: str, after: str, new: str, carried: str) -> list[tuple[str, str]]:
    cells = (*PART, *WHOLE)
    return seen(KIND, report(cells=dict(zip(cells, (direct, after, new, carried), strict=True))), SUITS)


@pytest.mark.parametrize(
    ("figures", "status"),
    [
        (("178", "5", "239", "0"), "failed"),
        (("20", "0", "0", "0"), "failed"),
        (("19", "0", "0", "0"), "passed"),
        (("20", "0", "30", "10"), "passed"),
        (("20", "1", "30", "10"), "failed"),
        (("", "1", "30", "10"), "undecided"),
        (("20", "1", "无", "10"), "undecided"),
    ],
)
def test_the_share_and_the_least_decide(figures: tuple[str, str, str, str], status: str) -> None:
    assert _status(*figures) == [(status, AT)]


def test_the_values_name_both_sums() -> None:
    cells = {"disputes[direct,total]": 178, "disputes[after_review,total]": 5, "requests[new,total]": 239}
    found = {"part": "183", "whole": "239", "percent": "77%"}
    assert failures(KIND, report(cells=cells), SUITS) == [(AT, found)]


def test_the_reason_names_the_cell() -> None:
    cells = {"disputes[direct,total]": None, "requests[new,total]": 239}
    assert reasons(KIND, report(cells=cells), SUITS) == [
        (AT, "「未经复议直接起诉 · 总计」没有可以计算的数值")
    ]


def test_a_table_that_is_not_there_is_not_its_concern() -> None:
    assert seen(KIND, report(cells={"requests[new,total]": 1}), SUITS) == []


def test_an_address_that_no_form_has_is_refused() -> None:
    with pytest.raises(RuleError, match=r"'requests\[sum\]'") as error:
        KIND.bind({**SUITS, "whole": ["requests[new,total]", "requests[sum]"]}, FORMS)
    assert error.value.path == ("whole", 1)
