"""Several sources: each is judged beside the reports that belong to it, whatever the jobs."""

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pytest

from lint_gov.batch import CHUNK, Checked, Settings, Task, check_all
from lint_gov.model.organ import Registry
from lint_gov.organs.register import register_from
from lint_gov.outputs.look import Look
from lint_gov.pipeline import lint
from lint_gov.sources.refusal import Refusal
from tests.cli.running import broken_page, page
from tests.generate import FORMS

COLUMNS = FORMS["2021"].tables["requests"].columns
RULES = ("X101", "X102", "X104")
ORGANS = "organs:\n  - {name: 示例市教育局, aliases: [市教育局]}\n"


def figures(organ: str | None, year: int | None, cells: Mapping[str, Any], name: str = "") -> Task:
    """Return a file of figures; the carried cells that are not given are 0."""
    rows = ("carried_in", "carried_out")
    zeros = {f"requests[{row},{column.id}]": 0 for row in rows for column in COLUMNS}
    own = {**zeros, **cells}
    said = {"organisation": organ, "year": year, "cells": own}
    content = {key: value for key, value in said.items() if value is not None}
    return Task(name or f"{year}-{organ}.json", json.dumps(content).encode())


def carried(organ: str | None, year: int | None, into: int | None, out: int | None, name: str = "") -> Task:
    """Return a report with so many requests carried in and out."""
    cells = {"requests[carried_in,total]": into, "requests[carried_out,total]": out}
    return figures(organ, year, cells, name)


def run(tasks: list[Task], *, jobs: int = 1, organs: Registry | None = None, **more: Any) -> list[Checked]:
    settings = Settings("json", Look(), chosen=RULES, organs=organs, **more)
    return list(check_all(tasks, settings, jobs=jobs))


def outcome(checked: Checked, rule: str = "X101") -> tuple[str, int, str | None]:
    """Return the status of a rule, how often it failed, and why it did not apply."""
    (one,) = [one for one in json.loads(checked.text)["outcomes"] if one["rule"] == rule]
    return one["status"], one["failed"], one["reason"]


NONE_BEFORE = ("not-applicable", 0, "同一批文件中没有该机关 2021 年度的报告")


def test_reports_of_one_organ_are_linked_by_name_and_year_in_any_order() -> None:
    tasks = [carried("示例市教育局", 2023, 3, 1), carried("示例市 教育局", 2022, 0, 2)]
    later, earlier = run(tasks)
    assert outcome(later)[:2] == ("failed", 1)
    assert outcome(earlier) == NONE_BEFORE
    assert [name for name, _ in later.beside or ()] == ["2022-示例市 教育局.json"]
    assert earlier.beside == ()


def test_another_organ_and_another_year_are_not_last_years_report() -> None:
    tasks = [
        carried("示例市人民政府", 2022, 3, 1),
        carried("示例市人民政府办公室", 2021, 0, 2),
        carried("示例市人民政府", 2020, 0, 2),
    ]
    assert [outcome(one) for one in run(tasks)] == [
        NONE_BEFORE,
        ("not-applicable", 0, "同一批文件中没有该机关 2020 年度的报告"),
        ("not-applicable", 0, "同一批文件中没有该机关 2019 年度的报告"),
    ]


def test_the_register_tells_which_names_are_one_organ() -> None:
    tasks = [carried("示例市教育局", 2022, 0, 2), carried("市教育局", 2023, 3, 1)]
    assert outcome(run(tasks)[1])[0] == "not-applicable"
    assert outcome(run(tasks, organs=register_from(ORGANS.encode(), "o.yaml"))[1])[0] == "failed"


def test_what_is_not_known_is_said() -> None:
    tasks = [carried(None, 2023, 3, 1), carried("示例市教育局", None, 3, 1)]
    assert [outcome(one)[2] for one in run(tasks)] == [
        "没有读出机关名称，无法查找其他报告",
        "没有读出报告年度，无法查找上年报告",
    ]


def test_files_of_last_year_that_disagree_decide_nothing_and_gaps_are_filled() -> None:
    this = carried("示例市教育局", 2023, 3, 1)
    html, pdf = carried("示例市教育局", 2022, 0, 2, "a.json"), carried("示例市教育局", 2022, 0, 3, "b.json")
    unread = carried("示例市教育局", 2022, 0, None, "c.json")
    assert outcome(run([this, html, pdf])[0])[0] == "undecided"
    assert outcome(run([this, unread, pdf])[0])[0] == "passed"
    assert outcome(run([this, unread, html])[0])[:2] == ("failed", 1)


def test_a_given_report_of_last_year_counts_alone(tmp_path: Path) -> None:
    given = tmp_path / "given.json"
    given.write_bytes(carried("示例市教育局", 2022, 0, 3).content or b"")
    tasks = [carried("示例市教育局", 2022, 0, 2), carried("示例市教育局", 2023, 3, 1)]
    assert outcome(run(tasks)[1])[0] == "failed"
    assert outcome(run(tasks, previous=str(given))[1])[0] == "passed"


def test_everything_comes_in_order_whatever_the_jobs() -> None:
    refused = Task("r.html", refusal=Refusal("不", "no"))
    stranger = Task("s.html", "<p>今天开会</p>".encode(), named=False, folders=(0,))
    years = [carried("示例市教育局", year, year % 3, year % 2) for year in range(2000, 2000 + 2 * CHUNK)]
    tasks = [years[0], refused, *years[1:20], stranger, *years[20:], Task("p.html", page().encode())]
    alone = run(tasks)
    assert [one.task.path for one in alone] == [task.path for task in tasks]
    assert run(tasks, jobs=2) == alone
    assert [one.status.value for one in alone if one.beside is None] == ["unreadable", "not-a-report"]


def test_nothing_is_left_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert gettempdir() == str(tmp_path)
    tasks = [carried("示例市教育局", year, 0, 0) for year in (2021, 2022, 2023)]
    results = check_all(tasks, Settings("json", Look(), chosen=RULES))
    assert next(results).year == 2021
    assert list(tmp_path.iterdir()) != []
    results.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("source", [page(), broken_page()], ids=["clean", "broken"])
def test_a_report_without_relatives_comes_out_as_if_it_were_alone(source: str) -> None:
    tasks = [Task("a.html", source.encode()), carried("范例市财政局", 2023, 0, 0)]
    beside = json.loads(run(tasks)[0].text)
    alone = json.loads(next(check_all(tasks[:1], Settings("json", Look(), chosen=RULES))).text)
    for said in (beside, alone):
        said["outcomes"] = [one for one in said["outcomes"] if not one["rule"].startswith("X")]
    assert beside == alone


def test_places_are_the_same_whether_a_report_was_kept_or_not() -> None:
    content = broken_page().encode()
    settings = Settings("json", Look())
    kept = next(check_all([Task("a.html", content), carried("范例市财政局", 2023, 0, 0)], settings))
    places = [
        one["location"] for one in json.loads(kept.text)["diagnostics"] if not one["rule"].startswith("X")
    ]
    alone = [one["location"] for one in lint(content, name="a.html").to_dict()["diagnostics"]]  # type: ignore[attr-defined]  # a list of diagnostics
    assert places == alone


def test_rules_that_look_at_one_report_alone_are_run_as_sources_come() -> None:
    read: list[str] = []
    settings = Settings("json", Look(), chosen=("A101",))
    tasks = [carried("示例市教育局", year, 0, 0) for year in (2022, 2023)]
    found = list(check_all(tasks, settings, on_read=lambda one: read.append(one.task.path)))
    assert ([one.beside for one in found], read) == ([None, None], [])


def test_every_source_is_told_of_as_it_is_read() -> None:
    read: list[str] = []
    tasks = [carried("示例市教育局", year, 0, 0) for year in (2022, 2023)]
    settings = Settings("json", Look(), chosen=RULES)
    list(check_all(tasks, settings, on_read=lambda one: read.append(one.task.path)))
    assert read == ["2022-示例市教育局.json", "2023-示例市教育局.json"]
