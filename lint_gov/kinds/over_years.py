"""What a check needs that looks back: last year's figures as facts, and the words that explain a break."""

from collections.abc import Mapping
from typing import Any

from lint_gov.expression.compile import Application
from lint_gov.expression.number import Number, exact
from lint_gov.model.outcome import Linear, Subject
from lint_gov.model.report import Report, Value
from lint_gov.model.wording import Text
from lint_gov.prose.passages import passages_of, sentence_at

Words = tuple[tuple[str, ...], ...]

EXPLANATIONS: Mapping[str, Any] = {
    "type": "array",
    "items": {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1},
    "minItems": 1,
    "description": (
        "words that, all in one sentence, explain a break with last year; the finding's `explained` is then 1"
    ),
}
_NO_PREVIOUS = Text("未提供上年报告", "last year's report was not given")
_MOST_PLACES = 50  # a flood of one word explains nothing


def no_previous(subject: Subject) -> Text:
    """Return why there is no report of last year to compare with."""
    return (subject.kin.no_previous if subject.kin else None) or _NO_PREVIOUS


def words_of(parameters: Mapping[str, Any]) -> Words:
    """Return the groups of words that a rule takes for an explanation."""
    return tuple(tuple(group) for group in parameters.get("explanations", ()))


def explanation(report: Report, words: Words) -> str | None:
    """Return the first sentence that holds all the words of a group, or None."""
    if not words:
        return None
    for passage in passages_of(report):
        for group in words:
            if not all(word in passage.text for word in group):
                continue
            offset = passage.text.find(group[0])
            for _ in range(_MOST_PLACES):
                if offset < 0:
                    break
                sentence = sentence_at(passage, offset).text
                if all(word in sentence for word in group):
                    return sentence
                offset = passage.text.find(group[0], offset + 1)
    return None


def given_last_year(application: Application, before: Mapping[str, Value]) -> Linear | None:
    """Return an application as an identity of this year's cells, last year's figures being facts.

    None where it leaves more than one figure of this year open: then last year's own may have been
    put right since, and which figure is wrong cannot be told. None also for amounts and unsure figures.
    """
    if application.relation != "=":
        return None
    own: dict[str, Number] = {}
    constant: Number = 0
    for side, sign in ((application.left, 1), (application.right[0], -1)):
        constant += exact(sign * side.constant)
        for term in side.terms:
            factor = exact(sign * term.coefficient)
            value = before.get(term.cell.address) if term.previous else None
            if term.previous and (value is None or not value.known):
                return None
            if term.cell.decimal:
                return None
            if value is not None:
                constant += exact(factor * exact(value.number or 0))
            else:
                own[term.cell.address] = own.get(term.cell.address, 0) + factor
    terms = [(address, factor) for address, factor in own.items() if factor]
    if len(terms) != 1 or not isinstance(constant, int) or not isinstance(terms[0][1], int):
        return None
    return Linear(((terms[0][0], terms[0][1]),), constant)


def cell_of(linear: Linear | None) -> str | None:
    """Return the one cell that an identity is about, or None where there are several."""
    return linear.terms[0][0] if linear is not None and len(linear.terms) == 1 else None
