"""Kind `cited_article`: articles of a regulation are cited for what they say.

Only articles and items that there are not, and articles named beside words that belong to another one.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.schemas import WORDS
from lint_gov.kinds.texts import Part, parts_of, sentence_around
from lint_gov.kinds.verdicts import Values, failed, passed
from lint_gov.model.document import Paragraph
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.rule import Check
from lint_gov.text.normalise import plain_digits, without_space
from lint_gov.text.numerals import number_of
from lint_gov.text.pattern import LatePattern, late

_TEXT = {"type": "string", "minLength": 1}
_NUMBER = {"type": "integer", "minimum": 1}
_SCHEMA = {
    "properties": {
        "regulation": {**_TEXT, "description": "the end of its title, such as 政府信息公开条例"},
        "short": {**_TEXT, "description": "what the report calls it once it was named, such as 条例"},
        "articles": {**_NUMBER, "description": "how many articles it has"},
        "items": {
            "type": "array",
            "description": "how many items an article has",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["article", "last"],
                "properties": {
                    "article": {**_NUMBER, "description": "the article"},
                    "last": {**_NUMBER, "description": "the number of its last item"},
                },
            },
        },
        "wrong": {
            "type": "array",
            "description": "articles that do not speak of something",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["articles", "about", "instead"],
                "properties": {
                    "articles": {
                        "type": "array",
                        "items": _NUMBER,
                        "minItems": 1,
                        "description": "the articles",
                    },
                    "about": {**WORDS, "description": "words in the same sentence"},
                    "instead": {**_TEXT, "description": "the article that speaks of it"},
                },
            },
        },
    },
    "required": ["regulation", "articles"],
}
_VALUES = ("where", "printed", "fault", "instead", "last")
_ARTICLE = late(
    r"[、和及与]?第(?P<article>[一二三四五六七八九十百\d]{1,6})条(?:第[一二三四五六七八九十]{1,2}款)?"
    r"(?:第?[（(]?(?P<item>[一二三四五六七八九十]{1,3})[）)]?项)?"
)
_BESIDE = 60
_MOST = 10


class _Regulation(NamedTuple):
    cited: LatePattern
    others: LatePattern
    articles: int
    items: Mapping[int, int]
    wrong: tuple[Mapping[str, Any], ...]


class _Fault(NamedTuple):
    printed: str
    fault: str
    instead: str = ""
    last: int = 0


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - of no form
    name, short = (
        re.escape(parameters["regulation"]),
        re.escape(parameters.get("short", parameters["regulation"])),
    )
    regulation = _Regulation(
        late(rf"《(?:[^《》]{{0,12}}{name}|{short})》(?:[（(][^（()）]{{0,60}}[）)])?"),
        late(rf"(?<!{name})》(?:[（(][^（()）]{{0,30}}|[，,][^，,]{{0,6}})简称:?：?[“《‘]{{0,2}}{short}"),
        parameters["articles"],
        {one["article"]: one["last"] for one in parameters.get("items", ())},
        tuple(parameters.get("wrong", ())),
    )

    def check(subject: Subject) -> Iterator[Verdict]:
        found = [
            (part, paragraph, fault)
            for part in parts_of(subject.report)
            if "条" in part.text and "》" in part.text
            for paragraph in part.paragraphs
            if "条" in paragraph.text and "》" in paragraph.text
            for fault in _faults(plain_digits(without_space(paragraph.text)), regulation)
        ]
        if not found:
            yield passed("text")
        for part, paragraph, fault in found[:_MOST]:
            yield failed(part.at, _finding(part, paragraph, fault))

    return check


def _faults(text: str, regulation: _Regulation) -> Iterator[_Fault]:
    if regulation.others().search(text):
        return  # the short name is that of another regulation
    for name in regulation.cited().finditer(text):
        place = name.end()
        while (match := _ARTICLE().match(text, place)) is not None:
            fault = _fault(match, text, regulation)
            if fault is not None:
                yield fault._replace(printed=f"{name[0][:_BESIDE]}{match[0]}")
            place = match.end()


def _fault(match: re.Match[str], text: str, regulation: _Regulation) -> _Fault | None:
    digits = match["article"]
    article = int(digits) if digits.isdigit() else number_of(digits)
    if article is None:
        return None
    if not 0 < article <= regulation.articles:
        return _Fault("", "article", last=regulation.articles)
    item = number_of(match["item"]) if match["item"] else None
    if item and item > regulation.items.get(article, item):
        return _Fault("", "item", last=regulation.items[article])
    for one in regulation.wrong:
        if article in one["articles"]:
            sentence = sentence_around(text, match.start())
            if any(word in sentence for word in one["about"]):
                return _Fault("", "subject", one["instead"])
    return None


def _finding(part: Part, paragraph: Paragraph, fault: _Fault) -> Finding:
    values: Values = {
        "where": part.where,
        "printed": shown(fault.printed),
        "fault": fault.fault,
        "instead": fault.instead,
        "last": fault.last,
    }
    return Finding(part.address, values, anchor=paragraph.anchor, quote=shown(fault.printed))


KIND = Kind("cited_article", _SCHEMA, _bind, _VALUES)
