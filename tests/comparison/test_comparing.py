"""Pairing reports and telling what differs between them."""

import json
from collections.abc import Sequence

import pytest

from lint_gov.comparison import Change, Found, Pair, Record, RecordError, compared, records_of_output
from lint_gov.comparison.pairing import paired

CELL = "disputes[review,total]"


def record(
    path: str, organ: str | None = "甲局", year: int | None = 2023, *found: Found, **cells: str
) -> Record:
    return Record(path, organ, year, "read", found, cells, {})


def found(
    fingerprint: str, address: str | None = CELL, rule: str = "A104", *, suppressed: bool = False
) -> Found:
    return Found(rule, "name", "error", "message", address, fingerprint, suppressed)


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([record("a"), record("b")], [record("b"), record("a")], [("b", "b"), ("a", "a")]),
        ([record("a"), record("b", "乙局")], [record("x", "⼄ 局"), record("y")], [("b", "x"), ("a", "y")]),
        ([record("a", "甲局", 2022), record("b", "乙局", 2022)], [record("x", "乙局")], [("b", "x")]),
        ([record("in/a", None, None), record("in/b")], [record("out/a", None, None)], [("in/a", "out/a")]),
        ([record("a", None, None)], [record("b", None, None)], [("a", "b")]),
        ([record("a", "甲局", 2022), record("b", "甲局", 2023)], [record("x"), record("y", year=2024)],
         [("b", "x"), ("a", "y")]),
        ([record("a", "乙局"), record("b", "丙局")], [record("x")], []),
    ],
)  # fmt: skip
def test_reports_are_paired_by_the_closest_tie(
    old: Sequence[Record], new: Sequence[Record], pairs: list[tuple[str, str]]
) -> None:
    made = paired(old, new)
    assert [(one.path, other.path) for one, other in made.pairs] == pairs
    left = {one.path for one in old} - {one for one, _ in pairs}
    assert {one.path for one in made.gone} == left
    assert len(made.added) == len(new) - len(pairs)


def only_pair(old: Record, new: Record) -> Pair:
    (pair,) = compared([old], [new]).pairs
    return pair


def test_versions_are_compared_by_fingerprint() -> None:
    kept, mended, swapped = found("1"), found("2", "x"), found("3", "x")
    pair = only_pair(record("a", "甲局", 2023, kept, mended), record("b", "甲局", 2023, swapped, kept))
    assert (pair.came, pair.went, pair.stayed, pair.versions) == ((swapped,), (mended,), (kept,), True)


def test_years_are_compared_by_place() -> None:
    pair = only_pair(
        record("a", "甲局", 2022, found("1"), found("2", "x")),
        record("b", "甲局", 2023, found("3"), found("4", "y")),
    )
    assert (pair.came, pair.went, pair.stayed, pair.versions) == (
        (found("4", "y"),),
        (found("2", "x"),),
        (found("3"),),
        False,
    )


def test_input_rules_are_compared_by_place_for_their_fingerprint_holds_the_path() -> None:
    old, new = found("1", None, "E001"), found("2", None, "E001")
    assert only_pair(record("a", "甲局", 2023, old), record("b", "甲局", 2023, new)).stayed == (new,)


def test_what_does_not_count_is_neither_new_nor_fixed_and_what_counts_again_is_new() -> None:
    waived = found("1", suppressed=True)
    assert only_pair(record("a"), record("b", "甲局", 2023, waived)).same
    assert only_pair(record("a", "甲局", 2023, waived), record("b")).same
    assert only_pair(record("a", "甲局", 2023, found("1")), record("b", "甲局", 2023, waived)).same
    pair = only_pair(record("a", "甲局", 2023, waived), record("b", "甲局", 2023, found("1")))
    assert pair.came == (found("1"),)


def test_figures_that_differ() -> None:
    pair = only_pair(record("a", x="1", y="2", gone="3"), record("b", x="1", y="4", more=""))
    assert pair.changes == (Change("y", "2", "4"), Change("gone", "3", None), Change("more", None, ""))
    assert only_pair(record("a")._replace(cells=None), record("b", x="1")).changes is None


def test_what_an_added_report_brings_is_new() -> None:
    comparison = compared([], [record("a", "甲局", 2023, found("1"), found("2", suppressed=True))])
    assert (comparison.came, [one.path for one in comparison.added]) == ((found("1"),), ["a"])


REPORT = {
    "path": "a.html",
    "organisation": "甲局",
    "year": 2023,
    "status": "read",
    "form": {"disclosure": "2021", "requests": "2021"},
    "outcomes": [],
    "diagnostics": [
        {
            "rule": "A104",
            "name": "name",
            "severity": "error",
            "message": "message",
            "address": CELL,
            "fingerprint": "1",
            "suppressed": None,
        }
    ],
}
READ = Record("a.html", "甲局", 2023, "read", (found("1"),), None, {"disclosure": "2021", "requests": "2021"})


@pytest.mark.parametrize(
    ("text", "records"),
    [
        (json.dumps({"tool": {}, "reports": [REPORT, REPORT]}), (READ, READ)),
        (json.dumps({"tool": {}, "reports": []}), ()),
        (json.dumps(REPORT), (READ,)),
        (f"{json.dumps(REPORT)}\n{json.dumps(REPORT)}\n", (READ, READ)),
        ('{"cells": {}}', None),
        ('{"cells": {}}\n{"cells": {}}', None),
        ("[1]", None),
        ("{", None),
        ("<html>", None),
        ("", None),
    ],
)
def test_the_json_of_a_run(text: str, records: tuple[Record, ...] | None) -> None:
    assert records_of_output(text.encode()) == records


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{json.dumps(REPORT)}\n{{", "expected a report on line 2: "),
        (
            '{"tool": {}, "reports": [{}]}',
            "expected a report as `check` writes it, found none of its keys ('path')",
        ),
        ('{"tool": {}, "reports": [3]}', "expected a report as `check` writes it"),
    ],
)
def test_json_that_is_not_whole(text: str, said: str) -> None:
    with pytest.raises(RecordError) as caught:
        records_of_output(text.encode())
    assert str(caught.value).startswith(said)
