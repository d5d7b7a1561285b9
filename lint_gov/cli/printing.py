"""Prints what the commands about rules have to say, whatever the terminal can show."""

import os
import shutil
import sys
from collections.abc import Iterable

import click

from lint_gov.cli.language import language_of
from lint_gov.outputs.console import Line, painted
from lint_gov.outputs.encoding import fitted
from lint_gov.outputs.look import Look

_NARROWEST, _WIDEST = 40, 120


def look_of(language: str | None) -> Look:
    """Return how output is to look on this terminal, in the language asked for or the locale's."""
    width = shutil.get_terminal_size((100, 24)).columns
    return Look(
        language=language_of(language),
        width=min(max(width, _NARROWEST), _WIDEST),
        colour=_colour(),
        ascii_only=fitted("中", _encoding()) != "中",
    )


def on_terminal() -> bool:
    """Return whether a person at a terminal reads the output."""
    return sys.stdout.isatty()


def print_text(text: str) -> None:
    """Print text as it is, with plainer signs where the encoding of the output lacks them."""
    click.echo(fitted(text, _encoding()), nl=False)


def print_lines(lines: Iterable[Line], look: Look) -> None:
    """Print lines of styled text."""
    print_text(painted(lines, colour=look.colour))


def _encoding() -> str:
    return sys.stdout.encoding or "utf-8"


def _colour() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or on_terminal()
