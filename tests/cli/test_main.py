"""The command as a whole: versions, help, faults of ours, and what start-up imports."""

import subprocess
import sys
import tomllib

import click
import pytest

import lint_gov
from lint_gov.cli.main import group, main
from tests.cli.running import ROOT, command, run, write


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "--version")
    assert (ran.code, ran.out) == (0, f"lint-gov {lint_gov.__version__}\n")


@pytest.mark.parametrize("arguments", [(), ("chekc",), ("--nonsense",)])
def test_usage_errors_exit_with_two(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert run(capsys, *arguments).code == 2


def test_every_command_is_there_and_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "--help").out
    names = group.list_commands(click.Context(group))
    expected = "check inspect annotate fix rules explain test-rules baseline compare init config completion"
    assert " ".join(names) == expected
    assert [name for name in names if f"\n  {name} " not in said] == []
    assert [run(capsys, name, "--help").code for name in names] == [0] * len(names)


def test_a_fault_of_ours_is_one_line_and_exit_code_two(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_options: object) -> None:
        message = "a fault made for the test"
        raise LookupError(message)

    monkeypatch.setattr(group, "main", broken)
    with pytest.raises(SystemExit) as caught:
        main([])
    written = capsys.readouterr()
    assert (caught.value.code, written.out) == (2, "")
    assert written.err.startswith("lint-gov: internal error, please report it: LookupError: a fault made")
    assert written.err.count("\n") == 1


def loaded(*arguments: str) -> set[str]:
    """Return the modules that a command has imported when it ends."""
    code = (
        "import sys\nfrom lint_gov.cli.main import main\n"
        f"try: main({list(arguments)!r})\nexcept SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    return set(done.stderr.decode().split())


def test_start_up_imports_no_more_than_it_needs(tmp_path: object) -> None:
    assert tmp_path
    heavy = {
        "rich",
        "jsonschema",
        "importlib.metadata",
        "multiprocessing",
        "concurrent.futures",
        "lxml",
        "yaml",
    }
    assert loaded("--version") & {*heavy, "lint_gov.pipeline", "lint_gov.ruleset"} == set()


def test_the_concise_format_needs_neither_rich_nor_json_schema(tmp_path: object) -> None:
    path = write(__import__("pathlib").Path(str(tmp_path)), "a.html", "<p>x</p>")
    heavy = {"rich", "jsonschema", "importlib.metadata", "multiprocessing", "concurrent.futures"}
    assert loaded("check", "--output-format", "concise", path) & heavy == set()


def test_the_package_has_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project.get("version", lint_gov.__version__) == lint_gov.__version__
    assert command("--version").stdout.decode() == f"lint-gov {lint_gov.__version__}\n"


def test_public_names_are_complete() -> None:
    assert sorted(lint_gov.__all__) == ["Result", "__version__", "lint"]
    assert [name for name in lint_gov.__all__ if getattr(lint_gov, name, None) is None] == []
    assert [name for name in lint_gov.__all__ if name not in dir(lint_gov)] == []
    with pytest.raises(AttributeError, match="no attribute 'lnit'"):
        _ = lint_gov.lnit


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes the streams")
@pytest.mark.parametrize(("closing", "code"), [("check - <&-", 1), ("rules >&-", 0), ("rules 2>&-", 0)])
def test_a_closed_stream_is_no_fault_of_ours(closing: str, code: int) -> None:
    line = f"{sys.executable} -m lint_gov {closing}"
    ran = subprocess.run(["/bin/sh", "-c", line], cwd=ROOT, capture_output=True, check=False)
    assert (ran.returncode, b"internal error" in ran.stderr) == (code, False)
