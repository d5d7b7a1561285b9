"""Runs the command: in this process for what it says, in another one for streams and signals."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from lint_gov.cli.main import main
from tests.generate import FORMS, consistent_cells, render_html

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: its exit code and what it wrote."""

    code: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    """Run a command line in this process, in Chinese unless it says otherwise."""
    given = list(arguments)
    if given and given[0] in {"check", "inspect", "annotate", "fix"} and "--lang" not in given:
        given[1:1] = ["--lang", "zh"]
    with pytest.raises(SystemExit) as caught:
        main(given)
    written = capsys.readouterr()
    code = caught.value.code
    return Ran(code if isinstance(code, int) else -1, written.out, written.err)


def command(
    *arguments: str,
    cwd: Path = ROOT,
    stdin: bytes = b"",
    environment: Iterable[tuple[str, str]] = (),
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m lint_gov` as a user would, in Chinese, nothing special about the terminal."""
    plain = {name: value for name, value in os.environ.items() if name not in _SPECIAL}
    path = os.pathsep.join([str(ROOT), *filter(None, [plain.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, "-m", "lint_gov", *arguments],
        cwd=cwd,
        input=stdin,
        env={**plain, "PYTHONPATH": path, "LANG": "zh_CN.UTF-8", **dict(environment)},
        capture_output=True,
        check=False,
        timeout=120,
    )


_SPECIAL = ("PYTHONIOENCODING", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "LC_ALL", "LC_MESSAGES", "LANG")


def page(changes: Mapping[str, str] | None = None, *, seed: int = 0, form: str = "2021") -> str:
    """Return a consistent report as HTML, with other figures at some addresses."""
    cells = consistent_cells(Random(seed), FORMS[form])  # noqa: S311 - figures, no secrets
    return render_html({**cells, **(changes or {})}, FORMS[form])


def broken_page() -> str:
    """Return a report with one error: nothing was asked for, and one request was handled."""
    addresses = (address for table in FORMS["2021"].tables.values() for address in table.addresses)
    cells = dict.fromkeys(addresses, "0")
    return render_html({**cells, "disputes[review,total]": "1"}, FORMS["2021"])


def write(folder: Path, name: str, text: str) -> str:
    """Write a file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)
