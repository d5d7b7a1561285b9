"""What the whole catalogue costs beside the families of structure, arithmetic, codes and values alone."""

import gc
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time_ns
from typing import NamedTuple

from benchmarks.stages import page
from lint_gov.engine import check
from lint_gov.model.outcome import Subject
from lint_gov.model.report import Report
from lint_gov.model.rule import Ruleset
from lint_gov.pipeline import lint, read_report
from lint_gov.ruleset import bundled_ruleset

FAMILIES = "SACV"
_SAMPLE = Path(__file__).parent.parent / "samples" / "urumqi-2020.html"
_ALL = bundled_ruleset().usual()
# Input rules always run; without witnesses, since all identities are asked for.
_FEW = _ALL._replace(rules=tuple(rule for rule in _ALL.rules if rule.family in f"E{FAMILIES}"))


class Cost(NamedTuple):
    """Medians in milliseconds of processor time: with the families alone, and with every rule."""

    few: float
    every: float

    @property
    def ratio(self) -> float:
        """Return how many times as long every rule takes."""
        return self.every / self.few


def measure(rounds: int) -> dict[str, Cost]:
    """Return what checking and the whole lint cost on a page of figures and on the sample with much prose."""
    contents = {"a page of few words": page(0), "`samples/urumqi-2020.html`": _SAMPLE.read_bytes()}
    costs = {}
    for name, content in contents.items():
        costs[f"check, {name}"] = _cost(rounds, partial(_checking, content))
        costs[f"the whole lint, {name}"] = _cost(rounds, partial(_linting, content))
    return costs


def _cost(rounds: int, work: Callable[[Ruleset], Callable[[], object]]) -> Cost:
    """Return the medians over turns in which the work is done with few rules and with all."""
    times: dict[str, list[int]] = {"few": [], "every": []}
    for _ in range(rounds):
        for name, rules in (("few", _FEW), ("every", _ALL)):
            job = work(rules)
            gc.collect()
            start = process_time_ns()
            job()
            times[name].append(process_time_ns() - start)
    return Cost(*(median(spans) / 1e6 for spans in times.values()))


def _checking(content: bytes, rules: Ruleset) -> Callable[[], object]:
    # A report of its own for every turn: what rules read of one is kept for the next rule.
    return partial(check, Subject(_report(content)), rules.rules)


def _linting(content: bytes, rules: Ruleset) -> Callable[[], object]:
    return lambda: json.dumps(lint(content, name="report.html", ruleset=rules).to_dict(), ensure_ascii=False)


def _report(content: bytes) -> Report:
    report = read_report(content, _ALL.forms, name="report.html").report
    if report is None:
        message = "a page of the benchmark was not recognised as a report"
        raise RuntimeError(message)
    return report
