"""The figures that the prose of a report states, each with what it is a figure of and its clause."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from lint_gov.expression.number import Number
from lint_gov.model.once import once
from lint_gov.model.report import Report
from lint_gov.prose.passages import MARKS, Passage, Sentence, passages_of, sentence_at
from lint_gov.prose.quantities import Quantity, quantities_in
from lint_gov.prose.scope import Scope, may_go_back, names_others, names_whole, other_time, scope_of
from lint_gov.prose.subjects import (
    REQUEST_UNITS,
    TOTALS,
    Reading,
    Words,
    names_other_business,
    readings_of,
    speaks_of_requests,
)
from lint_gov.prose.words import word_claims
from lint_gov.text.pattern import late

_LONGEST_SEGMENT = 90
_BEHIND = 16
_MOST = 2000  # figures read in one section: published ones have under 200
_MOST_IN_WORDS = 200
_MARK = late(f"[{MARKS}]")
_AROUND = 260


class Mention(NamedTuple):
    """A quantity in its sentence, with the words right before and behind it."""

    sentence: Sentence
    quantity: Quantity
    segment: str
    behind: str

    @property
    def head(self) -> str:
        """Return the sentence up to the segment."""
        return self.sentence.text[: self.quantity.start - len(self.segment)]


class Claim(NamedTuple):
    """A fact as the prose states it; several readings mean that its words leave a choice.

    `start` and `end` are offsets in the sentence. A claim in words has no unit.
    """

    readings: tuple[Reading, ...]
    number: Number
    slack: Number
    printed: str
    sentence: Sentence
    start: int
    end: int
    doubtful: bool = False
    unit: str = ""

    @property
    def clause(self) -> str:
        """Return the clause it stands in, for a quotation."""
        return self.sentence.clause(self.start, self.end)


class Prose(NamedTuple):
    """What the prose of one report says: its quantities by sentence, the claims made of them, its text."""

    sentences: tuple[tuple[Mention, ...], ...]
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]


@once
def prose_of(report: Report) -> Prose:
    """Return what the prose of a report says."""
    passages = passages_of(report)
    scope = scope_of(report)
    sentences: list[tuple[Mention, ...]] = []
    claims: list[Claim] = []
    for passage in passages:
        mentions = _mentions(passage)
        sentences += mentions
        claims += _claims(passage, mentions, scope)
        claims += (
            Claim((reading,), 0, 0, words, sentence, start, end, doubtful)
            for reading, words, sentence, start, end, doubtful in islice(
                word_claims(passage, scope), _MOST_IN_WORDS
            )
        )
    return Prose(tuple(sentences), tuple(claims), passages)


def claims_of(report: Report, fact: str) -> Sequence[Claim]:
    """Return the claims that state a fact, alone or in one of their readings."""
    return _by_fact(report).get(fact, ())


@once
def _by_fact(report: Report) -> Mapping[str, Sequence[Claim]]:
    claims: dict[str, list[Claim]] = {}
    for claim in prose_of(report).claims:
        for fact in {fact for reading in claim.readings for fact in reading}:
            claims.setdefault(fact, []).append(claim)
    return claims


def _mentions(passage: Passage) -> list[tuple[Mention, ...]]:
    found: dict[int, tuple[Sentence, list[Quantity]]] = {}
    sentence: Sentence | None = None
    for quantity in islice(quantities_in(passage.text), _MOST):
        if sentence is None or quantity.start >= sentence.start + len(sentence.text):
            sentence = sentence_at(passage, quantity.start)
        moved = quantity._replace(start=quantity.start - sentence.start, end=quantity.end - sentence.start)
        found.setdefault(sentence.start, (sentence, []))[1].append(moved)
    return [tuple(_mentions_in(sentence, quantities)) for sentence, quantities in found.values()]


def _mentions_in(sentence: Sentence, quantities: Iterable[Quantity]) -> Iterator[Mention]:
    text, before = sentence.text, 0
    for quantity in quantities:
        low = max(before, quantity.start - _LONGEST_SEGMENT)
        segment = _MARK().split(text[low : quantity.start])[-1]
        behind = _MARK().split(text[quantity.end : quantity.end + _BEHIND], maxsplit=1)[0]
        yield Mention(sentence, quantity, segment, behind)
        before = quantity.end


def _claims(passage: Passage, sentences: list[tuple[Mention, ...]], scope: Scope) -> Iterator[Claim]:
    elsewhere, before = False, False
    for mentions in sentences:
        if elsewhere and names_whole(mentions[0].sentence.text, scope):
            elsewhere = False
        known: list[tuple[Mention, bool]] = []
        for mention in mentions:
            readings = readings_of(_words(passage, mention))
            if not readings:
                continue
            # 区政府办公室受理17件。予以公开10件: what follows is still of the office.
            elsewhere = elsewhere or names_others(mention.head + mention.segment, scope)
            fits = not elsewhere and _fits(mention, readings, known, scope, before=before)
            known.append((mention, fits and all(reading[0] in TOTALS for reading in readings)))
            if fits and not mention.quantity.about:
                yield _claim(mention, readings)
        before = bool(known) and known[-1][1]


def _words(passage: Passage, mention: Mention) -> Words:
    place = mention.sentence.start + mention.quantity.start
    around = passage.text[max(place - _AROUND, 0) : place]
    return Words(
        segment=mention.segment,
        head=mention.head,
        behind=mention.behind,
        unit=mention.quantity.unit,
        about_requests=passage.address == "section[requests]" or speaks_of_requests(around),
        of_others=names_other_business(around),
        in_disputes=passage.address == "section[disputes]",
    )


def _fits(
    mention: Mention,
    readings: tuple[Reading, ...],
    known: list[tuple[Mention, bool]],
    scope: Scope,
    *,
    before: bool,
) -> bool:
    """Return whether a figure is of this organ, this year, and of the whole.

    `before` says whether the sentence before ended with a figure of the whole: 答复75件。其中…
    """
    if other_time(mention.head, mention.segment, scope):
        return False
    if _bad_carry(mention, readings, scope):
        return False
    place = mention.sentence.text.rfind("其中", 0, mention.quantity.start)
    if place < 0 or readings[0][0] in {"carried_in", "carried_out"}:
        return True
    if readings[0] == ("received",):
        return "新收" in mention.segment
    # What stands behind 其中 is part of the figure before it, which must be the whole.
    if not place:
        return before
    parents = [whole for parent, whole in known if parent.quantity.end <= place]
    return bool(parents) and parents[-1] and not _between(mention, known, place)


def _between(mention: Mention, known: list[tuple[Mention, bool]], place: int) -> bool:
    """Return whether the figure right before 其中 is another one than the known whole."""
    last = [parent for parent, _ in known if parent.quantity.end <= place][-1]
    text = mention.sentence.text[last.quantity.end : place]
    return any(quantity.unit in REQUEST_UNITS for quantity in quantities_in(text))


def _bad_carry(mention: Mention, readings: tuple[Reading, ...], scope: Scope) -> bool:
    """Return whether a carry-over names another year than the one before or after the report's."""
    if scope.year is None or readings[0][0] not in {"carried_in", "carried_out"}:
        return False
    years = [int(year) for year in re.findall(r"((?:19|20)\d\d)年", mention.segment)]
    near = scope.year + (1 if readings[0][0] == "carried_out" else -1)
    return any(year not in {scope.year, near} for year in years)


def _claim(mention: Mention, readings: tuple[Reading, ...]) -> Claim:
    quantity = mention.quantity
    return Claim(
        readings,
        quantity.number,
        quantity.slack,
        quantity.printed,
        mention.sentence,
        quantity.start,
        quantity.end,
        quantity.split or len(readings) > 1 or may_go_back(mention.head, mention.segment),
        quantity.unit,
    )
