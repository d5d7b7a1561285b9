"""The configuration as a schema, as a sample and as it takes effect."""

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import lint_gov
from lint_gov.cli.check_options import Options
from lint_gov.cli.rules import schema_text
from lint_gov.config.keys import LIMIT_KEYS, RUN_KEYS, schema
from lint_gov.config.loading import load
from lint_gov.config.sample import sample
from lint_gov.config.showing import NOTHING, as_record, as_toml
from lint_gov.readers import Limits

PUBLISHED = Path(lint_gov.__file__).parent / "config" / "config.schema.json"


def used(language: str) -> str:
    """Return the sample with every setting in use, save what leads to other files."""
    lines = [line.removeprefix("# ") for line in sample(language).splitlines()]
    kept = [line for line in lines if " = " in line or line.startswith("[")]
    return "\n".join(line for line in kept if not line.startswith("extend"))


def test_the_published_schema_is_the_generated_one() -> None:
    assert PUBLISHED.read_text("utf-8") == schema_text(schema())
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sample_is_without_effect_and_right_where_it_is_used(tmp_path: Path, language: str) -> None:
    path = tmp_path / "lint-gov.toml"
    path.write_text(sample(language), encoding="utf-8")
    assert load(str(path)).settings == {}
    path.write_text(used(language), encoding="utf-8")
    found = load(str(path))
    assert {key.name for key in RUN_KEYS} <= set(found.settings)
    assert len(found.per_file) == 1
    assert list(Draft202012Validator(schema()).iter_errors(tomllib.loads(used(language)))) == []


def test_defaults_shown_are_those_of_the_tool() -> None:
    limits = {key.name.replace("-", "_"): key.shape.read(json.loads(key.shown)) for key in LIMIT_KEYS}
    assert {name: limits[name] for name in Limits._fields} == Limits()._asdict()
    assert {key.name.replace("-", "_") for key in RUN_KEYS} <= set(Options._fields)


def test_settings_are_shown_with_their_origin(tmp_path: Path) -> None:
    path = tmp_path / "lint-gov.toml"
    path.write_text(
        'select = ["A"]\n[severity]\nA101 = "note"\n[[per-file]]\nglob = "x"\nyear = 2019\n'
        'severity = { C = "note" }\n',
        encoding="utf-8",
    )
    found = load(str(path))
    shown = as_toml(found, found.per_file)
    assert tomllib.loads(shown)["per-file"] == [{"glob": "x", "year": 2019, "severity": {"C": "note"}}]
    assert [line for line in shown.splitlines() if str(path) in line] == [
        f"# {path}",
        f'select = ["A"]  # {path}:1',
        f'A101 = "note"  # {path}:3',
        f'glob = "x"  # {path}:5',
        f"year = 2019  # {path}:6",
        f'C = "note"  # {path}:7',
    ]
    record = as_record(found, found.per_file)
    settings = record["settings"]
    assert isinstance(settings, dict)
    assert settings["select"] == {"value": ("A",), "origin": f"{path}:1"}
    assert settings["severity.A101"] == {"value": "note", "origin": f"{path}:3"}
    assert settings["fail-on"] == {"value": "error", "origin": "default"}
    assert settings["limits.text-bytes"] == {"value": 16 << 20, "origin": "default"}
    assert settings["jobs"] == {"value": None, "origin": "default"}
    assert record["per-file"] == [
        {
            "glob": "x",
            "settings": {
                "year": {"value": 2019, "origin": f"{path}:6"},
                "severity.C": {"value": "note", "origin": f"{path}:7"},
            },
        }
    ]


def test_without_a_file_everything_is_default() -> None:
    assert tomllib.loads(as_toml(NOTHING, ()))["output-format"] == "full"
