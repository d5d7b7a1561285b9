"""Start-up of the command against importing the libraries it stands on."""

import os
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "urumqi-2020.html"
IMPORTS = "import click, lxml.html, yaml"


def commands() -> Mapping[str, list[str]]:
    """Return the command lines that are compared; the first is what the others are measured by."""
    command = str(Path(sysconfig.get_path("scripts")) / "lint-gov")
    return {
        f'python -c "{IMPORTS}"': [sys.executable, "-c", IMPORTS],
        "lint-gov --version": [command, "--version"],
        "lint-gov check --output-format concise": [
            command,
            "check",
            "--output-format",
            "concise",
            str(SAMPLE),
        ],
    }


def measure(rounds: int) -> dict[str, float]:
    """Return the median milliseconds of each command over alternating runs, after one to warm up."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times: dict[str, list[float]] = {name: [] for name in commands()}
    for turn in range(rounds + 1):
        for name, command in commands().items():
            start = perf_counter()
            subprocess.run(command, env=environment, capture_output=True, check=False)
            if turn:
                times[name].append((perf_counter() - start) * 1000)
    return {name: median(spans) for name, spans in times.items()}
