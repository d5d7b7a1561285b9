"""What the documents show is what the tool does, and what they point to is there."""

import re
from pathlib import Path

import pytest
from click import Context

from lint_gov.cli.main import group
from lint_gov.outputs.names import FORMATS
from lint_gov.ruleset import bundled_ruleset
from tests.samples import ROOT, run_command
from tests.shown import DOCUMENTS, READMES, documents_with_output, with_real_output

PRESENT = tuple(path for path in DOCUMENTS if path.exists())


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", documents_with_output(), ids=_name)
def test_output_shown_is_real(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert text == with_real_output(text), "run python -m tests.regenerate and read the difference"


def test_the_readmes_show_output() -> None:
    assert set(READMES) <= set(documents_with_output())


def test_the_two_commands_are_the_same_in_both_languages() -> None:
    english, chinese = (
        [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("python3 -m venv")]
        for path in READMES
    )
    assert len(english) == 2
    assert english == chinese


@pytest.mark.parametrize("document", PRESENT, ids=_name)
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in local if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", PRESENT, ids=_name)
def test_rules_spoken_of_exist(document: Path) -> None:
    known = {rule.id for rule in bundled_ruleset().rules}
    families = {rule_id[0] for rule_id in known}
    named = set(re.findall(r"\b([A-Z]\d{3})\b", document.read_text(encoding="utf-8")))
    assert {name for name in named if name[0] in families} - known == set()


@pytest.mark.parametrize("document", READMES, ids=_name)
def test_the_rule_shown_is_a_rule_and_its_examples_hold(document: Path, tmp_path: Path) -> None:
    (rule,) = re.findall(
        r"^```yaml\n(.*?)^```$", document.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    (tmp_path / "Z101-refusals-exceed-grants.yaml").write_text(rule, encoding="utf-8")
    done = run_command("test-rules", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("document", READMES, ids=_name)
def test_the_readmes_name_all_commands_formats_and_families(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    commands = group.list_commands(Context(group))
    families = sorted({rule.id[0] for rule in bundled_ruleset().rules})
    assert [name for name in commands if not re.search(rf"`lint-gov {name}\b", text)] == []
    assert [name for name in FORMATS if f"`{name}`" not in text] == []
    assert sorted(re.findall(r"^\| ([A-Z]) ", text, re.MULTILINE)) == families
