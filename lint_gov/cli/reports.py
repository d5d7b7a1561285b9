"""The option --report: further outputs beside the main one, each in its format and to its file."""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import click

from lint_gov.outputs.names import FORMATS, STEP_SUMMARY

EXPECTED = "expected FORMAT:PATH, such as json:report.json"


class Wanted(NamedTuple):
    """An output that is asked for beside the main one: its format, and the path of its file.

    Without a path it follows the main output where that goes. `appended` says that the file is one
    that others write to as well.
    """

    format: str
    path: str | None
    appended: bool = False


def wanted(_ctx: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[Wanted, ...]:
    """Return what the values of --report ask for; BadParameter where one makes no sense."""
    return tuple(map(_wanted, values))


def _wanted(value: str) -> Wanted:
    # The first colon alone: a path of Windows has one of its own.
    name, colon, path = value.partition(":")
    if name not in FORMATS:
        raise click.BadParameter(_no_format(name) if colon else f"{value!r}: {EXPECTED}")
    if not path:
        message = f"{value!r} names no file; {EXPECTED}"
        raise click.BadParameter(message)
    if path == "-":
        message = f"{value!r}: a report goes to a file; --output-format {name} goes to stdout"
        raise click.BadParameter(message)
    if os.path.isdir(path):  # noqa: PTH112 - text as given
        message = f"{path!r} is a folder; {EXPECTED}"
        raise click.BadParameter(message)
    return Wanted(name, path)


def _no_format(name: str) -> str:
    from difflib import get_close_matches

    likely = get_close_matches(name.lower(), FORMATS, n=1, cutoff=0.5)
    hint = f"did you mean {likely[0]!r}?" if likely else f"there are {', '.join(FORMATS)}"
    return f"no format is called {name!r}; {hint}"


def step_summary(
    main: str, reports: Sequence[Wanted], environment: Mapping[str, str] = os.environ
) -> tuple[Wanted, ...]:
    """Return the summary that goes with the format `github`: to the file of the step, else to the log."""
    path = environment.get("GITHUB_STEP_SUMMARY") or None
    formats = {main} if path is None else {main, *(one.format for one in reports)}
    return (Wanted(STEP_SUMMARY, path, appended=True),) if "github" in formats else ()


def written_twice(paths: Iterable[str | None]) -> str | None:
    """Return a path that two outputs of a run would go to, or None; None and "-" are stdout."""
    known: set[str] = set()
    for path in paths:
        if path is None or path == "-":
            continue
        file = os.path.normcase(os.path.realpath(path))
        if file in known:
            return path
        known.add(file)
    return None
