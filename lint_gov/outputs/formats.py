"""The output formats by name, and what a format is made of."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import NamedTuple

from lint_gov.outputs.look import Look
from lint_gov.outputs.summary import Summary
from lint_gov.result import Result

# Imported when asked for: a format's libraries cost nobody else's start-up.
_HOMES = {
    "full": "lint_gov.outputs.full",
    "concise": "lint_gov.outputs.concise",
    "json": "lint_gov.outputs.json_report",
    "jsonl": "lint_gov.outputs.jsonl",
}
NAMES = tuple(_HOMES)


class Tool(NamedTuple):
    """Which version made an output, with which rules (a digest of all their files)."""

    version: str
    ruleset: str


Summarise = Callable[[], Summary]


class Format(NamedTuple):
    """One format, in two steps, so that many reports are written without keeping any of them.

    `part(result, look)` is the text of one report; it may be made in another process. `whole(parts,
    tool, summarise, look)` yields the output, taking the parts one by one; `summarise` gives the
    counts of the run once the last part is taken.
    """

    part: Callable[[Result, Look], str]
    whole: Callable[[Iterable[str], Tool, Summarise, Look], Iterator[str]]


def format_named(name: str) -> Format:
    """Return a format by its name; KeyError where there is none."""
    module = import_module(_HOMES[name])
    return Format(module.part, module.whole)
