"""The headline of one report and the totals of a run, for people."""

from lint_gov.model.outcome import Status
from lint_gov.outputs.console import Line, Span, width_of
from lint_gov.outputs.layout import entry
from lint_gov.outputs.look import Look
from lint_gov.outputs.summary import Summary
from lint_gov.result import ReadStatus, Reconciliation, Result
from lint_gov.text.normalise import printable, squeeze

_STATUS = {
    ReadStatus.READ: ("已读取", "read"),
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
        spans += [(f"{organ} {year}", "strong"), balance(result.reconciliation, look)]
    if result.status is not ReadStatus.READ:
        spans.append((status_words(result.status, look), "warning"))
    spans.append((printable(result.path), "faint"))
    return _flowing(spans, look.width)


def _flowing(spans: list[Span], width: int, *, gap: str = "  ") -> list[Line]:
    """Return spans side by side, on a new line where they do not fit."""
    lines: list[list[Span]] = [[]]
    for text, style in spans:
        taken = sum(width_of(one) for one, _ in lines[-1])
        if lines[-1] and taken + width_of(gap + text.rstrip()) > width:
            lines.append([("  ", "")])
        elif lines[-1]:
            lines[-1].append((gap, ""))
        lines[-1].append((text, style))
    return [tuple(line) for line in lines]


def status_words(status: ReadStatus, look: Look) -> str:
    """Return how far a source could be read, in words."""
    return look.say(*_STATUS[status])


def balance(sums: Reconciliation, look: Look) -> Span:
    """Return the identity of the 总计 column with its figures, and the style that says whether it holds."""
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
    lines = _found(summary, look)
    if summary.read:
        for text in coverage(summary, look):
            mark = look.say("：", ": ")
            lead, _, told = text.partition(mark)
            lines += entry((lead + mark, ""), told, indent=0, width=look.width)
    return lines


def coverage(summary: Summary, look: Look) -> list[str]:
    """Return how many cells were read, and what became of the rules: a line each."""
    return [_cells(summary, look), _rules(summary, look)]


def _found(summary: Summary, look: Look) -> list[Line]:
    parts: list[Span] = []
    for severity, zh, en in (
        ("error", "差错 {} 处", "{} error{s}"),
        ("warning", "警告 {} 处", "{} warning{s}"),
        ("note", "提示 {} 处", "{} note{s}"),
    ):
        count = summary.severities[severity]
        parts.append((_counted(count, zh, en, look), severity if count else ""))
    for count, zh, en in (
        (summary.unreadable, "{} 个文件无法读取", "{} file{s} unreadable"),
        (summary.strangers, "{} 个文件不是年度报告", "{} file{s} without a report"),
        (summary.suppressed, "{} 处已豁免或在基线内", "{} waived or in the baseline"),
    ):
        if count:
            parts.append((_counted(count, zh, en, look), ""))
    lead = _counted(summary.read, "{} 份报告：", "{} report{s}: ", look)
    comma = look.say("，", ", ")
    punctuated = [(text + comma, style) for text, style in parts[:-1]]
    return _flowing([(lead, "strong"), *punctuated, parts[-1]], look.width, gap="")


def _counted(count: int, zh: str, en: str, look: Look) -> str:
    return look.say(zh, en).format(count, s="" if count == 1 else "s")


def _cells(summary: Summary, look: Look) -> str:
    cells = summary.cells
    return look.say(
        f"单元格：应有 {cells['expected']}，读出 {cells['read']}，空白 {cells['blank']}，"
        f"存疑 {cells['doubtful']}，未读出 {cells['missing']}",
        f"cells: {cells['read']} of {cells['expected']} read, {cells['blank']} blank, "
        f"{cells['doubtful']} doubtful, {cells['missing']} missing",
    )


def _rules(summary: Summary, look: Look) -> str:
    counts = summary.outcomes
    passed, failed = counts[Status.PASSED], counts[Status.FAILED]
    undecided, idle = counts[Status.UNDECIDED], counts[Status.NOT_APPLICABLE]
    text = look.say(
        f"规则：通过 {passed}，未通过 {failed}，未能判定 {undecided}，不适用 {idle}",
        f"rules: {passed} passed, {failed} failed, {undecided} undecided, {idle} not applicable",
    )
    crashed = counts[Status.CRASHED]
    return text + (look.say(f"，出错 {crashed}", f", {crashed} crashed") if crashed else "")
