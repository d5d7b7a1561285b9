"""Which cells hold counts: whole numbers of at least 0."""

from collections.abc import Mapping

from lint_gov.forms.address import parse_address
from lint_gov.model.form import Form, Line


def is_signed(forms: Mapping[str, Form], address: str) -> bool:
    """Return whether the form lets the figure of a cell be negative (本年增/减)."""
    column = column_of(forms, address)
    return column is not None and column.signed


def column_of(forms: Mapping[str, Form], address: str) -> Line | None:
    """Return the column of the form that a cell stands in, or None where the form has no such cell."""
    try:
        parts = parse_address(address)
    except ValueError:
        return None
    form = forms.get(parts.table)
    table = form.tables.get(parts.table) if form else None
    if table is None:
        return None
    columns = table.columns
    for block in table.blocks:
        if parts.row == block.id or any(row.id == parts.row for row in block.rows):
            columns = block.columns
    return next((column for column in columns if column.id == parts.column), None)
