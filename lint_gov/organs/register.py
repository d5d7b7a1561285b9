"""Reads a register of organs and refuses what cannot be one: every organ once, and none above itself."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lint_gov.model.organ import LEVELS, Organ, Registry
from lint_gov.organs import written_csv, written_yaml
from lint_gov.organs.entry import MOST_FAULTS, MOST_ORGANS, Entry, RegisterError, shown
from lint_gov.ruleset.faults import Fault
from lint_gov.text.normalise import half_width
from lint_gov.text.organs import organ_key

MAXIMUM_BYTES = 16 * 1024 * 1024
_LEVELS = {
    **dict(zip(LEVELS, LEVELS, strict=True)),
    "省级": "province",
    "市级": "prefecture",
    "地级": "prefecture",
    "地市级": "prefecture",
    "县级": "county",
    "区县级": "county",
    "乡级": "township",
    "乡镇级": "township",
    "部门": "department",
}
_DEADLINE = re.compile(r"(\d{1,2})(?:-|月)(\d{1,2})日?")
_LEAP_YEAR = 2000
_LONGEST_NAME = 100
_SUFFIXES = {".csv": written_csv, ".yaml": written_yaml, ".yml": written_yaml}

_Known = Mapping[str, tuple[Entry, str]]
_Said = tuple[tuple[int, int], str]


def register_in(path: str) -> Registry:
    """Return the organs that a register file lists; RegisterError names what is wrong, and where."""
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - workers read it before pathlib is needed
            content = stream.read(MAXIMUM_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        fault = Fault(path, None, None, f"expected a register of organs that can be read: {reason}")
        raise RegisterError([fault]) from error
    return register_from(content, path)


def register_from(content: bytes, file: str) -> Registry:
    """Return the organs of a register's content, its form told by the ending of the file's name."""
    written = _SUFFIXES.get(os.path.splitext(file)[1].lower())  # noqa: PTH122 - a name
    if written is None:
        message = f"expected a file named {', '.join(f'*{suffix}' for suffix in _SUFFIXES)}"
        raise RegisterError([Fault(file, None, None, message)])
    entries = written.entries_of(content, file, MAXIMUM_BYTES)
    if not entries:
        raise RegisterError([Fault(file, 1, 1, "expected at least one organ")])
    if len(entries) > MOST_ORGANS:
        line, column = entries[MOST_ORGANS].place
        raise RegisterError([Fault(file, line, column, f"expected at most {MOST_ORGANS:,} organs")])
    known: dict[str, tuple[Entry, str]] = {}
    said = [*_names(entries, known)]
    said += [fault for entry in entries for fault in _faults_of(entry, known)]
    said += () if said else _cycles(entries, known)
    if said:
        raise RegisterError(Fault(file, *place, message) for place, message in sorted(said)[:MOST_FAULTS])
    organs = {id(entry): _organ(entry, known) for entry in entries}
    by_key = {key: organs[id(entry)] for key, (entry, _) in known.items()}
    return Registry(tuple(organs.values()), by_key)


def _names(entries: Sequence[Entry], known: dict[str, tuple[Entry, str]]) -> Iterator[_Said]:
    """Enter all names into `known` by their keys; yield those that cannot name one organ."""
    for entry in entries:
        if entry.first("name") is None:
            yield entry.place, "expected the name of an organ"
        for field in ("name", "aliases"):
            for name in entry.said.get(field, ()):
                place, key = entry.places[field], organ_key(name)
                if not key or len(key) > _LONGEST_NAME or not key.isprintable():
                    yield place, f"expected a name of 1 to {_LONGEST_NAME} printable characters"
                    continue
                other, _ = known.setdefault(key, (entry, name))
                if other is not entry:
                    line = other.place[0]
                    yield (
                        place,
                        f"expected each name once, found “{shown(name)}” again (first on line {line})",
                    )


def _faults_of(entry: Entry, known: _Known) -> Iterator[_Said]:
    level, parent, deadline = (entry.first(field) for field in ("level", "parent", "deadline"))
    if level is not None and _level(level) is None:
        yield entry.places["level"], f"expected one of {', '.join(LEVELS)}, found “{shown(level)}”"
    if parent is not None and organ_key(parent) not in known:
        message = f"expected the name of an organ in this register, found “{shown(parent)}”"
        yield entry.places["parent"], message
    if deadline is not None and _day(deadline) is None:
        yield entry.places["deadline"], f"expected a day such as 03-31, found “{shown(deadline)}”"


def _cycles(entries: Sequence[Entry], known: _Known) -> Iterator[_Said]:
    """Yield the organs that stand above themselves, one of each circle."""
    cleared: set[int] = set()
    for entry in entries:
        path: dict[int, Entry] = {}
        one: Entry | None = entry
        while one is not None and id(one) not in cleared:
            if id(one) in path:
                name = shown(one.first("name") or "")
                yield one.places["parent"], f"expected a hierarchy, found that “{name}” stands above itself"
                break
            path[id(one)] = one
            parent = one.first("parent")
            one = known[organ_key(parent)][0] if parent is not None else None
        cleared |= path.keys()


def _organ(entry: Entry, known: _Known) -> Organ:
    level, parent, deadline = (entry.first(field) for field in ("level", "parent", "deadline"))
    above = known[organ_key(parent)][0].first("name") if parent is not None else None
    return Organ(
        name=organ_key(entry.first("name") or ""),
        aliases=tuple(dict.fromkeys(organ_key(name) for name in entry.said.get("aliases", ()))),
        level=_level(level) if level is not None else None,
        parent=organ_key(above) if above is not None else None,
        deadline=_day(deadline) if deadline is not None else None,
    )


def _level(text: str) -> str | None:
    return _LEVELS.get(text.strip().lower())


def _day(text: str) -> str | None:
    match = _DEADLINE.fullmatch(half_width(text.strip()))
    if match is None:
        return None
    try:
        # A leap year, so that 29 February is a day.
        return date(_LEAP_YEAR, int(match[1]), int(match[2])).isoformat()[5:]
    except ValueError:
        return None
