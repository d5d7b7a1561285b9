"""Finds the documents in a folder: no hidden ones, none that git ignores, no way round in circles."""
# Paths stay text as given: pathlib respells them, and raises where a name is too long.
# ruff: noqa: PTH110, PTH118

import os
import re
from typing import NamedTuple

from lint_gov.cli.git import ignored
from lint_gov.sources.names import ARCHIVES, suffix_of

_LITTER = frozenset({"__MACOSX"})  # what archives of one system leave to the others


class Filter(NamedTuple):
    """Which files of a folder count: by ending, and by the patterns of --include and --exclude.

    Patterns fit paths below the folder, written with slashes.
    """

    suffixes: frozenset[str]
    include: re.Pattern[str] | None = None
    exclude: re.Pattern[str] | None = None

    def counts(self, path: str) -> bool:
        """Return whether a file below a folder is a document that counts, by its path there."""
        return suffix_of(path) in self.suffixes and self.fits(path)

    def fits(self, path: str) -> bool:
        """Return whether a file is neither hidden nor left out, whatever its kind."""
        if any(part.startswith(".") or part in _LITTER for part in path.split("/")):
            return False
        if self.exclude is not None and self.exclude.fullmatch(path):
            return False
        return self.include is None or self.include.fullmatch(path) is not None


def files_below(folder: str, which: Filter) -> tuple[list[str], list[tuple[str, OSError]]]:
    """Return the documents in a folder and below, by name, and what could not be opened.

    Links to folders are not followed, so that there is no going round in circles; links to files
    are, to where nothing is as well: that is told. Of the rest only regular files count: a pipe that is
    called report.html would be waited for.
    """
    found: list[str] = []
    faults: list[tuple[str, OSError]] = []
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(os.path.join(folder, below)) as entries:
                listing = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            faults.append((_shown(folder, below), error))
            continue
        for entry in listing:
            path = f"{below}/{entry.name}" if below else entry.name
            if which.exclude and which.exclude.fullmatch(path):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif _counts(entry, path, which):
                found.append(path)
    kept = sorted(set(found) - ignored(folder, found), key=lambda path: path.split("/"))
    return [_shown(folder, path) for path in kept], sorted(faults, key=lambda fault: fault[0])


def _shown(folder: str, path: str) -> str:
    if not path:
        return folder
    return os.path.join(folder, path.replace("/", os.sep)).removeprefix(f".{os.sep}")


def _counts(entry: os.DirEntry[str], path: str, which: Filter) -> bool:
    if suffix_of(path) not in ARCHIVES and not which.counts(path):
        return False
    try:
        return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))
    except OSError:  # a link that leads round in circles: said when it cannot be read, as one to nowhere is
        return entry.is_symlink()
