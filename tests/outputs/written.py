"""Writes results in a format, as a run does; whole documents are kept in `expected/`."""

from collections.abc import Iterable
from pathlib import Path

from lint_gov.outputs.formats import Tool, format_named
from lint_gov.outputs.look import Look
from lint_gov.outputs.summary import summary_of, total
from lint_gov.result import Result
from lint_gov.ruleset import bundled_ruleset
from tests.outputs import handmade

TOOL = Tool("0.1.0", "a" * 64)
KEPT = {
    "sarif": "run.sarif",
    "junit": "run.junit.xml",
    "github": "run.github.txt",
    "gitlab": "run.gitlab.json",
    "markdown": "run.md",
    "step-summary": "run.step-summary.md",
}
"""The formats of which a whole document is kept, by the name of its file."""


def written(
    name: str,
    results: Iterable[Result],
    look: Look = Look(),  # noqa: B008 - frozen
    *,
    tool: Tool = TOOL,
) -> str:
    """Return the whole output of some results."""
    chosen = format_named(name)
    every = list(results)
    parts = [chosen.part(result, look) for result in every]
    return "".join(chosen.whole(parts, tool, lambda: total(map(summary_of, every)), look))


def kept_path(name: str) -> Path:
    """Return where the document of a format is kept."""
    return Path(__file__).parent / "expected" / KEPT[name]


def document(name: str) -> str:
    """Return the document to keep: three results, one of which has everything."""
    rules = bundled_ruleset().rules
    few = tuple(rule for rule in rules if rule.id in {"A101", "S101"})
    tool = Tool("0.1.0", "a" * 64, few, exit_code=lambda: 1)
    every = handmade.result(handmade.CARRIED, handmade.SUITS, handmade.BLANK, handmade.SUPPRESSED)
    return written(name, (every, handmade.UNREADABLE, handmade.STRANGER), tool=tool)
