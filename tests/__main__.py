"""Runs every check of the project, one after another, whatever the others found.

`python -m tests` runs all of them, `python -m tests lint types` only those named.
The exit code is 0 only if all of them passed.
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable
TOOLS = Path(PYTHON).parent

STEPS: dict[str, tuple[str, ...]] = {
    "format": (str(TOOLS / "ruff"), "format", "--check", "."),
    "lint": (str(TOOLS / "ruff"), "check", "."),
    "types": (str(TOOLS / "mypy"),),
    "floors": (str(TOOLS / "lint-imports"), "--no-cache", "--no-logo"),
    "wheel": (PYTHON, "-m", "tests.wheel"),
    "website": (PYTHON, "-m", "website", "--check"),
    "tests": (PYTHON, "-m", "pytest", "--cov", "--cov-report=term:skip-covered"),
}


def main(names: list[str]) -> int:
    """Run the named steps, or all, and return 0 if every one of them passed."""
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        print(f"no check is called {unknown[0]}; there are {', '.join(STEPS)}", file=sys.stderr)
        return 2
    chosen = names or list(STEPS)
    failed = [name for name in chosen if not _passes(name)]
    for name in chosen:
        print(f"{'failed' if name in failed else 'passed'}: {name}")
    print(f"checks: {len(chosen) - len(failed)} passed, {len(failed)} failed", flush=True)
    return 1 if failed else 0


def _passes(name: str) -> bool:
    print(
        f"=== {name}: {' '.join(Path(part).name if part.startswith('/') else part for part in STEPS[name])}",
        flush=True,
    )
    start = time.monotonic()
    passed = subprocess.run(STEPS[name], cwd=ROOT, check=False).returncode == 0
    print(f"=== {name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - start:.1f} s", flush=True)
    return passed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
