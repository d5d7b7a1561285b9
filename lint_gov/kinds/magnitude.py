"""Kind `magnitude`: a figure is not too large for the organ, nor many times that of last year."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from lint_gov.forms.address import column_label, parse_address, row_label
from lint_gov.forms.labels import unit_in
from lint_gov.kinds.grounds import known_cells
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown, table_name
from lint_gov.kinds.schemas import IDS
from lint_gov.kinds.verdicts import failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.organ import LEVELS
from lint_gov.model.outcome import Finding, Status, Subject, Verdict
from lint_gov.model.report import Report, Value
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.text.figures import read_figure
from lint_gov.text.organs import standing_of

_ORGANS = ("state", *LEVELS)
_SCHEMA = {
    "properties": {
        "cells": {
            **IDS,
            "description": "addresses; those that the report's form does not have are passed over",
        },
        "above": {"type": "number", "minimum": 0, "description": "the most that these organs can have"},
        "organs": {
            "type": "array",
            "items": {"enum": list(_ORGANS)},
            "minItems": 1,
            "description": "organs the limit is for, by level; department: a local department of any level",
        },
        "times_last_year": {
            "type": "array",
            "items": {"type": "number", "minimum": 1},
            "minItems": 2,
            "maxItems": 2,
            "description": "from how many times to how many times last year's figure is suspect",
        },
        "unit": {"enum": ["元", "万元"], "description": "the unit that the limit is meant in, for amounts"},
    },
    "required": ["cells", "above", "organs"],
}
_VALUES = ("table", "row", "column", "printed", "limit", "organ", "test", "times", "last")
_UNREAD = Text("该单元格没有读出，或读取存疑", "the cell was not read, or the reading is in doubt")
_NO_FIGURE = Text("该单元格没有数值", "the cell holds no figure")
_UNKNOWN = Text("仅凭机关名称不能确定其层级", "the level of the organ cannot be told from its name")
_NO_LAST = Text("没有上一年度报告可供对照", "there is no report of last year to compare with")
_PER_WAN = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


class _Limit(NamedTuple):
    above: Decimal
    organs: frozenset[str]
    times: tuple[Decimal, Decimal] | None
    unit: str | None


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    cells = known_cells(parameters["cells"], forms)
    times = [Decimal(str(number)) for number in parameters.get("times_last_year", ())]
    limit = _Limit(
        Decimal(str(parameters["above"])),
        frozenset(parameters["organs"]),
        (times[0], times[1]) if times else None,
        parameters.get("unit"),
    )

    def check(subject: Subject) -> Iterator[Verdict]:
        for cell in cells:
            value = subject.report.cells.get(cell)
            if value is not None and parse_address(cell).table in subject.report.tables:
                yield from _judge(subject, value, limit)

    return check


def _judge(subject: Subject, value: Value, limit: _Limit) -> Iterator[Verdict]:
    at, number = value.address, _amount(subject.report, value, limit.unit)
    if not value.sure:
        yield undecided(at, _UNREAD)
    elif number is None:
        yield not_applicable(at, _NO_FIGURE)
    else:
        size = _size(subject, value, number, limit)
        yield size
        if limit.times is not None and size.status is not Status.FAILED:
            yield _growth(subject, value, number, limit)


def _size(subject: Subject, value: Value, number: Decimal, limit: _Limit) -> Verdict:
    if number <= limit.above:
        return passed(value.address)
    among = standing_of(subject.organ_name, subject.level).among(limit.organs)
    if among is None:
        return not_applicable(value.address, _UNKNOWN)
    return failed(value.address, _finding(subject.report, value, limit)) if among else passed(value.address)


def _growth(subject: Subject, value: Value, number: Decimal, limit: _Limit) -> Verdict:
    before = subject.previous.cells.get(value.address) if subject.previous else None
    last = _amount(subject.previous, before, limit.unit) if subject.previous and before else None
    if before is None or last is None or limit.times is None:
        return not_applicable(value.address, _NO_LAST)
    if not last or not limit.times[0] <= number / last <= limit.times[1]:
        return passed(value.address)
    finding = _finding(subject.report, value, limit, shown(before.raw or ""), f"{number / last:.0f}")
    return failed(value.address, finding)


def _amount(report: Report, value: Value | None, unit: str | None) -> Decimal | None:
    """Return the figure of a cell in the rule's unit, by the unit that the cell or its column states."""
    if value is None or not value.known:
        return None
    number = Decimal(value.number or 0)
    if unit is None:
        return number
    figure = read_figure(value.raw or "")
    stated = (figure.unit if figure else "") or _header(report, value.address) or unit
    return number * _PER_WAN.get(stated, _PER_WAN[unit]) / _PER_WAN[unit]


def _header(report: Report, address: str) -> str | None:
    part = parse_address(address)
    reading, at = report.tables.get(part.table), f"{part.table}[,{part.column}]"
    labels = reading.labels if reading else ()
    return next((unit_in(label.printed or "") for label in labels if label.address == at), None)


def _finding(report: Report, value: Value, limit: _Limit, last: str = "", times: str = "") -> Finding:
    part = parse_address(value.address)
    table = report.forms[part.table].tables[part.table]
    values: dict[str, str | int | Text] = {
        "table": table_name(part.table),
        "row": row_label(table, part.row),
        "column": column_label(table, part.row, part.column),
        "printed": shown(value.raw or ""),
        "limit": f"{limit.above:,f}",
        "organ": shown(report.organisation or ""),
        "test": "growth" if times else "size",
        "times": times,
        "last": last,
    }
    return Finding(value.address, values, value.anchor, value.path, value.raw, cells=(value.address,))


def _looks_back(parameters: Mapping[str, Any]) -> bool:
    return "times_last_year" in parameters


KIND = Kind("magnitude", _SCHEMA, _bind, _VALUES, _looks_back)
