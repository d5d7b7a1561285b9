"""The `gitlab` format: a Code Quality report, which GitLab shows in merge requests.

Its format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from lint_gov.model.diagnostic import Diagnostic, Severity
from lint_gov.outputs.files import in_repository
from lint_gov.outputs.formats import Summarise, Tool
from lint_gov.outputs.json_text import json_line
from lint_gov.outputs.levels import suppression_words
from lint_gov.outputs.look import Look
from lint_gov.outputs.place import reference
from lint_gov.outputs.told import in_lines, message_of, told
from lint_gov.result import Result
from lint_gov.text.normalise import printable

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def part(result: Result, look: Look) -> str:
    """Return the entries of one report, one a line."""
    path = in_repository(result.path, look)
    known: Counter[str] = Counter()
    lines = []
    for diagnostic in result.diagnostics:
        known[diagnostic.fingerprint] += 1
        key = f"{path}\0{diagnostic.fingerprint}\0{known[diagnostic.fingerprint]}"
        lines.append(json_line(_entry(result, diagnostic, printable(path), key, look), look))
    return "\n".join(lines)


def whole(parts: Iterable[str], _tool: Tool, _summarise: Summarise, _look: Look) -> Iterator[str]:
    """Yield the list piece by piece."""
    yield "["
    between = "\n"
    for text in filter(None, parts):
        yield between + text.replace("\n", ",\n")
        between = ",\n"
    yield "\n]\n"


def _entry(result: Result, diagnostic: Diagnostic, path: str, key: str, look: Look) -> dict[str, object]:
    """Return one entry; a suppressed one stays as information, since the format knows no suppression.

    The line must be given and is 1 where there is none; the description then names the place.
    """
    line, place = diagnostic.location.line, ""
    if line is None:
        place = reference("", diagnostic.location).removeprefix("#")
    suppressed = suppression_words(diagnostic.suppressed, look) if diagnostic.suppressed else ""
    said = (
        f"[{suppressed}]" if suppressed else "",
        message_of(diagnostic, look),
        f"[{place}]" if place else "",
        *in_lines(told(result, diagnostic, look)),
    )
    return {
        "description": " ".join(filter(None, said)),
        "check_name": f"{diagnostic.rule} {diagnostic.name}",
        "fingerprint": sha256(key.encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": "info" if suppressed else _SEVERITIES[diagnostic.severity],
        "location": {"path": path, "lines": {"begin": line or 1}},
    }
