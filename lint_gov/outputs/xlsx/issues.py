"""The rows of the list of findings, 问题清单: one a diagnosis."""

from typing import NamedTuple

from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.outcome import CellChange, Certainty
from lint_gov.model.report import Report
from lint_gov.outputs.advice import advice, same_cause
from lint_gov.outputs.certainty import certainty_words
from lint_gov.outputs.labels import short_labels
from lint_gov.outputs.levels import level_words, suppression_words
from lint_gov.outputs.look import Look
from lint_gov.outputs.place import reference, standing
from lint_gov.outputs.published import published
from lint_gov.outputs.xlsx.cells import Cell, figure_cell, text_cell
from lint_gov.result import Result

_MOST_CELLS = 20  # of one repair, or candidates, that are written out


class Column(NamedTuple):
    """A column of a sheet: its head in both languages, its width in characters; counts stand right."""

    zh: str
    en: str
    width: float
    counts: bool = False


# The first eleven are the published contract; further ones may only follow.
COLUMNS = (
    Column("机构", "Organ", 22),
    Column("年度", "Year", 7),
    Column("规则", "Rule", 8),
    Column("位置", "Place", 26),
    Column("刊载值", "Published", 17),
    Column("应为", "Expected", 17),
    Column("差额", "Difference", 9),
    Column("依据", "Basis", 28),
    Column("确定程度", "Certainty", 10),
    Column("说明", "Explanation", 58),
    Column("整改情况", "Rectification", 13),
    Column("级别", "Severity", 9),
    Column("文件", "File", 36),
)
RULE, RECTIFICATION = 2, 10  # places of columns
PRINTED = 11


def issue(result: Result, diagnostic: Diagnostic, look: Look) -> list[Cell]:
    """Return the row of one diagnosis, a cell a column."""
    report = result.report
    was, should = _figures(report, diagnostic, look)
    equation, year = diagnostic.equation, report.year if report else None
    return [
        text_cell((report.organisation or "") if report else ""),
        year if year is not None else "",
        text_cell(diagnostic.rule),
        text_cell(standing(report, diagnostic.address, look)),
        was,
        should,
        figure_cell(equation.difference) if equation else "",
        text_cell(diagnostic.basis),
        text_cell(certainty_words(diagnostic, look)),
        text_cell(*_explanation(report, diagnostic, look)),
        text_cell(_rectified(diagnostic, look)),
        text_cell(level_words(diagnostic.severity, look)),
        text_cell(reference(result.path, diagnostic.location)),
    ]


def _explanation(report: Report | None, diagnostic: Diagnostic, look: Look) -> list[str]:
    advised = advice(report, diagnostic, look)
    level = level_words(diagnostic.severity, look)
    cause, suggestion = look.say("同一原因：", "Same cause: "), look.say("建议：", "Suggestion: ")
    return [
        look.say(f"【{level}】", f"[{level}] ") + diagnostic.message.in_language(look.language),
        suppression_words(diagnostic.suppressed, look) if diagnostic.suppressed else "",
        *(cause + one for one in same_cause(diagnostic, look)),
        suggestion + advised.sentence,
        *advised.candidates,
        advised.remark,
    ]


def _rectified(diagnostic: Diagnostic, look: Look) -> str:
    """Return what stands in the column that the organ fills in: nothing but that it need not."""
    if diagnostic.suppressed is None:
        return ""
    if diagnostic.suppressed.kind == "baseline":
        return look.say("基线内", "in the baseline")
    return look.say("已豁免", "waived")


# ---------------------------------------------------------------- figures


def _figures(report: Report | None, diagnostic: Diagnostic, look: Look) -> tuple[Cell, Cell]:
    """Return what was published and what it should be, as far as either is known."""
    if diagnostic.repairs:
        return _repaired(report, diagnostic, look)
    if diagnostic.fix is not None:
        return figure_cell(diagnostic.fix.old), figure_cell(diagnostic.fix.new)
    value = report.cells.get(diagnostic.address or "") if report else None
    if value is None:
        return text_cell(diagnostic.quote or ""), ""
    text = published(value)
    return (text_cell(look.say("（未读出）", "(unread)")) if text is None else _figure(text, look)), ""


def _repaired(report: Report | None, diagnostic: Diagnostic, look: Look) -> tuple[Cell, Cell]:
    first = diagnostic.repairs[0]
    if first.certainty is not Certainty.ONE_OF:
        if len(first.cells) == 1:
            return _figure(first.cells[0].old, look), _figure(first.cells[0].new, look)
        return _listed(report, first.cells, look)
    cells: dict[str, CellChange] = {}
    for repair in diagnostic.repairs:
        for cell in repair.cells:
            cells.setdefault(cell.address, cell)
    was, should = _listed(report, tuple(cells.values()), look)
    return was, text_cell(look.say("其中之一：", "One of:"), *should.split("\n"))


def _listed(report: Report | None, cells: tuple[CellChange, ...], look: Look) -> tuple[str, str]:
    """Return the figures of some cells before and after, each with its place, a line a cell."""
    addresses = [cell.address for cell in cells]
    labels = short_labels(report, addresses) if report else addresses
    kept = list(zip(labels, cells, strict=True))[:_MOST_CELLS]
    rest = len(cells) - len(kept)
    more = [look.say(f"……共 {len(cells)} 格", f"… {len(cells)} cells in all")] if rest else []
    was = [f"{label} {_figure(cell.old, look)}" for label, cell in kept]
    should = [f"{label} {_figure(cell.new, look)}" for label, cell in kept]
    return text_cell(*was, *more), text_cell(*should, *more)


def _figure(text: str, look: Look) -> Cell:
    return figure_cell(text) if text.strip() else look.say("（空白）", "(blank)")
