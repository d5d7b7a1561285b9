"""What the prose claims in words: nothing received, no disputes, all upheld, all completed."""

import re
from collections.abc import Iterator
from itertools import islice

from lint_gov.prose.passages import Passage, Sentence, sentence_at
from lint_gov.prose.scope import Scope, names_others, other_time
from lint_gov.prose.subjects import Reading
from lint_gov.text.pattern import LatePattern, late

WordClaim = tuple[Reading, str, Sentence, int, int, bool]
"""What is claimed to be 0, the words, their sentence and offsets, and whether they leave a choice."""

_NOTHING = late(r"[未没无零]")
_CLAUSE = late(r"[^，,；;：:（()）]+")
_OPENING = (
    r"(?:(?:19|20)\d\d年度?|本年度?|全年|今年|年度|年内|期间|我[省市区县州镇乡局厅委办院]|我单位|全[省市区县镇局]"
    r"|本(?:机关|单位|局|市|区|县|镇)|共|均|也|并|尚|且|目前|暂|[一二三四五]是)*+"
)
_CAUSE = (
    r"(?:过|任何|因|涉及|有关|关于|由|针对|与|对|相关|要求|公民|公众|群众|个人|法人|其他组织|申请人"
    r"|和|或|、|提出|提起|的)*+"
)
_DISCLOSURE = r"(?:政府信息依申请公开|依申请公开政府信息|政府信息公开|依申请公开|信息公开)"
_NO_REQUESTS = late(
    rf"{_OPENING}(?:(?:未|没有|尚未|暂未|无)(?:新?收到|接到|接收到?|受理)|无(?!法)){_CAUSE}{_DISCLOSURE}(?:的)?(?:申请(?:件|事项)?(?:的?情况)?)"
)
_ZERO_REQUESTS = late(rf"{_OPENING}(?:{_DISCLOSURE})(?:申请)?(?:工作)?(?:为|实现)?零申请")
_NO_DISPUTES = late(
    rf"{_OPENING}(?:(?:未|没有|尚未|未有)(?:发生|产生|出现|收到|接到|引发|涉及)|无|没有){_CAUSE}(?:{_DISCLOSURE})?(?:工作|申请|答复|事项|问题)*+"
    r"(?:而|被|所|引发|引起|导致|产生|提起|申请|提出|的|相关)*+(?P<what>(?:行政)?(?:复议|诉讼)(?:案件|申请)?(?:(?:、|和|或|及|与|以及|或者)?(?:提起)?(?:的)?(?:行政)?(?:复议|诉讼))?)"
    r"(?:的)?(?:案件|申请|案|情况|情形|事项|事件|件)*+"
)
_UPHELD = late(r"(?:均|全部|都)(?:被|获|予以|依法|为|结果为?|得到|已)*(?:结果)?维持")
_PENDING = late(r"其余|余|已审结|审结的|已办结|除|尚未|未审结|未结|正在|审理中|结案的|已结")
_NOT_CORRECTED = late(
    r"零纠错|无(?:被)?纠[错正]|未(?:出现|发生)?(?:被)?[^，。]{0,8}纠[错正]|没有(?:被)?纠[错正]"
)
_COMPLETE = late(
    r"(?:(?:已|均已|都已|并已)?(?:全部|全数)(?:已|均已?|依法|都)?(?:办结|答复(?!率)|办理完[毕成结])"
    r"|(?:均|都)已(?:全部)?(?:办结|答复(?!率)|办理完[毕成结])"
    r"|办结率(?:均)?(?:为|达到?|保持|是|实现)?(?:了)?100%)"
)
_IN_TIME = late(
    r"按期|按时|限时|限期|期限|时限|及时|如期|到期|期内|时间内|规定时间|工作日|按要求|法定|当年|应[办答]"
)
_REQUESTS = late(r"公开申请|依申请|申请公开")
_NOT_REQUESTS = late(
    r"复议|诉讼|建议|提案|信访|投诉|举报|咨询|留言|来信|来电|热线|工单|诉求|许可|审批|事项清单|信件|意见|回应"
)
_PART = late(r"超期|逾期|网上|信函|纠[错正]|败诉|不满|投诉|收费|被责|撤销|新增|新发生|重大|不当|违法")
_AROUND = 200
_MOST = 4  # claims of one sort in one sentence


def word_claims(passage: Passage, scope: Scope) -> Iterator[WordClaim]:
    """Yield what a passage claims to be nothing, by the facts that would be 0."""
    for sentence in _candidates(passage, ("复议", "诉讼", "公开申请", "公开政府信息", "零申请"), _NOTHING):
        yield from _nothing(sentence, scope)
    for sentence in _candidates(passage, ("维持", "纠错", "纠正")):
        yield from _all_upheld(passage, sentence, scope)
    for sentence in _candidates(passage, ("办结", "答复", "办理完")):
        yield from _all_completed(passage, sentence, scope)


def _candidates(
    passage: Passage, words: tuple[str, ...], also: LatePattern | None = None
) -> Iterator[Sentence]:
    """Yield the sentences that have one of the words, and a match of the pattern, in their order."""
    places = sorted(place for word in words for place in _places(passage.text, word))
    end = -1
    for place in places:
        if place < end:
            continue
        sentence = sentence_at(passage, place)
        end = sentence.start + len(sentence.text)
        if also is None or also().search(sentence.text):
            yield sentence


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))


def _nothing(sentence: Sentence, scope: Scope) -> Iterator[WordClaim]:
    for clause in _CLAUSE().finditer(sentence.text):
        words = clause[0]
        if _NOTHING().search(words) is None or _PART().search(words):
            continue
        if _elsewhere(sentence, clause.end(), clause.start(), scope):
            continue
        if _NO_REQUESTS().fullmatch(words) or _ZERO_REQUESTS().fullmatch(words):
            yield ("no_requests",), words, sentence, *clause.span(), False
        disputes = _NO_DISPUTES().fullmatch(words)
        if disputes:
            for fact, mark in (("no_reviews", "复议"), ("no_suits", "诉讼")):
                if mark in disputes["what"]:
                    yield (fact,), words, sentence, *clause.span(), False


def _all_upheld(passage: Passage, sentence: Sentence, scope: Scope) -> Iterator[WordClaim]:
    for pattern, ending in ((_UPHELD, "upheld"), (_NOT_CORRECTED, "uncorrected")):
        match = pattern().search(sentence.text)
        if match is None or _elsewhere(sentence, match.end(), match.start(), scope):
            continue
        if ending == "upheld" and _PENDING().search(sentence.text):
            continue
        if not (
            passage.address == "section[disputes]" or "信息公开" in _around(passage, sentence, match.end())
        ):
            continue
        clause = sentence.text[: match.end()]
        for kind, mark in (("reviews", "复议"), ("suits", "诉讼")):
            if mark in clause:
                yield (f"{kind}_{ending}",), match[0], sentence, *match.span(), False


def _all_completed(passage: Passage, sentence: Sentence, scope: Scope) -> Iterator[WordClaim]:
    for match in islice(_COMPLETE().finditer(sentence.text), _MOST):
        before = sentence.text[: match.start()]
        clause = re.split("[，,；;]", before)[-1]
        if _IN_TIME().search(clause) or _elsewhere(sentence, match.end(), match.start(), scope):
            continue
        subject = before or _around(passage, sentence, match.start())
        if _NOT_REQUESTS().search(subject) or _PART().search(clause):
            continue
        if passage.address == "section[requests]" or _REQUESTS().search(
            _around(passage, sentence, match.end())
        ):
            # 均在期限内办结，办结率100% may mean those that were due.
            in_time = bool(_IN_TIME().search(sentence.text))
            yield ("left_over",), match[0], sentence, *match.span(), in_time


def _around(passage: Passage, sentence: Sentence, end: int) -> str:
    place = sentence.start + end
    return passage.text[max(place - _AROUND, 0) : place]


def _elsewhere(sentence: Sentence, end: int, start: int, scope: Scope) -> bool:
    head, segment = sentence.text[:start], sentence.text[start:end]
    return names_others(head + segment, scope) or other_time(head, segment, scope)
