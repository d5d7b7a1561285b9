"""What becomes of the files that a page offers in place of its report."""

from collections.abc import Iterable
from typing import NamedTuple

from lint_gov.batch.task import Task
from lint_gov.model.document import Attachment
from lint_gov.model.wording import Text
from lint_gov.sources.beside import file_beside
from lint_gov.sources.names import SUFFIXES, suffix_of


class Fate(NamedTuple):
    """What became of attachments, in words, and as the fact that rule E002 asks for."""

    words: Text
    fact: int


_ABSENT = Fate(Text("附件没有检查", "which was not checked"), 0)
_EMPTY = Fate(Text("但附件中也没有找到报告", "but no report was found there either"), 0)
_CHECKED = Fate(Text("附件另行检查", "which is checked by itself"), 1)
_PERHAPS = Fate(
    Text("附件如在同一批数据中，则另行检查", "which is checked by itself if it is among the same data"), 2
)


class Attached(NamedTuple):
    """The attachments that lie beside their page: those to check with it, and whether there are others.

    `elsewhere` says that some are sources of the same run, which finds them by itself; `unknown` that
    this cannot be told.
    """

    to_check: tuple[Task, ...] = ()
    elsewhere: bool = False
    unknown: bool = False

    def fate(self, *, held: bool) -> Fate:
        """Return what becomes of the attachments; `held` says that one to check was a report."""
        if held or self.elsewhere:
            return _CHECKED
        if self.unknown:
            return _PERHAPS
        return _EMPTY if self.to_check else _ABSENT


def attached_to(page: Task, attachments: Iterable[Attachment]) -> Attached:
    """Return which attachments of a page lie beside it, each once.

    A page that was found in a folder, or in an archive, has neighbours that are found there too.
    """
    if page.content is not None:  # a record of a crawl, or something else without a folder
        return Attached(unknown=bool(page.folders))
    beside = (file_beside(page.path, one.name, one.href) for one in attachments)
    paths = dict.fromkeys(path for path in beside if path is not None)
    found = [path for path in paths if page.folders and not page.named and suffix_of(path) in SUFFIXES]
    rest = [path for path in paths if path not in found]
    tasks = tuple(Task(path, named=False, folders=page.folders, setup=page.setup) for path in rest)
    return Attached(tasks, elsewhere=bool(found))
