"""What earlier runs left: never another result, whatever has happened to the file meanwhile."""

import json
import re
import sqlite3
import tomllib
from collections.abc import Generator, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from lint_gov.batch import Checked, Settings, Setup, Task, check_all
from lint_gov.batch.cache import memory_for
from lint_gov.batch.cache.entry import packed, unpacked
from lint_gov.batch.cache.keys import content_digest, keys_for
from lint_gov.batch.cache.signature import LIBRARIES, signature
from lint_gov.batch.cache.store import Store, store_in
from lint_gov.batch.links import UNREAD, Card, Spot
from lint_gov.batch.one import checker
from lint_gov.batch.shelf import Shelf
from lint_gov.batch.task import SECONDS
from lint_gov.model.organ import Organ, Registry
from lint_gov.outputs.look import Look
from lint_gov.readers import Limits
from lint_gov.result import ReadStatus
from lint_gov.ruleset import bundled_ruleset
from lint_gov.suppression import NOTHING, Used
from lint_gov.suppression.baseline import Entry
from lint_gov.suppression.waivers import Scope, Waiver
from tests.cli.running import broken_page, page, write

KEY = b"k" * 32


def run(tasks: list[Task], cache: Path | None, *, jobs: int = 1, **more: Any) -> list[Checked]:
    settings = Settings("jsonl", Look(), cache=str(cache) if cache else None, **more)
    return list(check_all(tasks, settings, jobs=jobs))


def figures(folder: Path, year: int, into: int, out: int) -> Task:
    """Write a report of one organ with so many requests carried in and out."""
    cells = {"requests[carried_in,total]": into, "requests[carried_out,total]": out}
    said = {"organisation": "示例市", "year": year, "cells": cells}
    return Task(write(folder, f"{year}.json", json.dumps(said)))


def run_nothing(waiting: Iterator[Task]) -> Generator[Checked]:
    assert list(waiting) == []
    yield from ()


def falsify(cache: Path) -> None:
    """Change the text of every entry, so that one can tell where a result is from."""
    path = cache / "results-1.sqlite3"
    with sqlite3.connect(path) as connection:
        for key, data in connection.execute("SELECT key, data FROM entries").fetchall():
            known = unpacked(data, Task("x"))
            assert known is not None
            changed = known if known.card else known._replace(text="kept")
            connection.execute("UPDATE entries SET data = ? WHERE key = ?", (packed(changed), key))
    connection.close()


@pytest.fixture
def sources(tmp_path: Path) -> list[Task]:
    """Write a consistent report, one with an error, one that is no report and one that cannot be read."""
    return [
        Task(write(tmp_path, "a.html", page()), folders=(0,)),
        Task(write(tmp_path, "b.html", broken_page())),
        Task(write(tmp_path, "c.html", "<p>通知公告</p>")),
        Task(write(tmp_path, "d.pdf", "%PDF-1.4 and no more")),
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_second_run_says_the_same(sources: list[Task], tmp_path: Path, jobs: int) -> None:
    pages = (page(seed=number).replace("示例市", f"示例第{number}市") for number in range(16))
    tasks = [*sources, *(Task(write(tmp_path, f"{number}.html", text)) for number, text in enumerate(pages))]
    cache, reports = tmp_path / "cache", (("full", Look()), ("html", Look(language="en")))
    without = run(tasks, None, reports=reports)
    assert run(tasks, cache, jobs=jobs, reports=reports) == without
    assert run(tasks, cache, jobs=jobs, reports=reports) == without


def test_what_is_known_is_not_linted_again(sources: list[Task], tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = run(sources, cache)
    falsify(cache)
    again = [one.text for one in run(sources, cache)]
    assert again == ["kept", "kept", "kept", first[3].text]  # what could not be read is tried again


def test_a_file_that_changed_is_linted_again(sources: list[Task], tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    run(sources[1:], cache)
    falsify(cache)
    write(tmp_path, "b.html", page(seed=3))
    assert [one.text == "kept" for one in run(sources[1:], cache)] == [False, True, False]


def test_a_report_is_judged_again_when_last_years_changed(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    tasks = [figures(tmp_path, 2022, 0, 2), figures(tmp_path, 2023, 2, 1), figures(tmp_path, 2024, 1, 0)]
    before = run(tasks, None)
    assert run(tasks, cache) == before
    falsify(cache)
    figures(tmp_path, 2022, 0, 5)
    texts = [one.text for one in run(tasks, cache)]
    assert texts == [*(one.text for one in run(tasks, None)[:2]), "kept"]
    assert texts[1] != before[1].text
    assert run(tasks, cache) == [
        one._replace(text=text) for one, text in zip(run(tasks, None), texts, strict=True)
    ]


def test_a_report_is_judged_again_when_another_one_joins(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    earlier, later = figures(tmp_path, 2022, 0, 5), figures(tmp_path, 2023, 2, 1)
    stranger = Task(write(tmp_path, "z.html", page()))
    run([later, stranger], cache)
    assert run([later, stranger, earlier], cache) == run([later, stranger, earlier], None)
    falsify(cache)
    assert [one.text for one in run([later, stranger], cache)] == ["kept", "kept"]


def test_a_report_that_vanished_since_is_said_to_be_unreadable(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    tasks = [figures(tmp_path, 2022, 0, 2), figures(tmp_path, 2023, 2, 1)]
    run(tasks, cache)
    Path(tasks[0].path).unlink()
    assert run(tasks, cache) == run(tasks, None)


def test_a_page_whose_attachment_changed_is_linted_again(tmp_path: Path) -> None:
    tasks = [
        Task(write(tmp_path, "p.html", '<h1>2023年度报告</h1><a href="a.md">政府信息公开工作年度报告</a>'))
    ]
    cache = tmp_path / "cache"
    run(tasks, cache)
    write(tmp_path, "a.md", "# 通知\n")
    assert run(tasks, cache) == run(tasks, None)


def test_what_took_too_long_is_tried_again(tmp_path: Path) -> None:
    task, cache = Task(write(tmp_path, "a.html", page())), tmp_path / "cache"
    slow = run([task], cache, seconds=1e-6)
    assert slow[0].status == "unreadable"
    assert store_in(str(cache)).connection is not None
    with sqlite3.connect(cache / "results-1.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM entries").fetchone() == (0,)
    connection.close()


def _others() -> Iterator[Settings]:
    plain = Settings("jsonl")
    yield plain
    yield plain._replace(format="json")
    yield plain._replace(look=Look(language="en"))
    yield plain._replace(rules=("more.yaml",))
    yield plain._replace(chosen=("A101",))
    yield plain._replace(year=2022)
    yield plain._replace(form="2021")
    yield plain._replace(organ_level="county")
    yield plain._replace(as_of="2024-01-01")
    yield plain._replace(organs=Registry((Organ("示例市", level="county"),)))
    yield plain._replace(seconds=SECONDS + 1)
    yield plain._replace(memory=1)
    yield plain._replace(reports=(("html", Look()),))
    yield plain._replace(limits=Limits(cells=9))
    yield plain._replace(severity=(("A101", "note"),))
    yield plain._replace(previous=__file__)
    waiver = Waiver(
        "A101", Scope("示例市", 2023), None, "因系统迁移", "张三", "2024-01-01", "2024-06-30", "w:1"
    )
    waived = NOTHING._replace(waivers=(waiver,), day="2024-06-30", firm=frozenset({"E001", "E002"}))
    yield plain._replace(suppressions=waived)
    yield plain._replace(suppressions=waived._replace(day="2024-07-01"))
    some, all_of_them = (
        waiver._replace(scope=Scope(folder="/r", pattern=re.compile(pattern))) for pattern in ("a.*", ".*")
    )
    yield plain._replace(suppressions=waived._replace(waivers=(some,)))
    yield plain._replace(suppressions=waived._replace(waivers=(all_of_them,)))
    yield plain._replace(suppressions=waived._replace(baseline={"示例市 2023": ()}))


def test_every_setting_counts() -> None:
    rules = bundled_ruleset()
    keys = [keys_for(settings, rules).of(Task("a"), "", "alone") for settings in _others()]
    assert len(set(keys)) == len(keys)


def test_what_is_no_plain_data_has_no_place_in_a_key() -> None:
    odd: Any = object()
    settings = Settings("jsonl", chosen=(odd,))
    with pytest.raises(TypeError, match="object has no place in a key"):
        keys_for(settings, bundled_ruleset())


def test_what_does_not_count_is_where_the_cache_is_and_a_day_that_changes_nothing() -> None:
    rules, plain = bundled_ruleset(), Settings("jsonl")
    days = (NOTHING._replace(day=day) for day in ("2024-06-29", "2024-06-30"))
    same = [plain, plain._replace(cache="c"), *(plain._replace(suppressions=one) for one in days)]
    assert len({keys_for(settings, rules) for settings in same}) == 1


def test_settings_of_a_file_and_what_is_known_of_it_count() -> None:
    settings = Settings("jsonl", setups=(Setup(year=2020),))
    keys = keys_for(settings, bundled_ruleset())
    plain = Task("a.html")
    tasks = [
        plain,
        Task("b.html"),
        plain._replace(setup=1),
        plain._replace(named=False),
        plain._replace(folders=(3,)),
    ]
    assert len({keys.of(task, "", "alone") for task in tasks}) == len(tasks)
    assert keys.of(plain, "", "read") != keys.of(plain, "", "alone") != keys.of(plain, "0", "alone")


def test_pipes_and_what_is_far_away_are_not_kept(tmp_path: Path) -> None:
    tasks = [Task("https://example.org/a.html"), Task("-", b"content"), Task(str(tmp_path)), Task("nothing")]
    assert [content_digest(task, Limits()) for task in tasks] == [None] * 4


def test_the_code_that_reads_counts() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    required = {one.split(">")[0].lower().replace("-", "_") for one in project["project"]["dependencies"]}
    assert required <= LIBRARIES
    assert signature() == signature()
    assert "lxml-" in signature()


def test_members_of_an_archive_are_kept_and_those_too_large_are_not(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.html", page())
    task = Task(f"{path}!/a.html", named=False, folders=(0,))
    digest = sha256(page().encode()).hexdigest()
    assert content_digest(task, Limits()) == digest
    assert content_digest(task, Limits(text_bytes=9, file_bytes=9)) is None
    assert content_digest(Task(f"{path}!/b.html"), Limits()) is None


def test_a_report_that_rests_on_one_that_is_not_kept_is_not_kept_either(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    figures(tmp_path, 2022, 0, 2)
    earlier = Task("2022.json", (tmp_path / "2022.json").read_bytes())
    tasks = [earlier, figures(tmp_path, 2023, 2, 1)]
    first = run(tasks, cache)
    falsify(cache)
    assert run(tasks, cache) == first


def test_an_entry_that_is_damaged_is_none(sources: list[Task]) -> None:
    (checked,) = run(sources[:1], None)
    old = Entry("A101", None, "0" * 20)
    checked = checked._replace(used=Used((1,), (2, 3), (old,), (old._replace(address="x"),)))
    content = packed(checked)
    assert unpacked(content, sources[0]) == checked
    flipped = content[:40] + bytes([content[40] ^ 1]) + content[41:]
    for damaged in (b"", content[:-1], flipped, packed(checked)[:20]):
        assert unpacked(damaged, sources[0]) is None


@pytest.mark.parametrize(
    "content",
    [
        b"no database at all, and a good deal longer than the head of one" * 9,
        b"SQLite format 3\0" + b"\xff" * 5000,
        b"",
    ],
)
def test_a_file_that_is_no_cache_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "results-1.sqlite3").write_bytes(content)
    store = store_in(str(tmp_path))
    store.keep(KEY, b"data")
    store.close()
    again = store_in(str(tmp_path))
    assert again.recall(KEY) == b"data"
    again.close()


def test_a_database_of_something_else_is_made_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "results-1.sqlite3") as connection:
        connection.execute("CREATE VIEW entries AS SELECT 1 AS key, 2 AS run, 3 AS data")
    connection.close()
    store = store_in(str(tmp_path))
    assert store.recall(KEY) is None
    store.keep(KEY, b"data")
    store.close()
    assert store_in(str(tmp_path)).recall(KEY) == b"data"


def test_a_cache_that_breaks_while_it_is_used_is_no_more_used(sources: list[Task], tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = run(sources, cache)
    with sqlite3.connect(cache / "results-1.sqlite3") as connection:
        connection.execute("UPDATE entries SET data = zeroblob(99)")
    connection.close()
    assert run(sources, cache) == first
    path = cache / "results-1.sqlite3"
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    assert run(sources, cache) == first
    assert run(sources, cache) == first


def test_where_nothing_can_be_kept_nothing_is(sources: list[Task]) -> None:
    first = run(sources, None)
    assert run(sources, Path(sources[0].path)) == first  # a file
    assert run(sources, Path("/proc/lint-gov-cache")) == first
    assert store_in(None).recall(KEY) is None


def test_two_runs_at_once_keep_what_both_found(tmp_path: Path) -> None:
    one, other = store_in(str(tmp_path)), store_in(str(tmp_path))
    keys = [bytes([number]) * 32 for number in range(4)]
    for number, key in enumerate(keys):
        (one, other)[number % 2].keep(key, key)
    one.close()
    other.close()
    again = store_in(str(tmp_path))
    assert [again.recall(key) for key in keys] == keys
    again.close()


def test_what_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    store, other = store_in(str(tmp_path)), store_in(str(tmp_path))
    assert store.connection is not None
    assert other.connection is not None
    store.connection.execute("PRAGMA busy_timeout = 0")
    other.connection.execute("BEGIN IMMEDIATE")
    store.keep(KEY, b"data")
    store.close()
    other.connection.rollback()
    assert other.recall(KEY) is None
    other.connection.execute("DROP TABLE entries")
    assert other.recall(KEY) is None
    assert other.connection is None
    other.keep(KEY, b"data")


def test_what_goes_while_others_are_linted_is_linted_too(tmp_path: Path) -> None:
    tasks = [Task(write(tmp_path, f"{number}.txt", str(number))) for number in range(70)]
    settings = Settings("jsonl", cache=str(tmp_path / "cache"), chosen=("A101",))
    run(tasks[1:], tmp_path / "cache", chosen=("A101",))
    memory = memory_for(settings, bundled_ruleset())
    check = checker(settings)

    def lint(missing: Iterator[Task]) -> Generator[Checked]:
        them = list(missing)  # as workers are far ahead
        assert them == tasks[:1]
        assert memory.store.connection is not None
        memory.store.connection.execute("DELETE FROM entries")
        for task in them:
            yield from check(task)

    found = list(memory.remembered(tasks, "alone", lint, check.__call__))
    memory.close()
    assert [one.task.path for one in found] == [task.path for task in tasks]
    assert {one.status for one in found} == {ReadStatus.NOT_A_REPORT}


def test_a_report_that_is_needed_and_vanishes_meanwhile_is_told(tmp_path: Path) -> None:
    tasks = [figures(tmp_path, 2022, 0, 2), figures(tmp_path, 2023, 2, 1)]
    shelf = Shelf(str(tmp_path))
    for checked in run(tasks[:1], None):
        card = Card(tasks[0].path, "0" * 64, "示例市", 2022, Spot(UNREAD, 0, 0), key="k")
        shelf.put(checked._replace(card=card))
        assert shelf.source(0) == checked.task._replace(keep=str(tmp_path))
        assert (shelf.cards[0], shelf.is_settled) == (card, False)
        shelf.take(0, checked)
        assert (shelf.cards[0], shelf.is_settled) == (None, True)
        assert list(shelf.finished([None], run_nothing)) == [checked]


def test_a_cache_that_is_full_loses_what_was_longest_out_of_use(tmp_path: Path) -> None:
    def fill(first: int, most: int) -> Store:
        store = store_in(str(tmp_path))
        store.most = most
        for number in range(first, first + 300):
            store.keep(number.to_bytes(32), bytes(4_000))
        return store

    fill(0, 10 << 20).close()
    for _ in range(9):
        store = store_in(str(tmp_path))
        store.recall((7).to_bytes(32))
        store.keep(KEY, b"a run")
        store.close()
    fill(300, 1 << 20).close()
    store = store_in(str(tmp_path))
    kept = [number for number in range(600) if store.recall(number.to_bytes(32)) is not None]
    store.close()
    assert 150 < len(kept) < 450
    assert 7 in kept
    assert kept[-1] == 599
    assert not set(range(6)) & set(kept)


def test_an_entry_that_is_too_large_is_not_kept(tmp_path: Path) -> None:
    store = store_in(str(tmp_path))
    store.keep(KEY, bytes((4 << 20) + 1))
    store.close()
    store.close()
    assert store_in(str(tmp_path)).recall(KEY) is None
