"""What configuration files may say, and what is said of those that cannot be used."""

import os
from pathlib import Path
from typing import Any

import pytest

from lint_gov.config.configuration import ConfigError, Configuration, Setting
from lint_gov.config.loading import load


def written(folder: Path, text: str, name: str = "lint-gov.toml") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def values(configuration: Configuration) -> dict[str, Any]:
    return {key: one.value for key, one in configuration.settings.items()}


def faults(path: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(path)
    return str(caught.value).splitlines()


def test_values_are_plain_and_paths_are_from_the_folder_of_the_file(tmp_path: Path) -> None:
    text = """\
select = ["A", "S101"]
fail-on = "warning"
max-warnings = 3
as-of = 2024-03-31
allow-empty = true
rules = ["rules", "/own.yaml"]
previous = "../2019.html"
profile = "profiles/ours.yaml"
report = ["json:out/a.json"]
[severity]
A101 = "note"
[limits]
text-bytes = "2 MiB"
cells = 7
file-bytes = 1000
"""
    path = written(tmp_path / "in", text)
    folder = (tmp_path / "in").as_posix()
    assert values(load(path)) == {
        "select": ("A", "S101"),
        "fail-on": "warning",
        "max-warnings": 3,
        "as-of": "2024-03-31",
        "allow-empty": True,
        "rules": (f"{folder}/rules", "/own.yaml"),
        "previous": str(tmp_path / "2019.html"),
        "profile": f"{folder}/profiles/ours.yaml",
        "report": (f"json:{folder}/out/a.json",),
        "severity.A101": "note",
        "limits.text-bytes": 2 << 20,
        "limits.cells": 7,
        "limits.file-bytes": 1000,
    }


def test_settings_per_file_keep_their_folder(tmp_path: Path) -> None:
    path = written(
        tmp_path, '[[per-file]]\nglob = "2019/*"\nyear = 2019\nseverity = { A101 = "note", C = "note" }\n'
    )
    (entry,) = load(path).per_file
    assert (entry.glob, entry.folder) == (Setting("2019/*", path, 2, 1), str(tmp_path))
    assert entry.settings == {
        "year": Setting(2019, path, 3, 1),
        "severity.A101": Setting("note", path, 4, 1),
        "severity.C": Setting("note", path, 4, 1),
    }


def test_a_table_of_pyproject(tmp_path: Path) -> None:
    path = written(tmp_path, '[project]\nname = "x"\n[tool.lint-gov]\nlang = "en"\n', "pyproject.toml")
    assert load(path).settings == {"lang": Setting("en", path, 4, 1)}


def test_what_a_file_says_goes_before_what_it_extends(tmp_path: Path) -> None:
    above = written(
        tmp_path, 'lang = "en"\njobs = 2\nselect = ["A"]\n[severity]\nA = "note"\n[[per-file]]\nglob = "a"\n'
    )
    path = written(
        tmp_path / "in",
        'extend = "../lint-gov.toml"\nselect = ["S"]\n[severity]\nS = "note"\n[[per-file]]\nglob = "b"\n',
    )
    found = load(path)
    assert found.files == (path, above)
    assert found.settings == {
        "lang": Setting("en", above, 1, 1),
        "jobs": Setting(2, above, 2, 1),
        "select": Setting(("S",), path, 2, 1),
        "severity.A": Setting("note", above, 5, 1),
        "severity.S": Setting("note", path, 4, 1),
    }
    assert [(one.glob.value, one.folder) for one in found.per_file] == [
        ("a", str(tmp_path)),
        ("b", str(tmp_path / "in")),
    ]


def test_files_that_extend_one_another_in_a_circle(tmp_path: Path) -> None:
    first, second = str(tmp_path / "a.toml"), str(tmp_path / "b.toml")
    written(tmp_path, '\nextend = "b.toml"\n', "a.toml")
    written(tmp_path, 'extend = "a.toml"\n', "b.toml")
    assert faults(first) == [f'{second}:1:1: expected a file that does not lead back, found "{first}" again']


def test_a_long_chain_is_refused(tmp_path: Path) -> None:
    for number in range(21):
        written(tmp_path, f'extend = "{number + 1}.toml"\n', f"{number}.toml")
    written(tmp_path, "", "21.toml")
    assert faults(str(tmp_path / "0.toml")) == [
        f"{tmp_path / '20.toml'}:1:1: expected at most 20 files that extend one another"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fail_on = 3", '1:1: expected a known key, found "fail_on": did you mean "fail-on"?'),
        ('fail-on = "bad"', '1:1: expected one of error, warning, note, never for "fail-on", found "bad"'),
        ('select = "A"', '1:1: expected a list of texts for "select", found "A"'),
        ("select = [3]", '1:1: expected a list of texts for "select", found [3]'),
        ("jobs = 0", '1:1: expected a whole number of at least 1 for "jobs", found 0'),
        ("jobs = true", '1:1: expected a whole number of at least 1 for "jobs", found true'),
        ("year = 1", '1:1: expected a whole number from 2000 to 2100 for "year", found 1'),
        ("year = 9999", '1:1: expected a whole number from 2000 to 2100 for "year", found 9999'),
        ('allow-empty = "yes"', '1:1: expected true or false for "allow-empty", found "yes"'),
        ('as-of = "soon"', '1:1: expected a date such as 2024-03-31 for "as-of", found "soon"'),
        (
            "as-of = 2024-03-31T00:00:00",
            '1:1: expected a date such as 2024-03-31 for "as-of", found 2024-03-31 00:00:00',
        ),
        ('previous = ""', '1:1: expected a path for "previous", found ""'),
        (
            'report = ["exe:x"]',
            '1:1: expected a list of texts such as "json:report.json" for "report", found [\'exe:x\']',
        ),
        (
            '[limits]\nmemory = "1 GB"',
            '2:1: expected a number of bytes or a size such as "64 MiB" for "memory", found "1 GB"',
        ),
        (
            "[limits]\nmemory = 0",
            '2:1: expected a number of bytes or a size such as "64 MiB" for "memory", found 0',
        ),
        ("limits = 3", "1:1: expected a table, found 3"),
        ("\n[limits.x]", '2:1: expected a known key, found "x"; known here: text-bytes, file-bytes, '),
        ('[severity]\nA101 = "fatal"', '2:1: expected one of error, warning, note for "A101", found "fatal"'),
        ("severity = 1", "1:1: expected a table, found 1"),
        ('[[per-file]]\nignore = ["A"]', '1:1: expected the key "glob"'),
        ("[[per-file]]\nglob = 3", '2:1: expected a text for "glob", found 3'),
        ('[[per-file]]\nglob = "a"\nseverity = 3', "3:1: expected a table, found 3"),
        ("per-file = 3", ":1: expected tables [[per-file]], found 3"),
        ("per-file = [3]", "1:1: expected a table, found 3"),
        ("[per-file]", "1:1: expected tables [[per-file]], found a table"),
        ("extend = 3", '1:1: expected a path for "extend", found 3'),
        ("x = [", " expected TOML: "),
        ("\nlang = = 1", ":2:8: expected TOML: invalid value"),
        ("x = " + "[" * 100_000, " expected TOML: "),
    ],
)  # fmt: skip
def test_what_is_refused_and_where(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    (fault,) = faults(path)
    assert fault.startswith(f"{path}:")
    assert said in fault


def test_settings_of_a_run_are_none_of_a_file(tmp_path: Path) -> None:
    path = written(tmp_path, '[[per-file]]\nglob = "a"\njobs = 3\n')
    known = "glob, select, ignore, extend-select, year, form, organ-level, severity"
    assert faults(path) == [f'{path}:3:1: expected a known key, found "jobs"; known here: {known}']


def test_every_fault_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, 'lnag = "zh"\njobs = -1\n[limits]\ncell = 3\n')
    assert faults(path) == [
        f'{path}:1:1: expected a known key, found "lnag": did you mean "lang"?',
        f'{path}:2:1: expected a whole number of at least 1 for "jobs", found -1',
        f'{path}:4:1: expected a known key, found "cell": did you mean "cells"?',
    ]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.toml")
    assert faults(missing) == [f"{missing}: expected a file that can be read: {os.strerror(2)}"]
    wide, long = tmp_path / "wide.toml", tmp_path / "long.toml"
    wide.write_bytes("lang = 'zh'".encode("utf-16"))
    assert faults(str(wide)) == [f"{wide}: expected UTF-8 text, found byte 0xff: save it as UTF-8"]
    long.write_bytes(b"#" * (256 * 1024 + 1))
    assert faults(str(long)) == [f"{long}: expected a file of at most 256 KiB"]
    shared = written(tmp_path, "tool = 3\n", "pyproject.toml")
    assert faults(shared) == [f"{shared}: expected a table [tool.lint-gov]"]
