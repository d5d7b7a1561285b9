"""Reads the same reports in every format and counts the cells that come out otherwise than they were drawn.

    python -m benchmarks.renderings                       300 reports in 7 formats; a quarter of an hour
    python -m benchmarks.renderings --reports 20 docx     fewer reports, formats whose name holds a word
    python -m benchmarks.renderings --keep FOLDER         reports that are not exact are kept as files

Reports vary in form, figures, slips and blanks, the printed ones also in paper, letters, borders and in
how their tables are cut (`tests.looks`). A cell is *exact* where it says the same as in the page it was
drawn from, *doubtful* where the reading says that it is not sure or not there, *WRONG* else. *Alike* are
the reports with the same diagnostics, fingerprints and all, places aside.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lint_gov.pipeline import lint
from lint_gov.result import Result
from tests.agreeing import EXACT, PRINTED, Drawn, became, contents, expected, reports, said, values

_SEVEN = ("html", "text", "markdown", "docx", "xlsx", *PRINTED)
_AT_ONCE = 50


@dataclass(slots=True)
class Tally:
    """What became of the cells and the reports of one format."""

    cells: Counter[str] = field(default_factory=Counter)
    reports: Counter[str] = field(default_factory=Counter)


def main() -> int:
    """Print a line a format; return 1 if a cell is wrong, or the diagnostics of an exact report differ."""
    options = _options()
    some, failed = reports(options.reports), False
    print(
        f"{'':24}{'reports':>8}{'cells':>9}{'exact':>9}{'doubtful':>9}{'WRONG':>7}{'share':>10}{'alike':>7}"
    )
    for media in _chosen(options.media):
        start = time.monotonic()
        tally = _measure(media, some, options.keep)
        cells, total = tally.cells, tally.cells.total()
        share = f"{100 * cells['exact'] / total:.3f} %" if total else "–"
        counts = f"{total:9,}{cells['exact']:9,}{cells['doubtful']:9,}{cells['WRONG']:7,}{share:>10}"
        alike = f"{tally.reports['alike']:7,}   {time.monotonic() - start:.0f} s"
        print(f"{media:24}{tally.reports.total():8,}{counts}{alike}", flush=True)
        failed = failed or bool(cells["WRONG"] or tally.reports["UNLIKE"])
    return int(failed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("media", nargs="*", help="formats whose names hold these words; by default the seven")
    parser.add_argument("--reports", type=int, default=300, help="how many reports")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="where reports that are not exact are written"
    )
    return parser.parse_args()


def _chosen(words: Sequence[str]) -> Iterator[str]:
    if not words:
        yield from _SEVEN
        return
    yield from (media for media in (*EXACT, *PRINTED) if any(word in media for word in words))


def _measure(media: str, some: Sequence[Drawn], folder: Path | None) -> Tally:
    tally = Tally()
    for batch in (some[start : start + _AT_ONCE] for start in range(0, len(some), _AT_ONCE)):
        made = contents(media, batch)
        for one in batch:
            content = made[one.name]
            cells, same = _compared(one, lint(content))
            tally.cells += cells
            tally.reports["alike" if same else "unsure" if cells["doubtful"] else "UNLIKE"] += 1
            if folder is not None and not (same and cells["exact"] == cells.total()):
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{one.name} {media}").write_bytes(content)
    return tally


def _compared(one: Drawn, result: Result) -> tuple[Counter[str], bool]:
    """Return what became of the cells of a report, and whether its diagnostics are those expected."""
    page, found = values(expected(one)), values(result)
    wanted = {address: (text, page[address][1], None) for address, text in one.cells.items()}
    cells = Counter(
        became(found[address], value) if address in found else "doubtful" for address, value in wanted.items()
    )
    cells["WRONG"] = cells.pop("wrong", 0) + len(found.keys() - wanted.keys())
    return cells, said(result) == said(expected(one))


if __name__ == "__main__":
    sys.exit(main())
