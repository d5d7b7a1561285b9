"""The commands `rules`, `explain` and `test-rules`, run as a user runs them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint_gov.outputs.look import Look
from lint_gov.outputs.rule_page import page_markdown, page_of, page_text
from lint_gov.ruleset import bundled_ruleset

ROOT = Path(__file__).parent.parent.parent
OWN = """\
id: OWN01
name: own-unbalanced
kind: equation
table: requests
for each: column
check: new + carried_in = handled + carried_out
severity: [{when: year = 2019, then: note}, {then: error}]
basis: {document: 本机关规定, clause: 第三条}
title: {zh: 勾稽不平, en: Requests do not balance}
message: {zh: "{left} 不等于 {right}", en: "{left} is not {right}"}
why: {zh: 每件申请都有去处。, en: Every request goes somewhere.}
help: {zh: 请核对台账。, en: Compare the register.}
beware: {zh: 更正后的除外。, en: Not where it was corrected.}
examples:
  good:
    - {year: 2021, cells: {"requests[new,natural]": 1, "requests[handled,natural]": 1}}
  bad:
    - cells: {"requests[new,natural]": 1}
      at: "requests[,natural]"
      severity: error
"""
PAGE = """\
OWN01 own-unbalanced
Requests do not balance

What it reports
  {left} is not {right}

Why
  Every request goes somewhere.

What to do
  Compare the register.

When it may be wrong
  Not where it was corrected.

Basis
  本机关规定 第三条

Where it applies
  severity: note where year = 2019, else error; table 三

How it is checked
  kind: equation
  table: requests
  for each: column
  check: new + carried_in = handled + carried_out

An example that passes 1
  report of 2021, 2021 form, other cells 0
  表三 一、本年新收政府信息公开申请数量 · 自然人: 1
  表三 （七）总计 · 自然人: 1

An example that fails 1
  2021 form, other cells 0
  表三 一、本年新收政府信息公开申请数量 · 自然人: 1
  → fails at 表三 自然人 (requests[,natural]), as error

How to waive it
  In the file of waivers (--waivers):
  - rule: OWN01
    report: {organisation: 示例市教育局, year: 2023}
    reason: why this is no defect here
    by: who decided
    date: 2024-03-01
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a folder with one rule file."""
    (tmp_path / "own.yaml").write_text(OWN, "utf-8")
    return tmp_path


def _run(*arguments: str | Path, **environment: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "lint_gov", *map(str, arguments)],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
        check=False,
    )
    encoding = environment.get("PYTHONIOENCODING", "utf-8")
    return done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding)


def test_rules_are_listed_one_a_line() -> None:
    code, out, err = _run("rules", "--lang", "en")
    rows = [line.split("\t") for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [row[:2] for row in rows] == [[rule.id, rule.name] for rule in bundled_ruleset().rules]
    assert ["A101", "requests-unbalanced", "error", "Requests do not balance"] in rows


def test_rules_are_chosen_and_own_ones_added(own: Path) -> None:
    code, out, _ = _run("rules", "--rules", own, "--select", "OWN,requests-unbalanced")
    assert code == 0
    assert out.splitlines() == [
        "A101\trequests-unbalanced\terror\t申请数量勾稽不平",
        "OWN01\town-unbalanced\terror/note\t勾稽不平",
    ]


def test_rules_as_markdown(own: Path) -> None:
    code, out, _ = _run("rules", "--rules", own, "--select", "OWN01", "--output-format", "markdown")
    assert code == 0
    assert out.splitlines() == [
        "| 规则 | 名称 | 级别 | 缺陷 |",
        "|---|---|---|---|",
        "| OWN01 | own-unbalanced | error/note | 勾稽不平 |",
    ]


def test_rules_as_json(own: Path) -> None:
    code, out, _ = _run("rules", "--rules", own, "--select", "OWN01", "--output-format", "json")
    found = json.loads(out)
    assert (code, found.pop("version"), len(found.pop("ruleset"))) == (0, 1, 64)
    assert found == {
        "rules": [
            {
                "id": "OWN01",
                "name": "own-unbalanced",
                "severity": "error",
                "severities": [{"when": "year = 2019", "then": "note"}, {"when": None, "then": "error"}],
                "title": {"zh": "勾稽不平", "en": "Requests do not balance"},
                "status": "stable",
                "default": "on",
                "successor": None,
                "since": "",
                "aliases": [],
                "family": "OWN",
                "table": "requests",
                "forms": [],
                "tags": [],
                "basis": "本机关规定 第三条",
                "message": [{"when": None, "zh": "{left} 不等于 {right}", "en": "{left} is not {right}"}],
                "why": {"zh": "每件申请都有去处。", "en": "Every request goes somewhere."},
                "help": {"zh": "请核对台账。", "en": "Compare the register."},
                "beware": {"zh": "更正后的除外。", "en": "Not where it was corrected."},
                "kind": "equation",
                "parameters": {
                    "table": "requests",
                    "for each": "column",
                    "check": "new + carried_in = handled + carried_out",
                },
                "waivable": True,
                "source": f"{own}/own.yaml",
                "examples": [],
            }
        ]
    }


def test_the_schema_is_that_of_the_checkout() -> None:
    code, out, _ = _run("rules", "--schema")
    assert (code, out) == (0, (ROOT / "rules" / "rule.schema.json").read_text("utf-8"))


def test_a_rule_is_explained_by_id_and_by_name(own: Path) -> None:
    assert _run("explain", "OWN01", "--rules", own, "--lang", "en") == (0, PAGE, "")
    assert _run("explain", "own-unbalanced", "--rules", own, "--lang", "en") == (0, PAGE, "")


def test_a_rule_is_explained_as_json_and_markdown(own: Path) -> None:
    code, out, _ = _run("explain", "OWN01", "--rules", own, "--output-format", "json")
    found = json.loads(out)
    assert (code, found["version"], found["id"]) == (0, 1, "OWN01")
    assert found["examples"][1] == {
        "verdict": "bad",
        "place": f"{own}/own.yaml:18:7",
        "data": {"cells": {"requests[new,natural]": 1}, "at": "requests[,natural]", "severity": "error"},
    }
    code, out, _ = _run("explain", "OWN01", "--rules", own, "--output-format", "markdown", "--lang", "zh")
    assert code == 0
    assert out.startswith("# OWN01 own-unbalanced\n\n勾稽不平\n\n## 报告内容\n\n{left} 不等于 {right}\n")
    assert "→ 在 表三 自然人（requests[,natural]） 报错，级别 error\n\n## 如何豁免\n" in out
    assert out.endswith("  by: 谁作的决定\n  date: 2024-03-01\n```\n")


@pytest.mark.parametrize("rule", [rule.id for rule in bundled_ruleset().rules])
def test_every_rule_has_a_page(rule: str) -> None:
    ruleset = bundled_ruleset(examples=True)
    found = ruleset.rule(rule)
    assert found is not None
    for language in ("zh", "en"):
        look = Look(language=language)
        page = page_of(found, ruleset.forms, look)
        assert page_text(page, look)
        assert page_markdown(page, look).startswith(f"# {found.id} {found.name}\n")


def test_an_unknown_rule_ends_with_2_and_the_likely_one() -> None:
    message = 'lint-gov: expected a rule, found "A1O1": did you mean "A101"?\n'
    assert _run("explain", "A1O1") == (2, "", message)
    assert _run("rules", "--select", "A1O1") == (2, "", message)


def test_a_faulty_rule_file_ends_with_2_and_its_places(own: Path) -> None:
    (own / "own.yaml").write_text(OWN.replace("check:", "chek:"), "utf-8")
    err = (
        f'{own}/own.yaml:1:1: expected the key "check"\n'
        f'{own}/own.yaml:6:1: expected a known key, found "chek": did you mean "check"?\n'
        "lint-gov: the rules cannot be used: 2 faults\n"
    )
    assert _run("rules", "--rules", own) == (2, "", err)
    assert _run("explain", "A101", "--rules", own) == (2, "", err)
    assert _run("test-rules", own) == (2, "", err)


def test_examples_that_come_out_as_stated_end_with_0(own: Path) -> None:
    code, out, err = _run("test-rules", own, "--lang", "en")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "ok  OWN01 own-unbalanced  good 1",
        "ok  OWN01 own-unbalanced  bad 1",
        "1 rules, 2 examples: 2 as stated, 0 not",
    ]


def test_an_example_that_does_not_ends_with_1(own: Path) -> None:
    (own / "own.yaml").write_text(OWN.replace("severity: error\n", "severity: note\n"), "utf-8")
    code, out, err = _run("test-rules", own, "--lang", "en", "-q")
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        f"FAILED  OWN01 own-unbalanced  bad 1  {own}/own.yaml:18:7",
        "      expected severity note, found error",
        "1 rules, 2 examples: 1 as stated, 1 not",
    ]


def test_a_rule_without_examples_is_named(own: Path) -> None:
    (own / "own.yaml").write_text(OWN.partition("examples:")[0], "utf-8")
    assert _run("test-rules", own) == (
        0,
        "1 条规则，0 个例子：0 个相符，0 个不符\n缺少通过或报错例子的规则：OWN01\n",
        "",
    )


def test_bundled_examples_come_out_as_stated() -> None:
    code, out, err = _run("test-rules", "-q", "--lang", "en")
    count = sum(len(rule.examples) for rule in bundled_ruleset(examples=True).rules)
    assert (code, err) == (0, "")
    assert out == f"{len(bundled_ruleset().rules)} rules, {count} examples: {count} as stated, 0 not\n"


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_console_that_lacks_characters_is_no_obstacle(encoding: str) -> None:
    code, out, err = _run("explain", "A101", PYTHONIOENCODING=encoding)
    assert (code, err) == (0, "")
    assert out.startswith("A101 requests-unbalanced\n")


@pytest.mark.parametrize(
    ("environment", "heading"),
    [
        ({"LC_ALL": "C"}, "依据"),
        ({"LC_ALL": "zh_CN.UTF-8"}, "依据"),
        ({"LC_ALL": "en_US.UTF-8"}, "Basis"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "fr_FR.UTF-8"}, "Basis"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, "依据"),
    ],
)
def test_the_language_is_that_of_the_locale(environment: dict[str, str], heading: str) -> None:
    _, out, _ = _run("explain", "A101", **environment)
    assert heading in out.splitlines()
