"""Where the keys of a TOML file stand: its parser does not say, and a fault should name the line."""

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]
Place = tuple[int, int]

_WORD = r"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')"
_KEYS = rf"{_WORD}(?:[ \t]*\.[ \t]*{_WORD})*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_KEYS})[ \t]*\]")
_ENTRY = re.compile(rf"[ \t]*({_KEYS})[ \t]*=")
_PART = re.compile(_WORD)


def places_in(text: str) -> dict[Path, Place]:
    """Return line and column of every table and key, as far as a scan by lines finds them.

    Keys within braces, and those that follow others on a line, are not found.
    """
    found: dict[Path, Place] = {}
    entries: dict[Path, int] = {}  # how many tables an array of tables has so far
    table: Path = ()
    for number, line in enumerate(text.split("\n"), 1):
        header = _HEADER.match(line)
        if header:
            table = _table(_parts(header[2]), entries, grows=header[1] == "[[")
            found.setdefault(table, (number, header.start(1) + 1))
            continue
        entry = _ENTRY.match(line)
        if entry:
            found.setdefault((*table, *_parts(entry[1])), (number, entry.start(1) + 1))
    return found


def place_of(places: Mapping[Path, Place], path: Path) -> Place | tuple[None, None]:
    """Return the place of a key, or of the closest table around it; None twice where nobody knows."""
    while path:
        if path in places:
            return places[path]
        path = path[:-1]
    return None, None


def _parts(keys: str) -> Path:
    return tuple(part.strip("\"'") for part in _PART.findall(keys))


def _table(names: Path, entries: dict[Path, int], *, grows: bool) -> Path:
    """Return the path of a table: in an array of tables the number of the entry stands behind its name."""
    path: Path = ()
    for position, name in enumerate(names, 1):
        path = (*path, name)
        if grows and position == len(names):
            entries[path] = entries.get(path, -1) + 1
        if path in entries:
            path = (*path, entries[path])
    return path
