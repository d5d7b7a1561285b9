"""The `github` format: workflow commands that GitHub Actions turns into annotations.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from lint_gov.model.diagnostic import Diagnostic, Severity
from lint_gov.outputs.console import painted
from lint_gov.outputs.files import in_repository
from lint_gov.outputs.formats import Summarise, Tool
from lint_gov.outputs.look import Look
from lint_gov.outputs.overview import totals
from lint_gov.outputs.place import reference
from lint_gov.outputs.told import in_lines, message_of, told
from lint_gov.result import Result
from lint_gov.text.normalise import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MOST = 10  # annotations of a kind that GitHub shows of a step
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_VALUE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def part(result: Result, look: Look) -> str:
    """Return the first commands of each kind; those suppressed are no annotations."""
    counts: Counter[Severity] = Counter()
    lines = []
    for diagnostic in result.diagnostics:
        counts[diagnostic.severity] += diagnostic.suppressed is None
        if diagnostic.suppressed is None and counts[diagnostic.severity] <= _MOST:
            lines.append(_command(result, diagnostic, look))
    return "".join(lines)


def whole(parts: Iterable[str], _tool: Tool, summarise: Summarise, look: Look) -> Iterator[str]:
    """Yield as many commands as GitHub shows, the worst first, and the totals for the log."""
    kept: dict[str, list[str]] = {f"::{name}": [] for name in _COMMANDS.values()}
    for text in parts:
        for line in text.splitlines(keepends=True):
            kind = kept[line.partition(" ")[0]]
            if len(kind) < _MOST:
                kind.append(line)
    for lines in kept.values():
        yield from lines
    yield painted(totals(summarise(), look), colour=False)


def inert(text: str) -> str:
    """Return text of a log without anything that the runner takes for an older kind of command."""
    return text.replace("##[", "# #[")


def _command(result: Result, diagnostic: Diagnostic, look: Look) -> str:
    place = diagnostic.location
    file = None if result.path == "-" else printable(in_repository(result.path, look))
    title = f"{diagnostic.rule} {diagnostic.name}"
    values = {"file": file, "line": place.line, "col": place.column, "title": title}
    known = (f"{name}={str(value).translate(_VALUE)}" for name, value in values.items() if value is not None)
    lines = [message_of(diagnostic, look)]
    if place.line is None and reference("", place):
        lines[0] += f" [{reference('', place).removeprefix('#')}]"
    text = "\n".join((*lines, *in_lines(told(result, diagnostic, look)))).translate(_DATA)
    return f"::{_COMMANDS[diagnostic.severity]} {','.join(known)}::{text}\n"
