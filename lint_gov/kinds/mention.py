"""Kind `mention`: somewhere in the report one of certain words stands."""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.kinds.grounds import SHORTENED, no_text
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.schemas import SHORT_WORDS
from lint_gov.kinds.texts import parts_of
from lint_gov.kinds.verdicts import failed, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.text.normalise import without_space

_SCHEMA = {
    "properties": {
        "words": {
            **SHORT_WORDS,
            "description": "the words, any one of them; white space in the text is passed over",
        },
    },
    "required": ["words"],
}
_AT = "text"


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - of no form
    words = tuple(map(without_space, parameters["words"]))

    def check(subject: Subject) -> Iterator[Verdict]:
        yield _judge(subject.report, words)

    return check


def _judge(report: Report, words: tuple[str, ...]) -> Verdict:
    text = "\n".join([part.text for part in parts_of(report)])
    # White space within a word is rare, and taking all of it out takes longer than the search.
    if any(word in text for word in words) or _spaced(text, words):
        return passed(_AT)
    reason = SHORTENED if "…" in text else no_text(report)
    return undecided(_AT, reason) if reason else failed(_AT, Finding(None))


def _spaced(text: str, words: tuple[str, ...]) -> bool:
    bare = without_space(text)
    return any(word in bare for word in words)


KIND = Kind("mention", _SCHEMA, _bind)
