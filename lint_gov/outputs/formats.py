"""The output formats by name, and what a format is made of."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

from lint_gov.model.rule import Rule
from lint_gov.outputs.look import Look
from lint_gov.outputs.names import HOMES
from lint_gov.outputs.summary import Summary
from lint_gov.result import Result


def _no_exit_code() -> int | None:
    return None


class Tool(NamedTuple):
    """Which version made an output, with which rules (a digest of all their files), and how it ended.

    `rules` are all rules there are, `chosen` the ids of those that ran (None: all of them).
    `exit_code` gives the exit code of the run once the last part is taken, None where there is none.
    """

    version: str
    ruleset: str
    rules: tuple[Rule, ...] = ()
    chosen: frozenset[str] | None = None
    exit_code: Callable[[], int | None] = _no_exit_code


Summarise = Callable[[], Summary]


class Format(NamedTuple):
    """One format, in two steps, so that many reports are written without keeping any of them.

    `part(result, look)` is the text of one report; it may be made in another process. `whole(parts,
    tool, summarise, look)` yields the output, taking the parts one by one; `summarise` gives the
    counts of the run once the last part is taken. A `binary` format yields bytes, any other text.
    """

    part: Callable[[Result, Look], str]
    whole: Callable[[Iterable[str], Tool, Summarise, Look], Iterator[Any]]
    binary: bool = False


def format_named(name: str) -> Format:
    """Return a format by its name; KeyError where there is none.

    The module of a binary format says so: `BINARY = True`.
    """
    module = import_module(HOMES[name])
    return Format(module.part, module.whole, getattr(module, "BINARY", False))
