"""Text inside Markdown: shown as it is, never read as markup."""

import re
from collections.abc import Iterable

from lint_gov.text.normalise import printable, squeeze

# What Markdown, its tables or HTML take for markup wherever it stands, and what services link or typeset.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~@#$&!])")
_REFERENCE = re.compile(r"([@#])(?=\w)")
_LINK = re.compile(r"(://|(?<=www)\.)", re.IGNORECASE)
_LIST = re.compile(r"(\d{0,9})([.)+=-])")


def plain(text: str) -> str:
    """Return text on one line that Markdown shows character by character; it links and calls nobody."""
    shown = _MARKUP.sub(r"\\\1", squeeze(printable(text)))
    # The services look for names behind @ and # after Markdown is done: a comment keeps them apart.
    shown = _LINK.sub(r"\\\1", _REFERENCE.sub(r"\1<!-- -->", shown))
    start = _LIST.match(shown)
    return f"{start[1]}\\{shown[start.end(1) :]}" if start else shown


def code(text: str) -> str:
    """Return text as code on one line, also where it holds backticks."""
    shown = squeeze(printable(text))
    if not shown:
        return ""
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    padding = " " if "`" in (shown[0], shown[-1]) else ""
    return f"{fence}{padding}{shown}{padding}{fence}"


def code_in_cell(text: str) -> str:
    """Return text as code in a table, where a pipe needs a mark in code too."""
    return code(text).replace("|", "\\|")


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table of cells that are Markdown already."""
    lines = [heads, ("---",) * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
