"""Kind `personal_data`: the text holds no personal data of certain sorts.

A finding never holds what it is about: neither its values nor its quotation, and so no output.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.schemas import SHORT_WORDS
from lint_gov.kinds.texts import Part, clause_around, parts_of, sentence_around
from lint_gov.kinds.verdicts import Values, failed, passed
from lint_gov.model.document import Paragraph
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.text.personal import SORTS, Personal, find_personal, mask, masked, possible_sorts

_SCHEMA = {
    "properties": {
        "find": {
            "type": "array",
            "minItems": 1,
            "items": {"enum": list(SORTS)},
            "description": "the sorts of data looked for",
        },
        "unless": {**SHORT_WORDS, "description": "no finding where the same sentence has one of these"},
        "despite": {
            **SHORT_WORDS,
            "description": "a finding even so, where the same sentence has one of these",
        },
    },
    "required": ["find"],
}
_VALUES = ("where", "sort", "shown", "rest")
_NAMES = {
    "id-number": Text("公民身份号码", "an identity number"),
    "mobile-number": Text("手机号码", "a mobile number"),
    "bank-card": Text("银行卡号", "a bank card number"),
    "home-address": Text("家庭住址", "a home address"),
    "applicant-name": Text("申请人姓名", "the name of an applicant"),
}
# Figures of a table that stand in the text run together: there a number needs words that say what it is.
_RUN_TOGETHER = frozenset({"mobile-number", "bank-card"})
_TELLING = ("电话", "手机", "号码", "联系", "致电", "拨打", "卡号", "账号")
_NEAR = 12
_MASKED = 120
_SHORTEST = 6  # a cell of a table that became a line holds no personal data
_MOST = 30  # findings in one part; the last one says how many more there are
_COUNTED = 1000


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - of no form
    sorts = tuple(parameters["find"])
    unless = tuple(parameters.get("unless", ()))
    despite = tuple(parameters.get("despite", ()))

    def check(subject: Subject) -> Iterator[Verdict]:
        for part in parts_of(subject.report, cells=True):
            possible = possible_sorts(part.text, sorts)
            found = (
                (paragraph, one)
                for paragraph in part.paragraphs
                if len(paragraph.text) >= _SHORTEST
                for one in find_personal(paragraph.text, *possible)
                if _counts(part, paragraph.text, one)
                and not _is_excused(paragraph.text, one, unless, despite)
            )
            hits = list(islice(found, _COUNTED)) if possible else []
            if not hits:
                yield passed(part.at)
            for index, (paragraph, one) in enumerate(hits[:_MOST]):
                rest = max(len(hits) - _MOST, 0) if index == _MOST - 1 else 0
                yield failed(part.at, _finding(part, paragraph, one, rest))

    return check


def _counts(part: Part, text: str, one: Personal) -> bool:
    if part.table is None or one.sort not in _RUN_TOGETHER:
        return True
    before = text[max(one.start - _NEAR, 0) : one.start]
    return any(word in before for word in _TELLING)


def _is_excused(text: str, one: Personal, unless: tuple[str, ...], despite: tuple[str, ...]) -> bool:
    if not unless:
        return False
    sentence = sentence_around(text, one.start)
    return any(word in sentence for word in unless) and not any(word in sentence for word in despite)


def _finding(part: Part, paragraph: Paragraph, one: Personal, rest: int) -> Finding:
    text = paragraph.text
    values: Values = {
        "where": part.where,
        "sort": _NAMES[one.sort],
        "shown": mask(one.sort, text[one.start : one.end]),
        "rest": rest,
    }
    # More is masked than is shown: a clause may be cut in the middle of other data.
    low = max(one.start - _MASKED, 0)
    hidden = masked(text[low : one.end + _MASKED])
    quote = shown(clause_around(hidden, one.start - low, one.end - low))
    return Finding(part.address, values, anchor=paragraph.anchor, quote=quote)


KIND = Kind("personal_data", _SCHEMA, _bind, _VALUES)
