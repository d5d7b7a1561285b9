"""The accuracy report: every defect is there, and the counts are those of what is said."""

import json
from pathlib import Path

from benchmarks.alarms import FORMATS, listed, measure, table
from benchmarks.changes import figure
from benchmarks.defects import DEFECTS, Defect
from benchmarks.drafts import DRAWN, clean
from benchmarks.labelled import drawn, in_folder
from lint_gov.ruleset import bundled_ruleset
from tests.generate import FORMS
from tests.samples import ROOT


def test_every_defect_is_of_a_rule_and_changes_the_report() -> None:
    known = {rule.id for rule in bundled_ruleset().rules}
    drafts = {form.id: clean(0, form) for form in FORMS.values()}
    for defect in DEFECTS:
        assert {defect.rule, *defect.also} <= known, defect
        for form in defect.forms:
            changed = defect.change(drafts[form])
            assert defect.previous or changed.page != drafts[form].page, defect


def test_defects_are_found_and_nothing_else_is_said() -> None:
    few = tuple(defect for defect in DEFECTS if defect.rule in {"A104", "N111"})
    found = measure(drawn(1, few))
    assert not found.notes
    assert set(found.reports) == set(DRAWN) <= set(FORMATS)
    assert list(table(found)) == [
        "| rule | HTML | text | Markdown | DOCX | XLSX | false alarms | precision | recall |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
        "| A104 | 2/2 | 2/2 | 2/2 | 2/2 | 2/2 | 0 | 100.0% | 100.0% |",
        "| N111 | 2/2 | 2/2 | 2/2 | 2/2 | 2/2 | 0 | 100.0% | 100.0% |",
        "| **all** | 4/4 | 4/4 | 4/4 | 4/4 | 4/4 | 0 | 100.0% | 100.0% |",
    ]


def test_what_is_missed_and_what_is_wrongly_said_is_counted() -> None:
    stroke = figure("disputes[direct,other]", "/")
    wrong = Defect("N101", "labelled wrongly", stroke, forms=("2021",))
    reports = [one for one in drawn(1, (wrong,)) if one.name.endswith("-N101.html")]
    found = measure(reports)
    assert (dict(found.wrong), dict(found.found), dict(found.false)) == (
        {("N101", "html"): 1},
        {},
        {("V102", "html"): 1},
    )
    assert [note.partition(": 表")[0] for note in listed(found)] == [
        "labelled wrongly, HTML: N101 was not found",
        "labelled wrongly, HTML: V102 is a false alarm",
    ]


def test_a_folder_is_judged_by_what_is_known_of_it(tmp_path: Path) -> None:
    draft = clean(0, FORMS["2021"])
    (tmp_path / "a.html").write_bytes(DRAWN["html"](figure("disputes[direct,other]", "")(draft).page))
    expected = tmp_path / "expected"
    expected.mkdir()
    cells = {"disputes[direct,other]": "", "disputes[direct,total]": "0"}
    truth = {"files": ["a.html"], "form": {"disclosure": 2021, "requests": 2021}, "cells": cells}
    (expected / "a.json").write_text(json.dumps(truth), "utf-8")
    (report,) = in_folder(tmp_path)
    assert (report.true, report.judged) == (
        frozenset({"V101"}),
        frozenset({"A101", "A102", "A103", "A104", "V101", "V102"}),
    )
    (expected / "a.json").write_text(json.dumps({**truth, "findings": []}), "utf-8")
    (report,) = in_folder(tmp_path)
    assert (report.true, report.judged) == (frozenset(), None)
    assert dict(measure([report]).false) == {("V101", "html"): 1}


def test_the_samples_are_as_expected() -> None:
    reports = [one for one in in_folder(ROOT / "samples") if one.name.startswith("shili")]
    assert not measure(reports).notes
