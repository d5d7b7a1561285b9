"""What a result counts, and what it says of the 总计 column."""

import pytest

from lint_gov.forms.values import value_of
from lint_gov.model.wording import Text
from lint_gov.result import ReadStatus, Reconciliation, Result
from tests.outputs import handmade


def told(**changes: str | None) -> Result:
    return Result("a.html", None, ReadStatus.READ, handmade.report(**changes))


@pytest.mark.parametrize(
    ("changes", "left", "right", "holds"),
    [
        ({}, ("239", "0"), ("237", "2"), True),
        ({"requests[handled,total]": "236"}, ("239", "0"), ("236", "2"), False),
        ({"requests[handled,total]": None}, ("239", "0"), (None, "2"), None),
        ({"requests[carried_out,total]": ""}, ("239", "0"), ("237", ""), None),
        ({"requests[carried_in,total]": " — "}, ("239", "—"), ("237", "2"), None),
        # a blank is a count of at least 0: on the larger side it closes no gap
        (
            {"requests[carried_out,total]": "", "requests[handled,total]": "240"},
            ("239", "0"),
            ("240", ""),
            False,
        ),
        ({"requests[new,total]": "", "requests[handled,total]": "9"}, ("", "0"), ("9", "2"), None),
        ({"requests[new,total]": "１，２３９"}, ("1239", "0"), ("237", "2"), False),
    ],
)
def test_reconciliation(
    changes: dict[str, str | None],
    left: tuple[str | None, str | None],
    right: tuple[str | None, str | None],
    holds: bool | None,
) -> None:
    assert told(**changes).reconciliation == Reconciliation(left, right, holds)


def with_value(address: str, *, doubt: Text | None = None, chosen_by: tuple[str, ...] = ()) -> Result:
    report = handmade.report()
    value = value_of(address, report.cells[address].raw, doubt=doubt, chosen_by=chosen_by)
    return Result("a.html", None, ReadStatus.READ, report._replace(cells={**report.cells, address: value}))


def test_a_doubtful_figure_decides_nothing() -> None:
    result = with_value("requests[new,total]", doubt=Text("两种读法", "两种读法"))
    assert result.reconciliation == Reconciliation(("239", "0"), ("237", "2"), None)


def test_an_identity_that_chose_a_reading_does_not_testify() -> None:
    result = with_value("requests[new,total]", chosen_by=("requests[,total]",))
    assert result.reconciliation.holds is None
    assert with_value("requests[new,total]", chosen_by=("requests[new]",)).reconciliation.holds is True


def test_cells_add_up() -> None:
    cells = told(
        **{"requests[new,total]": None, "requests[granted,total]": "", "requests[other,total]": "/"}
    ).cells
    assert cells == {"expected": 198, "read": 195, "blank": 2, "doubtful": 0, "missing": 1}
    assert with_value("requests[new,total]", doubt=Text("x", "x")).cells == {
        "expected": 198,
        "read": 196,
        "blank": 1,
        "doubtful": 1,
        "missing": 0,
    }


def test_a_table_that_was_not_found_has_no_form() -> None:
    report = handmade.report()
    tables = {"requests": report.tables["requests"]}
    result = Result("a.html", None, ReadStatus.READ, report._replace(tables=tables))
    assert result.to_dict()["form"] == {"disclosure": None, "requests": "2019"}
