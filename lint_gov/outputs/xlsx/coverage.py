"""The rows on what was read and checked: one a report, clean, strange and unreadable ones too."""

from collections.abc import Iterator
from itertools import starmap

from lint_gov.model.diagnostic import Severity
from lint_gov.model.outcome import Status
from lint_gov.outputs.formats import Tool
from lint_gov.outputs.levels import level_words
from lint_gov.outputs.look import Look
from lint_gov.outputs.overview import balance, status_words
from lint_gov.outputs.summary import Summary
from lint_gov.outputs.xlsx.cells import Cell, text_cell
from lint_gov.outputs.xlsx.issues import Column
from lint_gov.result import CELL_STATES, Result

REPORT_COLUMNS = (
    Column("机构", "Organ", 26),
    Column("年度", "Year", 7),
    Column("文件", "File", 40),
    Column("状态", "State", 18),
    Column("勾稽（表三总计列）", "Table 三, totals", 30),
    Column("应有格数", "Cells expected", 10, counts=True),
    Column("读出", "Read", 8, counts=True),
    Column("空白", "Blank", 8, counts=True),
    Column("存疑", "Doubtful", 8, counts=True),
    Column("未读出", "Unread", 8, counts=True),
    Column("差错", "Errors", 8, counts=True),
    Column("警告", "Warnings", 8, counts=True),
    Column("提示", "Notes", 8, counts=True),
    Column("已豁免", "Suppressed", 8, counts=True),
    Column("规则通过", "Rules passed", 8, counts=True),
    Column("未通过", "Failed", 8, counts=True),
    Column("未能判定", "Undecided", 8, counts=True),
    Column("不适用", "Not applicable", 8, counts=True),
    Column("出错", "Crashed", 8, counts=True),
)
_FATES = (Status.PASSED, Status.FAILED, Status.UNDECIDED, Status.NOT_APPLICABLE, Status.CRASHED)


def report_row(result: Result, look: Look) -> list[Cell]:
    """Return the row of one result: who, how far it was read, what was found, what was decided."""
    report, cells = result.report, result.cells
    return [
        text_cell((report.organisation or "") if report else ""),
        report.year if report and report.year is not None else "",
        text_cell(result.path),
        text_cell(status_words(result.status, look)),
        text_cell(balance(result.reconciliation, look)[0]) if report else "",
        *(cells[state] if report else "" for state in CELL_STATES),
        *(result.count(severity) for severity in Severity),
        sum(one.suppressed is not None for one in result.diagnostics),
        *(sum(one.status is fate for one in result.outcomes) for fate in _FATES),
    ]


def run_rows(summary: Summary, tool: Tool, look: Look) -> Iterator[tuple[str, Cell]]:
    """Yield what the run adds up to, and what the words of the list mean."""
    yield from starmap(lambda words, count: (look.say(*words), count), _counts(summary))
    for severity in Severity:
        yield level_words(severity, look), summary.severities[severity]
    yield look.say("已豁免或在基线内", "waived or in the baseline"), summary.suppressed
    yield from starmap(lambda words, count: (look.say(*words), count), _checked(summary))
    yield look.say("工具版本", "tool version"), f"lint-gov {tool.version}"
    yield look.say("规则集", "ruleset"), tool.ruleset
    yield from _meanings(look)


def _counts(summary: Summary) -> Iterator[tuple[tuple[str, str], int]]:
    yield ("检查的文件", "files checked"), summary.reports
    yield ("读出的报告", "reports read"), summary.read
    yield ("无法读取的文件", "files unreadable"), summary.unreadable
    yield ("不是年度报告的文件", "files without a report"), summary.strangers


def _checked(summary: Summary) -> Iterator[tuple[tuple[str, str], int]]:
    names = (("应有格数", "cells expected"), ("读出", "read"), ("空白", "blank"), ("存疑", "doubtful"))
    for words, state in zip((*names, ("未读出", "unread")), CELL_STATES, strict=True):
        yield words, summary.cells[state]
    fates = (("规则通过", "rules passed"), ("未通过", "failed"), ("未能判定", "undecided"))
    for words, fate in zip((*fates, ("不适用", "not applicable"), ("出错", "crashed")), _FATES, strict=True):
        yield words, summary.outcomes[fate]


def _meanings(look: Look) -> Iterator[tuple[str, str]]:
    yield (
        look.say("确定程度：确定", "certainty: certain"),
        look.say(
            "唯一能消除差错的单格修改，且有两处以上勾稽关系作证",
            "the only change of one cell that removes the discrepancies, and two sums or more say so",
        ),
    )
    yield (
        look.say("确定程度：较可能", "certainty: likely"),
        look.say(
            "唯一或证据最充分的改法，但只有一处勾稽关系作证，或须同时修改几格",
            "the only or the best supported change, but on one sum only, or of several cells",
        ),
    )
    yield (
        look.say("确定程度：N 选一", "certainty: one of N"),
        look.say(
            "任取一种即可消除差错，须核对原始台账", "any one removes the discrepancy; the records decide"
        ),
    )
    yield (
        look.say("注意", "note well"),
        look.say(
            "没有发现问题不等于没有问题；未读出的格不是 0，未能判定不是通过",
            "nothing found does not prove that nothing is wrong; unread is not 0, undecided is not passed",
        ),
    )
