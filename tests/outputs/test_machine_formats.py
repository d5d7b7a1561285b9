"""JSON, JSON lines, concise lines and counts: whole documents, valid by the published schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import lint_gov.outputs
from lint_gov.model.location import Location
from lint_gov.outputs.look import Look
from lint_gov.outputs.rule_counts import as_json, as_lines, as_text
from lint_gov.outputs.summary import EMPTY, summary_of, total
from tests.outputs import handmade
from tests.outputs.handmade import MANY, SUPPRESSED, UNREADABLE
from tests.outputs.written import written

SCHEMA = json.loads((Path(lint_gov.outputs.__file__).parent / "report.schema.json").read_text("utf-8"))


def validator(definition: str | None = None) -> jsonschema.Draft202012Validator:
    part = {"$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{definition}"}
    schema = SCHEMA if definition is None else part
    return jsonschema.Draft202012Validator(schema)


def test_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


CARRIED: dict[str, Any] = {
    "rule": "A101",
    "name": "requests-unbalanced",
    "severity": "error",
    "message": "表三「自然人」列不平衡：150 + 0 ≠ 148 + 0，相差 2",
    "address": "requests[carried_out,natural]",
    "location": {"line": 412, "column": 5, "path": "section[3]/table[1]/row[26]/cell[2]"},
    "equation": {
        "left": [["requests[new,natural]", "150"], ["requests[carried_in,natural]", "0"]],
        "right": [["requests[handled,natural]", "148"], ["requests[carried_out,natural]", "0"]],
        "left_value": "150",
        "right_value": "148",
        "difference": "2",
    },
    "explains": [
        {"rule": "A101", "at": "requests[,natural]"},
        {"rule": "A102", "at": "requests[carried_out]"},
    ],
    "repairs": [
        {
            "cells": [{"address": "requests[carried_out,natural]", "from": "0", "to": "2"}],
            "certainty": "certain",
        }
    ],
    "candidates": 1,
    "fingerprint": "0123456789abcdef0123",
    "basis": "表三表头「第一项加第二项之和，等于第三项加第四项之和」（国办公开办函〔2019〕60号）",
    "fix": None,
    "suppressed": None,
}


def test_json_of_one_report_key_by_key() -> None:
    said = json.loads(written("json", [handmade.result(handmade.CARRIED)]))
    assert list(validator().iter_errors(said)) == []
    outcomes = said["reports"][0].pop("outcomes")
    assert outcomes[0] == {
        "rule": "A101",
        "name": "requests-unbalanced",
        "status": "failed",
        "applied": 7,
        "passed": 6,
        "failed": 1,
        "undecided": 0,
        "reason": None,
    }
    assert [outcome["reason"] for outcome in outcomes] == [
        None,
        None,
        "有单元格没有读出",
        "本规则只适用于2021年格式",
    ]
    assert said == {
        "version": 1,
        "tool": {"name": "lint-gov", "version": "0.1.0", "ruleset": "a" * 64},
        "reports": [
            {
                "path": "reports/shili-2020.html",
                "sha256": "0" * 64,
                "status": "read",
                "organisation": "示例市人民政府",
                "year": 2020,
                "published": None,
                "form": {"disclosure": "2019", "requests": "2019"},
                "cells": {"expected": 198, "read": 197, "blank": 1, "doubtful": 0, "missing": 0},
                "reconciliation": {"left": ["239", "0"], "right": ["237", "2"], "holds": True},
                "diagnostics": [CARRIED],
            }
        ],
        "summary": {
            "reports": 1,
            "read": 1,
            "unreadable": 0,
            "error": 1,
            "warning": 0,
            "note": 0,
            "suppressed": 0,
            "outcomes": {"passed": 1, "failed": 1, "undecided": 1, "not-applicable": 1, "crashed": 0},
        },
    }


def test_json_has_its_keys_in_the_order_of_the_schema() -> None:
    said = json.loads(written("json", [handmade.result(handmade.CARRIED)]))
    assert list(said) == list(SCHEMA["properties"])
    assert list(said["reports"][0]) == list(SCHEMA["$defs"]["report"]["properties"])
    diagnostic = said["reports"][0]["diagnostics"][0]
    assert list(diagnostic) == list(SCHEMA["$defs"]["diagnostic"]["properties"])


@pytest.mark.parametrize("look", [Look(), Look(language="en", ascii_only=True)])
def test_json_of_many_is_valid_and_jsonl_has_the_same_reports(look: Look) -> None:
    said = json.loads(written("json", MANY, look))
    assert list(validator().iter_errors(said)) == []
    lines = written("jsonl", MANY, look).splitlines()
    assert [json.loads(line) for line in lines] == said["reports"]
    assert [report["path"] for report in said["reports"]][-1] == "坏\udcff\n.html"
    assert {name: said["summary"][name] for name in ("reports", "read", "unreadable", "suppressed")} == {
        "reports": 4,
        "read": 2,
        "unreadable": 1,
        "suppressed": 1,
    }


def test_unreadable_has_every_key_and_no_facts() -> None:
    assert UNREADABLE.to_dict() == {
        "path": "missing.html",
        "sha256": None,
        "status": "unreadable",
        "organisation": None,
        "year": None,
        "published": None,
        "form": {"disclosure": None, "requests": None},
        "cells": {"expected": 0, "read": 0, "blank": 0, "doubtful": 0, "missing": 0},
        "reconciliation": {"left": [None, None], "right": [None, None], "holds": None},
        "outcomes": [],
        "diagnostics": [],
    }


def test_json_of_nothing() -> None:
    said = json.loads(written("json", []))
    assert list(validator().iter_errors(said)) == []
    assert said["reports"] == []
    assert written("jsonl", []) == ""


def test_concise_has_a_line_a_diagnosis() -> None:
    places = (
        Location(page=3, box=(1.0, 2.0, 3.0, 4.0)),
        Location(sheet="表 1", cell="B5"),
        Location(table=1, row=26, cell=2),
    )
    moved = [handmade.SECTION._replace(location=place) for place in places]
    assert written("concise", [handmade.EVERYTHING, handmade.result(*moved, SUPPRESSED, path="a.b")]) == (
        "reports/shili-2020.html:412:5: error A101 requests-unbalanced: "
        "表三「自然人」列不平衡：150 + 0 ≠ 148 + 0，相差 2\n"
        "reports/shili-2020.html:512:9: error A104 disputes-total-wrong: "
        "表四「未经复议直接起诉」不平衡：78 + 24 + 12 + 65 = 179 ≠ 178，相差 1\n"
        "reports/shili-2020.html:312:15: warning V101 cell-blank: "
        "表三「一、本年新收政府信息公开申请数量」行「其他」列空白\n"
        "reports/shili-2020.html:332: warning C101 category-code-invalid: "
        "表三「8.属于行政查询事务」应为「8.属于行政查询事项」\n"
        "reports/shili-2020.html: error S101 section-missing: 缺少第六节「其他需要报告的事项」\n"
        "a.b#page=3: error S101 section-missing: 缺少第六节「其他需要报告的事项」\n"
        "a.b#表 1!B5: error S101 section-missing: 缺少第六节「其他需要报告的事项」\n"
        "a.b#table=1,row=26,cell=2: error S101 section-missing: 缺少第六节「其他需要报告的事项」\n"
        "a.b: waived S101 section-missing: 缺少第六节「其他需要报告的事项」 "
        "[已豁免：另有附件（张三，2021-04-01，有效期至 2022-04-01）]\n"
    )


def test_counts_of_rules() -> None:
    summary = total(map(summary_of, (handmade.EVERYTHING, handmade.result(handmade.BLANK))))
    assert as_text(summary, Look()) == (
        "2  warning  V101 cell-blank\n"
        "1  error    A101 requests-unbalanced\n"
        "1  error    A104 disputes-total-wrong\n"
        "1  warning  C101 category-code-invalid\n"
        "1  error    S101 section-missing\n"
    )
    said = json.loads(as_json(summary, Look()))
    assert list(validator("statistics").iter_errors(said)) == []
    assert [json.loads(line) for line in as_lines(summary, Look()).splitlines()] == said["statistics"]
    assert said["statistics"][0] == {"rule": "V101", "name": "cell-blank", "severity": "warning", "count": 2}


def test_counts_of_nothing() -> None:
    assert as_text(EMPTY, Look()) == "没有发现问题\n"
    assert as_text(EMPTY, Look(language="en")) == "nothing found\n"
    assert list(validator("statistics").iter_errors(json.loads(as_json(EMPTY, Look())))) == []
