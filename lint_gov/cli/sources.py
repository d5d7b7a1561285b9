"""Turns the paths of a command line into the sources to lint: files, folders, patterns, lists, stdin."""
# Paths stay text as given: pathlib respells them, and raises where a name is too long.
# ruff: noqa: PTH100, PTH112, PTH207

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lint_gov.batch.task import Refusal, Task
from lint_gov.cli.folders import Filter, files_below

STDIN = "-"
_MAGIC = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources in order, and the folders named; the `folders` of a task are places among them."""

    tasks: tuple[Task, ...]
    folders: tuple[str, ...]


def sources_of(paths: Iterable[str], which: Filter, stdin: Task | None = None) -> Sources:
    """Return what paths lead to: in their order, the files of a folder by name, each file once.

    A pattern with *, ? or [ that is no path itself is expanded here, for shells that do not. `stdin`
    stands where a path is "-".
    """
    found: dict[str, Task] = {}
    folders: list[str] = []
    for path in paths:
        if path == STDIN and stdin is not None:
            _put(found, STDIN, stdin)
            continue
        for match in _matches(path):
            if os.path.isdir(match):
                folders.append(match)
                for task in _in_folder(match, len(folders) - 1, which):
                    _put(found, os.path.abspath(task.path), task)
            else:
                _put(found, os.path.abspath(match), Task(match))
    return Sources(tuple(found.values()), tuple(folders))


def listed(content: bytes) -> list[str]:
    """Return the paths in a list: one a line, or separated by NUL where there is one."""
    separator = b"\0" if b"\0" in content else b"\n"
    parts = (part.removesuffix(b"\r") if separator == b"\n" else part for part in content.split(separator))
    return [os.fsdecode(part) for part in parts if part]


def _put(found: dict[str, Task], key: str, task: Task) -> None:
    """Keep a source at its first place; one that is named as well as found counts as named."""
    known = found.get(key)
    if known is None:
        found[key] = task
    else:
        folders = known.folders + task.folders
        found[key] = replace(known, named=known.named or task.named, folders=folders)


def _matches(path: str) -> Sequence[str]:
    if not _MAGIC.intersection(path) or os.path.lexists(path):
        return [path]
    from glob import glob

    return sorted(glob(path, recursive=True)) or [path]


def _in_folder(folder: str, number: int, which: Filter) -> list[Task]:
    files, faults = files_below(folder, which)
    refused = [Task(path, folders=(number,), refusal=_refusal(error)) for path, error in faults]
    return [*(Task(path, named=False, folders=(number,)) for path in files), *refused]


def _refusal(error: OSError) -> Refusal:
    reason = error.strerror or str(error)
    return Refusal(f"文件夹打不开（{reason}）", f"the folder cannot be opened: {reason}")
