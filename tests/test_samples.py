"""Every sample gives what its expected JSON says, and the Urumqi report what it must give."""

import json
from typing import Any

import pytest

from tests.samples import SAMPLES, check, expected_path

EXIT_CODES = {
    "shili-2023.html": 0,
    "shili-2024-flawed.html": 1,
    "shili-education-2024.md": 0,
    "urumqi-2020-corrected.html": 0,
    "urumqi-2020-mismatch.html": 1,
    "urumqi-2020.html": 1,
    "urumqi-2020.txt": 1,
}
FAMILIES = "SACVTRPD"


@pytest.fixture(scope="module", params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> tuple[str, int, dict[str, Any]]:
    name: str = request.param
    return (name, *check(name))


def test_sample_gives_its_expected_json(sample: tuple[str, int, dict[str, Any]]) -> None:
    name, code, said = sample
    expected = json.loads(expected_path(name).read_text(encoding="utf-8"))
    assert (code, said) == (EXIT_CODES[name], expected)


def test_every_sample_has_an_expected_file_and_no_other_file_is_there() -> None:
    kept = sorted(path.name for path in expected_path("").parent.iterdir())
    assert kept == sorted(f"{name}.json" for name in SAMPLES)


def found(name: str, families: str = FAMILIES) -> list[tuple[str, str, str | None]]:
    """Return (rule, severity, address) of every diagnostic of some families, in order of rule."""
    _, said = check(name)
    diagnostics = said["reports"][0]["diagnostics"]
    triples = [(part["rule"], part["severity"], part["address"]) for part in diagnostics]
    return sorted(triple for triple in triples if triple[0][0] in families)


URUMQI = [
    ("A101", "error", "requests[carried_out,natural]"),
    ("A104", "error", "disputes[direct]"),
    ("C101", "warning", "requests[denied.8]"),
    ("C106", "warning", "section[overview]"),
    ("C106", "warning", "section[overview]"),
    ("D102", "note", None),
    ("D103", "note", "section[overview]"),
    ("R105", "note", "section[problems]"),
    ("S101", "error", "section[others]"),
    ("S131", "warning", "section[overview]"),
    ("S132", "warning", "section[overview]"),
    ("T104", "warning", "meta[period]"),
    ("V101", "warning", "requests[new,other_org]"),
    ("V111", "note", "disputes[direct,total]"),
]


@pytest.mark.parametrize("name", ["urumqi-2020.html", "urumqi-2020.txt"])
def test_urumqi_gives_what_was_published_wrong(name: str) -> None:
    assert found(name) == URUMQI


@pytest.mark.parametrize("name", ["urumqi-2020.html", "urumqi-2020.txt"])
def test_urumqi_carry_over_has_one_certain_repair(name: str) -> None:
    _, said = check(name)
    (diagnostic,) = (part for part in said["reports"][0]["diagnostics"] if part["rule"] == "A101")
    change = {"address": "requests[carried_out,natural]", "from": "0", "to": "2"}
    assert diagnostic["repairs"] == [{"cells": [change], "certainty": "certain"}]
    assert diagnostic["candidates"] == 1
    assert diagnostic["explains"] == [
        {"rule": "A101", "at": "requests[,natural]"},
        {"rule": "A102", "at": "requests[carried_out]"},
    ]


@pytest.mark.parametrize("name", ["urumqi-2020.html", "urumqi-2020.txt"])
def test_urumqi_suits_have_five_candidates(name: str) -> None:
    _, said = check(name)
    (diagnostic,) = (part for part in said["reports"][0]["diagnostics"] if part["rule"] == "A104")
    changes = {
        (cell["address"], cell["from"], cell["to"])
        for part in diagnostic["repairs"]
        for cell in part["cells"]
    }
    assert changes == {
        ("disputes[direct,upheld]", "78", "77"),
        ("disputes[direct,corrected]", "24", "23"),
        ("disputes[direct,other]", "12", "11"),
        ("disputes[direct,pending]", "65", "64"),
        ("disputes[direct,total]", "178", "179"),
    }
    assert {part["certainty"] for part in diagnostic["repairs"]} == {"one-of"}
    assert diagnostic["candidates"] == 5


def test_urumqi_outcomes_of_arithmetic() -> None:
    _, said = check("urumqi-2020.html")
    counts = {
        part["rule"]: (part["applied"], part["passed"], part["failed"])
        for part in said["reports"][0]["outcomes"]
    }
    assert {rule: counts[rule] for rule in ("A101", "A102", "A103", "A104")} == {
        "A101": (7, 6, 1),
        "A102": (23, 22, 1),
        "A103": (7, 7, 0),
        "A104": (3, 2, 1),
    }
    assert said["reports"][0]["reconciliation"] == {
        "left": ["239", "0"],
        "right": ["237", "2"],
        "holds": True,
    }


def test_copied_text_says_once_what_was_lost() -> None:
    assert [triple[:2] for triple in found("urumqi-2020.txt", "E")] == [("E006", "note")]
    assert found("urumqi-2020.html", "E") == []


def test_corrected_report_has_neither_error_nor_warning() -> None:
    assert [
        triple for triple in found("urumqi-2020-corrected.html", "ESACVNFXTRPD") if triple[1] != "note"
    ] == []


def test_mismatch_is_one_error_with_the_true_figure() -> None:
    assert found("urumqi-2020-mismatch.html", "A") == [("A101", "error", "requests[handled,total]")]
