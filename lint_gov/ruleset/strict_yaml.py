"""Reads the part of YAML that rule files are written in, and knows the place of every value.

Rule files are mappings, lists, texts, whole numbers, decimals, true, false and null: the core of
YAML 1.2. Anchors, aliases, tags, merges, directives and repeated keys are refused, and nothing
that YAML 1.1 would guess is guessed: `no`, `012`, `1:30`, `1_000` and `2020-01-01` are texts.
Values are built from the parser's events, so nesting and size are bounded before they cost.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from lint_gov.ruleset.faults import Fault, RuleFileError
from lint_gov.ruleset.sources import MAXIMUM_BYTES

Path = tuple[str | int, ...]
Place = tuple[int, int]

MAXIMUM_DEPTH = 40
MAXIMUM_NODES = 20_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,8})\.[0-9]{1,6}")  # short enough to survive a float
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
# Control and bidirectional characters never reach a terminal, and U+2028 would move line numbers.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LINE_END = re.compile("\r\n|\r|\n")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed file: its data, and the places of its values and of its keys by path.

    A path is the keys and list indices that lead to a value; the whole file has the empty path.
    """

    data: Any
    places: Mapping[Path, Place]
    keys: Mapping[Path, Place]
    lines: tuple[str, ...]

    def place(self, path: Path, offset: int = 0) -> Place:
        """Return the place of a value, or of the nearest value around it that exists.

        `offset` counts characters into a text; it is followed where the text stands on one line as
        it is, and ignored otherwise.
        """
        while path not in self.places:
            path = path[:-1]
        line, column = self.places[path]
        text = value_at(self.data, path)
        if offset and isinstance(text, str):
            for quote in (0, 1):
                if self.lines[line - 1].startswith(text, column - 1 + quote):
                    return line, column + quote + offset
        return line, column


def value_at(data: Any, path: Path) -> Any:  # noqa: ANN401 - YAML values are of any type
    """Return the value that a path leads to; KeyError or IndexError where it leads nowhere."""
    for part in path:
        data = data[part]
    return data


def parse(
    content: bytes, file: str, *, most_bytes: int = MAXIMUM_BYTES, most_values: int = MAXIMUM_NODES
) -> Parsed:
    """Return the data of one YAML file with the place of every value.

    Raises RuleFileError naming `file`, line, column and expectation.
    """
    try:
        text = _decode(content, most_bytes)
        data, composer = _composed(text, most_values)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place: Place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise RuleFileError([Fault(file, *place, _plain(error))]) from None
    except _Refused as refused:
        raise RuleFileError([Fault(file, *refused.place, refused.message)]) from None
    return Parsed(data, composer.places, composer.keys, tuple(_LINE_END.split(text)))


def _composed(text: str, most_values: int) -> tuple[Any, "_Composer"]:
    """Return the data of a text, and where they stand.

    libyaml reads ahead and has a limit of nesting of its own, which it may meet before ours: then the
    other parser, which reads no further than asked, says where ours is.
    """
    try:
        composer = _Composer(most_values)
        return composer.document(yaml.parse(text, Loader=_LOADER)), composer
    except yaml.YAMLError as error:
        if "nesting depth" not in str(getattr(error, "problem", "")):
            raise
    composer = _Composer(most_values)
    return composer.document(yaml.parse(text, Loader=yaml.SafeLoader)), composer


class _Refused(Exception):
    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message


def _decode(content: bytes, most_bytes: int) -> str:
    if len(content) > most_bytes:
        raise _Refused((1, 1), f"expected a file of at most {most_bytes // 1024} KiB")
    if content.startswith(_WIDE[:2]) or _WIDE[2] in content:
        raise _Refused((1, 1), "expected UTF-8 text, found UTF-16 or binary data")
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        place = _place_in(content[: error.start].decode("utf-8"))
        message = f"expected UTF-8 text, found byte 0x{content[error.start]:02x}: save the file as UTF-8"
        raise _Refused(place, message) from None
    unsafe = _UNSAFE.search(text)
    if unsafe:
        place = _place_in(text[: unsafe.start()])
        raise _Refused(place, f"expected printable text, found U+{ord(unsafe[0]):04X}")
    return text


def _place_in(before: str) -> Place:
    lines = _LINE_END.split(before)
    return len(lines), len(lines[-1]) + 1


def _plain(error: yaml.YAMLError) -> str:
    problem = getattr(error, "problem", None) or "a fault"
    if "tab" in problem or "\\t" in problem or "cannot start any token" in problem:
        return "expected spaces and printable text, found a tab or a character that starts nothing in YAML"
    if "mapping values are not allowed" in problem:
        return 'expected one "key: value" a line; quote a text that holds ": "'
    context = getattr(error, "context", None)
    where = f" {context}" if context else ""
    return f"expected YAML: {problem}{where}"


@dataclass(slots=True)
class _Composer:
    most: int
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    nodes: int = 0

    def document(self, events: Iterator[Any]) -> Any:  # noqa: ANN401 - YAML values are of any type
        next(events)
        start = next(events)
        if isinstance(start, yaml.StreamEndEvent):
            self.places[()] = (1, 1)
            return None
        if start.version or start.tags:
            raise _Refused(_start(start), "expected no % directive")
        data = self.value(next(events), events, ())
        next(events)
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Refused(_start(after), "expected one document, found a second after ---")
        return data

    def value(self, event: Any, events: Iterator[Any], path: Path) -> Any:  # noqa: ANN401 - as above
        place = self.admit(event, path)
        self.places[path] = place
        if isinstance(event, yaml.ScalarEvent):
            return _resolve(event) if event.implicit[0] else _safe(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, path)
        return self.mapping(events, path)

    def admit(self, event: Any, path: Path) -> Place:  # noqa: ANN401 - an event of PyYAML, which has no types
        place = _start(event)
        self.nodes += 1
        if self.nodes > self.most:
            raise _Refused(place, f"expected at most {self.most:,} values in a file")
        if len(path) > MAXIMUM_DEPTH:
            raise _Refused(place, f"expected at most {MAXIMUM_DEPTH} levels of nesting")
        if event.anchor is not None:
            mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise _Refused(place, f"expected a value, found {mark}{event.anchor[:40]}: no anchors or aliases")
        if event.tag is not None:
            raise _Refused(place, f"expected a value, found the tag {event.tag[:60]}: tags are not allowed")
        return place

    def sequence(self, events: Iterator[Any], path: Path) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            found.append(self.value(event, events, (*path, len(found))))
        return found

    def mapping(self, events: Iterator[Any], path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            place = self.admit(event, path)
            key = _key(event, place)
            inner = (*path, key)
            if key in found:
                first = self.keys[inner][0]
                raise _Refused(place, f'expected each key once, found "{key}" again (first on line {first})')
            self.keys[inner] = place
            found[key] = self.value(next(events), events, inner)
        return found


def _start(event: Any) -> Place:  # noqa: ANN401 - an event of PyYAML, which has no types
    return event.start_mark.line + 1, event.start_mark.column + 1


def _key(event: Any, place: Place) -> str:  # noqa: ANN401 - an event of PyYAML, which has no types
    if not isinstance(event, yaml.ScalarEvent) or not event.value:
        raise _Refused(place, "expected a key that is a text")
    if event.value == "<<" and event.implicit[0]:
        raise _Refused(place, "expected a key, found <<: merges are not allowed")
    return _safe(event)


def _resolve(event: Any) -> Any:  # noqa: ANN401 - YAML values are of any type
    text = event.value
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text


def _safe(event: Any) -> str:  # noqa: ANN401 - an event of PyYAML, which has no types
    unsafe = _UNSAFE.search(event.value)
    if unsafe:
        raise _Refused(_start(event), f"expected printable text, found U+{ord(unsafe[0]):04X} by escape")
    return str(event.value)
