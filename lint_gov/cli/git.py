"""Asks git about a folder, such that nothing in the folder is run.

A repository may come with settings and programs of its own: monitors, hooks, filters, remotes. It is
somebody else's folder, so git is told to leave all of them alone.
"""
# Paths stay text as given: pathlib respells them, and raises where a name is too long.
# ruff: noqa: PTH110, PTH118, PTH120

import os
from collections.abc import Iterable, Iterator, Mapping

_SECONDS = 60
_INERT = (
    *("--no-pager", "--no-replace-objects"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
    *("-c", f"core.attributesFile={os.devnull}", "-c", "diff.external="),
)
# They name another repository, or parts of one, than that of the folder.
_ELSEWHERE = frozenset(
    {
        *{"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"},
        *{"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF"},
        *{"GIT_CEILING_DIRECTORIES", "GIT_LITERAL_PATHSPECS", "GIT_REPLACE_REF_BASE"},
    }
)
# No waiting for locks or passwords, and nothing is fetched that a partial clone lacks.
_OURS = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "LC_ALL": "C",
}
_FILTERS = ("clean", "process", "smudge")


class GitError(Exception):
    """What git, or the lack of it, has to say."""


def asked(folder: str, *arguments: str, content: bytes = b"", fine: tuple[int, ...] = (0,)) -> bytes:
    """Return what git says of a folder; GitError where it cannot be asked, or ends otherwise than `fine`."""
    import subprocess

    # A fixed command: what the user or a repository says goes in as content, or behind an end of options.
    command = ["git", *_INERT, "-C", folder, *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - see above
            command, input=content, capture_output=True, check=False, timeout=_SECONDS, env=_environment()
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise GitError(str(error)) from error
    if done.returncode not in fine:
        raise GitError(_said(done.stderr) or f"git ended with {done.returncode}")
    return done.stdout


def without_filters(folder: str) -> list[str]:
    """Return the arguments that turn off the filters of a repository: programs that see changed files."""
    names = asked(folder, "config", "-z", "--name-only", "--get-regexp", r"^filter\.", fine=(0, 1))
    drivers = {name.rpartition(".")[0] for name in _texts(names)}
    settings = (f"{driver}.{way}=" for driver in sorted(drivers) for way in _FILTERS)
    return [part for setting in settings for part in ("-c", setting)]


def root_of(folder: str) -> str | None:
    """Return the root of the repository that a folder lies in, without links in its path, or None."""
    place = os.path.realpath(folder)
    while True:
        if os.path.exists(os.path.join(place, ".git")):
            return place
        above = os.path.dirname(place)
        if above == place:
            return None
        place = above


def ignored(folder: str, paths: Iterable[str]) -> set[str]:
    """Return those of the paths below a folder that git ignores; none where it cannot be asked."""
    content = b"".join(os.fsencode(f"./{path}") + b"\0" for path in paths)
    if not content or root_of(folder) is None:
        return set()
    try:
        said = asked(folder, "check-ignore", "--stdin", "-z", content=content, fine=(0, 1))
    except GitError:
        return set()
    return {path.removeprefix("./") for path in _texts(said)}


def changed(root: str, since: str) -> set[str]:
    """Return the files of a repository that differ from where it left `since`, untracked ones included.

    They are named from the root; those that were deleted are not among them, and a file that was renamed is
    there by its new name. GitError where nothing of the kind can be told.
    """
    quiet = ("rev-parse", "--verify", "--quiet", "--end-of-options")
    try:
        wanted = asked(root, *quiet, f"{since}^{{commit}}").decode().strip()
    except (GitError, UnicodeError) as error:
        message = f"git knows no commit {since!r} here; a shallow clone may lack it"
        raise GitError(message) from error
    base = asked(root, "merge-base", wanted, "HEAD", fine=(0, 1)).decode().strip()
    if not base:
        message = f"{since!r} and HEAD have no commit in common; a shallow clone may lack it"
        raise GitError(message)
    options = ("--name-only", "-z", "--no-renames", "--no-relative", "--diff-filter=d", "--no-ext-diff")
    differing = asked(root, *without_filters(root), "diff-index", *options, base, "--")
    added = asked(root, "ls-files", "-z", "--others", "--exclude-standard", "--full-name")
    return {*_texts(differing), *_texts(added)}


def _environment() -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    return {**kept, **_OURS}


def _texts(content: bytes) -> Iterator[str]:
    return (os.fsdecode(part) for part in content.split(b"\0") if part)


def _said(content: bytes) -> str:
    lines = content.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else ""
