"""One report as commands pass it among themselves: what tells its defects apart, and its figures."""

from collections.abc import Iterable, Iterator

from lint_gov.model.report import Value, ValueKind
from lint_gov.outputs.formats import Summarise, Tool
from lint_gov.outputs.json_text import json_line
from lint_gov.outputs.look import Look
from lint_gov.result import Result, forms_of
from lint_gov.suppression.apply import decided_rules
from lint_gov.suppression.baseline import report_key


def part(result: Result, look: Look) -> str:
    """Return a report on one line of JSON."""
    report = result.report
    return json_line(
        {
            "path": result.path,
            "key": report_key(result.path, report),
            "organisation": report.organisation if report else None,
            "year": report.year if report else None,
            "status": result.status.value,
            "decided": sorted(decided_rules(result)),
            "form": forms_of(report),
            "figures": {address: _figure(value) for address, value in report.cells.items()} if report else {},
            "diagnostics": [
                {
                    "rule": one.rule,
                    "name": one.name,
                    "severity": one.severity.value,
                    "message": one.message.in_language(look.language),
                    "address": one.address,
                    "fingerprint": one.fingerprint,
                    "suppressed": one.suppressed.kind if one.suppressed else None,
                }
                for one in result.diagnostics
            ],
        },
        look,
    )


def whole(parts: Iterable[str], _tool: Tool, _summarise: Summarise, _look: Look) -> Iterator[str]:
    """Yield the lines."""
    for text in parts:
        yield f"{text}\n"


def _figure(value: Value) -> str | None:
    if value.kind is ValueKind.MISSING:
        return None
    return str(value.number) if value.number is not None else (value.raw or "").strip()
