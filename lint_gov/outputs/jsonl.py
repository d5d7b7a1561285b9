"""The `jsonl` format: one report a line, each an element of the `reports` of the `json` format."""

from collections.abc import Iterable, Iterator

from lint_gov.outputs.formats import Summarise, Tool
from lint_gov.outputs.json_text import json_line
from lint_gov.outputs.look import Look
from lint_gov.result import Result


def part(result: Result, look: Look) -> str:
    """Return one report on one line."""
    return json_line(result.to_dict(look.language), look)


def whole(parts: Iterable[str], _tool: Tool, _summarise: Summarise, _look: Look) -> Iterator[str]:
    """Yield the lines."""
    for text in parts:
        yield f"{text}\n"
