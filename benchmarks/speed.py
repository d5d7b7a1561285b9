"""Measures speed and memory in one run, and writes the figures to docs/performance.md.

python -m benchmarks.speed             about two minutes
python -m benchmarks.speed --large     with a folder of 20 000 reports
python -m benchmarks.speed --formats   the section on formats alone, the rest of the page as it stands
python -m benchmarks.speed --dry       print, write nothing
"""

import argparse
import os
import platform
import sys
from pathlib import Path

from benchmarks import cache, catalogue, folders, formats, stages, startup

_CACHED = 2_000
PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
_FORMATS = "## Formats"


def main() -> int:
    """Measure, write and print the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--large", action="store_true", help="also a folder of 20 000 reports")
    parser.add_argument("--formats", action="store_true", help="only the section on formats")
    parser.add_argument("--dry", action="store_true", help="print the page, do not write it")
    parser.add_argument("--rounds", type=int, default=200, help="turns per stage")
    options = parser.parse_args()
    sizes = [200, 2_000, *([20_000] if options.large else [])]
    if options.formats:
        text = _with_formats(PAGE.read_text(encoding="utf-8"))
    else:
        text = "\n".join(
            [
                *_opening(),
                *_one_report(options.rounds),
                *_catalogue(options.rounds),
                *_folders(sizes),
                *_second_run(),
                *_formats(),
                *_startup(),
                "",
            ]
        )
    print(text)
    if not options.dry:
        PAGE.write_text(text, encoding="utf-8")
    return 0


def _opening() -> list[str]:
    python, cores, (load, *_) = platform.python_version(), os.cpu_count(), os.getloadavg()
    return [
        "# Performance",
        "",
        f"Written by `python -m benchmarks.speed` (Python {python}, {cores} cores, {load:.1f} processes",
        "running before it began). Times depend on the machine and on what else it does; the ratios of",
        "processor time, taken in one run on the same bytes, hardly do.",
    ]


def _one_report(rounds: int) -> list[str]:
    sound, slipped = stages.measure(rounds), stages.measure(rounds, slips=2)
    lines = [
        "",
        f"## One report, an HTML page of {sound.size / 1000:.0f} KB",
        "",
        "Medians in milliseconds of processor time. The whole lint reads, recognises, runs every rule,",
        "localises, and writes JSON.",
        "",
        "| | consistent report | two wrong figures |",
        "|---|---:|---:|",
        f"| bare `lxml.html` parsing | {sound.bare:.2f} | {slipped.bare:.2f} |",
    ]
    lines += [f"| {name} | {span:.2f} | {slipped.stages[name]:.2f} |" for name, span in sound.stages.items()]
    return [
        *lines,
        f"| **the whole lint** | **{sound.whole:.2f}** | **{slipped.whole:.2f}** |",
        f"| times bare parsing | {sound.ratio:.1f} | {slipped.ratio:.1f} |",
    ]


def _catalogue(rounds: int) -> list[str]:
    families = ", ".join(catalogue.FAMILIES)
    lines = [
        "",
        "## The whole catalogue",
        "",
        f"The families {families} with the input rules, and every rule that runs unasked; medians in",
        "milliseconds of processor time, in alternating turns.",
        "",
        f"| | {families} | every rule | ratio |",
        "|---|---:|---:|---:|",
    ]
    costs = catalogue.measure(rounds)
    return [
        *lines,
        *(f"| {name} | {one.few:.2f} | {one.every:.2f} | {one.ratio:.2f} |" for name, one in costs.items()),
    ]


def _folders(sizes: list[int]) -> list[str]:
    bare = folders.bare_rate(2_000)
    lines = [
        "",
        "## A folder",
        "",
        "`lint-gov check FOLDER --output-format jsonl --no-cache`, start-up included; a slip in every tenth",
        f"report. lxml alone reads and parses {bare:,.0f} of the same pages a second on one core. Peak",
        "memory is that of the largest process.",
        "",
        "| reports | `--jobs` | seconds | reports a second | processor seconds | peak memory, MiB |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    return [*lines, *(_row(run) for run in folders.runs(sizes, [1, 2]))]


def _row(run: folders.Run) -> str:
    took = f"{run.seconds:.1f} | {run.rate:,.0f} | {run.processor:.1f}"
    return f"| {run.reports:,} | {run.jobs} | {took} | {run.peak_mib:.0f} |"


def _second_run() -> list[str]:
    return cache.section(cache.runs(_CACHED, jobs=1), _CACHED)


def _formats() -> list[str]:
    return [
        "",
        _FORMATS,
        "",
        "One report in every format. Processor time and peak memory, those of the process that reads PDFs",
        "included; above each the bare libraries with the same bytes, which find no report in them.",
        "",
        *formats.lines(),
    ]


def _with_formats(page: str) -> str:
    """Return a page with its section on formats measured anew, before the last one where it has none."""
    before, heading, rest = page.partition(f"\n{_FORMATS}\n")
    if not heading:
        before, _, rest = page.rpartition("\n## ")
        rest = f"\n## {rest}"
    _, next_heading, after = rest.partition("\n## ")
    return "\n".join([before.removesuffix("\n"), *_formats(), next_heading + after])


def _startup() -> list[str]:
    times = startup.measure(31)
    base = next(iter(times.values()))
    lines = [
        "",
        "## Start-up",
        "",
        "Processor time, medians of 31 alternating runs on one sample. Parsed rules are cached throughout,",
        "the result but for the last line.",
        "",
        "| | ms | ratio |",
        "|---|---:|---:|",
    ]
    return [*lines, *(f"| `{name}` | {span:.0f} | {span / base:.2f} |" for name, span in times.items())]


if __name__ == "__main__":
    sys.exit(main())
