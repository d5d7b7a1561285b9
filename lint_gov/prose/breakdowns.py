"""Figures that the prose takes apart: “2599条，包括…” and “2602条（其中…）”."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint_gov.prose.claims import Mention, Prose
from lint_gov.prose.nesting import groups_of, outermost
from lint_gov.prose.quantities import PERCENT, POINTS
from lint_gov.text.pattern import late

_KEYWORD = late(
    r"[^，。；：（）(),;:]{0,10}?(?P<bracket>[（(])?[，,：:]?"
    r"(?P<word>其中(?:包括)?|主要包括|包括|分别为|分别是|具体为|即|含)[:：，,]?"
)
_INNER = late(r"[（(][^（）()]*[)）]")
_AGAIN = late(r"其中|包括|含|分别")
_OPEN = late(r"等(?!级|候|待|于|量|同)|主要|之一|及其他(?!\D{0,12}\d)|……")
# A figure without a unit, such as that of “信息 45，其他 4条”: its part is not known.
_BARE = late(
    r"(?<![\d.,])[\d.,]*\d(?![\d.,]|年|月|日|号|类|级|时|小时|%|[万亿]?余?个?[条件篇项次份个部期场家户名人位则幅起宗例元])"
)
_TURN = late(
    r"较|比上|同比|增长|增加|减少|上年|去年|截至|累计|总计|合计|共计|共|全年|另|此外|同时|目前|占"
    r"|阅读|点击|浏览|点赞|评论|原创|转载|粉丝|关注人"
)
_ITEM = late(r"(?P<name>[^公发收办我全本]{2,20})(?:共计|合计|总计)")
_STATES = late(r"发布|公开|开展|举办|召开|回应|收到|办理|答复|开设|组织|制作|刊发|印发|维护")
_REQUESTS = late(r"收到|受理|新收|结转|办结|答复|办理|处理|申请|公开|提供|自然人|法人|复议|诉讼")
_CHANNELS = late(r"微信|微博|公众号|视频号|抖音|网站|平台|客户端|头条|热线")
_LEAST = 2


class Breakdown(NamedTuple):
    """A figure and its parts; `closed` says that they must make up the whole, not only not exceed it."""

    whole: Mention
    parts: tuple[Mention, ...]
    closed: bool


def breakdowns_in(prose: Prose) -> Iterator[Breakdown]:
    """Yield the figures that a sentence takes apart into at least two figures of the same unit."""
    for mentions in prose.sentences:
        for index, whole in enumerate(mentions):
            if whole.quantity.unit in {PERCENT, POINTS} or not whole.quantity.exact or whole.quantity.slack:
                continue
            yield from _breakdown(whole, mentions[index + 1 :])


def _breakdown(whole: Mention, after: Sequence[Mention]) -> Iterator[Breakdown]:
    text = whole.sentence.text
    keyword = _KEYWORD().match(text, whole.quantity.end)
    if keyword is None:
        return
    low, high = keyword.end(), _end(text, keyword)
    region = text[low:high]
    listed = [mention for mention in after if low <= mention.quantity.start < high]
    inner = [(low + match.start(), low + match.end()) for match in _INNER().finditer(region)]
    listed = [one for one in listed if not any(start <= one.quantity.start < end for start, end in inner)]
    bare = _INNER().sub("", region)
    if _AGAIN().search(bare) or any(_turns(one.segment) for one in listed):
        return
    parts = _of_one_list(listed, whole.quantity.unit)
    if len(parts) < _LEAST or not all(one.quantity.exact and not one.quantity.slack for one in parts):
        return
    within = keyword["word"].startswith("其中")
    # What one channel carried another may carry too: 其中网站60条，微信80条 of 100条.
    if _mixed(parts) or (within and _CHANNELS().search(parts[0].segment)):
        return
    closed = not keyword["word"].startswith(("其中", "主要", "含")) and len(parts) == len(listed)
    closed = closed and not (_OPEN().search(bare) or _BARE().search(bare))
    yield from _levels(whole, parts, closed=closed)


def _turns(segment: str) -> bool:
    """Return whether the words before a figure lead away from the list; 解读信息共计110条 does not."""
    item = _ITEM().fullmatch(segment)
    return _TURN().search(item["name"] if item else segment) is not None


def _levels(whole: Mention, parts: Sequence[Mention], *, closed: bool) -> Iterator[Breakdown]:
    """Yield the figure with its parts, and those parts that have parts of their own."""
    outer = outermost(parts, whole.quantity.number, closed=closed)
    yield Breakdown(whole, tuple(outer), closed)
    groups = groups_of(parts)
    if len(outer) < len(parts) and outer == [group[0] for group in groups]:
        yield from (Breakdown(head, tuple(own), closed=False) for head, *own in groups if len(own) >= _LEAST)


def _of_one_list(listed: Sequence[Mention], unit: str) -> list[Mention]:
    """Return the parts, up to where a figure of another unit leads on to a new statement.

    新开专栏6个，发布解读44条 does; 专题3个、解读9条 are items of the list.
    """
    parts: list[Mention] = []
    for before, one in zip((None, *listed), listed, strict=False):
        if one.quantity.unit != unit:
            continue
        if parts and before and before.quantity.unit != unit and _STATES().match(one.segment):
            break
        parts.append(one)
    return parts


def _end(text: str, keyword: re.Match[str]) -> int:
    if not keyword["bracket"]:
        return len(text)
    depth = 1
    for place in range(keyword.end(), len(text)):
        depth += (text[place] in "（(") - (text[place] in "）)")
        if not depth:
            return place
    return len(text)


def _mixed(parts: Sequence[Mention]) -> bool:
    """Return whether the figures are of several kinds, so that nothing follows from their sum."""
    requests = [bool(_REQUESTS().search(one.segment)) for one in parts]
    channels = [bool(_CHANNELS().search(one.segment)) for one in parts]
    steps = any(re.search(r"收到|受理|新收|结转|办结|办理", one.segment) for one in parts)
    sorts = any("自然人" in one.segment or "法人" in one.segment for one in parts)
    outcomes = any(re.search(r"公开|提供|处理", one.segment) for one in parts) and any(requests)
    return steps or (sorts and outcomes) or (any(channels) and not all(channels))
