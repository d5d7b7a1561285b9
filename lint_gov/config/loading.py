"""Reads configuration files: strictly, with every fault at its place, and with what they extend."""
# Paths stay text as given, as people know them.
# ruff: noqa: PTH119, PTH120, PTH123

import os
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from lint_gov.config.configuration import ConfigError, Configuration, PerFile, Setting
from lint_gov.config.finding import MAXIMUM_BYTES, SHARED_NAME
from lint_gov.config.keys import EXTEND, GLOB, LIMITED, LIMITS, PER_FILE, PER_FILE_KEYS, SEVERITY, TOP, Key
from lint_gov.config.places import Path, Place, place_of, places_in
from lint_gov.ruleset.faults import Fault

MAXIMUM_FILES = 20  # that extend one another
_LONGEST = 60
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TABLES = (SEVERITY.name, LIMITS, PER_FILE)


class _File(NamedTuple):
    name: str
    folder: str
    data: Mapping[str, Any]
    places: Mapping[Path, Place]
    within: Path

    def fault(self, path: Path, message: str) -> Fault:
        line, column = place_of(self.places, (*self.within, *path))
        return Fault(self.name, line, column, message)

    def setting(self, path: Path, value: object) -> Setting:
        return Setting(value, self.name, *place_of(self.places, (*self.within, *path)))


def load(path: str) -> Configuration:
    """Return what a file says, on top of what it extends; ConfigError names every fault of a file."""
    files: list[_File] = []
    wanted: str | None = path
    while wanted is not None:
        file = _read(wanted)
        if os.path.realpath(wanted) in {os.path.realpath(one.name) for one in files}:
            message = f'expected a file that does not lead back, found "{file.name}" again'
            raise ConfigError([files[-1].fault((EXTEND.name,), message)])
        if len(files) == MAXIMUM_FILES:
            message = f"expected at most {MAXIMUM_FILES} files that extend one another"
            raise ConfigError([file.fault((EXTEND.name,), message)])
        files.append(file)
        wanted = _extended(file)
    settings: dict[str, Setting] = {}
    per_file: list[PerFile] = []
    faults: list[Fault] = []
    for file in reversed(files):
        settings |= _settings(file, faults)
        per_file += _per_file(file, faults)
    if faults:
        raise ConfigError(faults)
    return Configuration(tuple(file.name for file in files), settings, tuple(per_file))


def _extended(file: _File) -> str | None:
    found = file.data.get(EXTEND.name)
    if found is None:
        return None
    try:
        return str(EXTEND.shape.value(found, file.folder))
    except ValueError:
        return None  # told with the other faults


def _read(path: str) -> _File:
    name = os.path.basename(path)
    text = _text(path)
    import tomllib  # noqa: PLC0415 - where there is a file to read

    try:
        data: Any = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError([_syntax(path, error)]) from error
    within: Path = ()
    if name == SHARED_NAME:
        within = ("tool", "lint-gov")
        data = data.get("tool", {}).get("lint-gov") if isinstance(data.get("tool"), dict) else None
        if not isinstance(data, dict):
            raise ConfigError([Fault(path, None, None, "expected a table [tool.lint-gov]")])
    return _File(path, os.path.dirname(path), data, places_in(text), within)


def _text(path: str) -> str:
    try:
        with open(path, "rb") as stream:
            content = stream.read(MAXIMUM_BYTES + 1)
        if len(content) > MAXIMUM_BYTES:
            message = f"expected a file of at most {MAXIMUM_BYTES // 1024} KiB"
            raise ConfigError([Fault(path, None, None, message)])
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        message = f"expected UTF-8 text, found byte 0x{error.object[error.start]:02x}: save it as UTF-8"
        raise ConfigError([Fault(path, None, None, message)]) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError([Fault(path, None, None, f"expected a file that can be read: {reason}")]) from error


def _syntax(path: str, error: Exception) -> Fault:
    said = "nested too deeply" if isinstance(error, RecursionError) else str(error)
    place = _AT.search(said)
    problem = _AT.sub("", said).rstrip(".")
    line, column = (int(place[1]), int(place[2])) if place and place[1] else (None, None)
    return Fault(path, line, column, f"expected TOML: {problem[:1].lower()}{problem[1:]}")


def _settings(file: _File, faults: list[Fault]) -> dict[str, Setting]:
    """Return the settings of one file outside `per-file`; what is wrong is added to the faults."""
    plain = {name: value for name, value in file.data.items() if name not in _TABLES}
    found = _table(file, plain, (), TOP, faults, others=_TABLES)
    found.pop(EXTEND.name, None)
    for name, keys in ((SEVERITY.name, None), (LIMITS, LIMITED)):
        if name in file.data:
            inner = _table(file, file.data[name], (name,), keys, faults)
            found |= {f"{name}.{key}": setting for key, setting in inner.items()}
    return found


def _per_file(file: _File, faults: list[Fault]) -> Iterator[PerFile]:
    entries = file.data.get(PER_FILE, [])
    if not isinstance(entries, list):
        faults.append(file.fault((PER_FILE,), f"expected tables [[{PER_FILE}]], found {_shown(entries)}"))
        return
    for number, entry in enumerate(entries):
        path: Path = (PER_FILE, number)
        severity = entry.get(SEVERITY.name) if isinstance(entry, dict) else None
        plain = {key: value for key, value in entry.items() if key != SEVERITY.name} if severity else entry
        found = _table(file, plain, path, PER_FILE_KEYS, faults, others=(SEVERITY.name,))
        if severity:
            inner = _table(file, severity, (*path, SEVERITY.name), None, faults)
            found |= {f"{SEVERITY.name}.{key}": setting for key, setting in inner.items()}
        glob = found.pop(GLOB.name, None)
        if glob is not None:
            yield PerFile(glob, os.path.abspath(file.folder), found)  # noqa: PTH100 - text as given
        elif isinstance(entry, dict) and GLOB.name not in entry:
            faults.append(file.fault(path, f'expected the key "{GLOB.name}"'))


def _table(
    file: _File,
    data: object,
    path: Path,
    keys: Mapping[str, Key] | None,
    faults: list[Fault],
    *,
    others: tuple[str, ...] = (),
) -> dict[str, Setting]:
    """Return the settings of a table; without `keys` every key names rules and gives their severity.

    `others` are keys that are known and read elsewhere.
    """
    if not isinstance(data, dict):
        faults.append(file.fault(path, f"expected a table, found {_shown(data)}"))
        return {}
    found: dict[str, Setting] = {}
    for name, value in data.items():
        key = SEVERITY if keys is None else keys.get(name)
        if key is None:
            faults.append(file.fault((*path, name), _unknown(name, (*(keys or ()), *others))))
            continue
        try:
            found[name] = file.setting((*path, name), key.shape.value(value, file.folder))
        except ValueError:
            expected = f'expected {key.shape.expected} for "{name[:_LONGEST]}", found {_shown(value)}'
            faults.append(file.fault((*path, name), expected))
    return found


def _unknown(name: str, known: tuple[str, ...]) -> str:
    likely = get_close_matches(name.replace("_", "-"), known, n=1)
    hint = f': did you mean "{likely[0]}"?' if likely else f"; known here: {', '.join(known)}"
    return f'expected a known key, found "{name[:_LONGEST]}"{hint}'


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, bool):
        return str(value).lower()
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
