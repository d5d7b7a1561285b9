"""Turns the paths of a command line into the sources to lint: files, folders, patterns, lists, stdin.

Archives and crawls are like folders; what is in them is found by content, whatever they are called.
"""
# Paths stay text as given: pathlib respells them, and raises where a name is too long.
# ruff: noqa: PTH100, PTH112, PTH207

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lint_gov.batch import Task
from lint_gov.cli.folders import Filter, files_below
from lint_gov.cli.holders import archived, check_installed, fetched, holding
from lint_gov.model.document import Unreadable
from lint_gov.sources.names import ARCHIVES, is_url, shown, suffix_of
from lint_gov.sources.opening import is_member
from lint_gov.sources.refusal import Refusal, refusal_of

STDIN = "-"
_MAGIC = frozenset("*?[")


class Sources(NamedTuple):
    """The sources in order, and the folders named; the `folders` of a task are places among them.

    A pattern that fits nothing stands among the folders.
    """

    tasks: tuple[Task, ...]
    folders: tuple[str, ...]

    @property
    def total(self) -> int | None:
        """Return how many sources there are, None where a crawl holds nobody knows how many."""
        return None if any(task.crawl for task in self.tasks) else len(self.tasks)


def sources_of(paths: Iterable[str], which: Filter, stdin: Task | None = None) -> Sources:
    """Return what paths lead to: in their order, the files of a folder by name, each file once.

    A pattern with *, ? or [ that is no path itself is expanded here, for shells that do not; one that
    fits nothing is like an empty folder. `stdin` stands where a path is "-". MissingExtraError where a
    path needs a part that is not installed.
    """
    found: dict[str, Task] = {}
    folders: list[str] = []
    for path in paths:
        if path == STDIN and stdin is not None:
            _put(found, _held(stdin, folders, which) or [stdin])
            continue
        matches = _matches(path)
        if not matches:
            folders.append(path)
        for match in matches:
            if os.path.isdir(match):
                folders.append(match)
                _put(found, _in_folder(match, len(folders) - 1, which))
            elif is_url(match) and not os.path.lexists(match):
                _put(found, _at_url(match, folders, which))
            else:
                _put(found, _held(Task(match), folders, which) or [Task(match)])
    return Sources(tuple(found.values()), tuple(folders))


def listed(content: bytes) -> list[str]:
    """Return the paths in a list: one a line, or separated by NUL where there is one."""
    separator = b"\0" if b"\0" in content else b"\n"
    parts = (part.removesuffix(b"\r") if separator == b"\n" else part for part in content.split(separator))
    return [os.fsdecode(part) for part in parts if part]


def _put(found: dict[str, Task], tasks: Iterable[Task]) -> None:
    """Keep sources at their first place; one that is named as well as found counts as named."""
    for task in tasks:
        key = task.path if task.content is not None or is_url(task.path) else os.path.abspath(task.path)
        known = found.get(key)
        if known is None:
            found[key] = task
        else:
            folders = known.folders + task.folders
            found[key] = known._replace(named=known.named or task.named, folders=folders)


def _matches(path: str) -> Sequence[str]:
    if not _MAGIC.intersection(path) or is_url(path) or os.path.lexists(path):
        return [path]
    from glob import glob

    return sorted(glob(path, recursive=True))


def _in_folder(folder: str, number: int, which: Filter) -> list[Task]:
    files, faults = files_below(folder, which)
    tasks = [Task(path, named=False, folders=(number,)) for path in files]
    refused = [Task(path, folders=(number,), refusal=_refusal(error)) for path, error in faults]
    return [*(one for task in tasks for one in _unpacked(task, which, folder)), *refused]


def _unpacked(task: Task, which: Filter, folder: str) -> list[Task]:
    """Return the sources in an archive of a folder, the file itself where it is none."""
    if suffix_of(task.path) not in ARCHIVES or holding(task) != "archive":
        return [task]
    place = os.path.relpath(task.path, folder).replace(os.sep, "/")
    return archived(task, which, task.folders, below=place)


def _held(task: Task, folders: list[str], which: Filter) -> list[Task]:
    """Return the sources that a file or stdin holds, as a folder would; none where it is one itself."""
    held = holding(task)
    if held == "archive":
        folders.append(task.path)
        return archived(task, which, (len(folders) - 1,))
    if held == "crawl":
        check_installed()
        folders.append(task.path)
        return [task._replace(crawl=True, named=False, folders=(len(folders) - 1,))]
    return []


def _at_url(url: str, folders: list[str], which: Filter) -> list[Task]:
    """Return the sources at a URL: a file, those of a folder, those that fit a pattern."""
    from lint_gov.sources import remote

    def counts(path: str) -> bool:
        return which.counts(path) or (suffix_of(path) in ARCHIVES and which.fits(path))

    remote.check_installed(url)
    if is_member(url):
        return [Task(url)]
    try:
        files = remote.files_at(url, counts)
        if files is None:
            return _held(fetched(Task(url)), folders, which) or [Task(url)]
    except Unreadable as fault:
        return [Task(url, refusal=refusal_of(fault))]
    folders.append(shown(url))
    tasks = [Task(file, named=False, folders=(len(folders) - 1,)) for file in files]
    return [one for task in tasks for one in _unpacked_url(task, which)]


def _unpacked_url(task: Task, which: Filter) -> list[Task]:
    if suffix_of(task.path) not in ARCHIVES:
        return [task]
    try:
        archive = fetched(task)
    except Unreadable as fault:
        return [task._replace(refusal=refusal_of(fault))]
    return archived(archive, which, task.folders) if holding(archive) == "archive" else [task]


def _refusal(error: OSError) -> Refusal:
    reason = error.strerror or str(error)
    return Refusal(f"文件夹打不开（{reason}）", f"the folder cannot be opened: {reason}")
