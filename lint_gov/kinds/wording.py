"""Kind `wording`: words that do not belong in the text of a report."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from lint_gov.kinds.grounds import known_sections
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.schemas import SHORT_WORDS
from lint_gov.kinds.texts import Part, bare_text, clause_around, is_quoted, parts_of, sentence_around
from lint_gov.kinds.verdicts import Values, failed, passed
from lint_gov.model.document import Paragraph
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Fix, Subject, Verdict
from lint_gov.model.rule import Check
from lint_gov.text.normalise import half_width
from lint_gov.text.pattern import LatePattern, late

_SCHEMA = {
    "properties": {
        "find": {
            "type": "array",
            "minItems": 1,
            "description": "what is looked for; white space inside it is passed over",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["words"],
                "properties": {
                    "words": {**SHORT_WORDS, "description": "the words, any one of them"},
                    "before": {**SHORT_WORDS, "description": "only right before one of these"},
                    "not_after": {**SHORT_WORDS, "description": "not right after one of these"},
                    "instead": {"type": "string", "description": "what should stand there"},
                },
            },
        },
        "unless": {**SHORT_WORDS, "description": "no finding where the same sentence has one of these"},
        "quotations": {"enum": ["check", "skip"], "description": "text in 《》 and “”; default: check"},
        "sections": {
            **SHORT_WORDS,
            "uniqueItems": True,
            "description": "ids of the sections; all if not given",
        },
        "cells": {
            "type": "boolean",
            "description": "whether words in the cells of tables count; default: false",
        },
    },
    "required": ["find"],
}
_VALUES = ("where", "word", "instead", "context", "rest")
_MOST = 30  # findings in one section; the last one says how many more there are
_COUNTED = 1000  # a hostile text may have a million


class _Entry(NamedTuple):
    """One entry of `find`: its words and what must follow, as a pattern, and what must not precede.

    `cores` are the longest parts of the words without a digit, which may be printed at another width.
    """

    pattern: LatePattern
    cores: tuple[str, ...]
    not_after: tuple[str, ...]
    instead: str


class _Search(NamedTuple):
    """What a rule looks for: its entries, each beside each of its cores, and what acquits."""

    by_core: tuple[tuple[str, _Entry], ...]
    unless: tuple[str, ...]
    quotations: bool


class _Hit(NamedTuple):
    paragraph: Paragraph
    word: str
    context: str
    instead: str


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    wanted = known_sections(parameters.get("sections", ()), forms)
    cells: bool = parameters.get("cells", False)
    search = _Search(
        tuple((core, entry) for entry in map(_entry, parameters["find"]) for core in entry.cores),
        tuple(parameters.get("unless", ())),
        parameters.get("quotations", "check") == "check",
    )

    def check(subject: Subject) -> Iterator[Verdict]:
        text = bare_text(subject.report)
        likely = [one for one in search.by_core if one[0] in text]
        for part in parts_of(subject.report, wanted, cells=cells):
            entries = _possible(part.text, likely) if likely else []
            found = (hit for paragraph in part.paragraphs for hit in _hits(paragraph, entries, search))
            hits = list(islice(found, _COUNTED)) if entries else []
            if not hits:
                yield passed(part.at)
            for index, hit in enumerate(hits[:_MOST]):
                rest = len(hits) - _MOST if index == _MOST - 1 else 0
                yield failed(part.at, _finding(part, hit, max(rest, 0)))

    return check


def _entry(data: Mapping[str, Any]) -> _Entry:
    """Return an entry compiled: plain words only, so that no rule file can stall a run."""
    after = "|".join(map(re.escape, data.get("before", ())))
    words = "|".join(map(re.escape, data["words"]))
    return _Entry(
        late(f"(?:{words})" + (f"(?={after})" if after else "")),
        tuple(dict.fromkeys(max(re.split(r"\d+", word), key=len) for word in data["words"])),
        tuple(data.get("not_after", ())),
        data.get("instead", ""),
    )


def _possible(text: str, by_core: Sequence[tuple[str, _Entry]]) -> list[_Entry]:
    """Return the entries whose words may stand in a text; nearly always none."""
    bare = "".join(text.split())
    return list({id(entry): entry for core, entry in by_core if core in bare}.values())


def _hits(paragraph: Paragraph, entries: Sequence[_Entry], search: _Search) -> Iterator[_Hit]:
    written = "".join(paragraph.text.split())
    here = [entry for entry in entries if any(core in written for core in entry.cores)]
    text = half_width(written) if here else ""
    for entry in here:
        for match in entry.pattern().finditer(text):
            if not _acquitted(text, match.start(), entry, search):
                yield _Hit(paragraph, match[0], clause_around(text, *match.span()), entry.instead)


def _acquitted(text: str, place: int, entry: _Entry, search: _Search) -> bool:
    if text.endswith(entry.not_after, 0, place):
        return True
    sentence = sentence_around(text, place) if search.unless else ""
    if any(word in sentence for word in search.unless):
        return True
    return not search.quotations and is_quoted(text, place)


def _finding(part: Part, hit: _Hit, rest: int) -> Finding:
    values: Values = {
        "where": part.where,
        "word": hit.word,
        "instead": hit.instead,
        "context": shown(hit.context),
        "rest": rest,
    }
    anchor = hit.paragraph.anchor
    fix = Fix(hit.word, hit.instead, anchor, hint=True) if hit.instead else None
    return Finding(part.address, values, anchor=anchor, quote=hit.context, fix=fix)


KIND = Kind("wording", _SCHEMA, _bind, _VALUES)
