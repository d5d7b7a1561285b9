"""Kind `topics`: a part of the report speaks of each of several topics, known by their words.

A topic is found where one sentence has one of its words. A word may also be a list of words that
have to stand in one sentence. Sentences with a word of `without` do not count; `weak` words have
a `without` of their own.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lint_gov.kinds.grounds import (
    FIGURES_ONLY,
    SHORTENED,
    figures_only,
    known_sections,
    lost_content,
    shortened,
    with_followers,
)
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.organ import LEVELS
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report, Section
from lint_gov.model.rule import Check, RuleError
from lint_gov.model.wording import Text
from lint_gov.text.normalise import label_key, without_space
from lint_gov.text.organs import bare_name
from lint_gov.text.pattern import late

_TEXT = {"type": "string", "minLength": 1}
_WORDS = {
    "type": "array",
    "minItems": 1,
    "items": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 2}]},
}
_NAME = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"zh": _TEXT, "en": _TEXT},
    "required": ["zh", "en"],
}
_TOPIC = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$", "description": "the name for conditions"},
        "name": {**_NAME, "description": "the name for messages"},
        "words": {**_WORDS, "description": "words that show the topic; a list means all in one sentence"},
        "without": {
            "type": "array",
            "items": _TEXT,
            "description": "words that make a sentence not count, besides those for all topics",
        },
        "weak": {
            "type": "object",
            "additionalProperties": False,
            "description": "words that show the topic only in a sentence that has none of certain others",
            "properties": {"words": _WORDS, "without": {"type": "array", "items": _TEXT}},
            "required": ["words", "without"],
        },
    },
    "required": ["id", "name", "words"],
}
_ORGANISATIONS = {
    "type": "object",
    "additionalProperties": False,
    "description": "the organs it holds for; all of them if not given",
    "properties": {
        "levels": {
            "type": "array",
            "items": {"enum": list(LEVELS)},
            "description": "levels of organs, where the level is known",
        },
        "endings": {
            "type": "array",
            "items": _TEXT,
            "description": "how the organ's name ends, where its level is not known",
        },
    },
    "required": ["levels", "endings"],
}
_SCHEMA = {
    "properties": {
        "sections": {
            "type": "array",
            "items": _TEXT,
            "minItems": 1,
            "description": (
                "ids of the sections to look in, with the sections of other titles that follow them"
            ),
        },
        "topics": {"type": "array", "minItems": 1, "items": _TOPIC, "description": "what to look for"},
        "without": {
            "type": "array",
            "items": _TEXT,
            "description": "words that make a sentence not count for any topic (plans, wishes)",
        },
        "organisations": _ORGANISATIONS,
        "least": {
            "type": "integer",
            "minimum": 1,
            "description": "letters and digits below which there is no text to judge (10 if not given)",
        },
    },
    "required": ["sections", "topics"],
}
_STOP = late(r"[。！？!?；;\n]")
_FULL_LINE = 20
_AMPLE = 8  # a text so many times longer than the least is not counted
_RADICALS = late("[\u2e80-\u2fdf]")
_ITEM = late(
    r"[一二三四五六七八九十]{1,2}是|[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]|第[一二三四五六七八九十]"
)
_NOT_FOUND = Text("没有找到该节", "the section was not found")
_TOO_SHORT = Text("该节没有可供判断的文字", "the section has no text to judge")
_OTHER_ORGAN = Text("本规则不适用于该类机关", "the rule does not speak of organs of this sort")
_NO_ORGAN = Text("未能确定编制机关", "the organ is not known")


class _Clue(NamedTuple):
    """Words that show a topic where all of them stand in a sentence that has none of `without`."""

    words: tuple[str, ...]
    without: tuple[str, ...]


class _Topic(NamedTuple):
    id: str
    name: Text
    clues: tuple[_Clue, ...]


class _Organs(NamedTuple):
    levels: tuple[str, ...]
    endings: tuple[str, ...]


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    sections = known_sections(parameters["sections"], forms)
    shared = tuple(parameters.get("without", ()))
    topics = tuple(_topic(entry, shared) for entry in parameters["topics"])
    if len({topic.id for topic in topics}) < len(topics):
        message = "two topics have the same id"
        raise RuleError(message, ("topics",))
    organs = parameters.get("organisations")
    wanted = _Organs(tuple(organs["levels"]), tuple(organs["endings"])) if organs else None
    least: int = parameters.get("least", 10)

    def check(subject: Subject) -> Iterator[Verdict]:
        at = f"section[{sections[0]}]"
        barred = _barred(subject, at, wanted)
        yield barred or _judge(subject.report, at, sections, topics, least)

    return check


def _topic(entry: Mapping[str, Any], shared: tuple[str, ...]) -> _Topic:
    name = Text(entry["name"]["zh"], entry["name"]["en"])
    clues = _clues(entry["words"], (*shared, *entry.get("without", ())))
    weak = entry.get("weak", {"words": (), "without": ()})
    return _Topic(entry["id"], name, clues + _clues(weak["words"], (*shared, *weak["without"])))


def _clues(words: Sequence[str | Sequence[str]], without: tuple[str, ...]) -> tuple[_Clue, ...]:
    return tuple(_Clue((word,) if isinstance(word, str) else tuple(word), without) for word in words)


def _barred(subject: Subject, at: str, wanted: _Organs | None) -> Verdict | None:
    if wanted is None:
        return None
    if subject.level is not None:
        held = subject.level in wanted.levels
    elif subject.organ_name is None:
        return undecided(at, _NO_ORGAN)
    else:
        held = bare_name(subject.organ_name).endswith(wanted.endings)
    return None if held else not_applicable(at, _OTHER_ORGAN)


def _judge(report: Report, at: str, names: Sequence[str], topics: Sequence[_Topic], least: int) -> Verdict:
    sections = with_followers(report, names)
    if not sections:
        return undecided(at, FIGURES_ONLY if figures_only(report) else _NOT_FOUND)
    text = _whole_text(sections)
    if len(text) < _AMPLE * least and len(label_key(text)) < least:
        return undecided(at, SHORTENED if any(map(shortened, sections)) else _TOO_SHORT)
    sentences = _STOP().split(text)
    missing = [topic for topic in topics if not _found(text, sentences, topic)]
    if not missing:
        return passed(at)
    reason = SHORTENED if any(map(shortened, sections)) else lost_content(report)
    if reason is not None:
        return undecided(at, reason)
    values: Values = {
        "missing": Text(
            "、".join(topic.name.zh for topic in missing), ", ".join(topic.name.en for topic in missing)
        ),
        "lacking": "+".join(topic.id for topic in missing),
        "count": len(missing),
    }
    return failed(at, Finding(at, values, anchor=sections[0].anchor))


def _whole_text(sections: Sequence[Section]) -> str:
    """Return the titles of foreign sections and all prose, a sentence never cut by a line's end.

    Text copied from a PDF breaks its lines in mid-sentence; a long line without a stop goes on.
    """
    parts: list[str] = []
    for section in sections:
        if section.id is None:
            parts.append(f"{without_space(section.title)}\n")
        for paragraph in section.paragraphs:
            line = without_space(_folded(paragraph.text))
            if _ITEM().match(line):
                parts.append("\n")
            goes_on = len(line) >= _FULL_LINE and line[-1] not in "。！？!?；;：:"
            parts.append(line if goes_on else f"{line}\n")
    return "".join(parts)


def _folded(text: str) -> str:
    # Text from some PDFs holds Kangxi radicals (⼀⼈⾏) for the characters they look like.
    return unicodedata.normalize("NFKC", text) if _RADICALS().search(text) else text


def _found(text: str, sentences: Sequence[str], topic: _Topic) -> bool:
    for clue in topic.clues:
        if not all(word in text for word in clue.words):
            continue
        # One word that nothing can take back needs no look at its sentence.
        if len(clue.words) == 1 and not clue.without:
            return True
        if any(_shows(sentence, clue) for sentence in sentences):
            return True
    return False


def _shows(sentence: str, clue: _Clue) -> bool:
    return all(word in sentence for word in clue.words) and not any(word in sentence for word in clue.without)


KIND = Kind("topics", _SCHEMA, _bind, ("missing", "lacking", "count"))
