"""Start-up of the command against importing the libraries it stands on."""

import os
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "urumqi-2020.html"
IMPORTS = "import click, lxml.html, yaml"


def commands() -> Mapping[str, list[str]]:
    """Return the command lines that are compared; the first is what the others are measured by."""
    command = str(Path(sysconfig.get_path("scripts")) / "lint-gov")
    check = [command, "check", str(SAMPLE), "--output-format", "concise"]
    return {
        f'python -c "{IMPORTS}"': [sys.executable, "-c", IMPORTS],
        "lint-gov --version": [command, "--version"],
        "lint-gov check --output-format concise": check,
        "lint-gov check --output-format concise --no-cache": [*check, "--no-cache"],
    }


def measure(rounds: int) -> dict[str, float]:
    """Return the median milliseconds of processor time of each command over alternating runs.

    A first run of each, to warm up, is not counted.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times: dict[str, list[float]] = {name: [] for name in commands()}
    for turn in range(rounds + 1):
        for name, command in commands().items():
            spent = _run(command, environment)
            if turn:
                times[name].append(spent)
    return {name: median(spans) for name, spans in times.items()}


def _run(command: list[str], environment: Mapping[str, str]) -> float:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0  # waited for already
    return (usage.ru_utime + usage.ru_stime) * 1000
