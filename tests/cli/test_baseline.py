"""The command baseline: a repository with old defects adopts the tool, and new ones are seen."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.running import Ran, broken_page, run, write
from tests.generate import FORMS, render_html

FORM = FORMS["2021"]
ZEROS = dict.fromkeys((address for table in FORM.tables.values() for address in table.addresses), "0")
OLD = {"disputes[review,total]": "1"}
PATH = "lint-gov-baseline.json"


def report(folder: Path, number: int, changes: Mapping[str, str]) -> None:
    name = f"示例市第{'一二三四五六'[number]}局"
    write(folder, f"reports/{number}.html", render_html({**ZEROS, **changes}, FORM, organisation=name))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with six reports, two of them with an error, as the current folder."""
    for number in range(6):
        report(tmp_path, number, OLD if number in {1, 4} else {})
    write(tmp_path, "lint-gov.toml", f'select = ["A"]\nbaseline = "{PATH}"\noutput-format = "concise"\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def baseline(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    return run(capsys, "baseline", *arguments, "--lang", "en")


def check(capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    ran = run(capsys, "check", "reports")
    return ran.code, [line.split(": ", 1)[1] for line in ran.out.splitlines()]


def test_adopting(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    made = baseline(capsys, "create", "reports")
    assert (made.code, made.out, made.err) == (0, "", f"lint-gov: {PATH}: 2 of 2 reports\n")
    assert list(json.loads((here / PATH).read_text("utf-8"))["reports"]) == [
        "示例市第二局 2023",
        "示例市第五局 2023",
    ]
    assert check(capsys) == (0, [])
    shown = baseline(capsys, "show")
    assert shown.out.splitlines() == [
        "示例市第二局 2023: A104 disputes-total-wrong disputes[review]",
        "示例市第五局 2023: A104 disputes-total-wrong disputes[review]",
        "2 in all",
    ]
    report(here, 3, {"disputes[direct,total]": "7"})  # one new slip
    code, lines = check(capsys)
    assert (code, len(lines)) == (1, 1)
    assert "未经复议直接起诉" in lines[0]
    report(here, 3, {})
    report(here, 4, {"disputes[review,total]": "2"})  # another defect in the place of an old one
    code, lines = check(capsys)
    assert (code, len(lines)) == (1, 1)
    report(here, 4, OLD)
    text = (here / "reports" / "4.html").read_text("utf-8").replace("<tr>", "\n\n<tr class='x'>")
    write(here, "reports/moved/four.html", text)  # the same report in another layout and place
    (here / "reports" / "4.html").unlink()
    assert check(capsys) == (0, [])


def test_pruning_takes_out_and_never_adds(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    baseline(capsys, "create", "reports")
    before = (here / PATH).read_text("utf-8")
    report(here, 1, {})
    report(here, 2, OLD)
    note = run(capsys, "check", "--lang", "en", "reports")
    assert (note.code, note.err) == (
        1,
        "lint-gov: defects of the baseline that are gone: 1; `lint-gov baseline prune` takes them out\n",
    )
    assert baseline(capsys, "prune", "reports/0.html").err == f"lint-gov: {PATH}: 0 taken out, 2 left\n"
    assert (
        baseline(capsys, "prune", "--select", "S", "reports").err
        == f"lint-gov: {PATH}: 0 taken out, 2 left\n"
    )
    assert (here / PATH).read_text("utf-8") == before
    assert baseline(capsys, "prune", "reports").err == f"lint-gov: {PATH}: 1 taken out, 1 left\n"
    assert list(json.loads((here / PATH).read_text("utf-8"))["reports"]) == ["示例市第五局 2023"]
    assert check(capsys)[0] == 1


def test_a_baseline_is_not_written_over_by_mistake(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    write(here, PATH, "kept")
    refused = baseline(capsys, "create", "reports")
    assert (refused.code, refused.err.splitlines()[-1]) == (
        2,
        f"Error: {PATH} exists; say --force to write it anew",
    )
    assert (here / PATH).read_text("utf-8") == "kept"
    assert baseline(capsys, "create", "--force", "reports").code == 0
    write(here, PATH, "damaged")
    for arguments in (("prune", "reports"), ("show",)):
        ran = baseline(capsys, *arguments)
        assert (ran.code, ran.err.splitlines()[0]) == (
            2,
            f"{PATH}:1:1: expected a baseline that can be read: Expecting value",
        )


def test_waived_diagnoses_and_unread_files_are_in_no_baseline(
    capsys: pytest.CaptureFixture[str], here: Path
) -> None:
    waiver = "- {rule: A104, report: 1.html, reason: 复议机关更正了决定书, by: 王某, date: 2024-03-01}\n"
    write(here, "w.yaml", waiver)
    write(here, "reports/bad.pdf", "%PDF-1.7 nothing")
    made = baseline(capsys, "create", "--waivers", "w.yaml", "reports")
    assert (made.code, made.err.splitlines()) == (
        1,
        [
            "lint-gov: files that could not be read: 1",
            f"lint-gov: {PATH}: 1 of 1 reports",
            "lint-gov: 1 more can be in no baseline (E001)",
        ],
    )
    assert list(json.loads((here / PATH).read_text("utf-8"))["reports"]) == ["示例市第五局 2023"]


def test_nothing_to_take_down(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    (here / "empty").mkdir()
    ran = baseline(capsys, "create", "empty")
    assert (ran.code, ran.err, (here / PATH).exists()) == (2, "lint-gov: no report was found\n", False)


def test_two_files_of_one_report(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    write(here, "reports/a.html", broken_page())
    write(here, "reports/b.html", broken_page())
    assert baseline(capsys, "create", "reports").err == f"lint-gov: {PATH}: 3 of 3 reports\n"
    assert check(capsys) == (0, [])
    write(here, "reports/b.html", broken_page().replace(">1<", ">0<"))  # mended in one of the two
    assert run(capsys, "check", "--lang", "en", "reports").err == ""
    assert baseline(capsys, "prune", "reports").err == f"lint-gov: {PATH}: 0 taken out, 3 left\n"
