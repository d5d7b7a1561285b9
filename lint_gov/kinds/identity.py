"""Judges one application of an arithmetic check on the figures of a report."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lint_gov.expression.compile import Application
from lint_gov.expression.feasible import Answer, Unknown, decide, solution
from lint_gov.expression.number import Number, exact, half_unit, magnitude, plain
from lint_gov.forms.address import label_of
from lint_gov.kinds.naming import listing, table_name
from lint_gov.kinds.working import Figure, Working, line_label, working_of, written
from lint_gov.model.form import Form, TableForm
from lint_gov.model.outcome import Equation, Finding, Status, Verdict
from lint_gov.model.report import Value
from lint_gov.model.wording import Text

VALUES = (
    "table",
    "line",
    "row",
    "column",
    "block",
    "left",
    "right",
    "left_value",
    "right_value",
    "difference",
    "relation",
    "blanks",
    "needed",
    "line_id",
    "explained",
)

_BROKEN_RELATION = {"=": "≠", "in": "≠", "!=": "=", "<": "≥", "<=": ">", ">": "≤", ">=": "<"}
_CIRCULAR = Text(
    "这些数字是按本项合计关系切分出来的，不能再用它来核对",
    "this very sum was used to tell the figures apart, so it cannot check them",
)
_EMPTY = Text("相关单元格均未填写数字", "none of the cells holds a figure")
_NAMED = 3


class Ground(NamedTuple):
    """What an application is judged on: the form in use, this report's cells, and last year's."""

    forms: Mapping[str, Form]
    table: TableForm
    cells: Mapping[str, Value]
    previous: Mapping[str, Value]


class _Weighing(NamedTuple):
    """The left side against one right side: their known difference, and the cells without a figure.

    `needed` is what a single blank must stand for in an equality, else empty.
    """

    left: Working
    right: Working
    difference: Number
    blanks: tuple[Figure, ...]
    needed: str
    answer: Answer


def judge(application: Application, ground: Ground) -> Verdict:
    """Return the verdict on one application; the figures may be in doubt, blank or not whole."""
    left, *rights = (
        working_of(side, ground.cells, ground.previous) for side in (application.left, *application.right)
    )
    figures = tuple(dict.fromkeys(figure for side in (left, *rights) for figure in side.figures))
    reason = _unfit(application.at, figures, ground.forms)
    if reason is not None:
        return Verdict(Status.UNDECIDED, application.at, reason, linear=application.linear)
    weighings = [_weigh(application.relation, left, right) for right in rights]
    answers = tuple(Answer)
    best = min(weighings, key=lambda one: (answers.index(one.answer), magnitude(one.difference)))
    if best.answer is Answer.BROKEN:
        finding = _finding(application, best, rights, ground)
        return Verdict(Status.FAILED, application.at, finding=finding, linear=application.linear)
    return _unbroken(application, best, ground.forms)


def _unfit(at: str, figures: Sequence[Figure], forms: Mapping[str, Form]) -> Text | None:
    unsure = [figure for figure in figures if not figure.value.sure]
    if unsure:
        cells = _named(unsure, forms)
        return Text(f"未能确切读出{cells.zh}", f"not read for certain: {cells.en}")
    if any(at in figure.value.chosen_by for figure in figures if not figure.term.previous):
        return _CIRCULAR
    return _EMPTY if all(figure.value.number is None for figure in figures) else None


def _weigh(relation: str, left: Working, right: Working) -> _Weighing:
    coefficients: dict[tuple[str, bool], Number] = {}
    blanks: dict[tuple[str, bool], Figure] = {}
    tolerance: Number = 0
    for side, sign in ((left, 1), (right, -1)):
        for figure in side.figures:
            cell, number = figure.term.cell, figure.value.number
            key = (cell.address, figure.term.previous)
            if number is None:
                coefficients[key] = exact(coefficients.get(key, 0) + sign * figure.term.coefficient)
                blanks.setdefault(key, figure)
            elif cell.decimal:
                tolerance = max(tolerance, half_unit(number))
    unknowns = tuple(
        Unknown(coefficients[key], figure.term.cell.signed, figure.term.cell.decimal)
        for key, figure in blanks.items()
        if coefficients[key]
    )
    difference = exact(left.known - right.known)
    answer = decide("=" if relation == "in" else relation, difference, unknowns, tolerance)
    single = relation == "=" and len(unknowns) == len(blanks) == 1
    needed = plain(solution(difference, unknowns[0])) if single else ""
    return _Weighing(left, right, difference, tuple(blanks.values()), needed, answer)


def _unbroken(application: Application, weighing: _Weighing, forms: Mapping[str, Form]) -> Verdict:
    status = Status.UNDECIDED if weighing.answer is Answer.OPEN else Status.PASSED
    if weighing.answer is Answer.HOLDS:
        return Verdict(status, application.at, linear=application.linear)
    cells = _named(weighing.blanks, forms)
    if status is Status.PASSED:
        reason = Text(f"{cells.zh}未填数字，按 0 计则成立", f"holds if {cells.en}, without a figure, means 0")
    elif weighing.needed:
        reason = Text(
            f"{cells.zh}未填数字，须为 {weighing.needed} 才能相符",
            f"{cells.en} has no figure; the sum holds only with {weighing.needed}",
        )
    else:
        reason = Text(
            f"{cells.zh}未填数字，无法确定是否成立",
            f"{cells.en} without a figure: it cannot be told whether the relation holds",
        )
    return Verdict(status, application.at, reason, linear=application.linear)


def _finding(
    application: Application, weighing: _Weighing, rights: Sequence[Working], ground: Ground
) -> Finding:
    left, right = weighing.left, weighing.right
    difference = plain(magnitude(weighing.difference))
    label = line_label(ground.table, application.at)
    shown = [written(side) for side in rights]
    values: dict[str, str | int | Text] = {
        "table": table_name(ground.table.id),
        **dict.fromkeys(("line", "row", "column", "block"), label),
        "left": written(left),
        "right": shown[0] if len(shown) == 1 else Text(" 或 ".join(shown), " or ".join(shown)),
        "left_value": left.shown_value,
        "right_value": right.shown_value,
        "difference": difference,
        "relation": _BROKEN_RELATION[application.relation],
        "blanks": len(weighing.blanks),
        "needed": weighing.needed,
        "line_id": application.line,
        "explained": 0,
    }
    equation = Equation(
        left=left.listed,
        right=right.listed,
        left_value=plain(left.known),
        right_value=plain(right.known),
        difference=difference,
        relation="=" if application.relation == "in" else application.relation,
    )
    figures = (*left.figures, *right.figures)
    cells = dict.fromkeys(figure.term.cell.address for figure in figures if not figure.term.previous)
    return Finding(application.at, values, equation=equation, cells=tuple(cells))


def _named(figures: Sequence[Figure], forms: Mapping[str, Form]) -> Text:
    labels = [
        label_of(forms, figure.term.cell.address) + ("（上年报告）" if figure.term.previous else "")
        for figure in figures[:_NAMED]
    ]
    return listing([*labels, *[""] * (len(figures) - len(labels))], most=_NAMED)
