"""The run of `check`: results go by, are counted and written, and leave notes on what went wrong."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lint_gov.batch import Checked, Settings
from lint_gov.cli.check_options import Options
from lint_gov.cli.progress import Progress
from lint_gov.cli.suppressed import unused
from lint_gov.cli.terminal import Piece
from lint_gov.model.rule import Ruleset
from lint_gov.outputs.formats import Tool, format_named
from lint_gov.outputs.look import Look
from lint_gov.outputs.summary import EMPTY, Summary, add
from lint_gov.pipeline import report_in
from lint_gov.result import ReadStatus
from lint_gov.suppression import Usage

_HALF = 0.5  # of the work on a source that is first read and later judged


@dataclass(slots=True)
class Tally:
    """What a run adds up to while its results go by; `complete` once the last has."""

    folders: tuple[str, ...]
    allow_empty: bool
    summary: Summary = EMPTY
    reports: Counter[int] = field(default_factory=Counter)  # by the number of the folder
    years: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)
    complete: bool = False
    read_before: bool = False  # all sources were read before the first was judged

    @property
    def empty_folders(self) -> list[str]:
        """Return the folders in which no report was found, where that counts."""
        if self.allow_empty or not self.complete:
            return []
        return [folder for number, folder in enumerate(self.folders) if not self.reports[number]]


def watched(results: Iterable[Checked], tally: Tally, line: Progress) -> Iterator[str]:
    """Yield the texts of results while counting them."""
    for checked in results:
        tally.summary = add(tally.summary, checked.summary)
        if checked.status is not ReadStatus.NOT_A_REPORT:
            tally.reports.update(checked.task.folders)
        if checked.year is not None:
            tally.years[checked.year] += 1
        tally.faults.extend(f"{checked.task.path}: {fault}" for fault in checked.faults)
        tally.usage.add(checked.used)
        if not checked.attached:
            line.step(_HALF if tally.read_before else 1)
        yield checked.text
    tally.complete = True


def reading(tally: Tally, line: Progress) -> Callable[[Checked], None]:
    """Return what counts the sources of a run that reads all of them before it judges the first."""

    def count(checked: Checked) -> None:
        tally.read_before = True
        if not checked.attached:
            line.step(_HALF)

    return count


def texts(options: Options, look: Look, parts: Iterable[str], tally: Tally, tool: Tool) -> Iterator[Piece]:
    """Yield the output piece by piece; the counts of rules alone where those were asked for."""
    if not options.statistics:
        yield from format_named(options.output_format).whole(parts, tool, lambda: tally.summary, look)
        return
    from lint_gov.outputs.rule_counts import as_json, as_lines, as_text

    deque(parts, maxlen=0)
    counted = {"json": as_json, "jsonl": as_lines}.get(options.output_format, as_text)
    yield counted(tally.summary, look)


def notes(tally: Tally, settings: Settings, rules: Ruleset, look: Look) -> Iterator[str]:
    """Yield what has to be said of the run beside its output."""
    for fault in tally.faults:
        yield look.say(f"程序出错（请反馈）：{fault}", f"a fault of this tool, please report it: {fault}")
    if settings.previous is not None:
        yield from _unused(settings.previous, tally, rules, look)
    yield from unused(settings.suppressions, tally.usage, look)
    for folder in tally.empty_folders:
        yield look.say(
            f"{folder} 中没有找到年度报告；如属正常，请加 --allow-empty",
            f"no report was found in {folder}; if that is right, say --allow-empty",
        )


def _unused(path: str, tally: Tally, rules: Ruleset, look: Look) -> Iterator[str]:
    year = report_in(path, rules.forms).year
    others = sum(count for one, count in tally.years.items() if year is not None and one != year + 1)
    if others:
        yield look.say(
            f"--previous 是 {year} 年的报告，有 {others} 份报告不是下一年的，未与其比对",
            f"--previous is the report of {year}; {others} reports are not of the year after and were "
            "not compared with it",
        )
