"""Kind `unit`: a column of money says in what unit its figures are."""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.forms.labels import unit_in
from lint_gov.kinds.grounds import known_tables
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown, table_name
from lint_gov.kinds.verdicts import failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Fix, Subject, Text, Verdict
from lint_gov.model.report import LabelReading, Report, ValueKind
from lint_gov.model.rule import Check, RuleError
from lint_gov.text.figures import read_figure

_SCHEMA = {
    "properties": {
        "column": {"type": "string", "description": "id of the column"},
        "row": {"type": "string", "description": "id of the row with the figure"},
        "unit": {"type": "string", "description": "the unit that the label must state; any if not given"},
        "place": {
            "enum": ["label", "anywhere"],
            "description": "label: the label must state the unit; anywhere: the cell may state it instead",
        },
    },
    "required": ["table", "column", "row", "place"],
}
_VALUES = ("table", "label", "unit", "found", "printed")
_UNREAD = Text("没有读到这一栏的名称", "the label of the column was not read")
_NO_CELL = Text("没有读出金额单元格", "the cell with the amount was not read")
_NO_AMOUNT = Text("没有填写金额", "no amount is stated")


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    table = known_tables((parameters["table"],), forms)[0]
    at, cell = f"{table}[,{parameters['column']}]", f"{table}[{parameters['row']},{parameters['column']}]"
    if not any(cell in form.tables[table].addresses for form in forms.values()):
        message = f"no form that the rule is for has a cell {cell}"
        raise RuleError(message, ("column",))
    wanted: str | None = parameters.get("unit")
    anywhere = parameters["place"] == "anywhere"

    def check(subject: Subject) -> Iterator[Verdict]:
        label = _label(subject.report, table, at)
        if table in subject.report.tables:
            yield _in_cell(subject.report, label, at, cell) if anywhere else _in_label(label, at, wanted)

    return check


def _label(report: Report, table: str, at: str) -> LabelReading | None:
    reading = report.tables.get(table)
    return next((label for label in reading.labels if label.address == at), None) if reading else None


def _in_label(label: LabelReading | None, at: str, wanted: str | None) -> Verdict:
    if label is None or label.printed is None:
        return undecided(at, _UNREAD)
    found = unit_in(label.printed)
    if found is not None and wanted in {None, found}:
        return passed(at)
    return failed(at, _finding(label, wanted, found, ""))


def _in_cell(report: Report, label: LabelReading | None, at: str, cell: str) -> Verdict:
    value = report.cells.get(cell)
    if label is not None and label.printed is not None and unit_in(label.printed):
        return passed(at)
    if value is None or not value.sure:
        return undecided(at, _NO_CELL)
    figure = read_figure(value.raw or "")
    if figure is None:
        return not_applicable(at, _NO_AMOUNT)
    if figure.unit or "元" in figure.note or value.kind is ValueKind.ZERO:
        return passed(at)
    if label is None or label.printed is None:
        return undecided(at, _UNREAD)
    return failed(at, _finding(label, None, None, shown(value.raw or "")))


def _finding(label: LabelReading, wanted: str | None, found: str | None, printed: str) -> Finding:
    values: dict[str, str | int | Text] = {
        "table": table_name(label.table),
        "label": shown(label.printed or ""),
        "unit": wanted or "",
        "found": found or "none",
        "printed": printed,
    }
    printed_label = label.printed or ""
    fix = None
    if wanted and found is None:
        fix = Fix(printed_label, f"{printed_label}（单位：{wanted}）", label.anchor, hint=True)
    return Finding(label.address, values, label.anchor, label.path, shown(printed_label), fix=fix)


KIND = Kind("unit", _SCHEMA, _bind, _VALUES)
