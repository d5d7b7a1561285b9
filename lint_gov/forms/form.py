"""Builds a Form from the mapping in a `rules/forms/*.yaml` file."""

from collections.abc import Mapping
from itertools import product
from typing import Any

from lint_gov.model.form import BlockForm, Form, Heading, Line, SectionForm, Sum, TableForm


def form_from(data: Mapping[str, Any]) -> Form:
    """Return the form that a parsed form file describes; KeyError where a part is missing."""
    years = data["years"]
    return Form(
        id=data["id"],
        document=data["document"],
        first_year=years["first"],
        last_year=years.get("last"),
        sections=tuple(_section(part) for part in data["sections"]),
        tables={name: _table(name, part) for name, part in data["tables"].items()},
    )


def _section(data: Mapping[str, Any]) -> SectionForm:
    return SectionForm(data["id"], data["numeral"], data["title"], tuple(data.get("variants", ())))


def _line(data: Mapping[str, Any]) -> Line:
    return Line(
        id=data["id"],
        label=data["label"],
        group=data.get("group"),
        variants=tuple(data.get("variants", ())),
        signed=data.get("signed", False),
        decimal=data.get("decimal", False),
    )


def _lines(data: Mapping[str, Any], key: str) -> tuple[Line, ...]:
    return tuple(_line(part) for part in data.get(key, ()))


def _block(data: Mapping[str, Any], shared: tuple[Line, ...]) -> BlockForm:
    return BlockForm(
        id=data["id"],
        label=data["label"],
        columns=_lines(data, "columns") or shared,
        rows=_lines(data, "rows"),
        variants=tuple(data.get("variants", ())),
        parent=data.get("parent"),
    )


def _table(name: str, data: Mapping[str, Any]) -> TableForm:
    columns, rows = _lines(data, "columns"), _lines(data, "rows")
    blocks = tuple(_block(part, columns) for part in data.get("blocks", ()))
    return TableForm(
        id=name,
        numeral=data["numeral"],
        rows=rows,
        columns=columns,
        blocks=blocks,
        headings=tuple(
            Heading(part["id"], part["label"], tuple(part.get("variants", ())))
            for part in data.get("headings", ())
        ),
        groups=_groups(data, rows),
        sums=tuple(
            Sum(part["line"], tuple(part["parts"]), tuple(part["wholes"])) for part in data.get("sums", ())
        ),
        addresses=_addresses(name, rows, columns, blocks),
    )


def _groups(data: Mapping[str, Any], rows: tuple[Line, ...]) -> dict[str, tuple[str, ...]]:
    groups = {name: tuple(members) for name, members in data.get("groups", {}).items()}
    for row in rows:
        if row.group:
            groups[row.group] = (*groups.get(row.group, ()), row.id)
    return groups


def _addresses(
    name: str, rows: tuple[Line, ...], columns: tuple[Line, ...], blocks: tuple[BlockForm, ...]
) -> tuple[str, ...]:
    if not blocks:
        return tuple(f"{name}[{row.id},{column.id}]" for row, column in product(rows, columns))
    return tuple(
        f"{name}[{line},{column.id}]"
        for block in blocks
        for line in (tuple(row.id for row in block.rows) or (block.id,))
        for column in block.columns
    )
