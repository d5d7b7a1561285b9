"""Sources that hold others, as folders do: archives and crawls, known by what they begin with."""

from io import BytesIO
from typing import BinaryIO

from lint_gov.batch import Task
from lint_gov.cli.folders import Filter
from lint_gov.model.document import Unreadable
from lint_gov.pipeline import largest
from lint_gov.readers import Limits
from lint_gov.sources.names import ARCHIVES, member_path, suffix_of
from lint_gov.sources.opening import HEAD, is_crawl, is_zip, opened, why_not
from lint_gov.sources.refusal import Refusal, over_limit, refusal_of

_OTHER_ARCHIVES = ARCHIVES | {".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"}
_NESTED = Refusal(
    "压缩包里的压缩包，不予读取；请解压后检查",
    "it is an archive within an archive and was not read; unpack it and check it then",
)


def holding(task: Task) -> str:
    """Return "archive" or "crawl" for a source that holds others, else nothing.

    What cannot be opened holds nothing: that is said when it is linted.
    """
    try:
        with _opened(task) as stream:
            head = stream.read(HEAD)
            if is_crawl(head):
                return "crawl"
            if not is_zip(head):
                return ""
            from lint_gov.sources.archive import is_archive

            return "archive" if is_archive(stream) else ""
    except (OSError, ValueError, Unreadable):
        return ""


def fetched(task: Task) -> Task:
    """Return a source with its content where it is an archive, or a document packed as one, far away.

    Unreadable where it is too large for that.
    """
    with _opened(task) as stream:
        content = stream.read(HEAD)
        if not is_zip(content):
            return task
        limit = largest(Limits())
        content += stream.read(limit + 1)
    if len(content) > limit:
        raise over_limit(len(content), limit, "压缩包字节数", "bytes of the archive").fault()
    return task._replace(content=content)


def archived(task: Task, which: Filter, folders: tuple[int, ...], *, below: str = "") -> list[Task]:
    """Return the sources in an archive; `below` is its path in the folder where it was found.

    An archive that cannot be read is a source that cannot be read, and so is one within it.
    """
    from lint_gov.sources.archive import members_of

    def counts(name: str) -> bool:
        place = f"{below}/{name}" if below else name
        return which.counts(place) or (suffix_of(name) in _OTHER_ARCHIVES and which.fits(place))

    try:
        with _opened(task) as stream:
            found = members_of(stream, counts)
    except (OSError, ValueError) as error:
        return [Task(task.path, folders=folders, refusal=refusal_of(why_not(error)))]
    except Unreadable as fault:
        return [Task(task.path, folders=folders, refusal=refusal_of(fault))]
    return [
        Task(
            member_path(task.path, one.name),
            content=task.content,
            member=None if task.content is None else one.name,
            named=False,
            folders=folders,
            refusal=one.refusal or (_NESTED if suffix_of(one.name) in _OTHER_ARCHIVES else None),
        )
        for one in found
    ]


def _opened(task: Task) -> BinaryIO:
    return opened(task.path) if task.content is None else BytesIO(task.content)


def check_installed() -> None:
    """Raise MissingExtraError where crawls cannot be read because something is not installed."""
    from lint_gov.sources import crawl

    crawl.check_installed()
