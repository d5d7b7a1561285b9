"""Percentages in the prose, “a 占 b 的 p%” and “较上年增长 d，p%”, with the figures they may be taken of."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lint_gov.expression.number import Number
from lint_gov.prose.claims import Mention, Prose
from lint_gov.prose.quantities import MONEY, PERCENT, POINTS
from lint_gov.prose.subjects import REQUEST_UNITS
from lint_gov.text.pattern import late

_SHARE = late(
    r"^、?(?:均|各|共|仅|约|的)?(?:占|比例)(?:比|比例|率)?"
    r"(?:全部|全年|总|申请|信息|政府信息|公开|主动公开|依申请公开|办结|受理|收到|新收|办理|处理|答复|发布|事项|数量|件数|总数|总量|总计|数|量|的|比例|比重|为|达到|达)*+$"
)
_WHOLE_NAMED = late(
    r"^(?:约)?占(?:全年|本年|年度|总|共|全部|所有|发布|公开|主动公开|政府信息|信息|申请|收到|办结|受理|办理|数量|总数|总量|的)*+$"
)
_CHANGE = late(r"增长|增加|上升|提升|增幅|涨幅|同比|环比|减少|下降|降低|降幅|下滑")
_FALL = late(r"减少|下降|降低|降幅|下滑|少")
_DIFFERENCE = late(r"增长|增加|上升|减少|下降|降低|增多|多|少|增幅|降幅|净增|新增")
_BEFORE = late(r"(?:上年|上一年|去年|前一年|同期|(?P<year>(?:19|20)\d\d)年)")
_COMPARED = late(r"较|比|同比|相比|上年|去年|同期")
_REQUESTS = late(r"申请")
_FAR = 2  # sentences before the one with the percentage
_NEAR = 40  # characters between a figure and its percentage


class Share(NamedTuple):
    """A percentage and its part; `bases` are figures before it that it may be a share of.

    `evident` is the base that the sentence itself gives, None where it gives none; `of_requests`
    says whether it may be a share of the requests in the tables.
    """

    percent: Mention
    part: Mention
    bases: tuple[Number, ...]
    evident: Number | None
    of_requests: bool


class Growth(NamedTuple):
    """A percentage of change: the change and what the figure may now be, or the figures of both years.

    `last` is the figure before the percentage. `pairs` holds (now, before). `evident` says whether the
    sentence itself gives the first pair.
    `change` is the difference where the sentence states one, signed.
    """

    percent: Mention
    last: Mention
    pairs: tuple[tuple[Number, Number], ...]
    evident: bool
    change: Number | None
    of_requests: bool


def shares_in(prose: Prose) -> Iterator[Share]:
    """Yield the percentages that are said to be shares, each with the figure before it."""
    for index, mentions in enumerate(prose.sentences):
        for place in range(1, len(mentions)):
            share = _of_named_whole(mentions, place) or _share(prose, index, place)
            if share is not None:
                yield share


def _share(prose: Prose, index: int, place: int) -> Share | None:
    mentions = prose.sentences[index]
    mention, part = mentions[place], mentions[place - 1]
    if mention.quantity.unit != PERCENT or not _counts(part) or not _is_share(mention):
        return None
    if mention.quantity.start - part.quantity.end > _NEAR:
        return None
    here = [one for one in mentions[: place - 1] if _comparable(one, part)]
    if not all(one.quantity.exact for one in (mention, *here, part)):
        return None
    near = [one for group in _earlier(prose, index) for one in group if _comparable(one, part)]
    parts = _with_shares(mentions, part)
    of_requests = part.quantity.unit in REQUEST_UNITS and bool(_REQUESTS().search(_text(prose, index)))
    wholes = [
        one
        for one in here
        if one.quantity.number >= part.quantity.number
        and (_inside(one, part) or not _has_share(mentions, one))
    ]
    evident = wholes[0].quantity.number if wholes and (of_requests or _inside(wholes[0], part)) else None
    figures = [one.quantity.number for one in (*here, *near)]
    together = sum(one.quantity.number for one in here) + part.quantity.number
    return Share(mention, part, (*figures, sum(parts), together), evident, of_requests)


def _of_named_whole(mentions: Sequence[Mention], place: int) -> Share | None:
    """Return a share that is written with its whole: 800条，占全年发布1000条的80%."""
    if place == 1 or mentions[place].segment != "的" or mentions[place].quantity.unit != PERCENT:
        return None
    part, whole, percent = mentions[place - 2 : place + 1]
    if not (_counts(part) and _comparable(part, whole) and _WHOLE_NAMED().match(whole.segment)):
        return None
    if not all(one.quantity.exact for one in (part, whole, percent)):
        return None
    return Share(percent, part, (whole.quantity.number,), whole.quantity.number, of_requests=False)


def growths_in(prose: Prose, year: int | None) -> Iterator[Growth]:
    """Yield the percentages that are said to be growth or decline over the year before."""
    for index, mentions in enumerate(prose.sentences):
        for place, mention in enumerate(mentions[1:], 1):
            if mention.quantity.unit != PERCENT or not mention.quantity.exact:
                continue
            last = mentions[place - 1]
            between = mention.sentence.text[last.quantity.end : mention.quantity.start]
            if not _counts(last) or len(between) > _NEAR or not _CHANGE().search(between):
                continue
            growth = _growth(prose, index, mentions[:place], mention, year)
            if growth is not None:
                yield growth


def _growth(
    prose: Prose, index: int, before: Sequence[Mention], percent: Mention, year: int | None
) -> Growth | None:
    last = before[-1]
    words = percent.sentence.text[last.quantity.end : percent.quantity.start]
    of_requests = last.quantity.unit in REQUEST_UNITS and "申请" in last.segment
    if _DIFFERENCE().search(last.segment) and _COMPARED().search(_lead(before)):
        sign = -1 if _FALL().search(last.segment) else 1
        change = sign * last.quantity.number
        here = [one for one in before[:-1] if _comparable(one, last)]
        near = [one for group in _earlier(prose, index) for one in group if _comparable(one, last)]
        present = [one.quantity.number for one in (*reversed(here), *near) if one.quantity.number != change]
        if not all(one.quantity.exact for one in (last, *here)):
            return None
        earlier = [one.quantity.number for one in here if _of_last_year(one, year)]
        pairs = [*((one + change, one) for one in earlier), *((one, one - change) for one in present)]
        return Growth(
            percent,
            last,
            tuple(pairs),
            evident=bool(here),
            change=change,
            of_requests=of_requests,
        )
    if len(before) < 2 or not _comparable(before[-2], last):  # noqa: PLR2004 - the figures of two years
        return None
    first_before, last_before = _of_last_year(before[-2], year), _of_last_year(last, year)
    if first_before == last_before or not (last.quantity.exact and before[-2].quantity.exact):
        return None
    now, then = (before[-2], last) if last_before else (last, before[-2])
    if not (_COMPARED().search(words) or last_before or first_before):
        return None
    years = ((now.quantity.number, then.quantity.number),)
    return Growth(percent, last, years, evident=True, change=None, of_requests=of_requests)


def falls(growth: Growth) -> bool:
    """Return whether the words of a percentage say decline."""
    mention = growth.percent
    head = mention.sentence.text[: mention.quantity.start]
    return bool(_FALL().search(re.split("[，,；;。]", head)[-1]))


def _lead(before: Sequence[Mention]) -> str:
    last = before[-1]
    return last.sentence.text[max(last.quantity.start - _NEAR, 0) : last.quantity.start]


def _of_last_year(mention: Mention, year: int | None) -> bool:
    match = _BEFORE().search(mention.segment) or _BEFORE().search(mention.head[-8:])
    if match is None:
        return False
    return match["year"] is None or (year is not None and int(match["year"]) == year - 1)


def _is_share(mention: Mention) -> bool:
    return bool(_SHARE().match(mention.segment)) and not _CHANGE().search(mention.segment + mention.behind)


def _inside(whole: Mention, part: Mention) -> bool:
    return "其中" in whole.sentence.text[whole.quantity.end : part.quantity.start]


def _with_shares(mentions: Sequence[Mention], part: Mention) -> list[Number]:
    """Return the figures of a sentence that have a share each; together they may be the whole."""
    return [one.quantity.number for one in mentions if _comparable(one, part) and _has_share(mentions, one)]


def _has_share(mentions: Sequence[Mention], mention: Mention) -> bool:
    """Return whether a percentage stands right behind a figure: that is a part beside other parts."""
    return any(one is mention and following.quantity.unit == PERCENT for one, following in pairwise(mentions))


def _counts(mention: Mention) -> bool:
    return mention.quantity.unit not in {PERCENT, POINTS, MONEY} or (
        mention.quantity.unit == MONEY and mention.quantity.slack == 0
    )


def _comparable(mention: Mention, other: Mention) -> bool:
    return mention.quantity.unit == other.quantity.unit


def _earlier(prose: Prose, index: int) -> Sequence[Sequence[Mention]]:
    """Return the figures of the sentences shortly before, of the same passage, the nearest last."""
    here = prose.sentences[index][0].sentence.passage
    near = prose.sentences[max(index - _FAR, 0) : index]
    return [group for group in near if group[0].sentence.passage is here]


def _text(prose: Prose, index: int) -> str:
    here = prose.sentences[index][0].sentence
    return here.passage.text[max(here.start - 100, 0) : here.start + len(here.text)]
