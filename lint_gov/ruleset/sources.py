"""Finds and reads rule files: single files, and folders with everything below them."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lint_gov.ruleset.faults import Fault, RuleFileError

MAXIMUM_FILES = 2_000
MAXIMUM_BYTES = 256 * 1024
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Source:
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
    for path in map(Path, paths):
        try:
            for file, key in _files(path):
                real = os.path.realpath(file)
                found.setdefault(real, Source(str(file), key, real, content_of(file)))
                if len(found) > MAXIMUM_FILES:
                    raise RuleFileError([_unusable(path, f"at most {MAXIMUM_FILES:,} rule files")])
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            name = getattr(error, "filename", None) or path
            faults.append(_unusable(name, f"a rule file or a folder that can be read: {reason}"))
    if faults:
        raise RuleFileError(faults)
    return tuple(found.values())


def content_of(file: Path) -> bytes:
    """Return the bytes of a regular file, at most one more than a rule file may have."""
    if file.exists() and not file.is_file():
        raise OSError(0, "it is no regular file", str(file))
    with file.open("rb") as stream:
        return stream.read(MAXIMUM_BYTES + 1)


def digest_of(sources: Iterable[Source]) -> str:
    """Return the SHA-256, in hexadecimal, of the keys and the bytes of files, in their order."""
    digest = sha256()
    for source in sources:
        for part in (os.fsencode(source.key), source.content):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()


def _unusable(name: str | Path, expected: str) -> Fault:
    return Fault(str(name), None, None, f"expected {expected}")


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    if not path.is_dir():
        yield path, path.name
        return
    below = list(_below(path))
    if not below:
        raise OSError(0, "it holds no *.yaml or *.yml", str(path))
    yield from below


def _below(top: Path) -> Iterator[tuple[Path, str]]:
    seen: set[str] = set()
    folders = [top]
    while folders:
        folder = folders.pop()
        real = os.path.realpath(folder)
        if real in seen:  # a link back up
            continue
        seen.add(real)
        inner = []
        for entry in sorted(folder.iterdir()):
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                inner.append(entry)
            elif entry.suffix.lower() in _SUFFIXES:
                yield entry, entry.relative_to(top).as_posix()
        folders.extend(reversed(inner))
