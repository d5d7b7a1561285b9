"""Measures how exactly reports are read, and how many true and false alarms each rule gives.

    python -m benchmarks.accuracy                      drawn reports, and the samples
    python -m benchmarks.accuracy --reports FOLDER     real ones, with FOLDER/expected/*.json
    python -m benchmarks.accuracy --write              write docs/accuracy.md
    python -m benchmarks.accuracy --reports FOLDER --name flat --show

Reading: see `benchmarks.reading`. Alarms: drawn reports have one defect each (`benchmarks.defects`); on a
folder, see `benchmarks.labelled` for what its JSON files may say.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import alarms, reading
from benchmarks.cases import Case, from_folder, generated
from benchmarks.labelled import Labelled, as_pdf, drawn, in_folder

_ROOT = Path(__file__).parent.parent
_PAGE = _ROOT / "docs" / "accuracy.md"
_HEAD = """# Accuracy

Written by `python -m benchmarks.accuracy --write`. The same reports are drawn for every run; what is known
of them is known by construction, not by looking at what the tool says.
`python -m benchmarks.accuracy --reports FOLDER` measures the same on reports of your own, with
`FOLDER/expected/*.json` beside them:

```json
{
 "files": ["2023-bureau.html"],
 "form": {"disclosure": 2021, "requests": 2021},
 "cells": {"requests[new,natural]": "12", "requests[new,total]": "12"},
 "findings": ["A101", "S101"]
}
```

`cells` are the figures as published, a blank as `""`; from them alone the sums (A101 to A104) and the
blank cells (V101, V102) are judged. `findings`, where somebody has read the report, are the rules that
are borne out at warning or above: then every rule is judged.

"""
_READING = """## Reading

Consistent reports of both forms, {count} of each, in every layout. A cell is exact where it was read as
published and without doubt; doubtful where the reading says so; WRONG where it was read as something else
without doubt. Unlisted cells stand where nothing was published.

"""
_ALARMS = """
## Alarms

Each report has one defect or none ({reports} reports, {count} of each form and defect, drawn in each
format). *Found* is where the rule of the defect fires, or a diagnostic that explains the identity which
it broke. Whatever else is said at warning or above is a false alarm. Precision is found over found and
false alarms, recall found over defects.

"""
_SAMPLES = """
## Samples

The reports of `samples/` against what is said of them in `samples/expected`, which was read by people.

"""
_MISSES = """
What was missed, and what was said wrongly:

"""


def main() -> int:
    """Print the figures, or write the page; return 1 if a cell or an identity came out wrong."""
    options = _options()
    if options.write:
        _PAGE.write_text("".join(f"{line}\n" for line in page(options.count)), encoding="utf-8")
        return 0
    tally = reading.measure(_cases(options), show=options.show, cells_only=options.cells_only)
    if not options.cells_only:
        found = alarms.measure(_labelled(options))
        print("\n".join(("", *alarms.table(found), "", *(alarms.listed(found) if options.show else ()))))
    return 1 if tally.wrong else 0


def page(count: int) -> Iterator[str]:
    """Yield the lines of `docs/accuracy.md`, measured on `count` reports of each kind."""
    tally = reading.measure(generated(count), cells_only=True)
    found, samples = alarms.measure(drawn(count)), alarms.measure(in_folder(_ROOT / "samples"))
    yield (_HEAD + _READING.format(count=count)).rstrip("\n") + "\n"
    yield from reading.table(tally)
    yield _ALARMS.format(count=count, reports=found.reports.total()).rstrip("\n") + "\n"
    yield from alarms.table(found)
    yield from _notes(found)
    yield _SAMPLES.rstrip("\n") + "\n"
    yield from alarms.table(samples)
    yield from _notes(samples)


def _notes(found: alarms.Alarms) -> Iterator[str]:
    if found.notes:
        yield _MISSES.rstrip("\n") + "\n"
        yield from (f"- {note}" for note in alarms.listed(found))


def _cases(options: argparse.Namespace) -> Iterator[Case]:
    cases = from_folder(options.reports) if options.reports else generated(options.count)
    return (case for case in cases if options.name in case.name)


def _labelled(options: argparse.Namespace) -> Iterator[Labelled]:
    """Yield the reports asked for; what is printed as PDF is so at the end, since it takes long."""
    drawings = iter(()) if options.reports else drawn(options.count)
    known = in_folder(options.reports or _ROOT / "samples")
    made = [report for report in (*drawings, *known) if options.name in report.name]
    yield from made
    if options.pdf:
        yield from as_pdf(made)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--reports", type=Path, metavar="FOLDER", help="real reports with expected/*.json")
    parser.add_argument("--count", type=int, default=2, help="drawn reports of each form, layout and defect")
    parser.add_argument("--name", default="", help="only reports whose name holds this")
    parser.add_argument(
        "--show", action="store_true", help="list cells not exact, defects missed, false alarms"
    )
    parser.add_argument("--cells-only", action="store_true", help="do not lint, only read")
    parser.add_argument("--pdf", action="store_true", help="also as PDF, printed by LibreOffice")
    parser.add_argument("--write", action="store_true", help="write docs/accuracy.md")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
