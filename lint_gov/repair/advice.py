"""The sentences that localising adds: on identities that contradict each other, and what it found out."""

from collections.abc import Iterable, Sequence

from lint_gov.engine import Forced
from lint_gov.forms.address import TABLE_NAMES, label_of, parse_address
from lint_gov.model.outcome import Finding
from lint_gov.model.report import Report
from lint_gov.model.wording import Text
from lint_gov.repair.lines import Pattern
from lint_gov.ruleset.template import fill

NOT_LOCALISED = Text(
    "可能涉及的数字较多，不能确定是哪一格有误，请逐项核对原始台账。",
    "Too many figures may be involved to say which of them is wrong; check each against the records.",
)
MAYBE_MISREAD = Text(
    "这些数字是从连续的文字中切分出来的，也可能是没有读准，请与原文核对。",
    "These figures were cut out of running text and may have been misread; compare them with the original.",
)
_PATTERNS = {
    Pattern.LEFT_AT_ZERO: Text(
        "{line}像是漏填：按勾稽关系可以推算出其中 {count} 格。",
        "{line} seems to have been left out: the sums give {count} of its figures.",
    ),
    Pattern.SHIFTED: Text(
        "{line}的数字像是错开了一格（共 {count} 格）。",
        "The figures of {line} seem to stand one place off ({count} cells).",
    ),
    Pattern.SWAPPED: Text(
        "{line}的数字像是互换了位置（共 {count} 格）。",
        "The figures of {line} seem to be in one another's places ({count} cells).",
    ),
    Pattern.MISCALCULATED: Text(
        "{line}像是整体算错：按其他各项重算，共 {count} 格应当更改。",
        "{line} seems to be miscalculated throughout: by the other figures {count} cells would change.",
    ),
}


def conflict_message(report: Report, finding: Finding, facts: tuple[Forced, ...]) -> Text:
    """Return the sentence on a cell without a figure that different identities force to differ."""
    address = str(finding.values["conflict"])
    table = TABLE_NAMES.get(parse_address(address).table, "")
    cell = label_of(report.forms, address)
    zh = "，".join(f"按 {one.rule}「{label_of(report.forms, one.at)}」须为 {one.value}" for one in facts)
    en = ", ".join(f"{one.value} by {one.rule} 「{label_of(report.forms, one.at)}」" for one in facts)
    return Text(
        f"{table}「{cell}」没有填写数字，{zh}，互相矛盾",
        f"「{cell}」 of {_table(table)} has no figure, and would have to be {en}: they contradict each other",
    )


def doubt(report: Report, cells: Iterable[str]) -> Text:
    """Return that figures were not localised, and where the reading had a choice that it may be wrong."""
    tables = {report.tables.get(cell.partition("[")[0]) for cell in cells}
    if any(table is not None and table.source == "text" for table in tables):
        return joined(NOT_LOCALISED, MAYBE_MISREAD)
    return NOT_LOCALISED


def advice(report: Report, pattern: Pattern, lines: Sequence[str], count: int) -> Text:
    """Return what localising found out about a whole line."""
    names = [_line(report, line) for line in lines] or [Text("有关行列", "some lines")]
    name = Text("和".join(one.zh for one in names), " and ".join(one.en for one in names))
    template = _PATTERNS[pattern]
    values = {"line": name, "count": count}
    return Text(fill(template.zh, values, "zh"), fill(template.en, values, "en"))


def joined(first: Text, second: Text) -> Text:
    """Return two pieces of advice as one text."""
    return Text(f"{first.zh}{second.zh}", f"{first.en} {second.en}".strip())


def _line(report: Report, line: str) -> Text:
    parts = parse_address(line)
    if not parts.row and not parts.column:
        name = TABLE_NAMES.get(parts.table, parts.table)
        return Text(name, _table(name))
    kind = Text("列", "column") if parts.column else Text("行", "row")
    label = label_of(report.forms, line)
    return Text(f"「{label}」{kind.zh}", f"{kind.en} 「{label}」")


def _table(name: str) -> str:
    return f"table {name.removeprefix('表')}"
