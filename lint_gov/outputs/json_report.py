"""The `json` format, version 1; its schema is `report.schema.json` beside this file."""

from collections.abc import Iterable, Iterator

from lint_gov.outputs.formats import Summarise, Tool
from lint_gov.outputs.json_text import json_block, json_line
from lint_gov.outputs.look import Look
from lint_gov.result import Result

VERSION = 1


def part(result: Result, look: Look) -> str:
    """Return one element of `reports`."""
    return json_block(result.to_dict(look.language), look)


def whole(parts: Iterable[str], tool: Tool, summarise: Summarise, look: Look) -> Iterator[str]:
    """Yield the document piece by piece; it is complete, and valid, at the end only."""
    about = {"name": "lint-gov", "version": tool.version, "ruleset": tool.ruleset}
    yield f'{{"version": {VERSION},\n "tool": {json_line(about, look)},\n "reports": ['
    between = "\n"
    for text in parts:
        yield between + text
        between = ",\n"
    yield f'],\n "summary": {json_line(summarise().to_dict(), look)}}}\n'
