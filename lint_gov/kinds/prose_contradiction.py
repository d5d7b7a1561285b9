"""Kind `prose_contradiction`: the prose states one fact with one number only.

```yaml
facts: [published]
checks:
  - {table: requests, check: "prose(completed) = handled"}
```
Two figures contradict each other that are of one fact, of this organ and year, in the same unit, each
of them certain. `facts` names extractors (`lint_gov.prose.facts`) that no table has; `checks` those
that a table has, written as for `prose_figure`: figures that both agree with it are different facts
(新收 and 受理 with those carried in); where the table says what is right, its rule names the wrong
figure, and match = table.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lint_gov.expression.number import Number, exact, plain
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.prose_comparisons import CHECKS, Comparison, number_in, plan_of
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.prose.claims import Claim, claims_of
from lint_gov.prose.facts import FACTS

_SCHEMA = {
    "properties": {
        "facts": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {"enum": sorted(FACTS)},
            "description": "figures of the prose that no table has",
        },
        "checks": CHECKS,
    },
    "required": ["checks"],
}
_VALUES = ("figure", "clause", "stated", "other", "stated_before", "match")
_NOT_STATED = Text("正文没有两处写到同一数字", "the prose states no figure twice")
_MAY_DIFFER = Text(
    "表中相应单元格没有确定的数字，两处可能不是同一口径",
    "the cells have no certain figure, and the two may differ in scope",
)
_AT = "section[overview]"


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    plan = plan_of(parameters, forms)
    named = tuple(parameters.get("facts", ()))

    def check(subject: Subject) -> Iterable[Verdict]:
        report = subject.report
        facts: dict[str, Comparison | None] = dict.fromkeys(named)
        for (table, form), group in plan.items():
            if table in report.forms and report.forms[table].id == form:
                facts |= {one.fact: one for one in group}
            else:
                facts |= {one.fact: facts.get(one.fact) for one in group}
        return list(_judge(report, facts)) or (not_applicable(_AT, _NOT_STATED),)

    return check


def _judge(report: Report, facts: Mapping[str, Comparison | None]) -> Iterator[Verdict]:
    for fact, comparison in facts.items():
        for claims in _by_unit(claims_of(report, fact)):
            first, *later = claims
            others: dict[Number, Claim] = {}
            for claim in later:
                others.setdefault(claim.number, claim)
            for claim in others.values():
                yield _verdict(report, first, claim, comparison)


def _by_unit(claims: Iterable[Claim]) -> Iterable[Sequence[Claim]]:
    """Return the certain claims of one fact alone, by their units."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if len(claim.readings) == len(claim.readings[0]) == 1 and not (claim.doubtful or claim.slack):
            found.setdefault(claim.unit, []).append(claim)
    return found.values()


def _verdict(report: Report, first: Claim, claim: Claim, comparison: Comparison | None) -> Verdict:
    at = claim.sentence.passage.address
    if claim.number == first.number:
        return passed(at)
    options = [number_in(one, report) for one in comparison.sums] if comparison else []
    known = {number for number in options if number is not None}
    if {first.number, claim.number} <= known:
        return passed(at)
    if len(options) > 1 and None in options:
        return undecided(at, _MAY_DIFFER)
    return failed(at, _finding(first, claim, match="table" if known else "none"))


def _finding(first: Claim, claim: Claim, *, match: str) -> Finding:
    values: Values = {
        "figure": FACTS[claim.readings[0][0]],
        "clause": shown(claim.clause),
        "stated": plain(exact(claim.number)),
        "other": shown(first.clause),
        "stated_before": plain(exact(first.number)),
        "match": match,
    }
    at = claim.sentence.passage.address
    return Finding(at, values, anchor=claim.sentence.anchor(claim.start), quote=claim.clause)


KIND = Kind("prose_contradiction", _SCHEMA, _bind, _VALUES)
