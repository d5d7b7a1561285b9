"""The option --report: further outputs of one run, each whole in its own file."""

import json
import zipfile
from pathlib import Path

import click
import pytest

from lint_gov.cli.check_options import Options
from lint_gov.cli.check_outputs import refuse_nonsense
from lint_gov.cli.kept import kept_beside
from lint_gov.cli.repository import repository
from lint_gov.cli.terminal import appends_to, writes_to
from lint_gov.outputs.look import Look
from tests.cli.running import Ran, broken_page, command, page, run, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "in/a.html", broken_page())
    write(tmp_path, "in/b.html", page())
    return tmp_path


def check(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> Ran:
    return run(capsys, "check", *arguments, str(folder / "in"))


def test_several_outputs_of_one_run_are_those_of_runs_of_their_own(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    names = ("full", "concise", "json", "jsonl")
    reports = [word for name in names for word in ("--report", f"{name}:{folder / name}")]
    together = check(capsys, folder, *reports, "--output-format", "concise")
    alone = {name: check(capsys, folder, "--output-format", name) for name in names}
    assert (together.code, together.out, together.err) == (1, alone["concise"].out, "")
    assert {name: (folder / name).read_text("utf-8") for name in names} == {
        name: ran.out for name, ran in alone.items()
    }
    assert sorted(path.name for path in folder.iterdir()) == sorted([*names, "in"])


def test_a_path_may_have_colons_and_a_format_twice(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    for name in ("c:x.json", "d:y.json"):
        assert check(capsys, folder, "-q", "--report", f"json:{folder}/{name}").code == 1
    assert (folder / "c:x.json").read_bytes() == (folder / "d:y.json").read_bytes()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("jsn:x",), "no format is called 'jsn'; did you mean 'json'?"),
        (("json",), "'json' names no file; expected FORMAT:PATH, such as json:report.json"),
        (("xyz",), "'xyz': expected FORMAT:PATH, such as json:report.json"),
        (("json:",), "'json:' names no file; expected FORMAT:PATH, such as json:report.json"),
        (("json:-",), "'json:-': a report goes to a file; --output-format json goes to stdout"),
        (("json:.",), "'.' is a folder; expected FORMAT:PATH, such as json:report.json"),
        (("json:x", "full:./x"), "两个输出写入同一个文件：./x"),
        (("json:in/a.html",), "输出文件就是要检查的文件，请换一个文件名"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_read(
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    values: tuple[str, ...],
    expected: str,
) -> None:
    monkeypatch.chdir(folder)
    ran = check(capsys, folder, *(word for value in values for word in ("--report", value)))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1].removeprefix("Error: Invalid value for '--report': ") in {
        expected,
        f"Error: {expected}",
    }
    assert [path.name for path in folder.iterdir()] == ["in"]


def test_a_format_that_is_none_is_told_which_there_are(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    said = check(capsys, folder, "--report", r"C:\x").err.splitlines()[-1]
    assert said.startswith("Error: Invalid value for '--report': no format is called 'C'; there are full, ")


def test_a_report_that_can_never_be_written_is_said_before_the_run(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    path = folder / "none" / "x.json"
    ran = check(capsys, folder, "--report", f"json:{path}")
    said = f"lint-gov: 无法写出结果：[Errno 2] No such file or directory: '{path}'\n"
    assert (ran.code, ran.out, ran.err) == (2, "", said)


def test_a_report_that_fails_leaves_the_others_alone(folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no device that is always full")
    reports = ("--report", "json:/dev/full", "--report", f"jsonl:{folder / 'x'}")
    ran = command("check", "-q", *reports, "in", cwd=folder)
    assert (ran.returncode, ran.stderr.decode()) == (
        2,
        "lint-gov: 无法写出结果：[Errno 28] No space left on device: '/dev/full'\n",
    )
    assert len((folder / "x").read_bytes().splitlines()) == 2


def test_a_report_is_whole_where_nobody_reads_stdout(folder: Path) -> None:
    ran = command("check", "-o", "/dev/full", "--report", "jsonl:x", "in", cwd=folder)
    assert (ran.returncode, len((folder / "x").read_bytes().splitlines())) == (2, 2)


def test_workers_write_the_same(folder: Path) -> None:
    for number in range(16):
        write(folder, f"in/{number:02}.html", page(seed=number))
    for jobs in ("1", "2"):
        command(
            "check", "-q", "--select", "E", "--jobs", jobs, "--report", f"json:{jobs}.json", "in", cwd=folder
        )
    assert (folder / "1.json").read_bytes() == (folder / "2.json").read_bytes()
    assert len(json.loads((folder / "1.json").read_bytes())["reports"]) == 18


def test_counts_of_rules_leave_the_reports_whole(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    ran = check(capsys, folder, "--statistics", "--report", f"json:{folder / 'x'}")
    assert ran.out.splitlines()[0].endswith("error    A104 disputes-total-wrong")
    assert len(json.loads((folder / "x").read_bytes())["reports"]) == 2


def test_parts_come_back_as_they_were(tmp_path: Path) -> None:
    texts = ["", "表三\n", "坏\udcff", "x" * 100_000]
    with kept_beside(str(tmp_path / "x")) as kept:
        for text in texts:
            kept.keep(text)
        assert list(kept.parts()) == texts
    with kept_beside(None) as kept:
        assert list(kept.parts()) == []
    assert list(tmp_path.iterdir()) == []


def test_parts_that_found_no_room_are_a_fault_of_their_output(tmp_path: Path) -> None:
    with kept_beside(str(tmp_path / "x")) as kept, Path("/dev/null").open("rb") as closed:
        kept.stream = closed
        kept.keep("a")
        kept.keep("b")
        with pytest.raises(OSError, match="write"):
            list(kept.parts())


# ---------------------------------------------------------------- in CI


def test_github_writes_the_summary_of_the_step_behind_what_others_wrote(folder: Path) -> None:
    summary = folder / "summary.md"
    asked = ("--output-format", "github", "a.html")
    summary.write_text("# before\n", encoding="utf-8")
    environment = (("GITHUB_STEP_SUMMARY", str(summary)), ("GITHUB_WORKSPACE", str(folder)))
    ran = command("check", *asked, cwd=folder / "in", environment=environment)
    first, *others = ran.stdout.decode().splitlines()
    assert (ran.returncode, first.partition("line=")[0], len(others)) == (1, "::error file=in/a.html,", 3)
    said = summary.read_text("utf-8")
    assert said.startswith("# before\n# 政府信息公开工作年度报告检查结果\n\n1 份报告：差错 1 处，")
    summary.write_bytes(b"x" * (1 << 20))
    again = command("check", *asked, cwd=folder / "in", environment=environment)
    assert (again.returncode, again.stderr.decode()) == (1, f"lint-gov: {summary} 已满，未写入结果摘要\n")
    assert summary.stat().st_size == 1 << 20


def test_github_tells_the_log_where_there_is_no_summary(folder: Path) -> None:
    environment = (("GITHUB_STEP_SUMMARY", ""), ("GITHUB_WORKSPACE", ""))
    ran = command("check", "--output-format", "github", "in", cwd=folder, environment=environment)
    lines = ran.stdout.decode().splitlines()
    assert [line for line in lines if line.startswith(("::", "#"))] == [
        lines[0],
        "# 政府信息公开工作年度报告检查结果",
        lines[[line.startswith("## ") for line in lines].index(True)],
    ]


def test_a_summary_that_cannot_be_written_is_trouble(folder: Path) -> None:
    environment = (("GITHUB_STEP_SUMMARY", str(folder / "none" / "x")),)
    ran = command("check", "-q", "--report", "github:x", "in", cwd=folder, environment=environment)
    assert (ran.returncode, ran.stdout) == (2, b"")


FORMATS = ("sarif", "junit", "github", "gitlab", "markdown")


def reports(folder: Path, *arguments: str, stdin: bytes = b"") -> tuple[int, dict[str, str]]:
    """Return the exit code of a run, and what it reported in every format."""
    wanted = [word for name in FORMATS for word in ("--report", f"{name}:out.{name}")]
    ran = command("check", "-q", *wanted, *arguments, cwd=folder, stdin=stdin)
    return ran.returncode, {name: (folder / f"out.{name}").read_text("utf-8") for name in FORMATS}


def test_every_format_tells_of_stdin_archives_and_what_cannot_be_read(folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("b.html", broken_page())
    code, said = reports(folder, "-", "a.zip", "no.html", stdin=broken_page().encode())
    assert code == 1
    wanted = ("no.html", "E001", "a.zip!/b.html", "A104")
    assert {name: [word for word in wanted if word not in said[name]] for name in FORMATS} == {
        name: [] for name in FORMATS
    }


def test_every_format_has_a_document_for_nothing(folder: Path) -> None:
    (folder / "empty").mkdir()
    code, said = reports(folder, "--allow-empty", "empty")
    assert (code, json.loads(said["gitlab"]), json.loads(said["sarif"])["runs"][0]["results"]) == (0, [], [])
    assert said["junit"].splitlines()[1:] == ['<testsuites name="lint-gov">', "</testsuites>"]
    assert said["github"].startswith("0 份报告：")
    assert (reports(folder, "empty")[0], json.loads(said["sarif"])["runs"][0]["invocations"]) == (
        2,
        [{"exitCode": 0, "executionSuccessful": True, "toolExecutionNotifications": []}],
    )


def test_statistics_are_counts_not_documents(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    ran = check(capsys, folder, "--statistics", "--output-format", "sarif")
    assert (ran.code, ran.err.splitlines()[-1]) == (
        2,
        "Error: --statistics 没有 sarif 格式，可选：full、concise、json、jsonl",
    )


def test_files_are_named_from_the_root_that_a_service_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    here = str(inner.resolve())
    assert repository({}) == (here, here)
    assert repository({"CI_PROJECT_DIR": str(tmp_path)}) == (here, str(tmp_path.resolve()))
    assert repository({"GITHUB_WORKSPACE": str(tmp_path / "c"), "CI_PROJECT_DIR": "/"}) == (here, here)
    inner.rmdir()
    assert repository({}) == ("", "")


def test_a_workbook_is_nothing_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    def options(name: str, output: str | None) -> Options:
        given = {**dict.fromkeys(Options._fields), "output_format": name, "output": output, "report": ()}
        return Options(**given)  # type: ignore[arg-type]  # the rest is not looked at

    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    with pytest.raises(click.UsageError, match="xlsx is no text for a terminal; name a file with -o"):
        refuse_nonsense(options("xlsx", None), Look(language="en"))
    refuse_nonsense(options("xlsx", "x.xlsx"), Look())
    refuse_nonsense(options("json", None), Look())


def test_what_is_added_to_a_file_of_others_keeps_to_its_bounds(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"a")
    assert appends_to(str(path), ["表", b"c"], Look(), most=5)
    assert appends_to(str(path), ["d"], Look(language="en"), most=5)
    assert path.read_text("utf-8") == "a表c"
    assert not appends_to(str(tmp_path / "none" / "x"), ["d"], Look(language="en"), most=5)
    reason = f"[Errno 2] No such file or directory: '{tmp_path}/none/x'"
    assert capsys.readouterr().err.splitlines() == [
        f"lint-gov: {path} is full; the summary was left out",
        f"lint-gov: the output could not be written: {reason}",
    ]


def test_text_and_bytes_are_written_alike(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert writes_to(str(tmp_path / "x"), [b"\xff\x00", "表"], Look())
    assert (tmp_path / "x").read_bytes() == b"\xff\x00" + "表".encode()
    assert writes_to(None, ["表", b"\n"], Look())
    assert capsys.readouterr().out == "表\n"
