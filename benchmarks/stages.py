"""Time of one report: bare `lxml.html` parsing against the whole lint, and each stage, on the same bytes."""

import gc
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from random import Random
from statistics import median
from time import process_time_ns
from typing import TypeVar

from lxml import html

from lint_gov.engine import check
from lint_gov.forms.recognise import recognise
from lint_gov.model.outcome import Subject
from lint_gov.pipeline import lint
from lint_gov.readers import read
from lint_gov.repair import localise
from lint_gov.ruleset import bundled_ruleset
from tests.generate import FORMS, change_figures, consistent_cells, render_html

# What a content management system puts on every cell and paragraph.
_CELL = ' valign="center" style="border: 1px solid windowtext; padding: 0px 7px; text-align: center"'
_SPAN = '<span style="font-family: 仿宋; font-size: 16px; color: rgb(0, 0, 0)">'
_RULES = bundled_ruleset()
_Done = TypeVar("_Done")


@dataclass(frozen=True, slots=True)
class Stages:
    """Medians in milliseconds of processor time: bare parsing, the whole lint, and the stages of the lint."""

    size: int
    bare: float
    whole: float
    stages: Mapping[str, float]

    @property
    def ratio(self) -> float:
        """Return how many times bare parsing the whole lint takes."""
        return self.whole / self.bare


def page(
    seed: int,
    form: str = "2021",
    *,
    slips: int = 0,
    organisation: str = "示例市教育局",
    year: int | None = None,
    following: int | None = None,
) -> bytes:
    """Return a report as a page of about 60 KB, as a content management system would dress it.

    It carries out what the report of the seed `following`, of the year after, carries in.
    """
    rng = Random(seed)  # noqa: S311 - figures, no secrets
    cells = consistent_cells(rng, FORMS[form])
    if following is not None:
        after = consistent_cells(Random(following), FORMS["2021"])  # noqa: S311 - the same
        cells |= _leading_to(after, cells)
    if slips:
        cells, _ = change_figures(rng, cells, FORMS[form], slips)
    bare = render_html(cells, FORMS[form], organisation=organisation, year=year)
    dressed = bare.replace("<td", f"<td{_CELL}").replace("</td>", "</span></td>")
    return _with_spans(dressed).encode()


def _leading_to(after: Mapping[str, str], cells: Mapping[str, str]) -> dict[str, str]:
    changed = {}
    for column in FORMS["2021"].tables["requests"].columns:
        carried = int(after[f"requests[carried_in,{column.id}]"])
        changed[f"requests[carried_out,{column.id}]"] = str(carried)
        changed[f"requests[carried_in,{column.id}]"] = "0"
        handled = int(cells[f"requests[handled,{column.id}]"])
        changed[f"requests[new,{column.id}]"] = str(handled + carried)
    return changed


def _with_spans(text: str) -> str:
    head, *cells = text.split("<td")
    return head + "".join("<td" + cell.replace(">", f">{_SPAN}", 1) for cell in cells)


def parse(content: bytes) -> object:
    """Return the tree that lxml makes of a page: the least that reading HTML can cost."""
    return html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))


def whole(content: bytes) -> str:
    """Return the JSON of one report: read, recognised, checked by every rule, localised."""
    result = lint(content, name="report.html", ruleset=_RULES)
    return json.dumps(result.to_dict(), ensure_ascii=False)


def measure(rounds: int, *, slips: int = 0) -> Stages:
    """Return medians over `rounds` turns in which every stage is timed once, on the same pages."""
    pages = [page(seed, slips=slips) for seed in range(10)]
    times: dict[str, list[int]] = {}
    for turn in range(rounds):
        content = pages[turn % len(pages)]
        _time(times, "bare", partial(parse, content))
        _time(times, "whole", partial(whole, content))
        _stages(times, content)
    middle = {name: median(spans) / 1e6 for name, spans in times.items()}
    bare, everything = middle.pop("bare"), middle.pop("whole")
    return Stages(sum(map(len, pages)) // len(pages), bare, everything, middle)


def _stages(times: dict[str, list[int]], content: bytes) -> None:
    document = _time(times, "read", lambda: read(content, "report.html"))
    report = _time(times, "recognise", lambda: recognise(document, _RULES.forms))
    if report is None:
        message = "a generated page was not recognised as a report"
        raise RuntimeError(message)
    subject = Subject(report)
    ran = _time(times, "check", lambda: check(subject, _RULES.rules))
    _time(times, "localise", lambda: localise(subject, ran, document.places))
    result = lint(content, name="report.html", ruleset=_RULES)
    _time(times, "to JSON", lambda: json.dumps(result.to_dict(), ensure_ascii=False))


def _time(times: dict[str, list[int]], name: str, work: Callable[[], _Done]) -> _Done:
    gc.collect()
    start = process_time_ns()
    done = work()
    times.setdefault(name, []).append(process_time_ns() - start)
    return done
