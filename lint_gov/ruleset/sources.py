"""Finds and reads rule files: single files, and folders with everything below them."""

# Every run reads all rules, and pathlib would take longer than the reading.
# ruff: noqa: PTH110, PTH112, PTH113, PTH118, PTH119, PTH123
import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from lint_gov.ruleset.faults import Fault, RuleFileError

MAXIMUM_FILES = 1_000
MAXIMUM_ENTRIES = 50_000  # of the folders searched: somebody may name the root of a disk
MAXIMUM_BYTES = 256 * 1024
SUFFIXES = (".yaml", ".yml")


class Source(NamedTuple):
    """One file: `name` is what a person knows it by, `key` is the same on every machine.

    `real` is the path with links resolved; two sources with the same are the same file.
    """

    name: str
    key: str
    real: str
    content: bytes


def sources_in(paths: Iterable[str | os.PathLike[str]]) -> tuple[Source, ...]:
    """Return the rule files that paths name, each once, folders searched in the order of names.

    Hidden files and folders are left out. A file longer than MAXIMUM_BYTES is read one byte further
    than that. Raises RuleFileError where a path leads to no rule file.
    """
    found: dict[str, Source] = {}
    faults: list[Fault] = []
    for path in paths:
        try:
            for source in _sources(os.fspath(path)):
                found.setdefault(source.real, source)
                if len(found) > MAXIMUM_FILES:
                    raise RuleFileError([_unusable(path, f"at most {MAXIMUM_FILES:,} rule files")])
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            name = getattr(error, "filename", None) or path
            faults.append(_unusable(name, f"a rule file or a folder that can be read: {reason}"))
    if faults:
        raise RuleFileError(faults)
    return tuple(found.values())


def digest_of(sources: Iterable[Source]) -> str:
    """Return the SHA-256, in hexadecimal, of the keys and the bytes of files, in their order."""
    digest = sha256()
    for source in sources:
        for part in (os.fsencode(source.key), source.content):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()


def _unusable(name: str | os.PathLike[str], expected: str) -> Fault:
    return Fault(os.fspath(name), None, None, f"expected {expected}")


def _sources(path: str) -> Iterator[Source]:
    if os.path.isdir(path):
        yield from _below(path)
        return
    if os.path.exists(path) and not os.path.isfile(path):
        raise OSError(0, "it is no regular file", path)
    yield Source(path, os.path.basename(path), os.path.realpath(path), _content(path))


def _below(top: str) -> Iterator[Source]:
    seen: set[str] = set()
    folders = [(top, "")]
    entries, empty = 0, True
    while folders:
        folder, key = folders.pop()
        real = os.path.realpath(folder)
        if real in seen:  # a link back up
            continue
        seen.add(real)
        inner = []
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            entries += 1
            if entries > MAXIMUM_ENTRIES:
                raise RuleFileError([_unusable(top, f"a folder with at most {MAXIMUM_ENTRIES:,} entries")])
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                inner.append((entry.path, f"{key}{entry.name}/"))
            elif entry.name.lower().endswith(SUFFIXES) and entry.is_file():
                empty = False
                target = (
                    os.path.realpath(entry.path) if entry.is_symlink() else os.path.join(real, entry.name)
                )
                yield Source(entry.path, f"{key}{entry.name}", target, _content(entry.path))
        folders.extend(reversed(inner))
    if empty:
        raise OSError(0, "it holds no *.yaml or *.yml", top)


def _content(path: str) -> bytes:
    with open(path, "rb", buffering=0) as stream:
        return stream.read(MAXIMUM_BYTES + 1)
