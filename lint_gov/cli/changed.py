"""The options --changed and --since: of the files named, those that changed are checked."""
# Paths stay text as given: pathlib respells them, and raises where a name is too long.
# ruff: noqa: PTH112, PTH118, PTH119, PTH120

import os
from collections.abc import Iterable

import click

from lint_gov.batch import Task
from lint_gov.cli.git import GitError, changed, root_of
from lint_gov.cli.sources import STDIN, Sources
from lint_gov.outputs.look import Look
from lint_gov.sources.names import is_url
from lint_gov.sources.opening import container_of

HEAD = "HEAD"


def only_changed(sources: Sources, roots: Iterable[str], since: str | None, look: Look) -> Sources:
    """Return the sources, those that did not change in their repositories only to be read beside the others.

    A member of an archive changed where the archive did. UsageError where git cannot tell.
    """
    files: set[str] = set()
    for root in roots:
        try:
            files |= {os.path.join(root, path) for path in changed(root, HEAD if since is None else since)}
        except GitError as error:
            message = look.say(f"--changed：{root}：{error}", f"--changed: {root}: {error}")
            raise click.UsageError(message) from error
    tasks = tuple(
        task if _real_names(task) & files else task._replace(witness=True) for task in sources.tasks
    )
    return Sources(tasks, ())


def roots_of(paths: Iterable[str], look: Look) -> list[str]:
    """Return the roots of the repositories that paths lie in, each once; UsageError where one is in none."""
    found: dict[str, None] = {}
    folders = dict.fromkeys(_folder_of(path, look) for path in paths)
    for folder in folders:
        root = root_of(folder)
        if root is None:
            message = look.say(
                f"--changed 需要 git 仓库，{folder} 不在仓库中",
                f"--changed needs a git repository, and {folder} is in none",
            )
            raise click.UsageError(message)
        found[root] = None
    return list(found)


def _folder_of(path: str, look: Look) -> str:
    if path == STDIN or (is_url(path) and not os.path.lexists(path)):
        message = look.say(f"--changed 不适用于 {path}", f"--changed has no meaning for {path}")
        raise click.UsageError(message)
    file = path if os.path.isdir(path) else os.path.dirname(container_of(path))
    return file or os.curdir


def _real_names(task: Task) -> set[str]:
    """Return the file of a source as git names it, without links: the file itself, and a link to it."""
    path = container_of(task.path)
    folder = os.path.realpath(os.path.dirname(path) or os.curdir)
    return {os.path.join(folder, os.path.basename(path)), os.path.realpath(path)}
