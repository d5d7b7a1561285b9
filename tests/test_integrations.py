"""The files that other tools take from this repository: read as they read them, and run as they run them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from lint_gov.cli.check import command as check_command
from lint_gov.sources.names import SUFFIXES
from tests.cli.running import broken_page, page, write

ROOT = Path(__file__).parents[1]
BASH = pytest.mark.skipif(sys.platform == "win32", reason="runs the scripts with a shell")


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def runner(tmp_path: Path) -> dict[str, str]:
    """Return the variables of a runner whose folder is empty, where this lint-gov is installed."""
    programs = tmp_path / "temp" / "lint-gov" / "bin"
    programs.mkdir(parents=True)
    script = f'#!/bin/sh\nexec "{sys.executable}" -m lint_gov "$@"\n'
    for name, text in (("lint-gov", script), ("pip", '#!/bin/sh\necho pip "$@"\n')):
        (programs / name).write_text(text, encoding="utf-8")
        (programs / name).chmod(0o755)
    (tmp_path / "work").mkdir()
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_"))},
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "LANG": "zh_CN.UTF-8",
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "GITHUB_WORKSPACE": str(tmp_path / "work"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
    }


def shell(script: str, folder: Path, environment: dict[str, str], *command: str) -> tuple[int, str]:
    done = subprocess.run(
        [*command, script], cwd=folder, env=environment, capture_output=True, check=False, timeout=120
    )
    return done.returncode, done.stdout.decode()


def test_the_hook_is_for_every_format_that_is_read() -> None:
    hook, rules = read(".pre-commit-hooks.yaml")
    pattern = re.compile(hook["files"])
    wanted = [f"年报{suffix}" for suffix in sorted(SUFFIXES)]
    assert [name for name in wanted if not pattern.search(name)] == []
    assert [name for name in ("a.zip", "a.json", "a.py", "html", "a.html.bak") if pattern.search(name)] == []
    assert pattern.search("2023/A.PDF")
    assert [one["entry"].split()[:2] for one in (hook, rules)] == [
        ["lint-gov", "check"],
        ["lint-gov", "test-rules"],
    ]


def test_the_options_that_are_used_exist() -> None:
    check = {option for parameter in check_command.params for option in parameter.opts}
    check |= {option for parameter in check_command.params for option in parameter.secondary_opts}
    texts = (
        read("action.yml")["runs"]["steps"][1]["run"],
        *read("gitlab/lint-gov.yml")["lint-gov"]["script"],
    )
    used = {word for text in texts for word in re.findall(r"(?<![\w-])--[a-z-]+", text)} - {"--quiet"}
    assert used <= check


def test_nothing_that_a_workflow_says_becomes_part_of_a_script() -> None:
    assert all("${{" not in step["run"] for step in read("action.yml")["runs"]["steps"])


@BASH
def test_the_action_annotates_sums_up_and_writes_sarif(tmp_path: Path, runner: dict[str, str]) -> None:
    work = tmp_path / "work"
    write(work, "reports/a b.html", broken_page())
    write(work, "reports/c.html", page())
    step = read("action.yml")["runs"]["steps"][1]
    given = {
        "PATHS": "reports/a b.html\nreports/c.html\n",
        "ARGS": "--select=A,E\n\n--as-of=2024-03-01\r\n",
        "FAIL_ON": "error",
        "SARIF": "lint.sarif",
    }
    assert set(given) == set(step["env"])
    code, out = shell(step["run"], work, {**runner, **given}, "bash", "-e", "-o", "pipefail", "-c")
    assert code == 1
    assert out.startswith("::error file=reports/a b.html,")
    assert (tmp_path / "output").read_text(encoding="utf-8") == "exit-code=1\n"
    assert "reports/a b.html" in (tmp_path / "summary").read_text(encoding="utf-8")
    sarif = json.loads((work / "lint.sarif").read_text(encoding="utf-8"))
    places = [one["locations"][0]["physicalLocation"] for one in sarif["runs"][0]["results"]]
    assert {one["artifactLocation"]["uri"] for one in places} == {"reports/a%20b.html"}


@BASH
@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"PATHS": ".", "FAIL_ON": "never"}, 0),
        ({"PATHS": "nothing\n--version"}, 1),  # a path, whatever it looks like
        ({"PATHS": ".", "ARGS": "--no-such-option"}, 2),
        ({"PATHS": ".", "ARGS": "$(touch x)"}, 1),
    ],
)
def test_the_action_ends_as_the_command_does(
    tmp_path: Path, runner: dict[str, str], given: dict[str, str], code: int
) -> None:
    work = tmp_path / "work"
    write(work, "a.html", broken_page())
    step = read("action.yml")["runs"]["steps"][1]
    environment = {**runner, "ARGS": "", "FAIL_ON": "", "SARIF": "", **given}
    ended, _ = shell(step["run"], work, environment, "bash", "-e", "-o", "pipefail", "-c")
    assert ended == code
    assert (tmp_path / "output").read_text(encoding="utf-8") == f"exit-code={code}\n"
    assert sorted(path.name for path in work.iterdir()) == ["a.html"]


@BASH
def test_the_action_says_when_python_is_too_old(tmp_path: Path, runner: dict[str, str]) -> None:
    old = tmp_path / "old"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    step = read("action.yml")["runs"]["steps"][0]
    environment = {**runner, "PYTHON": str(old), "ACTION": str(ROOT)}
    code, out = shell(step["run"], tmp_path, environment, "bash", "-e", "-o", "pipefail", "-c")
    assert (code, out.partition("::Python")[0]) == (2, "::error title=lint-gov")


@BASH
def test_the_gitlab_job_leaves_both_reports(tmp_path: Path, runner: dict[str, str]) -> None:
    work = tmp_path / "work"
    write(work, "reports/a.html", broken_page())
    write(work, "more/c.html", page())
    job = read("gitlab/lint-gov.yml")["lint-gov"]
    variables = {
        name: value.replace("$CI_PROJECT_DIR", str(work)) for name, value in job["variables"].items()
    }
    own = {"LINT_GOV_PATHS": "reports more", "LINT_GOV_ARGS": "--select A,E --fail-on error"}
    environment = {**runner, "CI_PROJECT_DIR": str(work), **variables, **own}
    code, out = shell("\n".join(job["script"]), work, environment, "sh", "-e", "-c")
    assert (code, out.splitlines()[0]) == (1, "pip install --quiet lint-gov")
    reports = job["artifacts"]["reports"]
    quality = json.loads((work / reports["codequality"]).read_text(encoding="utf-8"))
    assert {one["location"]["path"] for one in quality} == {"reports/a.html"}
    assert (work / reports["junit"]).read_text(encoding="utf-8").count("<testsuite ") == 2
    assert (work / ".lint-gov-cache").is_dir()


def test_the_image_is_given_what_the_package_is_built_from() -> None:
    docker = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    copied = {
        name for line in re.findall(r"^COPY (?!--)(.*) \S+$", docker, re.MULTILINE) for name in line.split()
    }
    given = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert copied == {line.removeprefix("!") for line in given if line.startswith("!")}
    assert all((ROOT / name).exists() for name in copied)
