"""Kind `roll_up`: the figures of a government's summary are the sums of those of the organs under it."""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.expression.number import exact, plain
from lint_gov.forms.address import label_of, parse_address
from lint_gov.kinds.grounds import known_cells
from lint_gov.kinds.kind import Kind, always
from lint_gov.kinds.naming import shown, table_name
from lint_gov.kinds.reasons import ALONE
from lint_gov.kinds.schemas import IDS
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text

_SCHEMA = {
    "properties": {
        "cells": {
            **IDS,
            "description": "addresses; those that the report's form does not have are passed over",
        },
    },
    "required": ["cells"],
}
_VALUES = ("table", "cell", "figure", "sum", "organs")
_AT = "meta[organ]"
_UNREAD = Text(
    "本机关或下级机关的这一格没有确切读出的数字",
    "this figure was not read for certain, here or in a report below",
)


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    cells = known_cells(parameters["cells"], forms)

    def check(subject: Subject) -> Iterator[Verdict]:
        kin = subject.kin
        if kin is None or not kin.children:
            yield not_applicable(_AT, (kin.no_children if kin else None) or ALONE)
            return
        yield from (_judge(subject, cell) for cell in cells if cell in subject.report.cells)

    return check


def _judge(subject: Subject, cell: str) -> Verdict:
    below = [one.report.cells.get(cell) for one in subject.kin.children] if subject.kin else []
    own = subject.report.cells[cell]
    known = [
        value.number for value in below if value is not None and value.known and value.number is not None
    ]
    if not own.known or own.number is None or len(known) < len(below):
        return undecided(cell, _UNREAD)
    total = exact(sum(map(exact, known)))
    if total == exact(own.number):
        return passed(cell)
    values: Values = {
        "table": table_name(parse_address(cell).table),
        "cell": shown(label_of(subject.report.forms, cell)),
        "figure": plain(exact(own.number)),
        "sum": plain(total),
        "organs": len(below),
    }
    return failed(cell, Finding(cell, values, cells=(cell,)))


KIND = Kind("roll_up", _SCHEMA, _bind, _VALUES, always)
