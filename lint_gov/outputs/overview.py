"""The headline of one report and the totals of a run, for people."""

from lint_gov.model.outcome import Status
from lint_gov.outputs.console import Line, Span, width_of
from lint_gov.outputs.look import Look
from lint_gov.outputs.summary import Summary
from lint_gov.result import ReadStatus, Reconciliation, Result
from lint_gov.text.normalise import printable, squeeze

_STATUS = {
    ReadStatus.PARTIAL: ("部分单元格未能读取", "some cells could not be read"),
    ReadStatus.UNREADABLE: ("无法读取", "could not be read"),
    ReadStatus.NOT_A_REPORT: ("不是政府信息公开年度报告", "no annual report"),
}


def headline(result: Result, look: Look) -> list[Line]:
    """Return who reports on which year, whether the 总计 column of table 三 balances, and the path."""
    spans: list[Span] = []
    if result.report is not None:
        report = result.report
        organ = squeeze(printable(report.organisation or "")) or look.say(
            "（未识别机构）", "(organ not recognised)"
        )
        year = look.say("（未识别年度）", "(year not recognised)")
        if report.year is not None:
            year = look.say(f"{report.year} 年", str(report.year))
        spans += [(f"{organ} {year}", "strong"), _balance(result.reconciliation, look)]
    if result.status in _STATUS:
        spans.append((look.say(*_STATUS[result.status]), "warning"))
    spans.append((printable(result.path), "faint"))
    return _flowing(spans, look.width)


def _flowing(spans: list[Span], width: int) -> list[Line]:
    """Return spans side by side, on a new line where they do not fit."""
    lines: list[list[Span]] = [[]]
    for text, style in spans:
        taken = sum(width_of(one) for one, _ in lines[-1])
        if lines[-1] and taken + 2 + width_of(text) > width:
            lines.append([("  ", "")])
        elif lines[-1]:
            lines[-1].append(("  ", ""))
        lines[-1].append((text, style))
    return [tuple(line) for line in lines]


def _balance(sums: Reconciliation, look: Look) -> Span:
    left, right = (" + ".join(_figure(one, look) for one in side) for side in (sums.left, sums.right))
    if not any(sums.left) and not any(sums.right):
        return look.say("总计列未读出", "totals column not read"), "warning"
    name = look.say("总计列", "totals")
    if sums.holds is None:
        return f"{name} {left} = {right} {look.say('未能判定', 'undecided')}", "warning"
    if sums.holds:
        return f"{name} {left} = {right} ✓", "passed"
    return f"{name} {left} ≠ {right} ✗", "failed"


def _figure(text: str | None, look: Look) -> str:
    if text is None:
        return look.say("未读出", "unread")
    return squeeze(printable(text)) or "□"


def totals(summary: Summary, look: Look) -> list[Line]:
    """Return what was found in all reports, and how much was checked to find it."""
    lines = [_found(summary, look)]
    if summary.read:
        lines += [_cells(summary, look), _rules(summary, look)]
    return lines


def _found(summary: Summary, look: Look) -> Line:
    counts = summary.severities
    reports = look.say(f"{summary.read} 份报告：", f"{summary.read} report{'s' * (summary.read != 1)}: ")
    spans: list[Span] = [(reports, "strong")]
    for place, (severity, zh, en) in enumerate(
        (("error", "差错", "error"), ("warning", "警告", "warning"), ("note", "提示", "note"))
    ):
        count = counts[severity]
        text = look.say(f"{zh} {count} 处", f"{count} {en}{'s' * (count != 1)}")
        spans += [(look.say("，", ", ") if place else "", ""), (text, severity if count else "")]
    for count, zh, en in (
        (summary.unreadable, "{} 个文件无法读取", "{} unreadable"),
        (summary.strangers, "{} 个文件不是年度报告", "{} files without a report"),
        (summary.suppressed, "{} 处已豁免", "{} suppressed"),
    ):
        if count:
            spans.append((look.say("；", "; ") + look.say(zh, en).format(count), ""))
    return tuple(spans)


def _cells(summary: Summary, look: Look) -> Line:
    cells = summary.cells
    text = look.say(
        f"单元格：应有 {cells['expected']}，读出 {cells['read']}，空白 {cells['blank']}，"
        f"存疑 {cells['doubtful']}，未读出 {cells['missing']}",
        f"cells: {cells['read']} of {cells['expected']} read, {cells['blank']} blank, "
        f"{cells['doubtful']} doubtful, {cells['missing']} missing",
    )
    return ((text, ""),)


def _rules(summary: Summary, look: Look) -> Line:
    counts = summary.outcomes
    passed, failed = counts[Status.PASSED], counts[Status.FAILED]
    undecided, idle = counts[Status.UNDECIDED], counts[Status.NOT_APPLICABLE]
    text = look.say(
        f"规则：通过 {passed}，未通过 {failed}，未能判定 {undecided}，不适用 {idle}",
        f"rules: {passed} passed, {failed} failed, {undecided} undecided, {idle} not applicable",
    )
    crashed = counts[Status.CRASHED]
    broken = look.say(f"，出错 {crashed}", f", {crashed} crashed") if crashed else ""
    return ((text, ""), (broken, "error"))
