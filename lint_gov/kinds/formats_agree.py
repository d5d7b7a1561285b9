"""Kind `formats_agree`: the files of one report, such as a page and a PDF, state the same figures.

Only figures that were read for certain in both count, and the report whose file comes first is what
the others are set against. Files that differ nearly everywhere are two reports, not one.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.forms.address import label_of
from lint_gov.forms.agreement import differ
from lint_gov.kinds.kind import Kind, always
from lint_gov.kinds.naming import listing, shown
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.kin import Relative
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report, Value
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text

_SCHEMA: dict[str, Any] = {"properties": {}}
_VALUES = ("path", "count", "cells")
_AT = "meta[organ]"
_ALONE = Text(
    "这一批文件中没有同一报告的其他文件", "no other file of the same report is among those of the run"
)
_NONE_SURE = Text("没有在两个文件中都确切读出的数字", "no figure was read for certain in both files")
_NAMED = 6
_SEVERAL = 8
_PARTS = 4  # more than one in so many figures that are not 0


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    def check(subject: Subject) -> Iterator[Verdict]:
        kin = subject.kin
        if kin is None or not kin.twins:
            yield not_applicable(_AT, (kin.no_twins if kin else None) or _ALONE)
        elif kin.first:
            yield from (_from_the_first(subject.report, twin) for twin in kin.twins)
        else:
            yield _judge(subject.report, kin.twins[0])

    return check


def _judge(report: Report, twin: Relative) -> Verdict:
    off = _differing(report, twin.report)
    if off is None:
        return undecided(_AT, _NONE_SURE)
    if not off:
        return passed(_AT)
    if _two_reports(report, twin.report, off):
        return undecided(_AT, _another(twin))
    values: Values = {
        "path": shown(twin.path),
        "count": len(off),
        "cells": _told(report, twin.report, off),
    }
    return failed(off[0], Finding(off[0], values, cells=tuple(off)))


def _from_the_first(report: Report, twin: Relative) -> Verdict:
    """Return the verdict on the file that the others are set against: what differs is said of them."""
    off = _differing(report, twin.report)
    if off is None:
        return undecided(_AT, _NONE_SURE)
    if not off:
        return passed(_AT)
    name = shown(twin.path)
    return undecided(_AT, Text(f"与 {name} 有数字不同，见该文件", f"figures differ in {name}, which says so"))


def _differing(report: Report, other: Report) -> list[str] | None:
    """Return the cells that two files state differently; None where no figure is sure in both."""
    pairs = [(value, other.cells[cell]) for cell, value in report.cells.items() if cell in other.cells]
    if not any(one.known and another.known for one, another in pairs):
        return None
    return [one.address for one, another in pairs if differ(one, another)]


def _two_reports(report: Report, other: Report, off: list[str]) -> bool:
    written = sum(bool(value.number) or bool(_number(other, cell)) for cell, value in report.cells.items())
    return len(off) >= _SEVERAL and len(off) * _PARTS > written


def _number(report: Report, cell: str) -> Any:  # noqa: ANN401 - an int, a Decimal or None
    value = report.cells.get(cell)
    return value.number if value else None


def _another(twin: Relative) -> Text:
    name = shown(twin.path)
    return Text(
        f"与 {name} 的数字大多不同，可能是另一份报告", f"most figures differ from {name}: another report"
    )


def _told(report: Report, other: Report, off: list[str]) -> Text:
    words = [
        f"{label_of(report.forms, cell)}：{_printed(other.cells[cell])} → {_printed(report.cells[cell])}"
        for cell in off
    ]
    return listing(words, most=_NAMED)


def _printed(value: Value) -> str:
    return shown(value.raw or "") or "□"


KIND = Kind("formats_agree", _SCHEMA, _bind, _VALUES, always)
