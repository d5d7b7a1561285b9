"""The `xlsx` format: a workbook with the list of findings (问题清单), the run, and every report."""

import json
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO

from lint_gov.outputs.formats import Summarise, Tool
from lint_gov.outputs.look import Look
from lint_gov.outputs.xlsx.book import Book, Rows, opened, with_choices, with_filters
from lint_gov.outputs.xlsx.coverage import REPORT_COLUMNS, report_row, run_rows
from lint_gov.outputs.xlsx.issues import COLUMNS, RULE, Column, issue
from lint_gov.result import Result

BINARY = True
_PIECE = 1 << 16
_RUN_COLUMNS = (Column("项目", "Item", 34), Column("内容", "Value", 100))


def part(result: Result, look: Look) -> str:
    """Return the rows of one report as JSON: its findings with the tones of their rows, then its own."""
    issues = [
        ("off" if one.suppressed else one.severity.value, issue(result, one, look))
        for one in result.diagnostics
    ]
    return json.dumps([issues, report_row(result, look)], ensure_ascii=False)


def whole(parts: Iterable[str], tool: Tool, summarise: Summarise, look: Look) -> Iterator[bytes]:
    """Yield the bytes of the workbook; rows are on disk until then."""
    with TemporaryFile(prefix="lint-gov-") as stream:
        with opened(stream, look) as book:
            _fill(book, parts, tool, summarise, look)
        yield from _pieces(stream)


def _fill(book: Book, parts: Iterable[str], tool: Tool, summarise: Summarise, look: Look) -> None:
    def listed(made: object, lines: int) -> None:
        with_choices(made, lines, look)

    def filtered(made: object, lines: int) -> None:
        with_filters(made, lines, len(REPORT_COLUMNS))

    issues = Rows(book, look.say("问题清单", "Findings"), COLUMNS, listed, frozen=2)
    run = Rows(book, look.say("检查概况", "Run"), _RUN_COLUMNS, lambda _made, _lines: None)
    reports = Rows(book, look.say("报告", "Reports"), REPORT_COLUMNS, filtered, frozen=1)
    every = (issues, run, reports)
    for rows in every:
        rows.begin()
    for text in parts:
        findings, report = json.loads(text)
        for tone, row in findings:
            issues.add(row, tone, toned=RULE)
        reports.add(report)
    for line in run_rows(summarise(), tool, look):
        run.add(line)
    for rows in every:
        rows.end()


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    stream.seek(0)
    while piece := stream.read(_PIECE):
        yield piece
