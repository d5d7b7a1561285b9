"""The command check: exit codes, streams, formats, selections, whatever is named."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lint_gov.cli.check import exit_code
from lint_gov.cli.check_options import SEVERITIES, Options
from lint_gov.model.diagnostic import Severity
from lint_gov.outputs.summary import EMPTY
from tests.cli.running import ROOT, Ran, broken_page, command, page, run, write

A104 = "error A104 disputes-total-wrong: 表四「行政复议」：0 + 0 + 0 + 0 = 0，刊载的总计是 1，相差 1"


@pytest.fixture
def clean(tmp_path: Path) -> str:
    return write(tmp_path, "clean.html", page())


@pytest.fixture
def broken(tmp_path: Path) -> str:
    return write(tmp_path, "broken.html", broken_page())


def concise(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    ran = run(capsys, "check", "--output-format", "concise", *arguments)
    return ran.code, ran.out.splitlines()


# ---------------------------------------------------------------- exit codes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 1),
        (("--fail-on", "never"), 0),
        (("--fail-on", "note"), 1),
        (("--exit-zero",), 0),
        (("--ignore", "A104"), 0),
        (("--select", "S"), 0),
        (("--output-format", "json"), 1),
        (("--output-format", "jsonl"), 1),
        (("--output-format", "concise"), 1),
        (("--statistics",), 1),
        (("--quiet",), 1),
    ],
)
def test_exit_code(
    capsys: pytest.CaptureFixture[str], broken: str, arguments: tuple[str, ...], code: int
) -> None:
    assert run(capsys, "check", *arguments, broken).code == code


def test_a_fault_of_ours_is_trouble_whatever_was_asked() -> None:
    given = dict.fromkeys(Options._fields)
    options = Options(**{**given, "fail_on": "never", "exit_zero": True})  # type: ignore[arg-type]  # the rest is not looked at
    assert exit_code(options, EMPTY, trouble=False) == 0
    assert exit_code(options, EMPTY._replace(crashed=True), trouble=False) == 2
    assert exit_code(options, EMPTY, trouble=True) == 2


def test_severities_stand_in_their_order() -> None:
    assert tuple(Severity) == SEVERITIES


def test_warnings_fail_when_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = write(tmp_path, "blank.html", page({"disputes[review,other]": ""}))
    codes = [
        run(capsys, "check", "--select", "V101", *arguments, path).code
        for arguments in ((), ("--fail-on", "warning"), ("--max-warnings", "1"), ("--max-warnings", "0"))
    ]
    assert codes == [0, 1, 0, 1]


def test_a_file_that_was_not_read_is_never_green(capsys: pytest.CaptureFixture[str], clean: str) -> None:
    for arguments in ((), ("--exit-zero",), ("--fail-on", "never"), ("--select", "A", "--ignore", "E")):
        assert concise(capsys, *arguments, "missing.html", clean) == (
            1,
            ["missing.html: error E001 input-unreadable: 文件无法读取：找不到这个文件"],
        )


def test_no_input_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "check")
    assert (ran.code, ran.out, ran.err.splitlines()[-1]) == (
        2,
        "",
        "Error: 没有要检查的内容：请指定文件、文件夹，或用 - 表示标准输入",
    )


def test_a_folder_without_a_report(capsys: pytest.CaptureFixture[str], tmp_path: Path, clean: str) -> None:
    write(tmp_path, "empty/notes.html", "<p>今天开会</p>")
    empty, full = str(tmp_path / "empty"), str(tmp_path)
    note = f"lint-gov: {empty} 中没有找到年度报告；如属正常，请加 --allow-empty\n"
    ran = run(capsys, "check", "--output-format", "concise", empty, clean)
    assert (ran.code, ran.out, ran.err) == (2, "", note)
    assert run(capsys, "check", "--allow-empty", empty).code == 0
    assert run(capsys, "check", full).code == 0


def test_a_stranger_that_was_named_is_an_error_and_counted_in_a_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, clean: str
) -> None:
    assert Path(clean).parent == tmp_path
    stranger = write(tmp_path, "notes.html", "<p>今天开会</p>")
    expected = (
        f"{stranger}: error E002 not-a-report: "
        "文件中没有找到政府信息公开工作年度报告：既没有规定的各节标题，也没有规定的表格"
    )
    assert concise(capsys, stranger) == (1, [expected])
    ran = run(capsys, "check", "--output-format", "json", str(tmp_path))
    said = json.loads(ran.out)
    found = [(Path(one["path"]).name, one["status"], one["diagnostics"]) for one in said["reports"]]
    assert (ran.code, found) == (0, [("clean.html", "read", []), ("notes.html", "not-a-report", [])])
    assert (said["summary"]["reports"], said["summary"]["read"]) == (2, 1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--select", "A1O1"), "没有规则“A1O1”，是否指 A101？"),
        (("--ignore", "requests-unbalance"), "没有规则“requests-unbalance”，是否指 requests-unbalanced？"),
        (("--form", "2030"), "没有“2030”格式，可选：2019, 2021"),
        (("--exclude", "[z-a]"), "文件名模式有误：[z-a]"),
        (("--files-from", "none.txt"), "打不开文件清单 none.txt：No such file or directory"),
        (("--as-of", "2021-02-30"), None),
        (("--jobs", "0"), None),
        (("--year", "1"), None),
        (("--output-format", "pdf"), None),
        (("--previous", "none.html"), "--previous none.html: there is no such file"),
    ],
)
def test_what_makes_no_sense_is_refused(
    capsys: pytest.CaptureFixture[str], clean: str, arguments: tuple[str, ...], message: str | None
) -> None:
    ran = run(capsys, "check", *arguments, clean)
    last = ran.err.splitlines()[-1]
    assert (ran.code, ran.out) == (2, "")
    assert last.startswith("Error: Invalid value for") if message is None else last == f"Error: {message}"


def test_faulty_rules_are_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path, clean: str) -> None:
    rule = write(tmp_path, "Z1-mine.yaml", "id: Z101\nname: 1\n")
    ran = run(capsys, "check", "--rules", rule, clean)
    assert (ran.code, ran.out) == (2, "")
    assert rule in ran.err
    assert "Traceback" not in ran.err


# ---------------------------------------------------------------- what is checked


def test_stdin_is_content_under_a_name(broken: str) -> None:
    content = Path(broken).read_bytes()
    plain = command("check", "--output-format", "concise", "-", stdin=content)
    assert (plain.returncode, plain.stdout.decode()) == (1, f"-:68:5: {A104}\n")
    named = command(
        "check", "--output-format", "concise", "-", "--stdin-filename", "草稿.html", stdin=content
    )
    assert named.stdout.decode() == f"草稿.html:68:5: {A104}\n"


def test_lists_of_files(tmp_path: Path, clean: str, broken: str) -> None:
    listing = write(tmp_path, "list.txt", f"{clean}\n{broken}\n")
    by_file = command("check", "--output-format", "concise", "--files-from", listing)
    by_stdin = command(
        "check", "--output-format", "concise", "--files-from", "-", stdin=f"{clean}\0{broken}\0".encode()
    )
    assert by_file.stdout.decode() == by_stdin.stdout.decode() == f"{broken}:68:5: {A104}\n"


def test_year_form_and_level_are_taken_as_told(capsys: pytest.CaptureFixture[str], clean: str) -> None:
    ran = run(capsys, "check", "--year", "2020", "--select", "S", "--output-format", "json", clean)
    said = json.loads(ran.out)["reports"][0]
    assert (said["year"], [one["rule"] for one in said["diagnostics"]]) == (2020, ["S111", "S111"])


def test_last_years_report_that_is_not_last_years_is_said(
    capsys: pytest.CaptureFixture[str], clean: str, broken: str
) -> None:
    ran = run(capsys, "check", "--output-format", "concise", "--previous", broken, clean)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "lint-gov: --previous 是 2023 年的报告，有 1 份报告不是下一年的，未与其比对\n"


def test_a_rule_of_the_users_own_runs(capsys: pytest.CaptureFixture[str], tmp_path: Path, clean: str) -> None:
    source = (ROOT / "rules" / "arithmetic" / "A101-requests-unbalanced.yaml").read_text(encoding="utf-8")
    own = source.replace("A101", "Z101").replace("requests-unbalanced", "of-my-own")
    rule = write(tmp_path, "Z101-of-my-own.yaml", own)
    ran = run(capsys, "check", "--rules", rule, "--select", "Z", "--output-format", "json", clean)
    outcomes = json.loads(ran.out)["reports"][0]["outcomes"]
    ids = [one["rule"] for one in outcomes]
    assert (ran.code, [one for one in ids if one[0] != "E"]) == (0, ["Z101"])


# ---------------------------------------------------------------- what is written


def test_output_is_the_same_whatever_the_jobs(tmp_path: Path) -> None:
    for number in range(20):
        write(tmp_path, f"r{number}.html", page(seed=number, form="2019" if number % 2 else "2021"))
    write(tmp_path, "r7.html", broken_page())
    write(tmp_path, "notes.html", "<p>今天开会</p>")
    for name in ("json", "full"):
        one, two = (
            command("check", "--output-format", name, "--jobs", jobs, str(tmp_path)) for jobs in ("1", "2")
        )
        assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
        assert one.returncode == 1


def test_output_goes_to_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, broken: str) -> None:
    target = tmp_path / "out.txt"
    ran = run(capsys, "check", "--output-format", "concise", "-o", str(target), broken)
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    assert target.read_text(encoding="utf-8") == f"{broken}:68:5: {A104}\n"


def test_a_report_is_not_overwritten_by_what_is_said_of_it(
    capsys: pytest.CaptureFixture[str], broken: str
) -> None:
    before = Path(broken).read_bytes()
    ran = run(capsys, "check", "-o", broken, str(Path(broken).parent))
    assert (ran.code, ran.err.splitlines()[-1], Path(broken).read_bytes()) == (
        2,
        "Error: 输出文件就是要检查的文件，请换一个文件名",
        before,
    )


@pytest.mark.parametrize(
    ("encoding", "name", "language"),
    [
        *(
            (encoding, name, "zh")
            for encoding in ("gbk", "ascii")
            for name in ("full", "concise", "json", "jsonl")
        ),
        ("ascii", "full", "en"),
        ("latin-1", "json", "en"),
        ("utf-16", "full", "zh"),
    ],
)
def test_no_encoding_stops_the_output(broken: str, encoding: str, name: str, language: str) -> None:
    ran = command(
        "check",
        "--lang",
        language,
        "--output-format",
        name,
        broken,
        environment=[("PYTHONIOENCODING", encoding)],
    )
    assert (ran.returncode, ran.stderr) == (1, b"")
    text = ran.stdout.decode(encoding)
    if name == "json":
        assert json.loads(text)["reports"][0]["organisation"] == "示例市教育局"
    if (name, encoding) == ("full", "gbk"):
        assert text.startswith("示例市教育局 2023 年  总计列 0 + 0 = 0 + 0 √")


def test_redirected_output_is_utf8_whatever_the_locale(broken: str) -> None:
    ran = command("check", broken, environment=[("LANG", "C"), ("LC_ALL", "C"), ("PYTHONUTF8", "0")])
    assert (
        ran.stdout.decode("utf-8").splitlines()[0].startswith("示例市教育局 2023 年  总计列 0 + 0 = 0 + 0 ✓")
    )


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path, clean: str) -> None:
    many = [write(tmp_path, f"many/{number}.html", Path(clean).read_text("utf-8")) for number in range(30)]
    process = subprocess.Popen(
        [sys.executable, "-m", "lint_gov", "check", "--output-format", "json", *many],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), errors) == (2, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_said(clean: str) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "lint_gov", "check", "--lang", "en", clean],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (ran.returncode, ran.stderr.decode()) == (
        2,
        "lint-gov: the output could not be written: [Errno 28] No space left on device\n",
    )


@pytest.mark.skipif(os.name == "nt", reason="the signal is another one there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_ends_at_once_and_leaves_nothing(tmp_path: Path, jobs: str) -> None:
    text = page()
    many = [write(tmp_path, f"many/{number}.html", text) for number in range(3_000)]
    listing = write(tmp_path, "list.txt", "\n".join(many))
    target = tmp_path / "out" / "out.json"
    target.parent.mkdir()
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "lint_gov",
            "check",
            "--jobs",
            jobs,
            "-o",
            str(target),
            "--files-from",
            listing,
        ],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A run in the background of a shell would pass on that it ignores this signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )
    assert process.stderr is not None
    patience = time.monotonic() + 60
    while not any(target.parent.iterdir()) and time.monotonic() < patience:
        time.sleep(0.05)
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGINT)
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(30), errors.decode()) == (2, "\nlint-gov: interrupted\n")
    assert list(target.parent.iterdir()) == []


OPTIONS = """
--select --ignore --extend-select --fail-on --max-warnings --exit-zero --output-format -o --statistics
--lang --color --no-progress --jobs --stdin-filename --files-from --previous --year --form --organ-level
--organs --as-of --show-passed --rules --include --exclude --allow-empty -q -v
"""


def test_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "check", "--help")
    missing = [name for name in OPTIONS.split() if name not in ran.out]
    assert (ran.code, missing) == (0, [])


def test_the_register_of_organs_tells_the_level(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cells = '{"organisation": "示例市人民政府", "year": 2023, "cells": {"disclosure[rules,issued]": "2"}}'
    source, organs = tmp_path / "cells.json", tmp_path / "organs.csv"
    source.write_text(cells, encoding="utf-8")
    organs.write_text("name,level\n示例市人民政府,county\n", encoding="utf-8")
    ran = run(
        capsys, "check", str(source), "--select", "V109", "--organs", str(organs), "--output-format", "json"
    )
    (outcome,) = [one for one in json.loads(ran.out)["reports"][0]["outcomes"] if one["rule"] == "V109"]
    assert (outcome["status"], outcome["applied"]) == ("failed", 1)


def test_a_faulty_register_is_refused_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    organs = tmp_path / "organs.csv"
    organs.write_text("name,parent\n甲局,乙局\n", encoding="utf-8")
    ran = run(capsys, "check", "samples", "--organs", str(organs))
    assert ran == Ran(
        2,
        "",
        f"{organs}:2:2: expected the name of an organ in this register, found “乙局”\n"
        "lint-gov: the register of organs cannot be used: 1 fault\n",
    )
