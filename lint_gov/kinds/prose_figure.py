"""Kind `prose_figure`: a figure stated in the prose agrees with the tables.

```yaml
table: requests
checks:
  - check: prose(received) in {new, new + carried_in}
  - check: prose(processed) = handled
    near: [new, new + carried_in]
```
`prose(name)` is a named extractor (`lint_gov.prose.facts`); the rest is the language of `equation`,
for each column (`requests`), block (`disputes`) or row (`disclosure`), on the lines that `lines`
names, several of them added up; default: 总计. A claim that agrees with one of the sums passes; with
one of `near` only, its finding has match = near; with one of `allow`, the table contradicts itself, which is
for another rule to say. Where words can be understood in two ways, or a
cell has no certain figure, the claim is undecided. No claim: the rule does not apply.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lint_gov.expression.feasible import holds
from lint_gov.expression.number import Number, exact, plain
from lint_gov.forms.address import TABLE_NAMES, label_of
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.prose_comparisons import CHECKS, Addition, Comparison, number_in, plan_of
from lint_gov.kinds.reasons import OTHER_FORM
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.prose.claims import Claim, claims_of
from lint_gov.prose.facts import FACTS

_SCHEMA = {"properties": {"checks": CHECKS}, "required": ["checks"]}
_VALUES = ("figure", "clause", "stated", "expected", "cells", "match", "table")
_NOT_STATED = Text(
    "正文没有可与表格对照的相应数字", "the prose states no such figure to compare with the tables"
)
_TWO_READINGS = Text("这句话有两种理解，不作判断", "the words can be understood in two ways")
_UNSURE = Text("表中相应单元格没有确定的数字", "the cells have no certain figure to compare with")


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    plan = plan_of(parameters, forms)
    at = f"section[{next(iter(plan))[0]}]"

    def check(subject: Subject) -> Iterable[Verdict]:
        report = subject.report
        comparisons = [
            one
            for (table, form), group in plan.items()
            if table in report.forms and report.forms[table].id == form
            for one in group
        ]
        if not comparisons:
            return (not_applicable(at, OTHER_FORM),)
        return list(_judge(report, comparisons)) or (not_applicable(at, _NOT_STATED),)

    return check


def _judge(report: Report, comparisons: Sequence[Comparison]) -> Iterator[Verdict]:
    by_fact = {comparison.fact: comparison for comparison in comparisons}
    for comparison in comparisons:
        for claim in claims_of(report, comparison.fact):
            # A figure for several facts is judged once, with the first of them.
            if comparison.fact == claim.readings[0][0]:
                yield _verdict(report, claim, by_fact)


def _verdict(report: Report, claim: Claim, by_fact: Mapping[str, Comparison]) -> Verdict:
    at = claim.sentence.passage.address
    reading = claim.readings[0]
    if any(fact not in by_fact for fact in reading):
        return undecided(at, _TWO_READINGS)
    first = by_fact[reading[0]]
    options = _options(first.sums, report, [by_fact[fact] for fact in reading[1:]])
    if any(_agrees(claim, first.relation, number) for number in options if number is not None):
        return passed(at)
    if claim.number in _options(first.allow, report, []):
        return passed(at)
    if claim.doubtful:
        return undecided(at, _TWO_READINGS)
    if None in options:
        return undecided(at, _UNSURE)
    near = _options(first.near, report, [])
    is_near = any(number is not None and claim.number == number for number in near)
    return failed(at, _finding(report, claim, first, options, match="near" if is_near else "none"))


def _options(
    sums: Sequence[Addition], report: Report, others: Sequence[Comparison]
) -> tuple[Number | None, ...]:
    """Return what the figure may be, None for a sum with a cell that has no certain figure."""
    rest = [number_in(other.sums[0], report) for other in others]
    if None in rest:
        return (None,)
    more = sum((number for number in rest if number is not None), 0)
    numbers = (number_in(one, report) for one in sums)
    return tuple(None if number is None else number + more for number in numbers)


def _agrees(claim: Claim, relation: str, number: Number) -> bool:
    return holds("=" if relation == "in" else relation, exact(claim.number - number), exact(claim.slack))


def _finding(
    report: Report,
    claim: Claim,
    comparison: Comparison,
    options: Iterable[Number | None],
    *,
    match: str,
) -> Finding:
    numbers = list(dict.fromkeys(plain(number) for number in options if number is not None))
    terms = (term for one in comparison.sums for side in one.sides for term in side.terms)
    cells = tuple(dict.fromkeys(term.cell.address for term in terms))
    names = [FACTS[fact] for fact in claim.readings[0]]
    table_name = TABLE_NAMES.get(comparison.table, comparison.table)
    values: Values = {
        "figure": Text("加".join(name.zh for name in names), " and ".join(name.en for name in names)),
        "clause": shown(claim.clause),
        "stated": plain(exact(claim.number)),
        "expected": Text(" 或 ".join(numbers), " or ".join(numbers)),
        "cells": _cell_names(report, cells),
        "match": match,
        "table": Text(table_name, f"table {table_name.removeprefix('表')}"),
    }
    anchor = claim.sentence.anchor(claim.start)
    at = claim.sentence.passage.address
    return Finding(at, values, anchor=anchor, quote=claim.clause, cells=cells)


def _cell_names(report: Report, cells: Sequence[str]) -> str:
    most = 3
    named = "、".join(f"「{label_of(report.forms, address)}」" for address in cells[:most])
    return named + ("等" if len(cells) > most else "")


KIND = Kind("prose_figure", _SCHEMA, _bind, _VALUES)
