"""The `sarif` format, version 2.1.0: what code scanning services and editors read."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lint_gov.model.outcome import Outcome, Status
from lint_gov.outputs.formats import Summarise, Tool
from lint_gov.outputs.json_text import json_line
from lint_gov.outputs.look import Look
from lint_gov.outputs.overview import status_words
from lint_gov.outputs.sarif_result import ROOT, place_of, result_object
from lint_gov.outputs.sarif_rules import descriptor, overrides
from lint_gov.result import ReadStatus, Result
from lint_gov.text.normalise import printable, squeeze

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST_NOTIFICATIONS = 1_000  # kept until the end of a run
_TROUBLE = 2


def part(result: Result, look: Look) -> str:
    """Return what became of the rules on a report in the first line, then its results, one a line.

    SARIF has no place for rules that decided nothing but their counts: see `whole`.
    """
    statuses = [[one.rule, one.status.value] for one in result.outcomes]
    head = {"outcomes": statuses, "notifications": list(_notifications(result, look))}
    lines = [head, *(result_object(result, one, look) for one in result.diagnostics)]
    return "\n".join(json_line(line, look) for line in lines)


def whole(parts: Iterable[str], tool: Tool, summarise: Summarise, look: Look) -> Iterator[str]:
    """Yield the log: the rules first, then the results as they come, then how the run ended."""
    yield f'{{"$schema": {json_line(SCHEMA, look)},\n "version": "{VERSION}",\n "runs": [{{\n'
    yield f'  "tool": {{"driver": {_driver(tool, look)}}},\n'
    root = look.say("被检查仓库的根目录", "the root of the repository that was checked")
    bases = {ROOT: {"description": {"text": root}}}
    yield f'  "originalUriBaseIds": {json_line(bases, look)},\n'
    yield '  "columnKind": "unicodeCodePoints",\n'
    yield f'  "language": "{look.say("zh-CN", "en")}",\n'
    yield '  "results": ['
    ledger = _Ledger()
    between = "\n   "
    for text in parts:
        head, *results = text.split("\n")
        ledger.enter(json.loads(head))
        for one in results:
            yield between + one
            between = ",\n   "
    yield f'],\n  "invocations": [{json_line(_invocation(ledger, tool, summarise, look), look)}],\n'
    counts = {"summary": summarise().to_dict(), "outcomes": ledger.by_rule()}
    yield f'  "properties": {json_line(counts, look)}}}]}}\n'


def _driver(tool: Tool, look: Look) -> str:
    about = {
        "name": "lint-gov",
        "version": tool.version,
        "semanticVersion": tool.version,
        "properties": {"ruleset": tool.ruleset},
    }
    rules = ",\n    ".join(json_line(descriptor(rule, look), look) for rule in tool.rules)
    return f'{json_line(about, look)[:-1]}, "rules": [\n    {rules}]}}'


@dataclass(slots=True)
class _Ledger:
    """What is kept of a run until its end: counts by (rule, status), and the first notifications."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    notifications: list[object] = field(default_factory=list)
    dropped: int = 0

    def enter(self, head: dict[str, list[Any]]) -> None:
        self.outcomes.update((rule, status) for rule, status in head["outcomes"])
        room = _MOST_NOTIFICATIONS - len(self.notifications)
        self.notifications += head["notifications"][:room]
        self.dropped += max(len(head["notifications"]) - room, 0)

    def by_rule(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for (rule, status), count in sorted(self.outcomes.items()):
            found.setdefault(rule, {})[status] = count
        return found


def _notifications(result: Result, look: Look) -> Iterator[dict[str, object]]:
    """Yield what went wrong with the run on a report: it was not read, or a rule crashed."""
    places = [place_of(result, look)]
    if result.status is ReadStatus.UNREADABLE:
        text = status_words(result.status, look)
        yield {
            "descriptor": {"id": "unreadable"},
            "level": "error",
            "message": {"text": text},
            "locations": places,
        }
    for outcome in result.outcomes:
        if outcome.crashed:
            text = _crashed(outcome, look)
            about = {"associatedRule": {"id": outcome.rule}, "level": "error", "message": {"text": text}}
            yield {"descriptor": {"id": Status.CRASHED.value}, **about, "locations": places}


def _crashed(outcome: Outcome, look: Look) -> str:
    reason = outcome.reason.in_language(look.language) if outcome.reason else ""
    lead = look.say(f"规则 {outcome.rule} 出错", f"rule {outcome.rule} crashed")
    return squeeze(printable(f"{lead}: {reason}" if reason else lead))


def _invocation(ledger: _Ledger, tool: Tool, summarise: Summarise, look: Look) -> dict[str, object]:
    code = tool.exit_code()
    good = not summarise().crashed if code is None else code != _TROUBLE
    notifications = [*ledger.notifications, *_undecided(ledger, look)]
    if ledger.dropped:
        text = look.say(f"另有 {ledger.dropped} 条", f"{ledger.dropped} more")
        notifications.append({"level": "error", "message": {"text": text}})
    changed = overrides(tool)
    return {
        **({} if code is None else {"exitCode": code}),
        "executionSuccessful": good,
        **({"ruleConfigurationOverrides": changed} if changed else {}),
        "toolExecutionNotifications": notifications,
    }


def _undecided(ledger: _Ledger, look: Look) -> Iterator[dict[str, object]]:
    """Yield a note a rule that could not decide: nothing found is not nothing wrong."""
    for (rule, status), count in sorted(ledger.outcomes.items()):
        if status == Status.UNDECIDED:
            text = look.say(
                f"规则 {rule} 在 {count} 份报告中未能判定", f"rule {rule} was undecided on {count} reports"
            )
            about = {"associatedRule": {"id": rule}, "level": "note", "message": {"text": text}}
            yield {"descriptor": {"id": Status.UNDECIDED.value}, **about}
