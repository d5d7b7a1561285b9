"""The `full` format: what a person reads at a terminal."""

from collections.abc import Iterable, Iterator

from lint_gov.model.diagnostic import Diagnostic, Suppression
from lint_gov.model.outcome import Outcome, Status
from lint_gov.outputs.console import Line, Span, painted, width_of
from lint_gov.outputs.excerpt import excerpt
from lint_gov.outputs.formats import Summarise, Tool
from lint_gov.outputs.layout import entry, wrapped
from lint_gov.outputs.levels import is_shown, standing_of, suppression_words
from lint_gov.outputs.look import Look
from lint_gov.outputs.overview import headline, totals
from lint_gov.outputs.place import reference, standing
from lint_gov.outputs.told import message_of, told
from lint_gov.result import ReadStatus, Result
from lint_gov.text.normalise import printable, squeeze


def part(result: Result, look: Look) -> str:
    """Return the headline of one report, its diagnoses, and the rules asked for."""
    shown = [diagnostic for diagnostic in result.diagnostics if is_shown(diagnostic, look)]
    lists = [*_passed(result, look), *_undecided(result, look)]
    # A file that was found in a folder and holds no report is counted; -v names it.
    stranger = result.status is ReadStatus.NOT_A_REPORT and not shown and not look.verbose
    lines: list[Line] = [] if look.quiet or stranger else headline(result, look)
    for diagnostic in shown:
        lines += (
            [(), *_diagnosis(result, diagnostic, look)] if lines else _diagnosis(result, diagnostic, look)
        )
    if lists:
        lines += [(), *lists]
    return painted(lines, colour=look.colour) if lines else ""


def whole(parts: Iterable[str], _tool: Tool, summarise: Summarise, look: Look) -> Iterator[str]:
    """Yield the reports, an empty line between those that have more than a headline, and the totals."""
    before: str | None = None
    for text in parts:
        if not text:
            continue
        apart = before is not None and max(text.count("\n"), before.count("\n")) > 1
        yield "\n" + text if apart else text
        before = text
    if not look.quiet:
        yield painted(
            [(), *totals(summarise(), look)] if before else totals(summarise(), look), colour=look.colour
        )


def _diagnosis(result: Result, diagnostic: Diagnostic, look: Look) -> list[Line]:
    if diagnostic.suppressed is not None:
        return _suppressed(result, diagnostic, diagnostic.suppressed, look)
    name = f"{diagnostic.severity}[{diagnostic.rule} {diagnostic.name}] "
    lines = entry((name, diagnostic.severity.value), message_of(diagnostic, look), indent=0, width=look.width)
    lines += _place(result, diagnostic, look)
    if result.report is not None:
        lines += excerpt(result.report, diagnostic, look)
    for one in told(result, diagnostic, look, why=look.verbose):
        lines += entry((one.lead, "strong"), one.text, indent=2, width=look.width)
        for item in one.items:
            lines += entry(("- ", ""), item, indent=4, width=look.width)
    return lines


def _suppressed(result: Result, diagnostic: Diagnostic, suppressed: Suppression, look: Look) -> list[Line]:
    """Return a diagnosis that does not count: what, where, and who lets it pass; no advice is needed."""
    name = f"{standing_of(suppressed)}[{diagnostic.rule} {diagnostic.name}] "
    lines = entry((name, "faint"), message_of(diagnostic, look), indent=0, width=look.width)
    lines += _place(result, diagnostic, look)
    return lines + entry(("", ""), suppression_words(suppressed, look), indent=2, width=look.width)


def _place(result: Result, diagnostic: Diagnostic, look: Look) -> list[Line]:
    """Return the place in the file, whole so that it can be clicked, and the place in the report."""
    where = standing(result.report, diagnostic.address, look)
    words = [word for word in (reference(result.path, diagnostic.location), where) if word]
    line = "  ".join(words)
    if width_of(line) + 2 <= look.width:
        return [((f"  {line}", "faint"),)]
    lines = [words[0], *(part for word in words[1:] for part in wrapped(word, look.width - 2))]
    return [((f"  {part}", "faint"),) for part in lines]


def _passed(result: Result, look: Look) -> list[Line]:
    if not look.show_passed or result.report is None:
        return []
    passed = [outcome for outcome in result.outcomes if outcome.status is Status.PASSED]
    head = look.say(f"通过的规则（{len(passed)} 条）", f"rules passed ({len(passed)})")
    times = look.say("核对 {} 次", "applied {}×")
    lines = (line for one in passed for line in _told(one, times.format(one.applied), look))
    return [((head, "strong"),), *lines]


def _undecided(result: Result, look: Look) -> list[Line]:
    """Return the rules that decided nothing with the reason: nothing found is not nothing checked."""
    if not look.verbose or result.report is None:
        return []
    lines: list[Line] = []
    for status, zh, en in (
        (Status.UNDECIDED, "未能判定的规则", "rules undecided"),
        (Status.NOT_APPLICABLE, "不适用的规则", "rules not applicable"),
    ):
        found = [outcome for outcome in result.outcomes if outcome.status is status]
        if found:
            head: Span = (look.say(f"{zh}（{len(found)} 条）", f"{en} ({len(found)})"), "strong")
            lines.append((head,))
            for one in found:
                reason = one.reason.in_language(look.language) if one.reason else ""
                lines += _told(one, reason, look)
    return lines


def _told(outcome: Outcome, text: str, look: Look) -> list[Line]:
    lead = (f"{outcome.rule} {outcome.name}  ", "")
    return entry(lead, squeeze(printable(text)), indent=2, width=look.width)
