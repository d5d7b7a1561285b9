"""What the prose says of 信息处理费: that there was none, or how much was collected."""

from typing import NamedTuple

from lint_gov.expression.number import Number
from lint_gov.model.report import Report
from lint_gov.prose.claims import prose_of
from lint_gov.prose.passages import Passage, Sentence, sentence_at
from lint_gov.prose.quantities import MONEY
from lint_gov.text.pattern import late

_FEE = "处理费"
_NONE = late(
    r"(?:未|没有|无|不)(?:曾)?(?P<verb>发生|产生|发出|涉及|收取|存在|收费|启动)?[^，。；]{0,16}?(?:处理费|收费)"
    r"|(?:处理费|收费)[^，。；]{0,12}?(?:未|没有|无|不)(?P<after>发生|产生|发出|涉及|收取|存在)"
)
_COLLECTED = late(r"收取|收费|收缴|征收|处理费(?:共计|共|合计|为|金额)")
_NOT_THIS = late(r"标准|每件|每页|以上|上年|去年|退还|减免|如|若|假如|将")


class Fee(NamedTuple):
    """A statement on the fee, with its words; `amount` is in 元, 0 where there was none.

    `unpaid` says that the words say only that nothing was collected, not that nothing was charged.
    """

    amount: Number
    unpaid: bool
    sentence: Sentence
    start: int
    end: int


def fees_of(report: Report) -> tuple[Fee, ...]:
    """Return what the first and the last section say of the fee, in their order."""
    return tuple(
        fee
        for passage in prose_of(report).passages
        if passage.address in {"section[overview]", "section[others]"} and _FEE in passage.text
        for fee in (*_amounts(report, passage), *_denials(passage))
    )


def _amounts(report: Report, passage: Passage) -> list[Fee]:
    found = []
    for mentions in prose_of(report).sentences:
        sentence = mentions[0].sentence
        if sentence.passage.address != passage.address or _FEE not in sentence.text:
            continue
        quantities = [one.quantity for one in mentions if one.quantity.unit == MONEY]
        if not quantities or _NOT_THIS().search(sentence.text) or not _COLLECTED().search(sentence.text):
            continue
        first = quantities[0]
        if first.exact:
            found.append(Fee(first.number, unpaid=False, sentence=sentence, start=first.start, end=first.end))
    return found


def _denials(passage: Passage) -> list[Fee]:
    found = []
    for match in _NONE().finditer(passage.text):
        sentence = sentence_at(passage, match.start())
        if _NOT_THIS().search(sentence.text) or _FEE not in sentence.text:
            continue
        unpaid = "收取" in match[0]
        start, end = match.start() - sentence.start, match.end() - sentence.start
        found.append(Fee(0, unpaid, sentence, start, end))
    return found
