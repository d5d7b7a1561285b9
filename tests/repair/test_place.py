"""Where addresses stand, in the file and in the report."""

from dataclasses import dataclass

import pytest

from lint_gov.forms.cells import report_of
from lint_gov.model.location import NOWHERE, Location
from lint_gov.model.report import LabelReading, Period, Place, Report, Section
from lint_gov.repair.place import locate, order_of
from tests.generate import FORMS

TABLE = "section[3]/table[1]"


@dataclass(frozen=True)
class Lines:
    """Places of a file in which the anchor is the line."""

    def locate(self, anchor: int) -> Location:
        return Location(line=anchor)


def _report() -> Report:
    report = report_of({"requests[new,natural]": 1, "disputes[review,total]": 2}, FORMS["2021"])
    cells = dict(report.cells)
    for line, cell in enumerate(cells, start=50):
        cells[cell] = cells[cell]._replace(anchor=line, place=Place(TABLE, line, 2))
    label = LabelReading(
        "requests", "row", "requests[granted]", "予以公开", "（一）予以公开", anchor=9, place=Place("t", 7, 1)
    )
    requests = report.tables["requests"]._replace(labels=(label,), anchor=8)
    return report._replace(
        cells=cells,
        tables={**report.tables, "requests": requests},
        title="标题",
        title_anchor=1,
        period=Period("2023-01-01", "2023-12-31", "……", 2),
        sections=(Section("overview", "一、总体情况", "一", 3),),
    )


REPORT = _report()
FIRST = next(line for line, cell in enumerate(REPORT.cells, start=50) if cell == "requests[new,natural]")


@pytest.mark.parametrize(
    ("address", "location"),
    [
        ("requests[new,natural]", Location(line=FIRST, path=f"{TABLE}/row[{FIRST}]/cell[2]")),
        ("requests[new]", Location(line=FIRST, path=f"{TABLE}/row[{FIRST}]/cell[2]")),
        (
            "requests[,company]",
            Location(line=FIRST + 1, path=f"{TABLE}/row[{FIRST + 1}]/cell[2]"),
        ),
        ("requests[granted]", Location(line=9, path="t/row[7]/cell[1]")),
        ("requests[nothing]", Location(line=8)),
        ("title", Location(line=1)),
        ("meta[organ]", Location(line=1)),
        ("meta[period]", Location(line=2)),
        ("section[overview]", Location(line=3)),
        ("section[others]", NOWHERE),
        ("text", NOWHERE),
        (None, NOWHERE),
    ],
)
def test_locates_addresses(address: str | None, location: Location) -> None:
    assert locate(REPORT, Lines(), address) == location


def test_a_place_of_its_own_comes_first() -> None:
    assert locate(REPORT, Lines(), "requests[new,natural]", 77, "p[4]") == Location(line=77, path="p[4]")


def test_order_is_that_of_the_report() -> None:
    addresses = [
        None, "title", "section[overview]", "section[disclosure]", "disclosure[rules,issued]",
        "requests[new]", "requests[new,company]", "requests[granted]", "requests[carried_out,total]",
        "disputes[direct]", "section[problems]", "section[others]", "elsewhere[x]",
    ]  # fmt: skip
    assert sorted(addresses, key=lambda address: order_of(REPORT, address)) == addresses
    assert order_of(REPORT, "requests[denied]") == order_of(REPORT, "requests[denied.1,natural]")
    assert order_of(REPORT, "requests[new,natural]") == order_of(REPORT, "requests[new]")
    assert order_of(REPORT, "requests[,company]") == order_of(REPORT, "requests[new,company]")
