"""Kind `prose_breakdown`: the parts that the prose takes a figure apart into make it up.

After 包括, 分别为, 即 and 具体为 the parts add up to the figure, unless 等 leaves the list open; after
其中 they do not exceed it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lint_gov.expression.number import exact, plain
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.prose.breakdowns import Breakdown, breakdowns_in
from lint_gov.prose.claims import prose_of
from lint_gov.prose.quantities import MONEY

_SCHEMA = {
    "properties": {"of": {"enum": ["counts", "money"], "description": "which figures are checked"}},
    "required": ["of"],
}
_VALUES = ("clause", "stated", "sum", "parts", "relation")
_NOT_STATED = Text("正文没有拆分列出的数字", "the prose takes no figure apart")
_AT = "section[overview]"
_MOST = 12


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - a kind's signature
    money = parameters["of"] == "money"

    def check(subject: Subject) -> Iterable[Verdict]:
        return list(_judge(subject.report, money=money)) or (not_applicable(_AT, _NOT_STATED),)

    return check


def _judge(report: Report, *, money: bool) -> Iterator[Verdict]:
    for breakdown in breakdowns_in(prose_of(report)):
        whole = breakdown.whole
        if (whole.quantity.unit == MONEY) is not money:
            continue
        at = whole.sentence.passage.address
        total = exact(sum(part.quantity.number for part in breakdown.parts))
        wrong = total != whole.quantity.number if breakdown.closed else total > whole.quantity.number
        yield failed(at, _finding(at, breakdown)) if wrong else passed(at)


def _finding(at: str, breakdown: Breakdown) -> Finding:
    whole, parts = breakdown.whole, breakdown.parts
    numbers = [plain(part.quantity.number) for part in parts]
    total = exact(sum(part.quantity.number for part in parts))
    clause = whole.sentence.clause(whole.quantity.start, whole.quantity.end)
    values: Values = {
        "clause": shown(clause),
        "stated": plain(whole.quantity.number),
        "sum": plain(total),
        "parts": " + ".join(numbers) if len(numbers) <= _MOST else f"{' + '.join(numbers[:_MOST])} + …",
        "relation": "exceeds" if total > whole.quantity.number else "falls-short",
    }
    anchor = whole.sentence.anchor(whole.quantity.start)
    return Finding(at, values, anchor=anchor, quote=clause)


KIND = Kind("prose_breakdown", _SCHEMA, _bind, _VALUES)
