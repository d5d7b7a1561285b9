"""Kind `document_number`: numbers of documents are written as the standard has it, 〔2019〕60号.

The year stands in full between 〔 and 〕, the serial number without 第 and without zeros before it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lint_gov.forms.similarity import is_subsequence
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.texts import Part, parts_of
from lint_gov.kinds.verdicts import Values, failed, passed
from lint_gov.model.document import Paragraph
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Fix, Subject, Verdict
from lint_gov.model.rule import Check
from lint_gov.text.normalise import plain_digits, without_space
from lint_gov.text.pattern import LETTER, late

_SCHEMA: dict[str, Any] = {"properties": {}}
_VALUES = ("where", "printed", "standard", "fault", "match", "times")
# What a document's code ends with; a court's number (（2019）闽01行初1号) has none before its year.
_CODE = late(rf"{LETTER}{{0,11}}[函发办字政通规令文审复告公知秘综]\s?$")
_NUMBER = late(
    r"(?P<open>[〔﹝\[［(（【﹛〈<{]?)\s?(?P<year>(?:19|20)\d\d)\s?"
    r"(?P<close>[〕﹞\]］)）】﹜〉>}]?)\s?(?P<ordinal>第?)(?P<zeros>0*)(?P<serial>[1-9]\d{0,3})\s?号"
)
_LONGEST_CODE = 13
# Words that may stand right before a code, without a mark between.
_LEAD = late(r"^.*(?:根据|按照|依据|依照|落实|执行|印发|转发|以及|和|及|与|的)")
_RIGHT = frozenset({"〔〕", "﹝﹞"})
_MOST = 20
_LONGEST_BARE = 3


class _Hit(NamedTuple):
    part: Part
    paragraph: Paragraph
    printed: str
    standard: str
    fault: str


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    def check(subject: Subject) -> Iterator[Verdict]:
        hits = [
            hit
            for part in parts_of(subject.report)
            if "号" in part.text
            for paragraph in part.paragraphs
            if "号" in paragraph.text
            for hit in _hits(part, paragraph)
        ]
        times = Counter(hit.printed for hit in hits)
        first = {hit.printed: hit for hit in reversed(hits)}
        for printed, count in list(times.items())[:_MOST]:
            hit = first[printed]
            yield failed(hit.part.at, _finding(hit, count, damaged=subject.report.copy_damaged))
        if not hits:
            yield passed("text")

    return check


def _hits(part: Part, paragraph: Paragraph) -> Iterator[_Hit]:
    text = plain_digits(paragraph.text)
    for match in _NUMBER().finditer(text):
        fault = _fault(match)
        code = _CODE().search(text, max(match.start() - _LONGEST_CODE, 0), match.start()) if fault else None
        if code is not None:
            name = _LEAD().sub("", code[0].rstrip())
            start = code.start() + len(code[0].rstrip()) - len(name)
            standard = f"{name}〔{match['year']}〕{match['serial']}号"
            yield _Hit(part, paragraph, paragraph.text[start : match.end()], standard, fault)


def _fault(match: re.Match[str]) -> str:
    brackets = match["open"] + match["close"]
    if not brackets and len(match["serial"]) > _LONGEST_BARE:
        return ""  # a certificate's running number
    if len(brackets) < len("〔〕"):
        return "missing"
    if brackets not in _RIGHT:
        return "brackets"
    return "ordinal" if match["ordinal"] else "zeros" if match["zeros"] else ""


def _finding(hit: _Hit, times: int, *, damaged: bool) -> Finding:
    lost = damaged and is_subsequence(without_space(hit.printed), hit.standard)
    values: Values = {
        "where": hit.part.where,
        "printed": shown(hit.printed),
        "standard": hit.standard,
        "fault": hit.fault,
        "match": "lost" if lost else "other",
        "times": times,
    }
    # Where a bracket is missing, nobody can be sure where the year ends.
    fix = None if lost else Fix(hit.printed, hit.standard, hit.paragraph.anchor, hint=hit.fault == "missing")
    return Finding(hit.part.address, values, anchor=hit.paragraph.anchor, quote=shown(hit.printed), fix=fix)


KIND = Kind("document_number", _SCHEMA, _bind, _VALUES)
