"""Names of cells that stand together: no longer than it takes to tell them apart."""

from collections.abc import Sequence

from lint_gov.forms.address import Address, label_of, parse_address
from lint_gov.model.report import Report


def short_labels(report: Report, cells: Sequence[str]) -> list[str]:
    """Return the label of each cell: of its row alone where all stand in one column, and the reverse."""
    places = [_place(cell) for cell in cells]
    known = [place for place in places if place is not None]
    alone = len(known) < 2 or len(known) < len(places)  # noqa: PLR2004 - nothing to tell it from
    one_column = not alone and len({(place.table, place.column) for place in known}) == 1
    one_row = not alone and len({(place.table, place.row) for place in known}) == 1
    return [
        cell if place is None else _label(report, place, one_column=one_column, one_row=one_row)
        for cell, place in zip(cells, places, strict=True)
    ]


def _place(cell: str) -> Address | None:
    try:
        return parse_address(cell)
    except ValueError:  # a figure that no table holds
        return None


def _label(report: Report, place: Address, *, one_column: bool, one_row: bool) -> str:
    if one_column:
        return label_of(report.forms, str(place._replace(column="")))
    both = label_of(report.forms, str(place))
    return both.rpartition(" · ")[2] if one_row else both
