"""Kind `ratio`: what some cells add up to stays within a share of what others add up to."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from lint_gov.forms.address import label_of, parse_address
from lint_gov.kinds.grounds import known_cells
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.schemas import IDS
from lint_gov.kinds.verdicts import failed, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text

_SCHEMA = {
    "properties": {
        "part": {**IDS, "description": "addresses of the cells whose sum is looked at"},
        "whole": {**IDS, "description": "addresses of the cells whose sum it is measured by"},
        "above": {"type": "number", "minimum": 0, "description": "the share not to be exceeded, such as 0.5"},
        "from": {"type": "integer", "minimum": 0, "description": "a smaller sum is no finding; default: 0"},
    },
    "required": ["part", "whole", "above"],
}
_VALUES = ("part", "whole", "percent")


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    part, whole = (known_cells(parameters[key], forms, key=key) for key in ("part", "whole"))
    share, least = Decimal(str(parameters["above"])), int(parameters.get("from", 0))
    tables = {parse_address(address).table for address in (*part, *whole)}

    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        # A table that is not there is a finding of structure, not one of its figures.
        if tables <= report.tables.keys():
            yield _judge(report, part, whole, share, least)

    return check


def _judge(report: Report, part: Sequence[str], whole: Sequence[str], share: Decimal, least: int) -> Verdict:
    at = part[0]
    cells = (*part, *whole)
    unknown = next((cell for cell in cells if cell not in report.cells or not report.cells[cell].known), None)
    if unknown is not None:
        name = label_of(report.forms, unknown)
        return undecided(at, Text(f"「{name}」没有可以计算的数值", f"{name} holds no figure"))
    above, below = _sum(report, part), _sum(report, whole)
    if above < least or above <= share * below:
        return passed(at)
    percent = f"{above * 100 / below:.0f}%" if below else "—"
    return failed(at, Finding(at, {"part": str(above), "whole": str(below), "percent": percent}, cells=cells))


def _sum(report: Report, cells: Sequence[str]) -> Decimal:
    return sum((Decimal(report.cells[cell].number or 0) for cell in cells), Decimal(0))


KIND = Kind("ratio", _SCHEMA, _bind, _VALUES)
