"""The option --report: further outputs of one run, each whole in its own file."""

import json
from pathlib import Path

import pytest

from lint_gov.cli.kept import kept_beside
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
    for number in range(20):
        write(folder, f"in/{number:02}.html", page(seed=number))
    for jobs in ("1", "2"):
        command("check", "-q", "--jobs", jobs, "--report", f"json:{jobs}.json", "in", cwd=folder)
    assert (folder / "1.json").read_bytes() == (folder / "2.json").read_bytes()
    assert len(json.loads((folder / "1.json").read_bytes())["reports"]) == 22


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
