"""--changed and --since, on real repositories, hostile ones among them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from lint_gov.cli.git import GitError, asked, changed, ignored
from tests.cli.running import broken_page, page, run, write

_AUTHOR = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *_AUTHOR, "-C", str(folder), *arguments], capture_output=True, check=True)
    return done.stdout.decode().strip()


def commit(folder: Path, message: str = "reports") -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--no-verify", "-m", message)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the current folder a repository with three reports, and one in a folder of its own."""
    root = tmp_path / "repository"
    for number, name in enumerate(("a.html", "b.html", "c.html", "below/d.html")):
        write(root, name, page(seed=number))
    git(root, "init", "-q")
    commit(root)
    monkeypatch.chdir(root)
    return root


def paths(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    ran = run(capsys, "check", "--output-format", "json", "--select", "E", *arguments)
    assert ran.code == 0, ran.err
    return [one["path"] for one in json.loads(ran.out)["reports"]]


def test_nothing_changed_is_nothing_to_do(capsys: pytest.CaptureFixture[str], repository: Path) -> None:
    assert paths(capsys, "--changed") == []
    assert paths(capsys, "--changed", str(repository)) == []


def test_what_differs_from_the_last_commit_is_checked(
    capsys: pytest.CaptureFixture[str], repository: Path
) -> None:
    write(repository, "b.html", page(seed=9))  # not staged
    write(repository, "c.html", page(seed=8))
    git(repository, "add", "c.html")
    write(repository, "new.html", page(seed=7))  # not tracked
    write(repository, ".gitignore", "ignored.html\n")
    write(repository, "ignored.html", page())
    (repository / "a.html").unlink()
    assert paths(capsys, "--changed") == ["b.html", "c.html", "new.html"]
    assert paths(capsys, "--changed", "below", "c.html") == ["c.html"]


def test_a_renamed_file_is_checked_by_its_new_name(
    capsys: pytest.CaptureFixture[str], repository: Path
) -> None:
    git(repository, "mv", "a.html", "below/moved.html")
    assert paths(capsys, "--changed") == ["below/moved.html"]


def test_since_is_where_the_branches_went_apart(capsys: pytest.CaptureFixture[str], repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "topic")
    write(repository, "b.html", page(seed=9))
    commit(repository)
    git(repository, "checkout", "-q", "main")
    write(repository, "c.html", page(seed=8))
    commit(repository)
    git(repository, "checkout", "-q", "topic")
    assert paths(capsys, "--changed", "--since", "main") == ["b.html"]
    assert paths(capsys, "--since", "main") == ["b.html"]
    assert paths(capsys, "--since", "HEAD~1", "below") == []


def test_names_of_any_bytes_and_folders_below(
    capsys: pytest.CaptureFixture[str], repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["below/一 \n“年”报.html", "below/-x.html"]
    if sys.platform == "linux":
        names.append(os.fsdecode(b"below/\xff.html"))
    for name in names:
        write(repository, name, page())
    monkeypatch.chdir(repository / "below")
    git(repository, "config", "diff.relative", "true")
    git(repository, "config", "core.quotePath", "true")
    wanted = sorted(name.removeprefix("below/") for name in names)
    assert sorted(paths(capsys, "--changed")) == wanted
    commit(repository)
    assert sorted(paths(capsys, "--since", "HEAD~1")) == wanted
    assert sorted(paths(capsys, "--since", "HEAD~1", str(repository))) == sorted(
        f"{repository}/{name}" for name in names
    )


def test_a_link_and_a_member_of_an_archive_change_with_their_file(
    capsys: pytest.CaptureFixture[str], repository: Path
) -> None:
    (repository / "link.html").symlink_to("a.html")
    with ZipFile(repository / "all.zip", "w") as archive:
        archive.writestr("z.html", page())
    commit(repository)
    assert paths(capsys, "--changed") == []
    write(repository, "a.html", page(seed=9))
    with ZipFile(repository / "all.zip", "a") as archive:
        archive.writestr("y.html", page())
    assert paths(capsys, "--changed") == ["a.html", "all.zip!/y.html", "all.zip!/z.html", "link.html"]


def test_reports_that_did_not_change_are_still_those_of_last_year(
    capsys: pytest.CaptureFixture[str], repository: Path
) -> None:
    def figures(year: int, into: int, out: int) -> None:
        cells = {"requests[carried_in,total]": into, "requests[carried_out,total]": out}
        said = {"organisation": "示例市", "year": year, "cells": cells}
        write(repository, f"{year}.json", json.dumps(said))

    figures(2022, 0, 5)
    commit(repository)
    figures(2023, 2, 1)
    ran = run(capsys, "check", "--select", "X101", "--changed", "--output-format", "concise", *_both())
    assert (ran.code, ran.out.count("X101"), "2022.json" in ran.out.partition(":")[0]) == (1, 1, False)


def _both() -> list[str]:
    return ["2022.json", "2023.json"]


def test_a_changed_report_with_an_error_fails_the_run(
    capsys: pytest.CaptureFixture[str], repository: Path
) -> None:
    write(repository, "b.html", broken_page())
    assert run(capsys, "check", "--changed").code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "nowhere"], "git knows no commit 'nowhere' here; a shallow clone may lack it"),
        (["--since", "--output=x"], "git knows no commit '--output=x' here; a shallow clone may lack it"),
        (["--since", ""], "git knows no commit '' here; a shallow clone may lack it"),
        (["--since", "a\0b"], "git knows no commit 'a\\x00b' here; a shallow clone may lack it"),
        (["--changed", "-"], "--changed 不适用于 -"),
        (["--changed", "https://example.org/a.html"], "--changed 不适用于 https://example.org/a.html"),
        (["--changed", "/"], "--changed 需要 git 仓库，/ 不在仓库中"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_what_git_cannot_tell_is_said(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    ran = run(capsys, "check", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not Path("x").exists()


def test_branches_without_a_common_commit_are_said(
    capsys: pytest.CaptureFixture[str], repository: Path
) -> None:
    git(repository, "checkout", "-q", "--orphan", "other")
    commit(repository, "another beginning")
    ran = run(capsys, "check", "--since", "main")
    assert ran.code == 2
    assert "'main' and HEAD have no commit in common" in ran.err


def test_a_repository_without_a_commit_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "-q")
    monkeypatch.chdir(tmp_path)
    ran = run(capsys, "check", "--changed")
    assert (ran.code, "git knows no commit 'HEAD'" in ran.err) == (2, True)


def test_nothing_that_a_repository_brings_along_is_run(
    capsys: pytest.CaptureFixture[str], repository: Path, tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{trace}'\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "fsmonitor-watchman", "reference-transaction"):
        (hooks / hook).symlink_to(program)
    settings = {
        "core.fsmonitor": str(program),
        "core.hooksPath": str(hooks),
        "core.pager": str(program),
        "core.sshCommand": str(program),
        "diff.external": str(program),
        "diff.evil.textconv": str(program),
        "diff.evil.command": str(program),
        "filter.evil.clean": str(program),
        "filter.evil.process": str(program),
        "filter.e.v=il.smudge": str(program),
        "filter.e.v=il.clean": str(program),
        "remote.origin.url": f"ext::{program} %S",
        "remote.origin.promisor": "true",
        "extensions.partialClone": "origin",
    }
    for name, value in settings.items():
        git(repository, "config", name, value)
    info = repository / ".git" / "info" / "attributes"
    info.parent.mkdir(exist_ok=True)
    info.write_text("*.html filter=evil diff=evil\nc.html filter=e.v=il\n", encoding="utf-8")
    trace.unlink(missing_ok=True)
    for name in ("b.html", "c.html"):
        os.utime(repository / name)
        write(repository, name, page(seed=9))
    assert paths(capsys, "--changed") == ["b.html", "c.html"]
    run(capsys, "check", "--since", "0" * 40)  # an object that the repository lacks
    assert not trace.exists(), trace.read_text(encoding="utf-8")


@pytest.mark.usefixtures("repository")
def test_variables_that_name_another_repository_are_left_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere")
    assert paths(capsys, "--changed") == []


def test_without_git_nothing_is_ignored_and_that_is_said_of_the_rest(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert ignored(str(repository), ["a.html"]) == set()
    with pytest.raises(GitError, match="git"):
        changed(str(repository), "HEAD")
    with pytest.raises(GitError):
        asked(str(repository), "status")
