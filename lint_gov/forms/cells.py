"""Makes a Report from bare figures by address: for rule examples and for those who hold the cells."""

from collections.abc import Mapping

from lint_gov.forms.values import value_of
from lint_gov.model.form import Form, TableForm
from lint_gov.model.report import Report, TableReading


def report_of(
    cells: Mapping[str, str | int | None],
    form: Form,
    *,
    year: int | None = None,
    organisation: str | None = None,
    published: str | None = None,
    fill: str | None = "0",
) -> Report:
    """Return a report of `form` with these cells; every other cell of their tables holds `fill`.

    A figure may be a number or text as printed; None is a cell that was not read. A table without
    any cell given was not found, and its cells are missing. KeyError names an unknown address.
    """
    known = {address for table in form.tables.values() for address in table.addresses}
    unknown = [address for address in cells if address not in known]
    if unknown:
        message = f"form {form.id} has no cell {unknown[0]}"
        raise KeyError(message)
    named = {address.partition("[")[0] for address in cells}
    values = {}
    for table in form.tables.values():
        for address in table.addresses:
            raw = cells.get(address, fill if table.id in named else None)
            values[address] = value_of(address, None if raw is None else str(raw))
    return Report(
        organisation=organisation,
        year=year if year is not None else form.first_year,
        title=None,
        title_anchor=None,
        published=published,
        period=None,
        forms=dict.fromkeys(form.tables, form),
        tables={name: whole_reading(form, form.tables[name]) for name in form.tables if name in named},
        cells=values,
        sections=(),
    )


def whole_reading(form: Form, table: TableForm) -> TableReading:
    """Return the reading of a table that has every row and column of its form, in order."""
    blocks = table.blocks
    rows = tuple(row.id for row in table.rows) or tuple(
        line for block in blocks for line in (tuple(row.id for row in block.rows) or (block.id,))
    )
    columns = tuple(column.id for column in table.columns if not blocks) or tuple(
        f"{block.id}:{column.id}" for block in blocks for column in block.columns
    )
    return TableReading(table.id, form.id, rows, columns, (), (), "grid")
