"""Checks the wheel as a user gets it: built, installed in an environment of its own, run elsewhere."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "urumqi-2020.html"


def main() -> int:
    """Return 0 if the built wheel carries the rules and checks a sample outside the checkout."""
    with TemporaryDirectory(prefix="lint-gov-wheel-") as folder:
        work = Path(folder)
        wheel = _build(work / "dist")
        faults = [*_contents(wheel), *_run(wheel, work)]
    for fault in faults:
        print(f"wheel: {fault}", file=sys.stderr)
    return 1 if faults else 0


def _build(folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True)
    (wheel,) = folder.glob("lint_gov-*.whl")
    return wheel


def _contents(wheel: Path) -> list[str]:
    with ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    rules = [path.relative_to(ROOT).as_posix() for path in (ROOT / "rules").rglob("*") if path.is_file()]
    missing = [f"lint_gov/{rule} is missing" for rule in sorted(rules) if f"lint_gov/{rule}" not in inside]
    strangers = [f"{name} is no part of the package" for name in sorted(inside) if not _ours(name)]
    return missing + strangers


def _ours(name: str) -> bool:
    top = name.partition("/")[0]
    return top == "lint_gov" or top.endswith(".dist-info")


def _run(wheel: Path, work: Path) -> list[str]:
    home = work / "environment"
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", str(wheel)], check=True)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [scripts / "lint-gov", "check", "--output-format", "json", str(SAMPLE)],
        cwd=work,
        env=environment,
        capture_output=True,
        check=False,
    )
    if done.returncode != 1:
        return [f"check gave exit code {done.returncode}, expected 1: {done.stderr.decode(errors='replace')}"]
    (report,) = json.loads(done.stdout)["reports"]
    ran = [outcome["rule"] for outcome in report["outcomes"] if outcome["status"] != "not-applicable"]
    return [] if "A101" in ran else [f"rule A101 did not run; these did: {', '.join(ran) or 'none'}"]


if __name__ == "__main__":
    sys.exit(main())
