"""Prints what the commands about rules have to say, whatever the output can show."""

import sys
from collections.abc import Iterable

from lint_gov.cli.language import language_of
from lint_gov.cli.terminal import encoding_of, is_terminal, output_to, wants_colour, width_of
from lint_gov.outputs.console import Line, painted
from lint_gov.outputs.encoding import fitted
from lint_gov.outputs.look import Look

_WIDEST = 120  # lines of prose that are longer are hard to read


def look_of(language: str | None) -> Look:
    """Return how output is to look here, in the language asked for or the locale's."""
    return Look(
        language=language_of(language),
        width=min(width_of(sys.stdout), _WIDEST),
        colour=wants_colour("auto", sys.stdout),
        ascii_only=fitted("中", encoding_of(sys.stdout)) != "中",
    )


def person_reads() -> bool:
    """Return whether the output goes to a terminal."""
    return is_terminal(sys.stdout)


def print_text(text: str) -> None:
    """Print text, with plainer signs where the output lacks some."""
    with output_to(None) as write:
        write(text)


def print_lines(lines: Iterable[Line], look: Look) -> None:
    """Print lines of styled text."""
    with output_to(None, colour=look.colour) as write:
        write(painted(lines, colour=look.colour))
