"""House rules that a test can check more cheaply than a reviewer."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import lint_gov

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "lint_gov").rglob("*.py"))
SOURCES = sorted(
    path for folder in ("lint_gov", "tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")
)

# Longer than a file or a function should be, each with the reason.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS = {"lint_gov/readers/flow.py:tokens_of": "one loop that runs for every tag of a page"}
# Names that a library calls by.
GIVEN_NAMES = {"get_command"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function's code, its docstring not counted."""
    first = node.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    start = first.end_lineno or first.lineno if documented else node.lineno
    return (node.end_lineno or start) - start


def test_no_module_is_a_drawer_for_anything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "tools"}
    assert [_name(path) for path in MODULES if path.stem in drawers or path.parent.name in drawers] == []


def test_files_are_short() -> None:
    long = {_name(path) for path in MODULES if path.read_text(encoding="utf-8").count("\n") > 300}
    assert long == set(LONG_FILES)


def test_functions_are_short() -> None:
    long = {
        f"{_name(path)}:{node.name}" for path in MODULES for node in _functions(path) if _lines(node) > 40
    }
    assert long == set(LONG_FUNCTIONS)


def test_functions_are_not_named_after_nothing() -> None:
    empty = re.compile(r"_?(get|do|handle|process)_")
    assert [
        f"{_name(path)}:{node.name}"
        for path in MODULES
        for node in _functions(path)
        if empty.match(node.name) and node.name not in GIVEN_NAMES
    ] == []


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_every_exemption_carries_its_reason(path: Path) -> None:
    noqa = re.compile(r"#\s*noqa(?!: [A-Z0-9, ]+ - \S)")
    ignore = re.compile(r"#\s*type:\s*ignore(?!\[[a-z, -]+\]  # \S)")
    cover = re.compile(r"#\s*pragma:(?! no (cover|branch) - \S)")
    text = path.read_text(encoding="utf-8") if path != Path(__file__) else ""
    bare = [line for line in text.splitlines() if any(mark.search(line) for mark in (noqa, ignore, cover))]
    assert bare == []


def _importers(library: str) -> set[str]:
    line = re.compile(rf"^\s*(import|from) {library}\b", re.MULTILINE)
    return {_name(path) for path in MODULES if line.search(path.read_text(encoding="utf-8"))}


def test_rich_is_for_the_console_alone() -> None:
    assert _importers("rich") == {"lint_gov/outputs/console.py"}


def test_click_is_for_the_command_line_alone() -> None:
    assert {name for name in _importers("click") if not name.startswith("lint_gov/cli/")} == set()


def test_nothing_speaks_of_one_machine() -> None:
    strange = re.compile(
        "|".join(["/wo" + "rk/", r"\.\./sha" + "red", "/ro" + "ot/", "pypi" + r"\.org", "python" + "hosted"])
    )
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and strange.search(path.read_text(encoding="utf-8", errors="replace")):
            found.append(name)
    assert found == []


def test_the_library_exports_what_it_says() -> None:
    assert {name: getattr(lint_gov, name, None) is not None for name in lint_gov.__all__} == dict.fromkeys(
        lint_gov.__all__, True
    )
    assert set(lint_gov.__all__) <= set(dir(lint_gov))


def test_the_change_log_knows_the_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[([\d.]+)\]", text, re.MULTILINE)
    assert versions[0] == lint_gov.__version__
