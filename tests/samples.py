"""The samples, and what the command says about each."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "samples"
SAMPLES = tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_file() and path.name != "README.md"))


def run_command(*arguments: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    """Run `python -m lint_gov` in the checkout as a user would, without colour, in Chinese."""
    settings = {"PYTHONIOENCODING": encoding, "NO_COLOR": "1", "COLUMNS": "100"}
    return subprocess.run(
        [sys.executable, "-m", "lint_gov", *arguments],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        check=False,
        encoding=encoding,
    )


@cache
def check(name: str) -> tuple[int, dict[str, Any]]:
    """Return the exit code for a sample and the JSON that is printed, less what every release changes.

    The command is run once a sample; nobody changes what is returned.
    """
    done = run_command("check", "--lang", "zh", "--output-format", "json", f"samples/{name}")
    if done.returncode not in {0, 1}:
        message = f"check samples/{name} gave exit code {done.returncode}: {done.stderr}"
        raise AssertionError(message)
    said = json.loads(done.stdout)
    said["tool"] = {"name": said["tool"]["name"]}
    return done.returncode, said


def expected_path(name: str) -> Path:
    """Return where the expected JSON of a sample is kept."""
    return FOLDER / "expected" / f"{name}.json"
