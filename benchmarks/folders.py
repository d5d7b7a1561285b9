"""Time and memory of `lint-gov check FOLDER` as the folder and the number of jobs grow."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.stages import page, parse

_DIFFERENT = 200
"""So many pages differ; larger folders hold them again under other names, as hard links."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run over a folder: reports, jobs, and what it took.

    `processor` is the processor time of all its processes, `peak_mib` the memory of the largest.
    """

    reports: int
    jobs: int
    seconds: float
    processor: float
    peak_mib: float

    @property
    def rate(self) -> float:
        """Return reports per second."""
        return self.reports / self.seconds


def runs(sizes: list[int], jobs: list[int]) -> list[Run]:
    """Return a run for every size with every number of jobs, on the same files."""
    with TemporaryDirectory(prefix="lint-gov-folders-") as name:
        folder = Path(name)
        measured = []
        for size in sorted(sizes):
            fill(folder, size)
            measured += [run(folder, size, number) for number in jobs]
    return measured


def fill(folder: Path, size: int) -> None:
    """Make the folder hold `size` pages: two years of each organ, in two forms, a slip in every tenth."""
    for number in range(size):
        path = folder / f"report-{number:06}.html"
        if path.exists():
            continue
        if number < _DIFFERENT:
            form, year = (("2019", 2020), ("2021", 2021))[number % 2]
            organ = f"示例市第{number // 2 + 1}中心"
            slips, following = int(number % 10 == 0), None if number % 2 else number + 1
            content = page(number, form, slips=slips, organisation=organ, year=year, following=following)
            path.write_bytes(content)
        else:
            os.link(folder / f"report-{number % _DIFFERENT:06}.html", path)


def run(folder: Path, reports: int, jobs: int) -> Run:
    """Return how long the command took over a folder, and its memory."""
    command = [sys.executable, "-m", "lint_gov", "check", str(folder), "--jobs", str(jobs)]
    options = [
        "--no-progress",
        "--no-cache",
        "--exit-zero",
        "--output-format",
        "jsonl",
        "--output",
        os.devnull,
    ]
    start = perf_counter()
    process = subprocess.Popen([*command, *options])
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    if status:
        message = f"check over {reports} reports ended with {os.waitstatus_to_exitcode(status)}"
        raise RuntimeError(message)
    return Run(reports, jobs, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def bare_rate(reports: int) -> float:
    """Return how many of the same pages lxml alone reads and parses a second, in one process."""
    with TemporaryDirectory(prefix="lint-gov-folders-") as name:
        folder = Path(name)
        fill(folder, reports)
        start = perf_counter()
        for path in sorted(folder.iterdir()):
            parse(path.read_bytes())
        return reports / (perf_counter() - start)
