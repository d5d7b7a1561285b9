"""Kind `fee_conflict`: what the text says of 信息处理费 agrees with the tables.

Two things cannot both be so: requests were abandoned because the fee asked for was not paid
(`other.2` of table 三), and there was no such fee; or a fee was collected, and 行政事业性收费 in
table 二 is 0. An amount that would be printed as 0.00万元 contradicts nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from lint_gov.expression.number import plain
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.reasons import OTHER_FORM
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.prose.fees import Fee, fees_of

_VALUES = ("clause", "match", "stated", "cell")
_UNPAID = "requests[other.2,total]"
_COLLECTED = "disclosure[fee,amount]"
_LEAST = Fraction(50)  # 元: half of the last digit of 0.00万元
_NOT_STATED = Text("正文没有说明信息处理费", "the text says nothing of the information processing fee")
_UNSURE = Text("表中相应单元格没有确定的数字", "the cell has no certain figure to compare with")
_NOT_PAID = Text("没有收取，可能正是因为申请人没有缴纳", "nothing was collected, perhaps since nobody paid")


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - a kind's signature
    def check(subject: Subject) -> Iterable[Verdict]:
        return list(_judge(subject.report)) or (not_applicable("section[others]", _NOT_STATED),)

    return check


def _judge(report: Report) -> Iterator[Verdict]:
    for fee in fees_of(report):
        at = fee.sentence.passage.address
        address = _COLLECTED if fee.amount else _UNPAID
        value = report.cells.get(address)
        if value is None:
            yield not_applicable(at, OTHER_FORM)
        elif not value.known:
            yield undecided(at, _UNSURE)
        elif bool(value.number) == bool(fee.amount) or 0 < fee.amount < _LEAST:
            yield passed(at)
        elif fee.unpaid:
            yield undecided(at, _NOT_PAID)
        else:
            yield failed(at, _finding(at, fee, address, str(value.number)))


def _finding(at: str, fee: Fee, address: str, figure: str) -> Finding:
    clause = fee.sentence.clause(fee.start, fee.end)
    values: Values = {
        "clause": shown(clause),
        "match": "collected" if fee.amount else "unpaid",
        "stated": plain(fee.amount),
        "cell": figure,
    }
    anchor = fee.sentence.anchor(fee.start)
    return Finding(at, values, anchor=anchor, quote=clause, cells=(address,))


KIND = Kind("fee_conflict", {"properties": {}}, _bind, _VALUES)
