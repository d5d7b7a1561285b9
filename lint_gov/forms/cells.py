"""Makes a Report from bare figures by address: for rule examples and for those who hold the cells."""

from collections.abc import Collection, Iterable, Mapping

from lint_gov.forms.values import value_of
from lint_gov.model.document import Figures, Stated, Unreadable
from lint_gov.model.form import Form, TableForm
from lint_gov.model.report import Report, TableReading, Value
from lint_gov.text.normalise import printable

_NOT_STATED = Stated(None, -1)
_LONGEST = 100


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


def report_of_figures(
    figures: Figures,
    forms: Mapping[str, Form],
    *,
    year: int | None = None,
    form: str | None = None,
) -> Report:
    """Return the report that a file of figures makes; a cell that it does not state is missing.

    A table follows the form that `form`, else the file says; else the one its year requires, as far
    as that has the cells stated. Unreadable for a cell or a form that there is not.
    """
    year = year if year is not None else figures.year
    required = next((one for one in forms.values() if year is not None and one.governs(year)), None)
    stated = {"": form} if form else figures.forms
    used = {table: _form_of(table, figures.cells, forms, stated, required) for table in _tables(forms)}
    known = dict.fromkeys(address for table, one in used.items() for address in one.tables[table].addresses)
    unknown = next((address for address in figures.cells if address not in known), None)
    if unknown is not None:
        raise Unreadable(*_no_such("单元格", "cell", unknown, known))
    found = {address.partition("[")[0] for address, one in figures.cells.items() if one.raw is not None}
    return Report(
        organisation=figures.organisation,
        year=year,
        title=None,
        title_anchor=None,
        published=figures.published,
        period=None,
        forms=used,
        tables={name: whole_reading(one, one.tables[name]) for name, one in used.items() if name in found},
        cells=_stated_values(figures, used),
        sections=(),
        governed=year is None or required is not None,
        figures_only=True,
    )


def _tables(forms: Mapping[str, Form]) -> Iterable[str]:
    return dict.fromkeys(table for form in forms.values() for table in form.tables)


def _form_of(
    table: str,
    cells: Collection[str],
    forms: Mapping[str, Form],
    stated: Mapping[str, str],
    required: Form | None,
) -> Form:
    name = stated.get(table) or stated.get("")
    if name is not None:
        if name not in forms:
            raise Unreadable(*_no_such("格式", "form", name, forms))
        return forms[name]
    own = {address for address in cells if address.startswith(f"{table}[")}

    def fit(form: Form) -> tuple[int, bool, int]:
        return len(own.intersection(form.tables[table].addresses)), form is required, form.first_year

    return max(forms.values(), key=fit)


def _no_such(zh: str, en: str, name: str, known: Iterable[str]) -> tuple[str, str]:
    from difflib import get_close_matches  # noqa: PLC0415 - only for cells that no form has

    shown = printable(name[:_LONGEST])
    likely = next(iter(get_close_matches(name[:_LONGEST], known, 1)), None)
    return (
        f"没有{zh}“{shown}”" + (f"，是否指 {likely}？" if likely else ""),
        f"there is no {en} {shown!r}" + (f"; did you mean {likely}?" if likely else ""),
    )


def _stated_values(figures: Figures, forms: Mapping[str, Form]) -> dict[str, Value]:
    values = {}
    for table, form in forms.items():
        for address in form.tables[table].addresses:
            stated = figures.cells.get(address, _NOT_STATED)
            anchor = stated.anchor if stated is not _NOT_STATED else None
            values[address] = value_of(address, stated.raw, doubt=stated.doubt, anchor=anchor)
    return values
