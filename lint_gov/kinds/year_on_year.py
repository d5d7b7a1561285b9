"""Kind `year_on_year`: a figure is not many times last year's, nor last year's many times it, unexplained."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lint_gov.expression.number import exact, magnitude, plain
from lint_gov.forms.address import label_of, parse_address
from lint_gov.kinds.grounds import known_cells, shortened
from lint_gov.kinds.kind import Kind, always
from lint_gov.kinds.naming import shown, table_name
from lint_gov.kinds.over_years import EXPLANATIONS, Words, explanation, no_previous, words_of
from lint_gov.kinds.schemas import IDS
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Value
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text

_SCHEMA = {
    "properties": {
        "cells": {
            **IDS,
            "description": "addresses; those that one of the two reports does not have are passed over",
        },
        "times": {"type": "integer", "minimum": 2, "description": "how many times the other is too many"},
        "from": {"type": "integer", "minimum": 1, "description": "where both are smaller it is no finding"},
        "explanations": EXPLANATIONS,
    },
    "required": ["cells", "times", "from"],
}
_VALUES = ("table", "cell", "figure", "last", "text")
_AT = "meta[year]"
_UNREAD = Text(
    "这一格今年或上年的数字没有确切读出", "the figure of this year or last was not read for certain"
)
_NO_FIGURE = Text("这一格今年或上年没有数字", "there is no figure this year or last")
_SHORTENED = Text(
    "数字变化较大，而正文有省略，不知是否有说明",
    "it changed much; the prose was shortened and may explain it",
)
_EXPLAINED = Text(
    "数字变化较大，报告对与上年的变化有说明", "it changed much, and the text speaks of the change"
)


class _Bound(NamedTuple):
    times: int
    least: int
    words: Words


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    cells = known_cells(parameters["cells"], forms)
    bound = _Bound(parameters["times"], parameters["from"], words_of(parameters))

    def check(subject: Subject) -> Iterator[Verdict]:
        if subject.previous is None:
            yield not_applicable(_AT, no_previous(subject))
            return
        for cell in cells:
            now, before = subject.report.cells.get(cell), subject.previous.cells.get(cell)
            if now is not None and before is not None:
                yield _judge(subject, now, before, bound)

    return check


def _judge(subject: Subject, now: Value, before: Value, bound: _Bound) -> Verdict:
    at = now.address
    if not now.sure or not before.sure:
        return undecided(at, _UNREAD)
    if now.number is None or before.number is None:
        return not_applicable(at, _NO_FIGURE)
    sizes = magnitude(exact(now.number)), magnitude(exact(before.number))
    small, large = min(sizes), max(sizes)
    if large < bound.least or (small and large <= small * bound.times):
        return passed(at)
    if explanation(subject.report, bound.words) is not None:
        return passed(at)._replace(reason=_EXPLAINED)
    if any(map(shortened, subject.report.sections)):
        return undecided(at, _SHORTENED)
    values: Values = {
        "table": table_name(parse_address(at).table),
        "cell": shown(label_of(subject.report.forms, at)),
        "figure": plain(exact(now.number)),
        "last": plain(exact(before.number)),
        "text": int(bool(subject.report.sections)),
    }
    return failed(at, Finding(at, values, cells=(at,)))


KIND = Kind("year_on_year", _SCHEMA, _bind, _VALUES, always)
