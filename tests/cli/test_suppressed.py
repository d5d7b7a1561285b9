"""Waivers and baselines on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Ran, broken_page, page, run, write

WAIVER = """\
- rule: A104
  report: {organisation: 示例市教育局, year: 2023}
  reason: 复议机关四月更正了决定书
  by: 王某
  date: 2024-03-01
  expires: 2024-12-31
"""
MESSAGE = "表四「行政复议」：0 + 0 + 0 + 0 = 0，刊载的总计是 1，相差 1"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one report with one error and a waiver for it, as the current folder."""
    write(tmp_path, "a.html", broken_page())
    write(tmp_path, "waivers.yaml", WAIVER)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    return run(capsys, "check", "--as-of", "2024-06-01", "--select", "A", *arguments)


def test_a_waived_diagnosis_is_seen_in_every_format(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    waived = ("--waivers", "waivers.yaml", "a.html")
    words = "已豁免：复议机关四月更正了决定书（王某，2024-03-01，有效期至 2024-12-31）"
    concise = check(capsys, "--output-format", "concise", *waived)
    assert (concise.code, concise.err) == (0, "")
    assert concise.out.partition(" ")[2] == f"waived A104 disputes-total-wrong: {MESSAGE} [{words}]\n"
    full = check(capsys, *waived).out
    assert f"waived[A104 disputes-total-wrong] {MESSAGE}\n" in full
    assert f"\n  {words}\n" in full
    assert "差错 0 处，警告 0 处，提示 0 处，1 处已豁免或在基线内\n" in full
    said = json.loads(check(capsys, "--output-format", "json", *waived).out)
    assert said["summary"]["suppressed"] == 1
    assert said["reports"][0]["diagnostics"][0]["suppressed"] == {
        "kind": "waiver",
        "reason": "复议机关四月更正了决定书",
        "by": "王某",
        "date": "2024-03-01",
        "expires": "2024-12-31",
    }
    assert (here / "a.html").exists()


def test_an_expired_waiver_lets_the_diagnosis_back_and_says_why(
    capsys: pytest.CaptureFixture[str], here: Path
) -> None:
    write(here, "lint-gov.toml", 'waivers = ["waivers.yaml"]\noutput-format = "concise"\n')
    ran = check(capsys, "--as-of", "2025-01-01", "a.html")
    assert ran.code == 1
    assert ran.out.endswith(
        f" error A104 disputes-total-wrong: {MESSAGE}（王某的豁免已于 2024-12-31 到期）\n"
    )


def test_a_waiver_that_clears_nothing_is_told(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    write(here, "a.html", page())
    ran = check(capsys, "--waivers", "waivers.yaml", "--output-format", "concise", "a.html")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "lint-gov: waivers.yaml:1 的豁免（A104）没有用到，可以删除\n"
    write(here, "waivers.yaml", WAIVER.replace("2023}", "2022}"))
    assert check(capsys, "--waivers", "waivers.yaml", "--output-format", "concise", "a.html").err == ""


def test_waivers_and_jobs(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    for number in range(20):
        write(here, f"in/{number:02}.html", broken_page())
    arguments = ("--waivers", "waivers.yaml", "--output-format", "jsonl", "in")
    alone, shared = (check(capsys, "--jobs", jobs, *arguments) for jobs in ("1", "2"))
    assert alone == shared
    assert [json.loads(line)["diagnostics"][0]["suppressed"]["by"] for line in alone.out.splitlines()] == [
        "王某"
    ] * 20


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        (
            "--waivers",
            WAIVER.replace("复议机关四月更正了决定书", "无"),
            'x:3:11: expected a reason that an auditor can follow, found "无"',
        ),
        (
            "--waivers",
            WAIVER.replace("A104", "E001"),
            "x:1:9: expected a rule that can be waived, found E001 input-unreadable, which never is",
        ),
        ("--baseline", "{}", 'x: expected a baseline with "version": 1'),
    ],
)
def test_what_cannot_be_used(
    capsys: pytest.CaptureFixture[str], here: Path, name: str, text: str, line: str
) -> None:
    write(here, "x", text)
    ran = check(capsys, name, "x", "a.html")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [line, "lint-gov: the waivers or the baseline cannot be used: 1 fault"]
