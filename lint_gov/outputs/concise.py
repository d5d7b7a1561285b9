"""The `concise` format: `path:line:col: severity id name: message`, one diagnosis a line.

A waived one has `waived` for its severity, and the reason after the message; old ones, of a baseline,
are left out unless more is asked for.
"""

from collections.abc import Iterable, Iterator

from lint_gov.model.diagnostic import Diagnostic
from lint_gov.outputs.formats import Summarise, Tool
from lint_gov.outputs.levels import is_shown, standing_of, suppression_words
from lint_gov.outputs.look import Look
from lint_gov.outputs.place import reference
from lint_gov.result import Result
from lint_gov.text.normalise import printable


def part(result: Result, look: Look) -> str:
    """Return the lines of one report."""
    return "".join(
        f"{reference(result.path, diagnostic.location)}: {_level(diagnostic)} {diagnostic.rule} "
        f"{diagnostic.name}: {printable(diagnostic.message.in_language(look.language))}"
        f"{_reason(diagnostic, look)}\n"
        for diagnostic in result.diagnostics
        if is_shown(diagnostic, look)
    )


def _level(diagnostic: Diagnostic) -> str:
    suppressed = diagnostic.suppressed
    return diagnostic.severity.value if suppressed is None else standing_of(suppressed)


def _reason(diagnostic: Diagnostic, look: Look) -> str:
    words = suppression_words(diagnostic.suppressed, look) if diagnostic.suppressed else ""
    return f" [{printable(words)}]" if words else ""


def whole(parts: Iterable[str], _tool: Tool, _summarise: Summarise, _look: Look) -> Iterator[str]:
    """Yield the lines."""
    yield from parts
