"""The guide to writing rules: its rule works, its list of kinds is the registry's."""

import re
import sys
from pathlib import Path

from lint_gov.examples import try_examples
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.registry import KINDS
from lint_gov.ruleset import load

GUIDE = Path(__file__).parent.parent.parent / "docs" / "writing-rules.md"


def kinds_table() -> str:
    """Return the list of kinds as the guide shows it."""
    rows = (f"| `{kind.name}` | {_purpose(kind)} | {_keys(kind)} |" for kind in KINDS.values())
    return "\n".join(("| kind | what holds | its keys |", "|---|---|---|", *rows)) + "\n"


def _purpose(kind: Kind) -> str:
    said = (sys.modules[kind.bind.__module__].__doc__ or "").splitlines()[0]
    return said.removeprefix(f"Kind `{kind.name}`: ").rstrip(".")


def _keys(kind: Kind) -> str:
    return ", ".join(f"`{key}`" for key in kind.schema.get("properties", ())) or "–"


def test_the_list_of_kinds_is_that_of_the_registry() -> None:
    assert GUIDE.read_text("utf-8").rpartition("-->\n")[2] == kinds_table()


def test_the_rule_shown_is_a_rule_and_its_examples_hold(tmp_path: Path) -> None:
    (rule,) = re.findall(r"^```yaml\n(.*?)^```$", GUIDE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    (tmp_path / "own.yaml").write_text(rule, "utf-8")
    ruleset = load([tmp_path], examples=True)
    trials = list(try_examples([rule for rule in ruleset.rules if rule.id == "OWN01"], ruleset))
    assert [(trial.example.verdict, trial.problem) for trial in trials] == [
        ("good", None),
        ("bad", None),
        ("undecided", None),
    ]
