"""Whatever the file system holds or does: said, in every format, and no end to the rest."""

import json
import os
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from lxml import etree

from lint_gov.outputs.names import FORMATS
from tests.cli.running import ROOT, Ran, broken_page, command, page, run, write

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs the limits and the names that Linux allows")
ODD = {
    "new\nline.html": "new line.html",
    "esc\x1b[31m.html": "esc\ufffd[31m.html",
    "::error::x.html": "::error::x.html",
    os.fsdecode(b"bytes\xff.html"): "bytes\ufffd.html",
    "-rf.html": "-rf.html",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with a good report, odd names, links to nowhere and round in circles, a pipe."""
    reports = tmp_path / "reports"
    for name in ("good.html", *ODD):
        write(reports, name, page() if name == "good.html" else broken_page())
    (reports / "gone.html").symlink_to("nowhere.html")
    (reports / "round.html").symlink_to("circle.html")
    (reports / "circle.html").symlink_to("round.html")
    (reports / "up").symlink_to("..", target_is_directory=True)
    (reports / "folder.html").mkdir()
    os.mkfifo(reports / "pipe.html")
    return reports


@LINUX
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_everything_of_odd_files(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path, name: str
) -> None:
    out = tmp_path / "out"
    ran = run(capsys, "check", str(folder), "--select", "A", "--output-format", name, "-o", str(out))
    assert ran == Ran(1, "", "")
    content = out.read_bytes()
    text = _text(name, content)
    counted = [text.count(part) for part in ("gone.html", "round.html", "circle.html", "[31m.html")]
    assert all(counted), counted
    assert b"\x1b" not in (text.encode() if name == "xlsx" else content)


def _text(name: str, content: bytes) -> str:
    """Return an output as its readers take it in."""
    if name == "xlsx":
        with ZipFile(BytesIO(content)) as book:
            parts = [book.read(part) for part in book.namelist() if part.endswith(".xml")]
        return "".join(str(text) for part in parts for text in etree.fromstring(part).itertext())
    if name == "junit":
        etree.fromstring(content)
    if name in {"sarif", "gitlab", "json"}:
        json.loads(content)
    if name == "jsonl":
        assert len([json.loads(line) for line in content.splitlines()]) == 9
    text = content.decode()
    return unquote(text) if name == "sarif" else text


@LINUX
def test_the_names_of_files_are_shown_on_one_line(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    ran = run(capsys, "check", str(folder), "--select", "A", "--output-format", "concise")
    found = [line.removeprefix(f"{folder}/").partition(".html")[0] + ".html" for line in ran.out.splitlines()]
    assert sorted(found) == sorted([*ODD.values(), "circle.html", "gone.html", "round.html"])


@LINUX
@pytest.mark.parametrize("name", ["full", "json", "html"])
def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    paths = [write(tmp_path, f"{number}.html", page(seed=number)) for number in range(3)]
    work = tmp_path / "work"
    work.mkdir()
    options = f"--select A --output-format concise --show-passed -v --report {name}:{work}/x"
    # No file may grow beyond 4 KiB; the cache and the reports put aside for one another are files too.
    script = f'ulimit -f 4; exec "{sys.executable}" -m lint_gov check {" ".join(paths)} {options} --lang en'
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LINT_GOV_CACHE_DIR": str(tmp_path / "cache")}
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, check=False, timeout=60, env=environment
    )
    said = done.stderr.decode()
    if name == "full":  # a few lines
        assert (done.returncode, said) == (0, "")
    else:
        wanted = f"lint-gov: the output could not be written: [Errno 27] File too large: '{work}/x'\n"
        assert (done.returncode, said) == (2, wanted)
        assert list(work.iterdir()) == []


@LINUX
def test_no_room_for_what_is_put_aside_is_said(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{number}.html", page(seed=number)) for number in range(3)]
    script = f'ulimit -f 1; exec "{sys.executable}" -m lint_gov check {" ".join(paths)} --lang en --no-cache'
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LINT_GOV_CACHE_DIR": ""}
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, check=False, timeout=60, env=environment
    )
    assert done.returncode == 2
    assert done.stderr.decode().startswith(
        "lint-gov: the output could not be written: [Errno 27] File too large"
    )


@LINUX
def test_a_run_that_is_killed_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    reports, out = tmp_path / "reports", tmp_path / "out.json"
    for number in range(40):
        write(reports, f"{number}.html", page(seed=number))
    out.write_text("before", encoding="utf-8")
    arguments = ["check", str(reports), "--select", "A", "--jobs", "1", "--no-progress"]
    process = subprocess.Popen(
        [sys.executable, "-m", "lint_gov", *arguments, "--output-format", "json", "-o", str(out)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "LINT_GOV_CACHE_DIR": str(tmp_path / "cache")},
    )
    end = time.monotonic() + 60
    while not list(tmp_path.glob(".lint-gov-*")) and time.monotonic() < end:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert out.read_text(encoding="utf-8") == "before"
    again = command(
        *arguments, "--output-format", "jsonl", environment=[("LINT_GOV_CACHE_DIR", str(tmp_path / "cache"))]
    )
    assert (again.returncode, again.stdout.count(b"\n")) == (0, 40)


@LINUX
@pytest.mark.parametrize("name", ["full", "jsonl", "html", "xlsx"])
def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path, name: str) -> None:
    paths = [write(tmp_path, f"{number}.html", broken_page()) for number in range(2)]
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.Popen(
        [sys.executable, "-m", "lint_gov", "check", *paths, "--select", "A", "--output-format", name],
        stdout=writing,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    os.close(writing)
    _, said = process.communicate(timeout=60)
    assert said == b""
    assert process.returncode in {1, 2}  # never green: the output did not arrive
