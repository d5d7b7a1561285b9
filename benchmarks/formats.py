"""Reading a report from an office file, against the bare libraries opening the same bytes.

python -m benchmarks.formats           print the table; ODS and XLS where LibreOffice can make them
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.openers import OPENERS, PARTS
from tests.converting import SOFFICE
from tests.generate import FORMS, consistent_cells, seeded
from tests.pages import page_of
from tests.renderings import render_docx, render_xlsx

_ROUNDS = 60
_ROOT = Path(__file__).parent.parent
_LIBRARIES = {"docx": ["python-docx"], "xlsx": ["calamine"], "ods": ["calamine"], "xls": ["xlrd", "calamine"]}


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
    page = page_of(consistent_cells(seeded(1), form), form)
    for suffix, content in (("docx", render_docx(page)), ("xlsx", render_xlsx(page))):
        path = folder / f"report.{suffix}"
        path.write_bytes(content)
        yield path
    for suffix in ("ods", "xls") if SOFFICE else ():
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [SOFFICE or "", profile, "--headless", "--convert-to", suffix, "--outdir", str(folder)]
        subprocess.run([*command, str(folder / "report.xlsx")], check=True, capture_output=True, timeout=120)
        yield folder / f"report.{suffix}"


def _ways(suffix: str) -> list[str]:
    bare = ["zip and lxml"] if suffix in PARTS else []
    return [*bare, *_LIBRARIES[suffix], "lint-gov, read", "lint-gov, lint"]


def _milliseconds(opener: Callable[[bytes], object], content: bytes) -> float:
    spans = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        opener(content)
        spans.append(time.process_time() - start)
    return 1000 * median(spans)


def _peak_mib(name: str, path: Path) -> float:
    """Return the peak memory of a process of its own that does nothing else."""
    command = [sys.executable, "-m", "benchmarks.openers", name, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=_ROOT)
    return int(done.stdout) / 1024


if __name__ == "__main__":
    sys.exit(main())
