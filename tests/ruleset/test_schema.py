"""The published schema: generated, valid, and the same verdicts as the tool's own."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from lint_gov.cli.rules import schema_text
from lint_gov.kinds.registry import KINDS
from lint_gov.ruleset import rule_files_schema
from lint_gov.ruleset.schema import SHARED, common_properties
from lint_gov.ruleset.strict_yaml import parse

RULES = Path(__file__).parent.parent.parent / "rules"
FILES = sorted(path for path in RULES.glob("*/*.yaml") if path.parent.name not in {"forms", "profiles"})


def test_the_published_file_is_the_generated_one() -> None:
    assert (RULES / "rule.schema.json").read_text("utf-8") == schema_text(rule_files_schema())


def test_it_is_a_schema_and_every_key_is_described() -> None:
    schema = rule_files_schema()
    Draft202012Validator.check_schema(schema)
    kinds = {name: dict(kind.schema.get("properties", {})) for name, kind in KINDS.items()}
    for name, properties in {"common": common_properties((), ()), **kinds}.items():
        bare = [
            key for key, value in properties.items() if "description" not in value and "$ref" not in value
        ]
        assert (name, bare) == (name, [])


def test_no_kind_takes_a_common_key_for_itself() -> None:
    common = set(common_properties((), ())).difference(SHARED)
    assert {name: common.intersection(kind.schema.get("properties", {})) for name, kind in KINDS.items()} == {
        name: set() for name in KINDS
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_bundled_rules_obey_it(path: Path) -> None:
    data = json.loads(json.dumps(parse(path.read_bytes(), path.name).data, default=float))
    assert [error.message for error in Draft202012Validator(rule_files_schema()).iter_errors(data)] == []


def test_it_refuses_what_the_tool_refuses() -> None:
    validator = Draft202012Validator(rule_files_schema())
    rule = {
        "id": "OWN01",
        "name": "own",
        "kind": "equation",
        "severity": "error",
        "message": "x",
        "table": "requests",
        "for each": "row",
        "check": "sum(applicants) = total",
    }
    assert validator.is_valid(rule)
    assert not validator.is_valid({**rule, "chek": "x"})
    assert not validator.is_valid({**rule, "kind": "none"})
    assert not validator.is_valid({**rule, "for each": "cell"})
    assert not validator.is_valid({key: value for key, value in rule.items() if key != "check"})
