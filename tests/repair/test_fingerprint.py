"""Fingerprints follow what is wrong, never where on the page it stands."""

import pytest

from lint_gov.forms.cells import report_of
from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.outcome import Finding
from lint_gov.model.report import Report
from lint_gov.model.wording import Text
from lint_gov.repair.fingerprint import distinct, fingerprint
from tests.checking import diagnosed
from tests.generate import FORMS
from tests.repair.figures import URUMQI

REPORT = report_of({"requests[new,natural]": "1,170"}, FORMS["2019"], year=2020, organisation="示例市")
FINDING = Finding("requests[new,natural]", {"n": 1}, anchor=4, path="a")


def _mark(
    report: Report = REPORT, finding: Finding = FINDING, rule: str = "V1", address: str | None = "x"
) -> str:
    return fingerprint(rule, report, address, finding)


def test_is_twenty_hexadecimal_digits() -> None:
    assert len(_mark()) == 20
    assert int(_mark(), 16) > 0


@pytest.mark.parametrize(
    "finding",
    [
        FINDING._replace(anchor=99),
        FINDING._replace(path="b"),
        FINDING._replace(values={"n": 1, "where": "x"}),
    ],
)
def test_survives_a_new_layout(finding: Finding) -> None:
    same = FINDING._replace(cells=("requests[new,natural]",))
    assert _mark(finding=finding._replace(cells=same.cells)) == _mark(finding=same)


def test_survives_another_spelling_of_the_same_figure() -> None:
    plain = report_of({"requests[new,natural]": "1170"}, FORMS["2019"], year=2020, organisation="⽰ 例市")
    cells = FINDING._replace(cells=("requests[new,natural]",))
    assert _mark(plain, cells) == _mark(finding=cells)


@pytest.mark.parametrize(
    "other",
    [
        _mark(rule="V2"),
        _mark(address="y"),
        _mark(REPORT._replace(year=2021)),
        _mark(REPORT._replace(organisation="另一市")),
        _mark(finding=FINDING._replace(quote="别的话")),
        _mark(finding=FINDING._replace(values={"n": 2})),
        _mark(finding=FINDING._replace(values={"n": Text("一", "one")})),
        _mark(finding=FINDING._replace(cells=("requests[new,natural]",))),
    ],
)
def test_differs_where_the_defect_differs(other: str) -> None:
    assert other != _mark()


def test_quotes_are_compared_without_white_space() -> None:
    quoted = [FINDING._replace(quote=quote) for quote in ("权利 清单", "权利清单", "权利\n清单")]
    assert len({_mark(finding=finding) for finding in quoted}) == 1


def test_the_same_defect_twice_is_told_apart() -> None:
    first, second, third = distinct(["a" * 20, "a" * 20, "b" * 20])
    assert (first, third) == ("a" * 20, "b" * 20)
    assert second not in {first, third}
    assert distinct(["a" * 20, "a" * 20]) == (first, second)


def test_a_defect_swapped_for_another_is_another() -> None:
    def marks(cells: dict[str, str]) -> set[str]:
        return {_of(one) for one in diagnosed(cells, FORMS["2019"])}

    def _of(one: Diagnostic) -> str:
        return one.fingerprint

    moved = URUMQI | {"requests[carried_out,natural]": "2", "disputes[direct,upheld]": "79"}
    assert marks(URUMQI).isdisjoint(marks(moved))
    mended = URUMQI | {"requests[carried_out,natural]": "2"}
    assert marks(mended) < marks(URUMQI)
