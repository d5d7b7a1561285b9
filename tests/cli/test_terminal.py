"""What the output goes to: encoding, colour, width, and files that appear whole or not at all."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint_gov.cli.progress import progress
from lint_gov.cli.terminal import encoding_of, wants_colour, width_of, writes_to
from lint_gov.outputs.look import Look


class Terminal(io.TextIOWrapper):
    """A stream that a person reads."""

    def __init__(self, encoding: str) -> None:
        self.kept = io.BytesIO()
        super().__init__(self.kept, encoding=encoding)

    def isatty(self) -> bool:
        return True


def terminal(encoding: str = "utf-8") -> Terminal:
    return Terminal(encoding)


def file(encoding: str = "cp936") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding)


def test_a_terminal_keeps_its_encoding_and_anything_else_is_utf8_unless_told() -> None:
    assert encoding_of(terminal("gbk"), {}) == "gbk"
    assert encoding_of(file("gbk"), {}) == "utf-8"
    assert encoding_of(file("gbk"), {"PYTHONIOENCODING": "gbk:strict"}) == "gbk"
    assert encoding_of(file("gbk"), {"PYTHONIOENCODING": ":strict"}) == "utf-8"


@pytest.mark.parametrize(
    ("asked", "environment", "on_terminal", "elsewhere"),
    [
        ("auto", {}, True, False),
        ("auto", {"TERM": "dumb"}, False, False),
        ("auto", {"NO_COLOR": "1"}, False, False),
        ("auto", {"NO_COLOR": ""}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, True, True),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ("always", {"NO_COLOR": "1"}, True, True),
        ("never", {"FORCE_COLOR": "1"}, False, False),
    ],
)
def test_colour(asked: str, environment: dict[str, str], *, on_terminal: bool, elsewhere: bool) -> None:
    assert wants_colour(asked, terminal(), environment) is on_terminal
    assert wants_colour(asked, file(), environment) is elsewhere


@pytest.mark.parametrize(
    ("environment", "columns"),
    [
        ({}, 100),
        ({"COLUMNS": "72"}, 72),
        ({"COLUMNS": "3"}, 40),
        ({"COLUMNS": "x"}, 100),
        ({"COLUMNS": "0"}, 100),
    ],
)
def test_width_of_what_is_no_terminal(environment: dict[str, str], columns: int) -> None:
    assert width_of(file(), environment) == columns


def failing() -> Iterator[str]:
    yield "half "
    message = "the run broke down"
    raise RuntimeError(message)


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before", encoding="utf-8")
    path.chmod(0o640)
    with pytest.raises(RuntimeError):
        writes_to(str(path), failing(), Look())
    assert (path.read_text(encoding="utf-8"), [entry.name for entry in tmp_path.iterdir()]) == (
        "before",
        ["out.txt"],
    )
    assert writes_to(str(path), ["表三\n", "", "✓\n"], Look())
    assert path.read_bytes() == "表三\n✓\n".encode()
    assert (path.stat().st_mode & 0o777, [entry.name for entry in tmp_path.iterdir()]) == (0o640, ["out.txt"])


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("real.txt")
    assert writes_to(str(tmp_path / "link.txt"), ["x"], Look())
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "x"


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none" / "out.txt"
    assert not writes_to(str(path), ["x"], Look())
    assert capsys.readouterr().err == (
        f"lint-gov: 无法写出结果：[Errno 2] No such file or directory: '{path}'\n"
    )


def test_progress_stays_hidden_where_nobody_sees_it(capsys: pytest.CaptureFixture[str]) -> None:
    line = progress(100, Look(), wanted=True)
    for _ in range(100):
        line.step()
    line.hide()
    assert (line.shown, capsys.readouterr().err) == (False, "")


def test_progress_is_drawn_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal("gbk")
    monkeypatch.setattr("sys.stderr", stream)
    line = progress(200, Look(), wanted=True)
    line.start -= 100.0
    for _ in range(50):
        line.step()
    line.hide()
    line.hide()
    stream.flush()
    written = stream.kept.getvalue().decode("gbk")
    first, *others = written.split("\r\x1b[K")[1:]
    assert first.startswith(f"{'-' * 24} 1/200  还需约 331:")
    assert others[-1] == ""
