"""Whose report it is, for which year, and when it was published."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from lint_gov.forms.stream import Item, TableRow, TextLine
from lint_gov.model.document import Document
from lint_gov.model.report import Period
from lint_gov.text.dates import find_dates, find_periods
from lint_gov.text.normalise import without_space
from lint_gov.text.numerals import year_of
from lint_gov.text.pattern import late

_TITLE = late(
    r"^(?:关于)?(?P<before>.{0,40}?)(?P<year>(?:19|20)\d\d|二[〇零○]\d?[一二三四五六七八九〇零○]{2})年?度?"
    r"(?P<after>.{0,30}?)(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:的)?(?:年度|年)?(?:工作)?(?:情况)?(?:的)?(?:报告|年报)(?:的通知)?(?:\([^()]{1,8}\))?$"
)
_TITLE_NO_YEAR = late(r"^(?P<before>.{0,40}?)政府信息公开(?:工作)?年度(?:工作)?报告(?:\([^()]{1,8}\))?$")
# What sites print before a title; an explanation of the report is not the report.
_BEFORE_TITLE = late(r"[•·●◆■▪*>\-]+|【[^【】]{1,8}】")
_EXPLAINS = late(r"解读|图解|读懂")
_NO_NAME = late(r"\d[年月日]|\d{4}|[:：]")  # a date or a label that stands in the line before a title
_HANDS_OUT = late(r"关于(?:印发|公布|发布|公开)?$")
_ANNOUNCED = late(
    r"(?:公布|公开|发布|编制|现将|形成)[《“]?"
    r"(?:(?:我[^\s，。；\d]{1,3})|(?P<organ>[^\s，。；:：、《》()（）\d]{2,40}[府会局厅部室心道处院镇乡县市区省队站]))?"
    r"(?P<year>(?:19|20)\d\d)年?度?政府信息公开(?:工作)?(?:年度)?(?:工作)?报告"
)
_PUBLISHED = late(r"(?:发布|发文|公开|公布|生成|成文|更新)(?:时间|日期)|(?<!\w)(?:时间|日期)\s*[:：]")
# 2023-01-25 14:48 示例市教育局, 2023年1月18日来源：…: a time of publication without its label.
_STAMP = late(r"\s*\d{1,2}:\d\d|\s*(?:来源|浏览|点击|访问)")
_CHANGED = "更新"  # the last change: the date of publication where there is no other
_META_DATES = ("pubdate", "publishdate", "publish_date", "articledate", "date", "dc.date")
_META_TITLES = ("articletitle", "title", "dc.title")
_AGENCY = late(r"(?:发布机构|发布单位|信息来源|公开主体|发文机关)[:：]?(?P<organ>[^\s，。:：]{3,30})")
_CONTACT = late(
    r"(?:请与|请联系|联系单位[:：]|由)(?P<organ>[^\s，。（(、]{3,30}?(?:人民政府|管委会|管理委员会|委员会|局|厅|部|办公室|中心|街道办事处|分局))(?:办公室)?(?:联系|编制|根据|依据|按照)"
)
_SIGNED = late(
    r"(?:^|[。；\s])(?P<organ>[^\s，。；：:、（）()\d]{3,30}?(?:人民政府|管理委员会|管委会|委员会|局|厅|部|办公室|中心|街道办事处|院))"
    r"20\d\d年\d{1,2}月\d{1,2}日"
)
_SIGNED_LINES = 15
_OF_FIGURES = late(r"统\s*计|期\s*限|数\s*据|时\s*限|起\s*止")
_NEAR = 24
_LABEL = late(r"^(?:标题|题目|名称|当前位置)[:：]")
_AGENCY_LABELS = ("发布机构", "发布单位", "公开主体", "发文机关")
_TITLE_LINES = 3
_MARKS = " :：\t"
_LONGEST = 60


class Identity(NamedTuple):
    """What a report says of itself; every part may be unknown."""

    organisation: str | None
    year: int | None
    title: str | None
    title_anchor: int | None
    published: str | None
    period: Period | None


class _Title(NamedTuple):
    """A title as it stands, where it stands in the text, and the organ and the year that it names."""

    text: str | None = None
    anchor: int | None = None
    organ: str | None = None
    year: int | None = None


def identify(document: Document, head: Sequence[Item], lines: Sequence[TextLine]) -> Identity:
    """Return what the report says of itself; `head` are the items before its first section."""
    lead = [item for item in head if isinstance(item, TextLine)]
    title = _title(document, lead or lines[:30])
    year = title.year
    period = _period(lines)
    announced = _announced(lead)
    if year is None and period is not None:
        year = int(period.start[:4])
    if year is None and announced is not None:
        year = int(announced["year"])
    organisation = title.organ or (announced and announced["organ"]) or _organ_elsewhere(head, lines)
    return Identity(organisation, year, title.text, title.anchor, _published(document, head), period)


def _title(document: Document, lead: Sequence[TextLine]) -> _Title:
    found = _title_in(lead)
    if found is not None and found.organ is not None:
        return found
    for text in _declared(document):
        parsed = _parse_title(_bare_title(text))
        if parsed is None:
            continue
        if found is None:
            return _Title(text.strip(), None, *parsed)
        organ, year = parsed
        return found._replace(organ=organ, year=year if found.year is None else found.year)
    return found or _Title()


def _declared(document: Document) -> Iterable[str]:
    by_name = {name.lower(): content for name, content in document.metadata}
    for name in _META_TITLES:
        if by_name.get(name):
            yield by_name[name]
    if document.title:
        yield document.title
        yield re.split(r"[_|]|\s-+\s|--", document.title)[0]


def _title_in(lead: Sequence[TextLine]) -> _Title | None:
    """Return the best title among the lines: with an organ, of the fewest lines, the last such."""
    best = None
    usable = [line for line in lead if line.text.strip() and len(line.text) <= _LONGEST * 2]
    for count in range(1, _TITLE_LINES + 1):
        for index in range(len(usable) - count + 1):
            group = usable[index : index + count]
            text = _bare_title("".join(line.text for line in group))
            parsed = _parse_title(text) if len(text) <= _LONGEST else None
            if parsed is not None and (best is None or parsed[0] is not None):
                best = _Title(text, group[0].anchor, *parsed)
        if best is not None and best.organ is not None:
            break
    return best


def _bare_title(text: str) -> str:
    plain = _LABEL().sub("", without_space(_fold(text)))
    return plain[found.end() :] if (found := _BEFORE_TITLE().match(plain)) else plain


def _parse_title(text: str) -> tuple[str | None, int | None] | None:
    if _EXPLAINS().search(text):
        return None
    match = _TITLE().match(text)
    if match is not None:
        year = year_of(match["year"])
        organ = _HANDS_OUT().sub("", (match["before"] + match["after"]).strip("-—《》「」·:：_"))
        return None if _NO_NAME().search(organ) else (organ or None, year)
    match = _TITLE_NO_YEAR().match(text)
    return (match["before"] or None, None) if match else None


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _period(lines: Sequence[TextLine]) -> Period | None:
    """Return the period that the figures are said to cover, not that of some campaign in the text."""
    whole_year = None
    for line in lines:
        if "月" not in line.text or "年" not in line.text:
            continue
        for found in find_periods(line.text):
            if not found.valid:
                continue
            period = Period(found.opens, found.closes, line.text[found.start : found.end], line.anchor)
            if _OF_FIGURES().search(line.text[max(0, found.start - _NEAR) : found.end + _NEAR]):
                return period
            if whole_year is None and (found.opens[5:], found.closes[5:]) == ("01-01", "12-31"):
                whole_year = period
    return whole_year


def _published(document: Document, head: Sequence[Item]) -> str | None:
    by_name = {name.lower(): content for name, content in document.metadata}
    for name in _META_DATES:
        date = _date_in(by_name.get(name, ""))
        if date:
            return date
    changed = stamped = None
    for text, following in _pairs(head):
        label = _PUBLISHED().search(text)
        rest = text[label.end() :][:40] if label else ""
        # The date may stand under its label, where nothing stands beside it.
        date = (_date_in(rest) if rest.strip(_MARKS) else _first_date(following)) if label else None
        if label is not None and date and not label[0].startswith(_CHANGED):
            return date
        changed = changed or date
        stamped = stamped or _stamp(text)
    return stamped or changed


def _pairs(head: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """Yield each line or cell with the next one that holds anything."""
    texts = [text for item in head for text in _texts(item) if text.strip()]
    return zip_longest(texts, texts[1:], fillvalue="")


def _texts(item: Item) -> Iterator[str]:
    if isinstance(item, TextLine):
        yield _fold(item.text)
    elif isinstance(item, TableRow):
        yield from (_fold(piece.text) for piece in item.pieces if not piece.continued)


def _first_date(text: str) -> str | None:
    found = find_dates(text)
    return found[0].iso if found and found[0].valid and not text[: found[0].start].strip() else None


def _stamp(text: str) -> str | None:
    date = _first_date(text)
    return date if date and _STAMP().match(text, find_dates(text)[0].end) else None


def _date_in(text: str) -> str | None:
    return next((date.iso for date in find_dates(text) if date.valid), None)


def _announced(lead: Sequence[TextLine]) -> re.Match[str] | None:
    """Return how the opening names the report: 现公布示例市教育局2022年政府信息公开工作年度报告."""
    found = (_ANNOUNCED().search(without_space(_fold(line.text))) for line in lead if "公开" in line.text)
    return next((match for match in found if match), None)


def _organ_elsewhere(head: Sequence[Item], lines: Sequence[TextLine]) -> str | None:
    for item in head:
        found = _agency_cell(item) if isinstance(item, TableRow) else None
        match = _AGENCY().search(_fold(item.text)) if isinstance(item, TextLine) else None
        if found or match:
            return found or match["organ"]  # type: ignore[index]  # one of the two is there
    for line in lines:
        match = _CONTACT().search(without_space(_fold(line.text)))
        if match is not None:
            return match["organ"]
    return _signature(lines)


def _signature(lines: Sequence[TextLine]) -> str | None:
    """Return the organ that signs: a line of its name alone, its date behind or under it."""
    last = [text for line in lines[-_SIGNED_LINES:] if (text := without_space(_fold(line.text)))]
    for text, following in zip_longest(last, last[1:], fillvalue=""):
        match = _SIGNED().search(text if find_dates(text) else text + following)
        if match is not None:
            return match["organ"]
    return None


def _agency_cell(row: TableRow) -> str | None:
    """Return the cell beside 发布机构 in the table of particulars that sites put above a report."""
    for label, value in pairwise(row.pieces):
        if without_space(label.text).rstrip(":：") in _AGENCY_LABELS and value.text.strip():
            return without_space(value.text)
    return None
