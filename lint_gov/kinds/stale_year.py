"""Kind `stale_year`: what the prose says of this year's work is not dated last year.

Only a sentence that begins with last year, names the organ itself as the one at work, and has no sign of
looking back is taken for one that was left over from last year's report.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from lint_gov.kinds.grounds import known_sections
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.reasons import NO_YEAR
from lint_gov.kinds.schemas import IDS
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.prose.passages import Passage, passages_of, sentence_at

_SCHEMA = {
    "properties": {
        "sections": {
            **IDS,
            "description": "ids of the sections that speak of this year's work",
        },
        "looking back": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "description": "words with which a sentence rightly speaks of last year",
        },
    },
    "required": ["sections", "looking back"],
}
_VALUES = ("year", "last", "quote")
_NO_PROSE = Text("没有可以检查的正文", "there is no prose to look at")
_OWN = (
    "(?:(?:我|本)(?:局|委|厅|办|院|府|市|县|区|镇|乡|街道|省|州|旗|单位|机关|部门|中心|管委会)"
    "|全(?:市|县|区|局|镇|乡|省|州))"
)
_WORK = (
    "(?:认真|坚持|贯彻|落实|围绕|推进|加强|扎实|深入|严格|积极|不断|持续|切实|进一步"
    "|主动公开|高度重视|依法|按照|始终)"
)


@lru_cache(maxsize=64)
def _opening(year: int) -> re.Pattern[str]:
    item = r"(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.]|[一二三四五六七八九十]是)?"
    return re.compile(rf"(?:^|(?<=[\n。；;！!]))\s*{item}{year}年度?(?:以来)?[,，]?{_OWN}.{{0,30}}?{_WORK}")


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    sections = {f"section[{name}]" for name in known_sections(parameters["sections"], forms)}
    back = tuple(parameters["looking back"])

    def check(subject: Subject) -> Iterator[Verdict]:
        year, at = subject.report.year, f"section[{parameters['sections'][0]}]"
        if year is None:
            yield undecided(at, NO_YEAR)
            return
        passages = [one for one in passages_of(subject.report) if one.address in sections]
        if not passages:
            yield not_applicable(at, _NO_PROSE)
        for passage in passages:
            found = [*_stale(passage, year, back)]
            yield from found or [passed(passage.address)]

    return check


def _stale(passage: Passage, year: int, back: tuple[str, ...]) -> Iterator[Verdict]:
    if f"{year - 1}年" not in passage.text:
        return
    for match in _opening(year - 1).finditer(passage.text):
        text = sentence_at(passage, match.start() + len(match[0]) - 1).text
        if f"{year}年" in text or any(word in text for word in back):
            continue
        quote = shown(text)
        values: Values = {"year": year, "last": year - 1, "quote": quote}
        anchor = passage.anchor(match.start())
        yield failed(passage.address, Finding(passage.address, values, anchor=anchor, quote=quote))


KIND = Kind("stale_year", _SCHEMA, _bind, _VALUES)
