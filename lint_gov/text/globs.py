"""Patterns for paths, as git reads them: `*`, `?`, `[a-z]`, and `**` for any number of folders."""

import re
from collections.abc import Iterable


def pattern_of(globs: Iterable[str]) -> re.Pattern[str] | None:
    """Return what fits paths that fit one of the patterns, as git reads them; ValueError if it is none.

    A pattern without a slash fits a name at any depth; ** fits any number of folders. What fits a
    folder fits everything in it.
    """
    parts = [_compiled(glob).pattern for glob in globs if glob]
    return re.compile("|".join(parts), re.DOTALL) if parts else None


def _compiled(glob: str) -> re.Pattern[str]:
    try:
        return re.compile(_translated(glob.strip("/"), anywhere="/" not in glob.rstrip("/")))
    except re.error as error:
        raise ValueError(glob) from error


def _translated(glob: str, *, anywhere: bool) -> str:
    pieces = re.split(r"(\*\*/|\*\*|\*|\?|\[!?\]?[^\]]*\])", glob)
    return ("(?:.*/)?" if anywhere else "") + "".join(_piece(piece) for piece in pieces) + "(?:/.*)?"


def _piece(piece: str) -> str:
    fixed = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if piece in fixed:
        return fixed[piece]
    if piece.startswith("[") and piece.endswith("]") and len(piece) > 2:  # noqa: PLR2004 - [x] at least
        inner = piece[1:-1].replace("\\", "\\\\").replace("[", "\\[")
        return f"[{'^' + inner[1:] if inner.startswith('!') else inner}]"
    return re.escape(piece)
