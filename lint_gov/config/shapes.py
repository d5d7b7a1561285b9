"""What values the keys of a configuration may have: how each is read, and its JSON Schema."""
# One kind of error for all that does not fit.
# ruff: noqa: TRY004

import os
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from lint_gov.ruleset.profile import is_path

_SIZE = re.compile(r"([0-9]{1,12})\s*(B|KiB|MiB|GiB)?")
_UNITS = {None: 1, "B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}


class Shape(NamedTuple):
    """One kind of value.

    `read` turns what TOML holds into a plain value, ValueError where it does not fit; `expected` says
    what would. `placed` gives a text its meaning in the folder of its file: for paths.
    """

    expected: str
    schema: Mapping[str, object]
    read: Callable[[Any], Any]
    placed: Callable[[str, str], str] | None = None

    def value(self, found: object, folder: str) -> Any:  # noqa: ANN401 - what the key says
        """Return a value as it is meant in a file of `folder`; ValueError where it does not fit."""
        value = self.read(found)
        if self.placed is None:
            return value
        if isinstance(value, tuple):
            return tuple(self.placed(folder, one) for one in value)
        return self.placed(folder, value)


def in_folder(folder: str, path: str) -> str:
    """Return a path of a file in `folder` as this process would name it."""
    return os.path.normpath(os.path.join(folder, os.path.expanduser(path)))  # noqa: PTH111, PTH118 - text


def _text(found: object) -> str:
    if not isinstance(found, str) or not found.strip() or "\0" in found:
        raise ValueError
    return found


def _words(found: object) -> tuple[str, ...]:
    if not isinstance(found, list):
        raise ValueError
    return tuple(_text(one) for one in found)


def _flag(found: object) -> bool:
    if not isinstance(found, bool):
        raise ValueError
    return found


def _day(found: object) -> str:
    # A date and time is a date to Python, and no day to anybody else.
    if isinstance(found, date) and type(found) is date:
        return found.isoformat()
    return date.fromisoformat(_text(found)).isoformat()


def _size(found: object) -> int:
    match = _SIZE.fullmatch(str(found)) if isinstance(found, int | str) and found is not True else None
    size = int(match[1]) * _UNITS[match[2]] if match else 0
    if size <= 0:
        raise ValueError
    return size


def count(least: int, most: int | None = None) -> Shape:
    """Return the shape of a whole number from `least`, up to `most` where there is such."""

    def read(found: object) -> int:
        if not isinstance(found, int) or isinstance(found, bool) or found < least:
            raise ValueError
        if most is not None and found > most:
            raise ValueError
        return found

    schema = {"type": "integer", "minimum": least} | ({} if most is None else {"maximum": most})
    span = f"of at least {least}" if most is None else f"from {least} to {most}"
    return Shape(f"a whole number {span}", schema, read)


def choice(options: Iterable[str]) -> Shape:
    """Return the shape of one of some words."""
    words = tuple(options)

    def read(found: object) -> str:
        if not isinstance(found, str) or found not in words:
            raise ValueError
        return found

    return Shape(f"one of {', '.join(words)}", {"enum": list(words)}, read)


def outputs(formats: Iterable[str]) -> Shape:
    """Return the shape of a list of outputs, each a format and a path: "html:report.html"."""
    known = tuple(formats)

    def read(found: object) -> tuple[str, ...]:
        wanted = _words(found)
        if not all(one.partition(":")[0] in known and one.partition(":")[2] for one in wanted):
            raise ValueError
        return wanted

    def placed(folder: str, one: str) -> str:
        name, _, path = one.partition(":")
        return f"{name}:{in_folder(folder, path)}"

    schema = {"type": "array", "items": {"type": "string", "pattern": f"^({'|'.join(known)}):."}}
    return Shape('a list of texts such as "json:report.json"', schema, read, placed)


def _named_or_placed(folder: str, word: str) -> str:
    return in_folder(folder, word) if is_path(word) else word


_STRING: Mapping[str, object] = {"type": "string", "minLength": 1}
_LIST = {"type": "array", "items": _STRING}

TEXT = Shape("a text", _STRING, _text)
WORDS = Shape("a list of texts", _LIST, _words)
FLAG = Shape("true or false", {"type": "boolean"}, _flag)
PATH = Shape("a path", _STRING, _text, in_folder)
PATHS = Shape("a list of paths", _LIST, _words, in_folder)
PROFILE = Shape("a name or a path", _STRING, _text, _named_or_placed)
DAY = Shape("a date such as 2024-03-31", {"type": "string", "format": "date"}, _day)
SIZE = Shape(
    'a number of bytes or a size such as "64 MiB"',
    {
        "anyOf": [
            {"type": "integer", "minimum": 1},
            {"type": "string", "pattern": r"^[0-9]{1,12}\s*(B|KiB|MiB|GiB)?$"},
        ]
    },
    _size,
)
