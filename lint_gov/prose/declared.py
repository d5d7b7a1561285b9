"""What a report says of its own parts: “本报告由总体情况、……和其他需要报告的事项等六个部分组成”."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from lint_gov.model.report import Report
from lint_gov.prose.passages import Passage, Sentence, passages_of, preamble_of, sentence_at
from lint_gov.text.numerals import number_of
from lint_gov.text.pattern import LatePattern, late

_COUNT = late(
    r"(?<!第)(?<![一二三四五六七八九十\d])(?P<count>[一二三四五六七八九十]{1,3}|\d{1,2})(?:个|大)?(?:部分|章节|章|板块)"
)
_DECLARES = late(r"(?:报告|年报|全文)[^。（()）]{0,24}?(?:由|包括|包含|涵盖|分为|共分|分|共有|共|有)")
_LISTS = late(r"由|包括|包含|涵盖|分为|分别为|分别是|即|：|:")
_OPEN = late(r"等(?=[^、，,；;]{0,4}$)")
_MOST = 20
_NAMES: Mapping[str, LatePattern] = {
    "overview": late(r"总体|概述|概况|基本情况|开展情况|工作情况"),
    "disclosure": late(r"主动公开"),
    "requests": late(
        r"依申请|申请公开|公开申请(?!(?:被)?(?:提起)?行政复议)|收到和处理|申请(?:的)?(?:受理|办理|处理)"
    ),
    "disputes": late(r"复议|诉讼"),
    "problems": late(r"问题|不足"),
    "others": late(r"其[他它余](?:需|应|有关|事项|情况|说明|报告)|需要?(?:报告|说明)的"),
}


class Declared(NamedTuple):
    """How many parts a report says it has, and the ids of the sections that it names; none named: empty.

    `is_open` says that 等 leaves the list open. `start` and `end` are offsets in the sentence.
    """

    parts: int
    named: frozenset[str]
    is_open: bool
    sentence: Sentence
    start: int
    end: int


def declared_in(report: Report) -> Iterator[Declared]:
    """Yield what the opening of a report, or its first section, says of the parts of the report."""
    first = passages_of(report)[:1]
    opening = preamble_of(report)
    for passage in (*((opening,) if opening else ()), *first):
        yield from _declared(passage)


def _declared(passage: Passage) -> Iterator[Declared]:
    for match in islice(_COUNT().finditer(passage.text), _MOST):
        sentence = sentence_at(passage, match.start())
        start, end = match.start() - sentence.start, match.end() - sentence.start
        before = sentence.text[:start]
        verb = _DECLARES().search(before)
        parts = _number(match["count"])
        if verb is None or parts is None:
            continue
        listed, is_open = before[verb.start() :], bool(_OPEN().search(before))
        behind = _LISTS().match(sentence.text[end:].lstrip("，,组成内容"))
        if behind:
            listed = listed + sentence.text[end:]
        named = frozenset(name for name, words in _NAMES.items() if words().search(listed))
        yield Declared(parts, named if len(named) > 1 else frozenset(), is_open, sentence, start, end)


def _number(count: str) -> int | None:
    return int(count) if count.isdigit() else number_of(count)
