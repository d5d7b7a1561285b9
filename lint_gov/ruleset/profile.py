"""Profiles: which rules run for whom, with changes of severity; one YAML file each."""

# Every run with a profile reads one, and pathlib takes longer to import.
# ruff: noqa: PTH118, PTH208
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lint_gov.model.diagnostic import Severity
from lint_gov.model.rule import Rule
from lint_gov.model.wording import Text
from lint_gov.ruleset.bundled import bundled_folder
from lint_gov.ruleset.choice import Layer, severities_refused
from lint_gov.ruleset.faults import Fault, RuleFileError
from lint_gov.ruleset.records import checked_data, fault_at, source_at
from lint_gov.ruleset.schema import DIALECT
from lint_gov.ruleset.selection import UnknownRuleError, rules_named
from lint_gov.ruleset.sources import SUFFIXES, Source

_WORDS = {"type": "array", "items": {"type": "string", "minLength": 1}}
_TEXT = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
            "required": ["zh", "en"],
            "additionalProperties": False,
        },
    ]
}
SCHEMA: Mapping[str, Any] = {
    "$schema": DIALECT,
    "title": "lint-gov profile",
    "type": "object",
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "description": _TEXT,
        "select": _WORDS,
        "ignore": _WORDS,
        "extend-select": _WORDS,
        "severity": {
            "type": "object",
            "additionalProperties": {"enum": [severity.value for severity in Severity]},
        },
    },
    "required": ["name"],
    "additionalProperties": False,
}


class Profile(NamedTuple):
    """A choice of rules under a name; `severity` gives that of rules by selector."""

    name: str
    description: Text
    layer: Layer
    severity: Mapping[str, str]


def profile_named(word: str, rules: Sequence[Rule]) -> Profile:
    """Return a bundled profile by its name, or that of a file by its path.

    RuleFileError where there is none, or where it speaks of rules that do not exist.
    """
    source = source_at(_path_of(word))
    data = checked_data(source, SCHEMA)
    faults = list(_misfits(source, data, rules))
    if faults:
        raise RuleFileError(faults)
    text = data.get("description", "")
    description = Text(text, text) if isinstance(text, str) else Text(text["zh"], text["en"])
    layer = Layer(*(tuple(data.get(key, ())) for key in ("select", "ignore", "extend-select")))
    return Profile(data["name"], description, layer, data.get("severity", {}))


def profile_names() -> tuple[str, ...]:
    """Return the names of the bundled profiles."""
    names = sorted(os.listdir(_home()))
    return tuple(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


def is_path(word: str) -> bool:
    """Return whether a word for a profile is the path of a file, which has a slash or its ending."""
    return "/" in word or os.sep in word or word.lower().endswith(SUFFIXES)


def _home() -> str:
    return os.path.join(bundled_folder(), "profiles")


def _path_of(word: str) -> str:
    if is_path(word):
        return word
    names = profile_names()
    if word in names:
        return os.path.join(_home(), f"{word}.yaml")
    from difflib import get_close_matches  # noqa: PLC0415 - 4 ms, and only where a profile is misspelt

    likely = get_close_matches(word, names, n=1)
    hint = f': did you mean "{likely[0]}"?' if likely else f"; there are {', '.join(names)}"
    message = f'expected a profile or the path of one, found "{word[:60]}"{hint}'
    raise RuleFileError([Fault("profile", None, None, message)])


def _misfits(source: Source, data: Mapping[str, Any], rules: Sequence[Rule]) -> Iterator[Fault]:
    for key in ("select", "ignore", "extend-select"):
        for number, word in enumerate(data.get(key, ())):
            try:
                rules_named(rules, [word])
            except UnknownRuleError as error:
                yield fault_at(source, (key, number), str(error))
    for word, message in severities_refused(data.get("severity", {}), rules):
        yield fault_at(source, ("severity", word), message, of_key=True)
