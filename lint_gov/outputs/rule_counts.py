"""What `--statistics` prints instead of diagnoses: how often each rule was broken, as text or JSON."""

from lint_gov.model.diagnostic import Severity
from lint_gov.outputs.json_text import json_line
from lint_gov.outputs.look import Look
from lint_gov.outputs.summary import Summary


def as_text(summary: Summary, look: Look) -> str:
    """Return a line a rule: count, severity, id, name; the most frequent first."""
    rows = ranked(summary)
    if not rows:
        return look.say("没有发现问题\n", "nothing found\n")
    width = len(str(rows[0][0]))
    return "".join(
        f"{count:>{width}}  {severity:<7}  {rule} {name}\n" for count, rule, name, severity in rows
    )


def as_json(summary: Summary, look: Look) -> str:
    """Return the same as JSON, with the counts of the whole run."""
    lines = ",\n".join(f"  {json_line(rule, look)}" for rule in _objects(summary))
    counts = json_line(summary.to_dict(), look)
    return f'{{"version": 1,\n "statistics": [\n{lines}],\n "summary": {counts}}}\n'


def as_lines(summary: Summary, look: Look) -> str:
    """Return the same as JSON, one rule a line."""
    return "".join(f"{json_line(rule, look)}\n" for rule in _objects(summary))


def _objects(summary: Summary) -> list[dict[str, object]]:
    return [
        {"rule": rule, "name": name, "severity": severity, "count": count}
        for count, rule, name, severity in ranked(summary)
    ]


def ranked(summary: Summary) -> list[tuple[int, str, str, str]]:
    """Return (count, rule, name, severity) a rule, the most frequent first."""
    rows = [(count, rule, name, severity) for (rule, name, severity), count in summary.rules.items()]
    return sorted(rows, key=lambda row: (-row[0], row[1], Severity(row[3]).rank))
