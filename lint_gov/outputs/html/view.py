"""What the page shows of one report: plain values for its template, everything decided."""

from typing import NamedTuple

from lint_gov.model.diagnostic import Severity
from lint_gov.model.outcome import Outcome, Status
from lint_gov.model.report import Report
from lint_gov.outputs.html.findings import FindingView, finding_view
from lint_gov.outputs.html.marks import Mark, marks_of
from lint_gov.outputs.html.tables import TableView, table_views
from lint_gov.outputs.look import Look
from lint_gov.outputs.overview import balance, status_words
from lint_gov.result import ReadStatus, Result, forms_of
from lint_gov.text.normalise import squeeze


class RulesView(NamedTuple):
    """Rules of one fate, each with what there is to say of it; `grave` where a fault of ours is told."""

    title: str
    rules: list[tuple[str, str]]
    grave: bool = False


class ReportView(NamedTuple):
    """One report as shown.

    `counts` are its diagnoses by severity, then those that do not count; `targets` number the
    addresses that links lead to.
    """

    path: str
    sha256: str | None
    organ: str
    year: str
    read: bool
    stranger: bool
    status: str
    published: str
    forms: str
    balance: str
    balance_style: str
    cells: dict[str, int]
    counts: list[int]
    findings: list[FindingView]
    tables: list[TableView]
    rules: list[RulesView]
    rule_counts: dict[str, int]
    targets: dict[str, int]


def report_view(result: Result, look: Look) -> ReportView:
    """Return what is shown of one result, the gravest diagnoses first, those that do not count last."""
    ranked = sorted(result.diagnostics, key=lambda one: (one.suppressed is not None, one.severity.rank))
    numbered = list(enumerate(ranked, 1))
    report = result.report
    marks = marks_of(report, numbered, look) if report else {}
    bearers = _bearers(marks)
    findings = [finding_view(result, number, one, bearers.get(number), look) for number, one in numbered]
    targets = _targets(findings, marks, report)
    said, style = balance(result.reconciliation, look)
    off = sum(one.suppressed is not None for one in ranked)
    return ReportView(
        path=result.path,
        sha256=result.sha256,
        organ=squeeze(report.organisation or "") if report else "",
        year=str(report.year) if report and report.year is not None else "",
        read=report is not None,
        stranger=result.status is ReadStatus.NOT_A_REPORT and not ranked,
        status=status_words(result.status, look) if result.status is not ReadStatus.READ else "",
        published=(report.published or "") if report else "",
        forms=_forms(result, look),
        balance=said if report else "",
        balance_style=style if report else "",
        cells=result.cells,
        counts=[*(result.count(severity) for severity in Severity), off],
        findings=findings,
        tables=table_views(report, marks, targets, look) if report else [],
        rules=_rules(result, look),
        rule_counts={status.value: sum(one.status is status for one in result.outcomes) for status in Status},
        targets=targets,
    )


def _bearers(marks: dict[str, list[Mark]]) -> dict[int, str]:
    """Return the address that bears the first mark of each diagnosis, by its number."""
    found: dict[int, str] = {}
    for address, own in marks.items():
        for mark in own:
            found.setdefault(mark.finding, address)
    return found


def _targets(
    findings: list[FindingView], marks: dict[str, list[Mark]], report: Report | None
) -> dict[str, int]:
    """Return a number for every address in a table that bears a mark or stands in an equation."""
    found = dict.fromkeys(marks)
    for finding in findings:
        if finding.equation and report:
            terms = (*finding.equation.left.terms, *finding.equation.right.terms)
            known = [one.address for one in terms if one.address.partition("[")[0] in report.tables]
            found.update((one, None) for one in known if one in report.cells)
    return {address: number for number, address in enumerate(found, 1)}


def _forms(result: Result, look: Look) -> str:
    used = [form for form in dict.fromkeys(forms_of(result.report).values()) if form]
    return look.say("、", ", ").join(look.say(f"{form} 年格式", f"form of {form}") for form in used)


def _rules(result: Result, look: Look) -> list[RulesView]:
    """Return the rules that decided nothing: nothing found is not nothing checked."""
    wanted = [
        (Status.CRASHED, look.say("出错的规则", "rules that crashed")),
        (Status.UNDECIDED, look.say("未能判定的规则", "rules undecided")),
    ]
    if look.verbose:
        wanted.append((Status.NOT_APPLICABLE, look.say("不适用的规则", "rules not applicable")))
    if look.show_passed:
        wanted.append((Status.PASSED, look.say("通过的规则", "rules passed")))
    views = []
    for status, title in wanted:
        told = [_told(one, look) for one in result.outcomes if one.status is status]
        if told:
            views.append(RulesView(title, told, grave=status is Status.CRASHED))
    return views


def _told(outcome: Outcome, look: Look) -> tuple[str, str]:
    reason = outcome.reason.in_language(look.language) if outcome.reason else ""
    if outcome.status is Status.PASSED:
        reason = look.say(f"核对 {outcome.applied} 次", f"applied {outcome.applied}×")
    return f"{outcome.rule} {outcome.name}", squeeze(reason)
