"""The `concise` format: `path:line:col: severity id name: message`, one diagnosis a line."""

from collections.abc import Iterable, Iterator

from lint_gov.outputs.formats import Summarise, Tool
from lint_gov.outputs.look import Look
from lint_gov.outputs.place import reference
from lint_gov.result import Result
from lint_gov.text.normalise import printable


def part(result: Result, look: Look) -> str:
    """Return the lines of one report."""
    return "".join(
        f"{reference(result.path, diagnostic.location)}: {diagnostic.severity} {diagnostic.rule} "
        f"{diagnostic.name}: {printable(diagnostic.message.in_language(look.language))}\n"
        for diagnostic in result.diagnostics
        if diagnostic.suppressed is None
    )


def whole(parts: Iterable[str], _tool: Tool, _summarise: Summarise, _look: Look) -> Iterator[str]:
    """Yield the lines."""
    yield from parts
