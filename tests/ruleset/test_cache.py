"""The cache of parsed rules: a matter of time only."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from lint_gov.ruleset.cache import LAYOUT, MAXIMUM_ENTRIES, cache_folder, keep, recall
from lint_gov.ruleset.loading import load


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a cache of this test's own."""
    monkeypatch.setenv("LINT_GOV_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.usefixtures("folder")
def test_what_was_kept_is_recalled() -> None:
    data = [{"a": [1, "甲", None, True, Decimal("0.5")]}]
    assert recall("ab") is None
    keep("ab", data)
    assert recall("ab") == data
    assert isinstance(recall("ab")[0]["a"][4], Decimal)
    assert recall("cd") is None


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"{}", b"x" * 64 + b"\n[]", b"\xff\xfe", b"[" * 100_000, None], ids=range(7)
)
def test_a_damaged_entry_is_made_anew(folder: Path, content: bytes | None) -> None:
    first = load().sha256
    entries = sorted(folder.iterdir())
    assert len(entries) == 2
    whole = [entry.read_bytes() for entry in entries]
    for entry in entries:
        entry.write_bytes(entry.read_bytes()[:-10] if content is None else content)
    assert load().sha256 == first
    assert [entry.read_bytes() for entry in entries] == whole


def test_an_entry_of_another_shape_is_made_anew(folder: Path) -> None:
    rules = load().rules
    for entry in folder.iterdir():
        digest = entry.name.removeprefix(f"rules-{LAYOUT}-").removesuffix(".json")
        shapes: tuple[object, ...] = ([], {}, [{}], [1, 2], None, "x", [{"kind": "none"}] * len(rules))
        for data in shapes:
            keep(digest, data)
            assert [rule.id for rule in load().rules] == [rule.id for rule in rules]


def test_a_folder_that_cannot_be_made_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LINT_GOV_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert load().rules
    assert (tmp_path / "file").read_text() == ""


def test_old_entries_go(folder: Path) -> None:
    for number in range(MAXIMUM_ENTRIES + 5):
        keep(f"{number:02}", [])
    assert len(list(folder.iterdir())) == MAXIMUM_ENTRIES


def test_where_the_cache_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("LINT_GOV_CACHE_DIR", "")
    assert cache_folder() is None
    monkeypatch.delenv("LINT_GOV_CACHE_DIR")
    assert cache_folder() == str(tmp_path / ".cache" / "lint-gov")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == str(tmp_path / "xdg" / "lint-gov")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_folder() is None
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_folder() == str(tmp_path / "Library" / "Caches" / "lint-gov")


@pytest.mark.usefixtures("folder")
def test_yaml_and_jsonschema_are_imported_only_where_they_are_needed() -> None:
    asked = "import sys, lint_gov.ruleset as r; r.load(); print(*({'yaml', 'jsonschema'} & {*sys.modules}))"
    said = [
        subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert said == ["yaml\n", "\n"]


@pytest.mark.usefixtures("folder")
def test_rules_recalled_are_those_of_the_files() -> None:
    fresh, recalled = load(), load()
    own = {"check", "message", "severity"}  # with functions in them, equal to themselves only
    facts = [
        [{key: value for key, value in rule._asdict().items() if key not in own} for rule in one.rules]
        for one in (fresh, recalled)
    ]
    assert facts[0] == facts[1]


@pytest.mark.usefixtures("folder")
def test_kinds_are_imported_when_their_rules_run() -> None:
    asked = "import sys, lint_gov.ruleset as r; r.load(); print('lint_gov.kinds.topics' in sys.modules)"
    said = [
        subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert said == ["True\n", "False\n"]
