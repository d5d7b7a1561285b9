"""From paths to sources: folders, patterns, lists, stdin, and everything that is odd about them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint_gov.batch import Task
from lint_gov.cli.folders import Filter, files_below
from lint_gov.cli.sources import Sources, listed, sources_of
from lint_gov.sources.refusal import Refusal
from lint_gov.text.globs import pattern_of

HTML = Filter(frozenset({".html"}))


def tree(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return root


def below(root: Path, which: Filter = HTML) -> list[str]:
    found, faults = files_below(str(root), which)
    assert faults == []
    return [path.removeprefix(f"{root}{os.sep}") for path in found]


def test_folder_gives_documents_by_name_folder_by_folder(tmp_path: Path) -> None:
    tree(tmp_path, "b.html", "a/z.HTML", "a/b/c.html", "a-b.html", "a.txt", "B.html", "二.html")
    assert below(tmp_path) == ["B.html", "a/b/c.html", "a/z.HTML", "a-b.html", "b.html", "二.html"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    tree(tmp_path, ".a.html", ".git/b.html", "c/.d/e.html", "f.html")
    assert below(tmp_path) == ["f.html"]


def test_links_lead_round_no_circles_and_those_to_nowhere_are_told(tmp_path: Path) -> None:
    tree(tmp_path, "a/b.html")
    (tmp_path / "a" / "up").symlink_to("..", target_is_directory=True)
    (tmp_path / "self.html").symlink_to("self.html")
    (tmp_path / "gone.html").symlink_to("nowhere.html")
    (tmp_path / "file.html").symlink_to("a/b.html")
    (tmp_path / "gone.exe").symlink_to("nowhere.exe")
    assert below(tmp_path) == ["a/b.html", "file.html", "gone.html", "self.html"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    assert below(tmp_path) == []


def test_names_may_be_odd(tmp_path: Path) -> None:
    names = ["new\nline.html", os.fsdecode(b"\xff\xfe.html"), "-.html", "a b'\".html"]
    try:
        tree(tmp_path, *names)
    except OSError:
        pytest.skip("the file system takes no such names")
    assert below(tmp_path) == sorted(names)


@pytest.mark.skipif(sys.platform != "linux", reason="paths are shorter there")
def test_folders_may_be_deep(tmp_path: Path) -> None:
    place = tmp_path
    while len(str(place)) < 3_500:
        place /= "d"
        place.mkdir()
    tree(place, "a.html")
    assert len(place.parts) > sys.getrecursionlimit()
    assert [Path(path).name for path in below(tmp_path)] == ["a.html"]
    (place / "a.html").unlink()
    while place != tmp_path:  # what clears temporary folders cannot go as deep
        place.rmdir()
        place = place.parent


@pytest.mark.parametrize(
    ("include", "exclude", "found"),
    [
        ((), ("old",), ["a/y.html", "x.html"]),
        ((), ("old/",), ["a/y.html", "x.html"]),
        ((), ("*.html",), []),
        ((), ("/x.html", "a/old"), ["a/y.html", "old/w.html"]),
        (("a/**",), (), ["a/old/z.html", "a/y.html"]),
        (("**/old/*",), (), ["a/old/z.html", "old/w.html"]),
        (("[xy].html",), (), ["a/y.html", "x.html"]),
        (("[!xy].html", "x.*"), (), ["a/old/z.html", "old/w.html", "x.html"]),
        (("?.html",), ("old",), ["a/y.html", "x.html"]),
        (("old",), (), ["a/old/z.html", "old/w.html"]),
    ],
)
def test_include_and_exclude(
    tmp_path: Path, include: tuple[str, ...], exclude: tuple[str, ...], found: list[str]
) -> None:
    tree(tmp_path, "x.html", "a/y.html", "a/old/z.html", "old/w.html")
    which = Filter(HTML.suffixes, pattern_of(include), pattern_of(exclude))
    assert below(tmp_path, which) == found


def test_faulty_pattern_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\[z-a\]\.html"):
        pattern_of(["[z-a].html"])


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)


def test_what_git_ignores_is_left_out(tmp_path: Path) -> None:
    tree(tmp_path, "a.html", "build/b.html", "c.html", "sub/d.html", "sub/e.html")
    (tmp_path / ".gitignore").write_text("build/\nc.html\n", encoding="utf-8")
    (tmp_path / "sub" / ".gitignore").write_text("d.html\n", encoding="utf-8")
    assert below(tmp_path) == ["a.html", "build/b.html", "c.html", "sub/d.html", "sub/e.html"]
    git(tmp_path, "init")
    assert below(tmp_path) == ["a.html", "sub/e.html"]
    assert below(tmp_path / "sub") == ["e.html"]


def test_a_repository_runs_no_program_of_its_own(tmp_path: Path) -> None:
    tree(tmp_path, "a.html")
    git(tmp_path, "init")
    git(tmp_path, "add", "a.html")
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\n", encoding="utf-8")
    trap.chmod(0o755)
    git(tmp_path, "config", "core.fsmonitor", str(trap))
    assert below(tmp_path) == ["a.html"]
    assert not (tmp_path / "sprung").exists()


def test_order_is_that_of_the_arguments_and_a_file_counts_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, "d/b.html", "d/a.html", "c.html")
    monkeypatch.chdir(tmp_path)
    assert sources_of(["d/b.html", "c.html", "d", "./c.html", "missing.html"], HTML) == Sources(
        (
            Task("d/b.html", folders=(0,)),
            Task("c.html"),
            Task("d/a.html", named=False, folders=(0,)),
            Task("missing.html"),
        ),
        ("d",),
    )


def test_the_present_folder_gives_plain_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "a.html", "d/b.html")
    monkeypatch.chdir(tmp_path)
    assert [task.path for task in sources_of(["."], HTML).tasks] == ["a.html", "d/b.html"]


def test_patterns_are_expanded_and_those_that_fit_nothing_are_empty_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, "a1.html", "a2.html", "d/e/a3.html", "[x].html")
    monkeypatch.chdir(tmp_path)
    sources = sources_of(["a?.html", "**/a3.html", "[x].html", "z*"], HTML)
    assert [task.path for task in sources.tasks] == ["a1.html", "a2.html", "d/e/a3.html", "[x].html"]
    assert sources.folders == ("z*",)


def test_stdin_stands_where_it_is_named() -> None:
    stdin = Task("report.html", b"<p>")
    assert sources_of(["a.html", "-"], HTML, stdin).tasks == (Task("a.html"), stdin)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open everything")
def test_a_folder_that_cannot_be_opened_is_a_source_that_cannot_be_read(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0)
    (task,) = sources_of([str(tmp_path)], HTML).tasks
    locked.chmod(0o755)
    assert task == Task(
        str(locked),
        folders=(0,),
        refusal=Refusal(
            "文件夹打不开（Permission denied）", "the folder cannot be opened: Permission denied"
        ),
    )


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        (b"", []),
        (b"a.html\nb c.html\r\n\n\xe4\xba\x8c.html", ["a.html", "b c.html", "二.html"]),
        (b"new\nline.html\0b.html\0", ["new\nline.html", "b.html"]),
        (b"\xff.html\n", [os.fsdecode(b"\xff.html")]),
    ],
)
def test_lists_of_paths(content: bytes, paths: list[str]) -> None:
    assert listed(content) == paths
