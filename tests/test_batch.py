"""Many sources: in order, whatever happens to one of them or to the process that reads it."""

import multiprocessing
import os
import signal
import sys
from pathlib import Path

import pytest

from lint_gov.batch import CHUNK, Checked, Settings, Task, check_all
from lint_gov.batch.one import checker
from lint_gov.outputs.look import Look
from lint_gov.result import ReadStatus
from lint_gov.ruleset import RuleFileError
from lint_gov.sources.refusal import Refusal
from tests.cli.running import broken_page, page

CONCISE = Settings("concise", Look())
INTERNAL = "error E001 input-unreadable: 文件无法读取：程序内部错误，未能检查（这是本工具的缺陷，请反馈）\n"
BROKEN = "error A104 disputes-total-wrong: 表四「行政复议」：0 + 0 + 0 + 0 = 0，刊载的总计是 1，相差 1\n"


def tasks(count: int) -> list[Task]:
    texts = (page().encode(), broken_page().encode(), "<p>今天开会</p>".encode())
    return [Task(f"{number}.html", texts[number % 3], named=False) for number in range(count)]


def said(results: list[Checked]) -> list[tuple[str, str, str]]:
    return [(one.task.path, one.status.value, one.text) for one in results]


def test_sources_come_out_in_order_whatever_the_jobs() -> None:
    given = tasks(2 * CHUNK + 3)
    alone = list(check_all(given, CONCISE, jobs=1))
    assert said(alone) == [
        [
            (f"{number}.html", "read", ""),
            (f"{number}.html", "read", f"{number}.html:68:5: {BROKEN}"),
            (f"{number}.html", "not-a-report", ""),
        ][number % 3]
        for number in range(len(given))
    ]
    assert list(check_all(given, CONCISE, jobs=2)) == alone
    assert multiprocessing.active_children() == []


def test_results_do_not_carry_the_content_along() -> None:
    (result,) = check_all([Task("a.html", page().encode())], CONCISE)
    assert result.task == Task("a.html")
    assert (result.year, result.summary.statuses) == (2023, {"read": 1})


def test_a_run_may_be_left_early() -> None:
    results = check_all(tasks(6 * CHUNK), CONCISE, jobs=2)
    assert next(results).task.path == "0.html"
    results.close()
    assert multiprocessing.active_children() == []


def test_only_the_chosen_rules_run() -> None:
    settings = CONCISE._replace(chosen=("A101", "E001"))
    (result,) = check_all([Task("a.html", broken_page().encode())], settings)
    assert (result.text, result.summary.outcomes) == ("", {"passed": 2})


def test_a_refusal_is_told_as_the_reason() -> None:
    refused = Task("d", refusal=Refusal("文件夹打不开", "the folder cannot be opened"))
    (result,) = check_all([refused], CONCISE)
    assert (result.status, result.text) == (
        ReadStatus.UNREADABLE,
        "d: error E001 input-unreadable: 文件无法读取：文件夹打不开\n",
    )


def test_faulty_settings_are_refused_before_anything_runs(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError):
        check_all([], CONCISE._replace(rules=(str(tmp_path / "none.yaml"),)))
    with pytest.raises(ValueError, match="no such file"):
        check_all([], CONCISE._replace(previous="none.html"))


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such timer")
def test_a_source_that_takes_too_long_is_given_up() -> None:
    settings = CONCISE._replace(seconds=0.000_001)
    (result,) = check_all([Task("a.html", page().encode())], settings)
    assert (result.status, result.text, result.faults) == (
        ReadStatus.UNREADABLE,
        "a.html: error E004 limit-reached: 文件超出处理上限，没有读完：超过时间上限（每个文件 1e-06 秒）\n",
        (),
    )


def test_a_fault_of_ours_on_one_source_is_told_and_the_others_go_on() -> None:
    given = [Task("a.html", object()), Task("b.html", broken_page().encode())]  # type: ignore[arg-type]  # the fault
    first, second = check_all(given, CONCISE)
    assert (first.status, first.text, first.summary.crashed) == (
        ReadStatus.UNREADABLE,
        f"a.html: {INTERNAL}",
        True,
    )
    assert [fault.partition(":")[0] for fault in first.faults] == ["TypeError"]
    assert (second.text, second.summary.crashed) == (f"b.html:68:5: {BROKEN}", False)


@pytest.mark.skipif(sys.platform == "win32", reason="the signal is another one there")
def test_the_death_of_a_worker_costs_nothing_but_time() -> None:
    given = tasks(4 * CHUNK)
    expected = said(list(check_all(given, CONCISE)))
    results = check_all(given, CONCISE, jobs=2)
    found = [next(results)]
    for worker in multiprocessing.active_children():
        worker.kill()
    found.extend(results)
    assert said(found) == expected


@pytest.mark.skipif(sys.platform != "linux", reason="no other system lets a process be limited so")
def test_a_source_that_needs_too_much_memory_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    long = f"<p>{'政府信息' * 1_200_000}</p></body>"
    path.write_text(page().replace("</body>", long), encoding="utf-8")
    given = [*tasks(CHUNK), Task(str(path)), *tasks(2)]
    found = list(check_all(given, CONCISE._replace(memory=48 << 20), jobs=2))
    said_of_it = "error E004 limit-reached: 文件超出处理上限，没有读完：所需内存超过上限\n"
    assert (found[CHUNK].status, found[CHUNK].text) == (ReadStatus.UNREADABLE, f"{path}: {said_of_it}")
    assert said(found[:CHUNK]) == said(list(check_all(tasks(CHUNK), CONCISE)))
    assert len(found) == len(given)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_source_that_never_ends_is_given_up_in_workers_too(tmp_path: Path, jobs: int) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    given = [Task(str(tmp_path / "pipe.html")), *tasks(CHUNK)]
    first, *rest = check_all(given, CONCISE._replace(seconds=1), jobs=jobs)
    assert first.text == (
        f"{tmp_path}/pipe.html: error E004 limit-reached: 文件超出处理上限，没有读完："
        "超过时间上限（每个文件 1 秒）\n"
    )
    assert said(rest) == said(list(check_all(tasks(CHUNK), CONCISE)))


def test_no_timer_is_left_behind() -> None:
    check = checker(CONCISE._replace(seconds=30))
    assert [one.status for one in check(Task("a.html", page().encode()))] == [ReadStatus.READ]
    if sys.platform != "win32":
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
