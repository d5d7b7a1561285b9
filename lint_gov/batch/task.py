"""One source of a run, how it is to be linted, and what came of it: plain data that can be sent."""

from typing import NamedTuple

from lint_gov.batch.links import Card, Links
from lint_gov.model.organ import Registry
from lint_gov.outputs.look import Look
from lint_gov.outputs.summary import Summary
from lint_gov.readers import Limits
from lint_gov.result import ReadStatus
from lint_gov.sources.refusal import Refusal
from lint_gov.suppression import NO_USE, NOTHING, Suppressions, Used

CHUNK = 16  # sources a worker takes at a time: smaller lots cost more in passing them on
SECONDS = 60.0
MEMORY = 1024**3


class Task(NamedTuple):
    """One source to lint: a file, or content under a name ("-" where it has none).

    `named` tells a file that was asked for from one that was found in a folder, of which nobody
    said that it is a report. `folders` are the numbers of the folders it was found in. With a
    `member` the content is an archive, and the source that member of it. `crawl` says that the source
    is a crawl, whose records are the sources. `setup` is the number of its setup: 0 for that of the
    run, else a place, counted from 1, among those of the settings. With `keep`, the folder of a run, a
    report is read and kept there; with `links` it is judged, beside the reports that they lead to. A
    `witness` is read for the reports that are judged beside it, and nothing comes of it itself.
    """

    path: str
    content: bytes | None = None
    named: bool = True
    folders: tuple[int, ...] = ()
    refusal: Refusal | None = None
    member: str | None = None
    crawl: bool = False
    setup: int = 0
    keep: str | None = None
    links: Links | None = None
    witness: bool = False


class Setup(NamedTuple):
    """What may differ from source to source: which rules run, how grave they are, what is known of it.

    `chosen` are the ids of the rules to run (None: all that are not optional), `severity` pairs the
    ids of rules with the severity that they always have.
    """

    chosen: tuple[str, ...] | None = None
    severity: tuple[tuple[str, str], ...] = ()
    year: int | None = None
    form: str | None = None
    organ_level: str | None = None


class Settings(NamedTuple):
    """How to lint every source.

    `rules` are paths of further rule files, `chosen` the ids of the rules to run (None: all
    that are not optional), `previous` the path of the report of the year before, `organs` the
    register of organs. `seconds` and `memory` (bytes) are what a source may take, as far as the
    system can see to it; memory only in workers. `reports` are further formats to write every
    result in, each with its look. `severity` pairs the ids of rules with the severity that they
    always have. `setups` are for the sources that name one of them. `suppressions` say
    which diagnoses do not count. `cache` is the folder of what earlier runs left, None for none.
    """

    format: str
    look: Look = Look()
    rules: tuple[str, ...] = ()
    chosen: tuple[str, ...] | None = None
    previous: str | None = None
    year: int | None = None
    form: str | None = None
    organ_level: str | None = None
    as_of: str | None = None
    organs: Registry | None = None
    seconds: float = SECONDS
    memory: int = MEMORY
    reports: tuple[tuple[str, Look], ...] = ()
    limits: Limits = Limits()
    severity: tuple[tuple[str, str], ...] = ()
    setups: tuple[Setup, ...] = ()
    suppressions: Suppressions = NOTHING
    cache: str | None = None

    def every_setup(self) -> tuple[Setup, ...]:
        """Return the setups by their numbers, that of the run first."""
        own = Setup(self.chosen, self.severity, self.year, self.form, self.organ_level)
        return (own, *self.setups)


class Checked(NamedTuple):
    """What came of one source: its text in the output, its counts, and faults of ours, in words.

    `attached` says that it was not asked for: the source before it leads to it. `reports` are its
    texts in the further formats of the settings. `card` stands for a report that was read and is not
    yet judged. `beside` names the other reports that the result rests on, path and digest; None where
    the source was judged alone. `used` tells what became of waivers and baseline on it. `digest` is
    that of the source's bytes where the same bytes give the same again, `leads` the number of sources
    after it that it led to.
    """

    task: Task
    status: ReadStatus
    year: int | None
    text: str
    summary: Summary
    faults: tuple[str, ...] = ()
    attached: bool = False
    reports: tuple[str, ...] = ()
    card: Card | None = None
    beside: tuple[tuple[str, str | None], ...] | None = None
    used: Used = NO_USE
    digest: str | None = None
    leads: int = 0


def too_slow(seconds: float) -> Refusal:
    """Return the refusal of a source that took longer than it may."""
    return Refusal(
        f"超过时间上限（每个文件 {seconds:g} 秒）",
        f"it took longer than the limit of {seconds:g} seconds a file",
        "E004",
    )


TOO_BIG = Refusal("所需内存超过上限", "it needs more memory than the limit allows", "E004")
DIED = Refusal(
    "读取它的进程意外终止（内存不足，或者文件触发了底层库的故障）",
    "the process reading it died: out of memory, or a fault in a library that the file set off",
)
INTERNAL = Refusal(
    "程序内部错误，未能检查（这是本工具的缺陷，请反馈）",
    "an internal error kept it from being checked (a fault of this tool, please report it)",
)
