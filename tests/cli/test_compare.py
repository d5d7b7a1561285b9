"""The command compare."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Ran, run, write
from tests.generate import FORMS, render_html

FORM = FORMS["2021"]
ZEROS = dict.fromkeys((address for table in FORM.tables.values() for address in table.addresses), "0")
REVIEW = "disputes[review,total]"
BROKEN = "error[A104 disputes-total-wrong] Table 四, “行政复议”: 0 + 0 + 0 + 0 = 0, the stated total"
MESSAGE = "Table 四, “行政复议”: 0 + 0 + 0 + 0 = 0, the stated total is {0}, off by {0}"


def report(folder: Path, name: str, figure: str = "0", *, year: int = 2023) -> None:
    write(folder, name, render_html({**ZEROS, REVIEW: figure}, FORM, organisation="示例市教育局", year=year))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: a report with an error, one without, one of the year after."""
    report(tmp_path, "old.html", "1")
    report(tmp_path, "new.html", "0")
    report(tmp_path, "2024.html", "2", year=2024)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def compare(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    return run(capsys, "compare", "--lang", "en", "--select", "A", *arguments)


def test_two_versions(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    ran = compare(capsys, "old.html", "new.html")
    assert (ran.code, ran.err, ran.out.splitlines()) == (
        0,
        "",
        [
            "示例市教育局  2023  old.html → 示例市教育局  2023  new.html",
            f"  fixed {BROKEN}",
            "    is 1, off by 1",
            "  figure 「行政复议 · 总计」1 → 0",
            "",
            "defects: 0 new, 1 fixed, 0 unchanged; figures changed: 1; reports: 1 compared, 0 added, 0 gone",
        ],
    )
    back = compare(capsys, "new.html", "old.html", "--output-format", "json")
    said = json.loads(back.out)
    assert (back.code, said["summary"]["new"], said["reports"][0]["changes"]) == (
        1,
        1,
        [{"address": REVIEW, "old": "0", "new": "1"}],
    )
    assert said["reports"][0]["came"][0]["message"] == MESSAGE.format(1)
    assert compare(capsys, "new.html", "old.html", "--fail-on", "never").code == 0
    assert (here / "old.html").exists()


def test_two_years(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    ran = compare(capsys, "old.html", "2024.html")
    assert (ran.code, ran.out.splitlines()) == (
        0,
        [
            "示例市教育局  2023  old.html → 示例市教育局  2024  2024.html",
            "  figures that differ: 1 (-v lists them)",
            "",
            "defects: 0 new, 0 fixed, 1 unchanged; figures changed: 1; reports: 1 compared, 0 added, 0 gone",
        ],
    )
    assert (here / "2024.html").exists()
    shown = compare(capsys, "-v", "old.html", "2024.html").out
    assert "  unchanged error[A104 disputes-total-wrong]" in shown
    assert "  figure 「行政复议 · 总计」1 → 2\n" in shown


def test_two_folders(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    report(here, "a/1.html", "1")
    report(here, "a/2.html", year=2022)
    report(here, "b/1.html", "1")
    write(here, "b/3.html", render_html({**ZEROS, REVIEW: "3"}, FORM, organisation="示例市财政局"))
    ran = compare(capsys, "a", "b")
    assert (ran.code, ran.out.splitlines()) == (
        1,
        [
            "report added: 示例市财政局  2023  b/3.html",
            f"  new {BROKEN} is",
            "    3, off by 3",
            "",
            "report gone: 示例市教育局  2022  a/2.html",
            "",
            "defects: 1 new, 0 fixed, 1 unchanged; figures changed: 0; reports: 1 compared, 1 added, 1 gone",
        ],
    )


def test_two_runs(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    for name, form in (("old", "json"), ("new", "jsonl")):
        output = ("--lang", "en", "--output-format", form, "-o", f"{name}.{form}")
        run(capsys, "check", "--select", "A", *output, f"{name}.html")
    ran = compare(capsys, "new.jsonl", "old.json")
    assert (ran.code, ran.err) == (
        1,
        "lint-gov: the JSON of a run holds no figures of cells: only defects were compared\n",
    )
    assert ran.out.splitlines()[-1] == (
        "defects: 1 new, 0 fixed, 0 unchanged; figures changed: 0; reports: 1 compared, 0 added, 0 gone"
    )
    assert compare(capsys, "old.json", "old.html").code == 0
    write(here, "half.json", '{"tool": {}, "reports": [{}]}')
    ran = compare(capsys, "half.json", "old.html")
    assert (ran.code, ran.err.splitlines()[-1]) == (
        2,
        "Error: half.json: expected a report as `check` writes it, found none of its keys ('path')",
    )


def test_what_cannot_be_compared(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    (here / "empty").mkdir()
    ran = compare(capsys, "empty", "old.html")
    assert (ran.code, ran.err.splitlines()[-1]) == (
        2,
        "Error: empty: expected a report, a folder of them, or the JSON of a run",
    )
    unread = compare(capsys, "old.html", "none.html", "--fail-on", "never")
    assert (unread.code, unread.err.splitlines()[-1]) == (1, "lint-gov: none.html could not be read")
    assert compare(capsys, "old.html", "none.json", "--fail-on", "never").code == 1
