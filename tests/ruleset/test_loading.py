"""Loading rule files: what they become, and every fault with its place."""

import os
from pathlib import Path

import pytest

from lint_gov.kinds.registry import KINDS
from lint_gov.model.diagnostic import Severity
from lint_gov.model.rule import Example, Rule
from lint_gov.model.wording import Text
from lint_gov.ruleset import Fault, RuleFileError, bundled_ruleset, load

OWN = """\
id: OWN01
name: own-unbalanced
aliases: [OWN00]
kind: equation
table: requests
form: 2021
for each: column
check: new + carried_in = handled + carried_out
severity:
  - {when: year = 2021, then: note}
  - {then: warning}
basis: [{document: 本机关规定, clause: 第三条}, {document: 另一规定}]
tags: [own]
message:
  - {when: difference = 1, zh: 相差一件, en: one off}
  - {zh: "{left} 不等于 {right}"}
title: own title
examples:
  good:
    - cells: {"requests[new,natural]": 1, "requests[handled,natural]": 1}
"""


def _written(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / f"{name}.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def _faults(*paths: Path) -> list[str]:
    with pytest.raises(RuleFileError) as caught:
        load(paths)
    return [str(fault) for fault in caught.value.faults]


def test_everything_a_file_says_is_in_the_rule(tmp_path: Path) -> None:
    path = _written(tmp_path, own=OWN) / "own.yaml"
    (rule,) = load([path], bundled=False).rules
    bare = rule._replace(check=_no_check, severity=(), message=())
    assert bare == Rule(
        id="OWN01",
        name="own-unbalanced",
        since="",
        status="stable",
        aliases=("OWN00",),
        kind="equation",
        family="OWN",
        table="requests",
        forms=("2021",),
        severity=(),
        tags=("own",),
        basis="本机关规定 第三条；另一规定",
        message=(),
        title=Text("own title", "own title"),
        why=Text("", ""),
        help=Text("", ""),
        check=_no_check,
        parameters={
            "table": "requests",
            "for each": "column",
            "check": "new + carried_in = handled + carried_out",
        },
        examples=(),
        source=str(path),
        waivable=True,
    )
    assert [choice.then for choice in rule.severity] == [Severity.NOTE, Severity.WARNING]
    assert [choice.then for choice in rule.message] == [
        Text("相差一件", "one off"),
        Text("{left} 不等于 {right}", "{left} 不等于 {right}"),
    ]
    assert rule.severity[0].when is not None
    assert rule.severity[0].when({"year": 2021})
    assert rule.severity[1].when is None


def _no_check(_subject: object) -> tuple[()]:
    return ()


def test_examples_are_there_when_asked_for(tmp_path: Path) -> None:
    path = _written(tmp_path, own=OWN) / "own.yaml"
    (rule,) = load([path], bundled=False, examples=True).rules
    cells = {"requests[new,natural]": 1, "requests[handled,natural]": 1}
    assert rule.examples == (Example("good", {"cells": cells}, f"{path}:20:7"),)


def test_own_rules_stand_beside_the_bundled_ones_in_the_order_of_ids(tmp_path: Path) -> None:
    _written(tmp_path, b=OWN, a=OWN.replace("OWN01", "A99").replace("own-unb", "b").replace("OWN00", "x"))
    bundled = [rule.id for rule in bundled_ruleset().rules]
    found = [rule.id for rule in load([tmp_path]).rules]
    assert sorted(found) == sorted([*bundled, "A99", "OWN01"])
    assert found.index("A99") < found.index("A101") < found.index("OWN01")


def test_the_digest_follows_names_and_bytes(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    first = load([_written(here, own=OWN)]).sha256
    assert load([_written(there, own=OWN)]).sha256 == first
    assert load([here / "own.yaml"]).sha256 == first
    assert load([_written(there, own=OWN + "\n")]).sha256 != first
    assert load().sha256 == bundled_ruleset().sha256 != first


def test_a_loop_of_links_ends_and_a_file_counts_once(tmp_path: Path) -> None:
    _written(tmp_path, own=OWN)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "other.yaml").symlink_to(tmp_path / "own.yaml")
    (tmp_path / ".hidden.yaml").write_text("[")
    (tmp_path / "notes.txt").write_text("[")
    rules = load([tmp_path, tmp_path / "own.yaml"], bundled=False).rules
    assert [rule.id for rule in rules] == ["OWN01"]


def test_the_folder_of_the_bundled_rules_adds_nothing() -> None:
    folder = Path(__file__).parent.parent.parent / "rules"
    assert load([folder]).sha256 == load().sha256
    named = load([folder / "arithmetic"], bundled=False).rules
    assert {rule.family for rule in named} == {"A"}


def test_every_fault_of_every_file_is_named_with_its_place(tmp_path: Path) -> None:
    _written(
        tmp_path,
        a=OWN.replace("check:", "chek:")
        .replace("severity:", "severiti:")
        .replace("form: 2021", "form: 2020"),
        b="id: OWN02\nid: OWN03\n",
        c="- a list\n",
        d=OWN.replace("kind: equation", "kind: equasion"),
        e=OWN.replace("difference = 1", "difference 1").replace("{left}", "{left"),
        f="",
    )
    kinds = ", ".join(KINDS)
    assert _faults(tmp_path) == [
        f'{tmp_path}/a.yaml:1:1: expected the key "severity"',
        f'{tmp_path}/a.yaml:1:1: expected the key "check"',
        f"{tmp_path}/a.yaml:6:7: expected one of 2019, 2021 or a list, found 2020",
        f'{tmp_path}/a.yaml:8:1: expected a known key, found "chek": did you mean "check"?',
        f'{tmp_path}/a.yaml:9:1: expected a known key, found "severiti": did you mean "severity"?',
        f'{tmp_path}/b.yaml:2:1: expected each key once, found "id" again (first on line 1)',
        f"{tmp_path}/c.yaml:1:1: expected the keys of a rule, found a list",
        f'{tmp_path}/d.yaml:4:7: expected one of {kinds} (did you mean "equation"?), found "equasion"',
        f'{tmp_path}/e.yaml:15:23: expected "=", "!=", "<", "<=", ">", ">=", "in" or "not in", found "1"',
        f'{tmp_path}/e.yaml:16:10: expected {{name}} with lower-case letters, or "{{{{" for a brace',
        f"{tmp_path}/f.yaml:1:1: expected the keys of a rule, found null",
    ]


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("id: OWN01", "id: own01", "1:5", 'a text such as OWN01, found "own01"'),
        ("name: own-", "name: Own ", "2:7", 'a text such as requests-unbalanced, found "Own unbalanced"'),
        (
            "table: requests",
            "table: request",
            "5:8",
            'one of disclosure, requests, disputes (did you mean "requests"?), found "request"',
        ),
        ("column", "colum", "7:11", 'one of row, column, block (did you mean "column"?), found "colum"'),
        ("then: note", "then: fatal", "10:31", 'one of error, warning, note, found "fatal"'),
        (
            "  - {then: warning}",
            "  - {when: year = 1, then: note}",
            "11:5",
            "the last choice without `when`, for all other cases",
        ),
        ("{when: year = 2021, then", "{then", "10:5", "`when`: only the last choice is without"),
        ("{document: 另一规定}", "{clause: 二}", "12:41", 'the key "document"'),
        ("tags: [own]", "tags: own", "13:7", 'a list, found "own"'),
        ("{left}", "{lft}", "16:10", None),
        ("title: own title", "title: {fr: x}", "17:9", 'a known key, found "fr"; known here: zh, en'),
        ("  good:", "  goood:", "19:3", 'a known key, found "goood": did you mean "good"?'),
        ("- cells:", "- sells:", "20:7", None),
        ("  good:", "  bad:", "20:7", 'the key "at"'),
    ],
)
def test_one_fault_and_its_place(tmp_path: Path, old: str, new: str, place: str, message: str | None) -> None:
    path = _written(tmp_path, own=OWN.replace(old, new, 1)) / "own.yaml"
    first = _faults(path)[0]
    assert first.startswith(f"{path}:{place}: expected ")
    if message is not None:
        assert first == f"{path}:{place}: expected {message}"


def test_a_fault_inside_a_check_is_named_at_its_character(tmp_path: Path) -> None:
    path = _written(tmp_path, own=OWN.replace("+ carried_out", "+ carried_uot")) / "own.yaml"
    with pytest.raises(RuleFileError) as caught:
        load([path])
    message = (
        "unknown name 'carried_uot': expected a row of table requests or a group of them, "
        "such as 'carried_out'"
    )
    assert caught.value.faults == (Fault(str(path), 8, 37, message),)


def test_own_ids_and_names_are_their_own(tmp_path: Path) -> None:
    _written(
        tmp_path,
        a=OWN.replace("OWN01", "A101"),
        b=OWN.replace("own-unbalanced", "requests-unbalanced").replace("OWN00", "OWN98"),
        c=OWN.replace("OWN01", "E900").replace("own-unb", "own-b").replace("OWN00", "A102"),
    )
    taken, built_in = "which is a bundled rule's", "input rules are built in"
    assert _faults(tmp_path) == [
        f'{tmp_path}/a.yaml:1:5: expected an id of its own, found "A101", {taken}',
        f'{tmp_path}/b.yaml:2:7: expected a name of its own, found "requests-unbalanced", {taken}',
        f'{tmp_path}/c.yaml:1:5: expected an id of a family other than E, found "E900": {built_in}',
        f'{tmp_path}/c.yaml:3:11: expected a name of its own, found "A102", {taken}',
    ]


def test_two_own_files_with_one_id_are_told_apart(tmp_path: Path) -> None:
    _written(tmp_path, a=OWN, b=OWN)
    first = f"{tmp_path}/a.yaml"
    assert _faults(tmp_path) == [
        f'{tmp_path}/b.yaml:1:5: expected an id of its own, found "OWN01", which is {first}\'s',
        f'{tmp_path}/b.yaml:2:7: expected a name of its own, found "own-unbalanced", which is {first}\'s',
        f'{tmp_path}/b.yaml:3:11: expected a name of its own, found "OWN00", which is {first}\'s',
    ]


def test_paths_that_lead_to_no_rule(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(RuleFileError) as caught:
        load([tmp_path / "nowhere", tmp_path / "empty", tmp_path / "pipe.yaml"])
    expected = "expected a rule file or a folder that can be read: "
    assert caught.value.faults == (
        Fault(str(tmp_path / "nowhere"), None, None, f"{expected}No such file or directory"),
        Fault(str(tmp_path / "empty"), None, None, f"{expected}it holds no *.yaml or *.yml"),
        Fault(str(tmp_path / "pipe.yaml"), None, None, f"{expected}it is no regular file"),
    )
