"""The dates and years that a report states about itself: publication, signature, first sentence."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint_gov.kinds.texts import sentence_around
from lint_gov.model.document import Paragraph
from lint_gov.model.report import Report
from lint_gov.text.dates import Date, find_dates
from lint_gov.text.normalise import plain_digits, without_space
from lint_gov.text.pattern import LETTER, late

_LABEL = late(r"(?P<label>发布|发文|公开|公布|生成|成文|更新)(?:时间|日期)[:：]?")
_BEHIND = 40
_CLOSING_LINES = 15
_CLOSING_LENGTH = 60
_OPENING_LINES = 12
_LONGEST = 2_000
_QUOTED = late(r"《[^《》]{0,120}》|关于[^，。；、《》]{0,60}?(?:通知|意见|方案|要求)")
_TELLS = ("编制", "编写", "撰写", "现将", "现就", "特将", "形成", "公布", "发布", "如下", "汇报")
_OF_YEAR = late(
    rf"(?P<year>20\d\d)年度?(?:{LETTER}{{1,20}}?(?:[省市县区局厅委办镇乡]|街道|政府|管委会|中心))?(?:本级)?"
    r"(?:政府|政务)信息公开(?:工作)?(?:年度)?(?:工作)?(?:情况)?(?:报告|年报|情况)"
)


class StatedYear(NamedTuple):
    """The year that the opening says the report is of, with its words and their paragraph."""

    year: int
    quote: str
    paragraph: Paragraph


def labelled_dates(report: Report) -> Iterator[tuple[str, Date, Paragraph]]:
    """Yield the dates behind 发布时间 and the like above the report: the label, the date, its line."""
    for paragraph in report.preamble:
        text = plain_digits(paragraph.text)
        for match in _LABEL().finditer(text[:_LONGEST]):
            found = find_dates(text[match.end() : match.end() + _BEHIND])
            if found:
                yield match["label"], found[0], paragraph


def is_only_updated(report: Report) -> bool:
    """Return whether the date of the page is, as far as it says, that of its last change."""
    labels = {label for label, date, _ in labelled_dates(report) if date.iso == report.published}
    return labels == {"更新"}


def closing_date(report: Report) -> str | None:
    """Return the date at the end of the report, beside or under the organ's name, as an ISO date."""
    last = report.sections[-1].paragraphs[-_CLOSING_LINES:] if report.sections else ()
    for paragraph in reversed(last):
        for date in find_dates(paragraph.text[-_CLOSING_LENGTH:]):
            if date.valid and (report.year is None or date.iso > f"{report.year}-12-31"):
                return date.iso
    return None


def opening_year(report: Report) -> StatedYear | None:
    """Return the year of the report by its first sentence (编制2023年政府信息公开工作年度报告), or None."""
    first = report.sections[0].paragraphs[:1] if report.sections else ()
    for paragraph in (*report.preamble[-_OPENING_LINES:], *first):
        text = plain_digits(without_space(paragraph.text[:_LONGEST]))
        if "信息公开" not in text:
            continue
        bare = _QUOTED().sub(_blanked, text)
        for match in _OF_YEAR().finditer(bare):
            if any(word in sentence_around(bare, match.start()) for word in _TELLS):
                return StatedYear(int(match["year"]), match[0], paragraph)
    return None


def _blanked(match: re.Match[str]) -> str:
    return "　" * len(match[0])
