"""A configuration as it takes effect: every setting with where it comes from, as TOML or as data."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lint_gov.config.configuration import Configuration, PerFile, Setting, in_table
from lint_gov.config.keys import FILE_KEYS, GLOB, LIMIT_KEYS, LIMITS, PER_FILE, RUN_KEYS, SEVERITY, Key

DEFAULT = "default"
NOTHING = Configuration((), {})


def as_toml(configuration: Configuration, per_file: Sequence[PerFile]) -> str:
    """Return the settings as TOML, the origin of each as a comment; keys that are not set as one too."""
    lines = [f"# {file}" for file in configuration.files]
    lines += _lines(configuration.settings, (*FILE_KEYS, *RUN_KEYS))
    severity = configuration.table(SEVERITY.name)
    if severity:
        lines += ["", f"[{SEVERITY.name}]", *_said(severity)]
    lines += ["", f"[{LIMITS}]", *_lines(configuration.table(LIMITS), LIMIT_KEYS)]
    for entry in per_file:
        lines += ["", f"[[{PER_FILE}]]", f"{GLOB.name} = {_toml(entry.glob.value)}  # {entry.glob.origin}"]
        lines += _said({key: one for key, one in entry.settings.items() if not key.startswith(SEVERITY.name)})
        inner = in_table(entry.settings, SEVERITY.name)
        if inner:
            lines += [f"[{PER_FILE}.{SEVERITY.name}]", *_said(inner)]
    return "\n".join(lines) + "\n"


def as_record(configuration: Configuration, per_file: Sequence[PerFile]) -> dict[str, object]:
    """Return the settings key by key, each with its value and origin, for JSON."""
    keys = [*FILE_KEYS, *RUN_KEYS, *(key._replace(name=f"{LIMITS}.{key.name}") for key in LIMIT_KEYS)]
    settings: dict[str, object] = {}
    for key in keys:
        said = configuration.settings.get(key.name)
        settings[key.name] = _record(said) if said else {"value": _default(key), "origin": DEFAULT}
    for name, one in configuration.table(SEVERITY.name).items():
        settings[f"{SEVERITY.name}.{name}"] = _record(one)
    return {
        "version": 1,
        "files": list(configuration.files),
        "settings": settings,
        PER_FILE: [
            {"glob": one.glob.value, "settings": {key: _record(said) for key, said in one.settings.items()}}
            for one in per_file
        ],
    }


def _lines(settings: Mapping[str, Setting], keys: Iterable[Key]) -> Iterator[str]:
    for key in keys:
        if key.name in settings:
            yield from _said({key.name: settings[key.name]})
        elif key.default:
            yield f"{key.name} = {key.shown}  # {DEFAULT}"
        else:
            yield f"# {key.name} is not set"


def _said(settings: Mapping[str, Setting]) -> Iterator[str]:
    for name, setting in settings.items():
        yield f"{name} = {_toml(setting.value)}  # {setting.origin}"


def _toml(value: object) -> str:
    # Texts, numbers, truth values and lists of texts look the same in both languages.
    return json.dumps(value, ensure_ascii=False)


def _record(setting: Setting) -> dict[str, object]:
    return {"value": setting.value, "origin": setting.origin}


def _default(key: Key) -> object:
    if not key.default:
        return None
    value: object = key.shape.value(json.loads(key.shown), "")
    return value
