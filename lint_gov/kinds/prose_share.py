"""Kind `prose_share`: a percentage in the prose is what its figures give.

`of: share` checks “a 占 b 的 p%”, `of: growth` “较上年增长 d，p%” and the figures of two years. A
percentage is right where any figure that it may be taken of gives it within half a unit of its last
digit; it is wrong where the other shares of the sentence, the sentence itself, or table 三 for requests,
say what it is taken of and nothing gives it. Else nothing is said. Digits cut off instead of rounded
(45.3% for 45.38%) are told apart: its finding has off = cut.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

from lint_gov.expression.number import Number, exact, magnitude, plain
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.prose.claims import Mention, prose_of
from lint_gov.prose.shares import Growth, Share, falls, growths_in, shares_in

_SCHEMA = {
    "properties": {"of": {"enum": ["share", "growth"], "description": "which percentages are checked"}},
    "required": ["of"],
}
_VALUES = ("clause", "stated", "expected", "working", "off")
_NOT_STATED = Text("正文没有可核算的百分比", "the prose states no percentage that can be worked out")
_UNSURE = Text(
    "表三没有确定的数字，无法核算这一百分比", "table 三 has no certain figures to work it out with"
)
_AT = "section[overview]"
_WHOLES = (("new",), ("handled",), ("new", "carried_in"))
_AGREEING = 2  # shares of one sentence that tell what the others are taken of


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - a kind's signature
    judge = _shares if parameters["of"] == "share" else _growths

    def check(subject: Subject) -> Iterable[Verdict]:
        return list(judge(subject.report)) or (not_applicable(_AT, _NOT_STATED),)

    return check


def _shares(report: Report) -> Iterator[Verdict]:
    table, unsure = _table_wholes(report)
    for _, group in groupby(shares_in(prose_of(report)), key=_sentence_of):
        shares = list(group)
        agreed = _agreed_base(shares, table)
        for share in shares:
            part = share.part.quantity.number
            wholes = table if share.of_requests else ()
            bases = [base for base in (*share.bases, *wholes) if base]
            sure = agreed if agreed and agreed >= part else share.evident
            sure = sure or next((base for base in wholes if base >= part), None)
            yield from _verdicts(
                share.percent,
                share.part,
                [(part, base) for base in bases],
                (part, sure) if sure else None,
                unsure=unsure and share.of_requests,
            )


def _sentence_of(share: Share) -> tuple[str, int]:
    sentence = share.percent.sentence
    return sentence.passage.address, sentence.start


def _agreed_base(shares: Sequence[Share], table: Sequence[Number]) -> Number | None:
    """Return the base that most shares of a sentence are taken of; None where it is not plain."""
    bases = dict.fromkeys(base for share in shares for base in (*share.bases, *table) if base)
    counted = {base: sum(_goes_with(share, base) for share in shares) for base in bases}
    best = max(counted.values(), default=0)
    named = [base for base, count in counted.items() if count == best]
    return named[0] if best >= _AGREEING and len(named) == 1 else None


def _goes_with(share: Share, base: Number) -> bool:
    part = share.part.quantity.number
    return _gives(share.percent, part, base) or _is_cut(share.percent, Fraction(100 * part) / base)


def _is_cut(percent: Mention, right: Fraction) -> bool:
    """Return whether a percentage is the right one with its further digits left out."""
    stated = percent.quantity
    return 0 < right - stated.number < 2 * (stated.slack or Fraction(1, 2))


def _growths(report: Report) -> Iterator[Verdict]:
    for growth in growths_in(prose_of(report), report.year):
        pairs, evident = list(growth.pairs), growth.evident
        unsure = False
        if growth.change is not None and growth.of_requests:
            table, unsure = _table_wholes(report)
            from_table = [(now, now - growth.change) for now in table]
            pairs = [*pairs, *from_table] if evident else [*from_table, *pairs]
            evident = evident or bool(from_table)
        options = [(_signed(growth, now - before), before) for now, before in pairs if before > 0]
        first = options[0] if evident and options else None
        yield from _verdicts(growth.percent, growth.last, options, first, unsure=unsure)


def _signed(growth: Growth, change: Number) -> Number:
    """Return the change as the words count it: 下降 5% states 5."""
    return -change if falls(growth) else change


def _verdicts(
    percent: Mention,
    part: Mention,
    options: Sequence[tuple[Number, Number]],
    evident: tuple[Number, Number] | None,
    *,
    unsure: bool,
) -> Iterator[Verdict]:
    at = percent.sentence.passage.address
    if any(_gives(percent, part_, base) for part_, base in options):
        yield passed(at)
    elif unsure:
        yield undecided(at, _UNSURE)
    elif evident is not None:
        yield failed(at, _finding(at, percent, part, evident))


def _gives(percent: Mention, part: Number, base: Number) -> bool:
    stated = percent.quantity
    slack = stated.slack or Fraction(1, 2)
    return magnitude(exact(stated.number - Fraction(100 * part) / base)) <= slack


def _table_wholes(report: Report) -> tuple[tuple[Number, ...], bool]:
    """Return the numbers of requests in table 三, and whether some could not be told."""
    found: list[Number] = []
    unsure = False
    for rows in _WHOLES:
        values = [report.cells.get(f"requests[{row},total]") for row in rows]
        numbers = [value.number for value in values if value is not None and value.known]
        known = [exact(number) for number in numbers if number is not None]
        if len(known) == len(rows):
            found.append(exact(sum(known)))
        else:
            unsure = True
    return tuple(found), unsure


def _finding(at: str, percent: Mention, part: Mention, evident: tuple[Number, Number]) -> Finding:
    stated = percent.quantity
    right = Fraction(100 * evident[0]) / evident[1]
    sentence = percent.sentence
    quote = sentence.text[part.quantity.start - len(part.segment) : stated.end].strip("，,；;、")
    off = magnitude(exact(stated.number - right))
    values: Values = {
        "clause": shown(quote),
        "stated": stated.printed,
        "expected": f"{_rounded(right, stated.printed)}%",
        "working": f"{plain(evident[0])} ÷ {plain(evident[1])}",
        "off": "cut" if _is_cut(percent, right) else "small" if off < Fraction(1, 10) else "large",
    }
    return Finding(at, values, anchor=sentence.anchor(stated.start), quote=quote)


def _rounded(number: Fraction, printed: str) -> str:
    places = max(len(printed.rstrip("%").partition(".")[2]), 1)
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    return format(decimal.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f")


KIND = Kind("prose_share", _SCHEMA, _bind, _VALUES)
