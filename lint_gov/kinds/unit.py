"""Kind `unit`: a column of money says in what unit its figures are."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lint_gov.forms.labels import unit_in
from lint_gov.kinds.grounds import known_tables
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown, table_name
from lint_gov.kinds.verdicts import failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Fix, Subject, Verdict
from lint_gov.model.report import LabelReading, Report, ValueKind
from lint_gov.model.rule import Check, RuleError
from lint_gov.model.wording import Text
from lint_gov.text.figures import read_figure

_SCHEMA = {
    "properties": {
        "amounts": {
            "type": "array",
            "minItems": 1,
            "description": "the figures that need a unit, as far as the report's form has them",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["row", "column", "place"],
                "properties": {
                    "row": {"type": "string", "description": "id of the row with the figure"},
                    "column": {"type": "string", "description": "id of the column"},
                    "unit": {
                        "type": "string",
                        "description": "the unit the label must state; any if not given",
                    },
                    "place": {
                        "enum": ["label", "anywhere"],
                        "description": "label: the label has to state it; anywhere: or the cell",
                    },
                },
            },
        }
    },
    "required": ["table", "amounts"],
}
_VALUES = ("table", "label", "unit", "found", "printed")
_UNREAD = Text("没有读到这一栏的名称", "the label of the column was not read")
_NO_CELL = Text("没有读出金额单元格", "the cell with the amount was not read")
_NO_AMOUNT = Text("没有填写金额", "no amount is stated")


class _Amount(NamedTuple):
    at: str
    cell: str
    unit: str | None
    anywhere: bool


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    table = known_tables((parameters["table"],), forms)[0]
    amounts = tuple(_amount(table, entry) for entry in parameters["amounts"])
    for index, amount in enumerate(amounts):
        if not any(amount.cell in form.tables[table].addresses for form in forms.values()):
            message = f"no form that the rule is for has a cell {amount.cell}"
            raise RuleError(message, ("amounts", index))

    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        for amount in amounts if table in report.tables else ():
            if amount.cell in report.cells:
                label = _label(report, table, amount.at)
                yield _in_cell(report, label, amount) if amount.anywhere else _in_label(label, amount)

    return check


def _amount(table: str, entry: Mapping[str, Any]) -> _Amount:
    row, column = entry["row"], entry["column"]
    anywhere = entry["place"] == "anywhere"
    return _Amount(f"{table}[,{column}]", f"{table}[{row},{column}]", entry.get("unit"), anywhere)


def _label(report: Report, table: str, at: str) -> LabelReading | None:
    reading = report.tables.get(table)
    return next((label for label in reading.labels if label.address == at), None) if reading else None


def _in_label(label: LabelReading | None, amount: _Amount) -> Verdict:
    if label is None or label.printed is None:
        return undecided(amount.at, _UNREAD)
    found = unit_in(label.printed)
    if found is not None and amount.unit in {None, found}:
        return passed(amount.at)
    return failed(amount.at, _finding(label, amount.unit, found, ""))


def _in_cell(report: Report, label: LabelReading | None, amount: _Amount) -> Verdict:
    value = report.cells[amount.cell]
    if label is not None and label.printed is not None and unit_in(label.printed):
        return passed(amount.at)
    if not value.sure:
        return undecided(amount.at, _NO_CELL)
    figure = read_figure(value.raw or "")
    if figure is None:
        return not_applicable(amount.at, _NO_AMOUNT)
    if figure.unit or "元" in figure.note or value.kind is ValueKind.ZERO:
        return passed(amount.at)
    if label is None or label.printed is None:
        return undecided(amount.at, _UNREAD)
    return failed(amount.at, _finding(label, None, None, shown(value.raw or "")))


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
