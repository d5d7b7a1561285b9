"""Tables made by hand for the tests of checks of labels and of cells."""

from collections.abc import Mapping, Sequence
from typing import Any

from lint_gov.model.report import Damage, ExtraRow, LabelReading, Report
from tests.kinds.handmade import report

COPIED = (Damage("number", "〔201960号", "〔2019〕60号", 3), Damage("date", "20201112日", None, 4))


def label(
    address: str, printed: str | None, standard: str, part: str = "row", *variants: str
) -> LabelReading:
    """Return a printed label beside the form's own, at place 5."""
    return LabelReading(address.partition("[")[0], part, address, printed, standard, variants, 5)


def labelled(
    labels: Sequence[LabelReading],
    *,
    form: str = "2021",
    cells: Mapping[str, str | int | None] | None = None,
    extra: Sequence[str] = (),
    **facts: Any,
) -> Report:
    """Return a report with one table that bears these labels, and extra rows so labelled."""
    table = labels[0].table if labels else "requests"
    made = report(cells=cells or _some_cell(table, form), form=form, **facts)
    rows = tuple(ExtraRow(text, None, (), 6) for text in extra)
    reading = made.tables[table]._replace(labels=tuple(labels), extra_rows=rows)
    return made._replace(tables={**made.tables, table: reading})


def _some_cell(table: str, form: str) -> dict[str, str | int | None]:
    in_2019 = {"disclosure": "disclosure[rules,made]"}
    known = {
        "requests": "requests[new,total]",
        "disclosure": "disclosure[rules,issued]",
        "disputes": "disputes[direct,total]",
    }
    return {(in_2019 if form == "2019" else {}).get(table, known[table]): 0}
