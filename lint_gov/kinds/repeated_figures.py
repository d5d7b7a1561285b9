"""Kind `repeated_figures`: the figures of a table are not all those of last year's report."""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.kinds.grounds import known_tables
from lint_gov.kinds.kind import Kind, always
from lint_gov.kinds.naming import table_name
from lint_gov.kinds.over_years import no_previous
from lint_gov.kinds.schemas import IDS
from lint_gov.kinds.verdicts import failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text

_SCHEMA = {
    "properties": {
        "tables": {
            **IDS,
            "description": "ids of the tables, each judged by itself",
        },
        "least": {
            "type": "integer",
            "minimum": 1,
            "description": "fewer figures that are not 0 prove nothing",
        },
    },
    "required": ["tables", "least"],
}
_VALUES = ("table", "count")
_AT = "meta[year]"
_FEW = Text(
    "非零的数字太少，相同也不说明问题", "too few figures are not 0 for their being the same to mean anything"
)
_UNREAD = Text(
    "读出的数字与上年全部相同，但有的数字没有确切读出", "what was read is the same, but not all figures were"
)


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    tables, least = known_tables(parameters["tables"], forms), int(parameters["least"])

    def check(subject: Subject) -> Iterator[Verdict]:
        if subject.previous is None:
            yield not_applicable(_AT, no_previous(subject))
            return
        for table in tables:
            if table in subject.report.tables and table in subject.previous.tables:
                yield _judge(subject.report, subject.previous, table, least)

    return check


def _judge(report: Report, previous: Report, table: str, least: int) -> Verdict:
    at = f"section[{table}]"
    addresses = [cell for cell in report.forms[table].tables[table].addresses if cell in previous.cells]
    pairs = [(report.cells[cell], previous.cells[cell]) for cell in addresses]
    sure = [(now, before) for now, before in pairs if now.sure and before.sure]
    if any(now.number != before.number for now, before in sure):
        return passed(at)
    count = sum(bool(now.number) for now, _ in sure)
    if count < least:
        return not_applicable(at, _FEW)
    if len(sure) < len(pairs):
        return undecided(at, _UNREAD)
    same = tuple(now.address for now, _ in sure if now.number)
    return failed(at, Finding(at, {"table": table_name(table), "count": count}, cells=same))


KIND = Kind("repeated_figures", _SCHEMA, _bind, _VALUES, always)
