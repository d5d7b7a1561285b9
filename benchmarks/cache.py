"""A second run over unchanged reports, by what the first one left, against the first.

python -m benchmarks.cache             2 000 reports: 500 organs, four years each
python -m benchmarks.cache --reports 400
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from benchmarks.stages import page

_YEARS = range(2021, 2025)


class Run(NamedTuple):
    """What one run took: seconds on the clock, and of the processor, all processes together."""

    name: str
    seconds: float
    processor: float
    output: bytes


def fill(folder: Path, reports: int) -> None:
    """Make a folder of reports of many organs, each of four years; a slip in every tenth."""
    for number in range(reports):
        organ, year = divmod(number, len(_YEARS))
        text = page(number, slips=int(number % 10 == 0)).decode()
        named = text.replace("示例市", f"示例第{organ}市").replace("2023", str(_YEARS[year]))
        (folder / f"report-{number:05}.html").write_text(named, encoding="utf-8")


def runs(reports: int, jobs: int) -> list[Run]:
    """Return a run without a cache, one that fills it, one that has it, and one after a change."""
    with TemporaryDirectory(prefix="lint-gov-cache-") as name:
        folder = Path(name) / "reports"
        folder.mkdir()
        fill(folder, reports)
        cache = str(Path(name) / "cache")
        found = [
            _run("without a cache", folder, jobs, "--no-cache"),
            _run("the first with one", folder, jobs, "--cache-dir", cache),
            _run("the second", folder, jobs, "--cache-dir", cache),
        ]
        changed = folder / "report-00007.html"
        changed.write_bytes(changed.read_bytes() + b"<!-- -->")
        return [*found, _run("one file changed", folder, jobs, "--cache-dir", cache)]


def _run(name: str, folder: Path, jobs: int, *options: str) -> Run:
    command = [sys.executable, "-m", "lint_gov", "check", str(folder), "--jobs", str(jobs), *options]
    more = ["--no-progress", "--exit-zero", "--output-format", "jsonl"]
    before, start = os.times(), perf_counter()
    done = subprocess.run([*command, *more], capture_output=True, check=True)
    seconds, after = perf_counter() - start, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(name, seconds, processor, done.stdout)


def section(found: list[Run], reports: int) -> list[str]:
    """Return the lines of a page that tell of the runs."""
    organs = reports // len(_YEARS)
    lines = [
        "",
        "## A second run",
        "",
        f"`lint-gov check FOLDER` over {reports:,} reports: {organs} organs, four years each,",
        "start-up included. The outputs are the same bytes.",
        "",
        "| run | processor seconds | of the first |",
        "|---|---:|---:|",
    ]
    first = found[1].processor
    return [*lines, *(f"| {one.name} | {one.processor:.2f} | {one.processor / first:.3f} |" for one in found)]


def main() -> int:
    """Measure and print; exit code 1 where an output differs, or the second run takes over a tenth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--reports", type=int, default=2_000)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    without, *rest = found = runs(options.reports, options.jobs)
    for one in found:
        print(f"{one.name:18} {one.seconds:8.2f} s {one.processor:8.2f} s of the processor")
    print("\n".join(section(found, options.reports)))
    same = all(one.output == without.output for one in rest[:2])
    ratio = rest[1].processor / rest[0].processor
    print(f"second to first: {ratio:.3f} of the processor; outputs {'agree' if same else 'DIFFER'}")
    return int(not same or ratio > 0.1)


if __name__ == "__main__":
    raise SystemExit(main())
