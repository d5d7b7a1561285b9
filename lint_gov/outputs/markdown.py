"""The `markdown` format: a page, or a comment on a merge request."""

from collections.abc import Iterable, Iterator, Sequence

from lint_gov.model.diagnostic import Diagnostic, Severity
from lint_gov.model.outcome import Status
from lint_gov.outputs.formats import Summarise, Tool
from lint_gov.outputs.levels import SYMBOLS, level_words, suppression_words
from lint_gov.outputs.look import Look
from lint_gov.outputs.markdown_text import code, code_in_cell, plain, table
from lint_gov.outputs.overview import headline, totals
from lint_gov.outputs.place import reference, standing
from lint_gov.outputs.rule_counts import ranked
from lint_gov.outputs.summary import Summary
from lint_gov.outputs.told import message_of, told
from lint_gov.result import ReadStatus, Result

_MOST_RULES = 30


def part(result: Result, look: Look) -> str:
    """Return the section of one report."""
    counted = [one for one in result.diagnostics if one.suppressed is None]
    suppressed = [one for one in result.diagnostics if one.suppressed is not None]
    # A file that was found in a folder and holds no report is counted; -v names it.
    if result.status is ReadStatus.NOT_A_REPORT and not result.diagnostics and not look.verbose:
        return ""
    blocks = [_heading(result, look)]
    if counted:
        blocks += [_table(result, counted, look), _details(result, counted, look)]
    elif result.report is not None:
        blocks.append(look.say("未发现问题。\n", "Nothing was found.\n"))
    blocks += [_undecided(result, look), _suppressed(result, suppressed, look)]
    return "\n".join(filter(None, blocks))


def whole(parts: Iterable[str], _tool: Tool, summarise: Summarise, look: Look) -> Iterator[str]:
    """Yield the page: the reports, then the totals."""
    yield title(look)
    for text in filter(None, parts):
        yield f"\n{text}"
    yield look.say("\n## 合计\n\n", "\n## Totals\n\n") + overall(summarise(), look)


def title(look: Look) -> str:
    """Return the heading of the page."""
    return look.say(
        "# 政府信息公开工作年度报告检查结果\n", "# Annual reports on government information disclosure\n"
    )


def overall(summary: Summary, look: Look) -> str:
    """Return what was found in all reports, and how often each rule was broken."""
    wide = look._replace(width=10_000)  # Markdown wraps lines by itself
    lines = "".join(f"{plain(''.join(text for text, _ in line))}\\\n" for line in totals(summary, wide))
    rows = [
        (_rule(Severity(severity), rule, name, look), str(count))
        for count, rule, name, severity in ranked(summary)[:_MOST_RULES]
    ]
    heads = look.say("规则", "rule"), look.say("处数", "count")
    said = lines.removesuffix("\\\n") + "\n"
    return f"{said}\n{table(heads, rows)}" if rows else said


def _heading(result: Result, look: Look) -> str:
    spans = [text for line in headline(result, look._replace(width=10_000)) for text, _ in line]
    words = [text for text in spans if text.strip()][:-1]  # the path is shown as code
    first = plain(words[0]) if result.report is not None else code(result.path)
    rest = words[1:] if result.report is not None else words
    behind = [code(result.path)] if result.report is not None else []
    facts = " · ".join([*behind, *map(plain, rest)])
    return f"## {first}\n" + (f"\n{facts}\n" if facts else "")


def _table(result: Result, found: Sequence[Diagnostic], look: Look) -> str:
    heads = look.say("规则", "rule"), look.say("位置", "place"), look.say("问题", "defect")
    rows = [
        (
            _rule(one.severity, one.rule, one.name, look),
            _place(result, one, look),
            plain(message_of(one, look)),
        )
        for one in found
    ]
    return table(heads, rows)


def _rule(severity: Severity, rule: str, name: str, look: Look) -> str:
    """Return a rule behind its severity; in a column of its own that would be set one character a line."""
    return f"{SYMBOLS[severity]} {level_words(severity, look)} {rule} {code(name)}"


def _place(result: Result, diagnostic: Diagnostic, look: Look) -> str:
    where = reference("", diagnostic.location).lstrip(":#")
    return " ".join(
        filter(None, (code_in_cell(where), plain(standing(result.report, diagnostic.address, look))))
    )


def _details(result: Result, found: Sequence[Diagnostic], look: Look) -> str:
    lines = [f"<details><summary>{look.say('建议与依据', 'What to do, and on what basis')}</summary>\n"]
    for one in found:
        lines.append(f"- **{one.rule}** {plain(message_of(one, look))}")
        for said in told(result, one, look, why=look.verbose):
            lines.append(f"  - {plain(said.lead + said.text)}")
            lines += [f"    - {plain(item)}" for item in said.items]
    return "\n".join((*lines, "\n</details>\n"))


def _undecided(result: Result, look: Look) -> str:
    """Return the rules that could not decide: nothing found is not nothing wrong."""
    rules = [one.rule for one in result.outcomes if one.status is Status.UNDECIDED]
    if not rules:
        return ""
    listed = look.say("、", ", ").join(rules)
    return look.say(f"未能判定的规则：{listed}\n", f"Rules undecided: {listed}\n")


def _suppressed(result: Result, found: Sequence[Diagnostic], look: Look) -> str:
    if not found:
        return ""
    count = len(found)
    head = look.say(f"不计入结果的 {count} 处", f"{count} not counted")
    lines = [
        f"- {one.rule} {code(one.name)} {_place(result, one, look)} · {plain(message_of(one, look))} · "
        f"{plain(suppression_words(one.suppressed, look))}"
        for one in found
        if one.suppressed is not None
    ]
    return "\n".join((f"<details><summary>{head}</summary>\n", *lines, "\n</details>\n"))
