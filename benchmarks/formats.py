"""Reading one report from every format, against the bare libraries opening the same bytes.

python -m benchmarks.formats           print the table; PDF, ODS and XLS where LibreOffice can make them
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.openers import OPENERS, processor_seconds
from tests.converting import SOFFICE
from tests.generate import FORMS, consistent_cells, seeded
from tests.pages import page_of, render_html
from tests.renderings import render_docx, render_xlsx

_ROUNDS, _AT_ONCE = 6, 10
_ROOT = Path(__file__).parent.parent
_LIBRARIES = {
    "html": ["lxml"],
    "docx": ["zip and lxml", "python-docx"],
    "xlsx": ["zip and lxml", "calamine"],
    "ods": ["zip and lxml", "calamine"],
    "xls": ["xlrd", "calamine"],
    "pdf": ["pypdfium2"],
}


def main() -> int:
    """Measure and print."""
    print("\n".join(lines()))
    return 0


def lines() -> Iterator[str]:
    """Yield a table in Markdown: median processor time and peak memory of each way to open a file."""
    yield "| format | KB | opened by | ms | peak memory, MiB |"
    yield "|---|---:|---|---:|---:|"
    with TemporaryDirectory(prefix="lint-gov-formats-") as folder:
        for path in _files(Path(folder)):
            suffix, content = path.suffix[1:], path.read_bytes()
            for name in _ways(suffix):
                spent, peak = _milliseconds(OPENERS[name], content), _peak_mib(name, path)
                yield f"| {suffix.upper()} | {len(content) / 1000:.0f} | {name} | {spent:.2f} | {peak:.0f} |"


def _files(folder: Path) -> Iterator[Path]:
    form = FORMS["2021"]
    cells = consistent_cells(seeded(1), form)
    page = page_of(cells, form)
    drawn = {"html": render_html(cells, form).encode(), "docx": render_docx(page), "xlsx": render_xlsx(page)}
    made = {suffix: folder / f"report.{suffix}" for suffix in drawn}
    for suffix, content in drawn.items():
        made[suffix].write_bytes(content)
    for suffix, source in (("xls", "xlsx"), ("ods", "xlsx"), ("pdf", "docx")) if SOFFICE else ():
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [SOFFICE or "", profile, "--headless", "--convert-to", suffix, "--outdir", str(folder)]
        subprocess.run([*command, str(made[source])], check=True, capture_output=True, timeout=120)
        made[suffix] = folder / f"report.{suffix}"
    return iter(made.values())


def _ways(suffix: str) -> list[str]:
    return [*_LIBRARIES[suffix], "lint-gov, read", "lint-gov, lint"]


def _milliseconds(opener: Callable[[bytes], object], content: bytes) -> float:
    """Return the processor time of one opening, the median of some rounds of several each."""
    opener(content)
    spans = []
    for _ in range(_ROUNDS):
        start = processor_seconds()
        for _ in range(_AT_ONCE):
            opener(content)
        spans.append((processor_seconds() - start) / _AT_ONCE)
    return 1000 * median(spans)


def _peak_mib(name: str, path: Path) -> float:
    """Return the peak memory of a process of its own that does nothing else."""
    command = [sys.executable, "-m", "benchmarks.openers", name, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=_ROOT)
    return int(done.stdout) / 1024


if __name__ == "__main__":
    sys.exit(main())
