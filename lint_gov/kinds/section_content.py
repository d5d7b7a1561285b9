"""Kind `section_content`: a section that is there has something in it."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lint_gov.kinds.grounds import SHORTENED, form_for, known_sections, lost_content, shortened
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import section_name, shown
from lint_gov.kinds.schemas import WORDS
from lint_gov.kinds.verdicts import Values, failed, passed, undecided
from lint_gov.model.form import Form, SectionForm
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report, Section
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.text.normalise import label_key
from lint_gov.text.pattern import late

_SCHEMA = {
    "properties": {
        "least": {
            "type": "integer",
            "minimum": 1,
            "description": "letters and digits that make a text; marks and numbering do not count",
        },
        "sections": {
            **WORDS,
            "uniqueItems": True,
            "description": "ids of the sections to check; all of them if not given",
        },
        "accept": {
            "type": "array",
            "description": "shorter texts that are enough",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "sections": {**WORDS, "description": "the sections it holds for; all if not given"},
                    "until": {"type": "integer", "description": "the last report year it holds for"},
                    "texts": {**WORDS, "description": "the whole text, marks and white space aside"},
                    "containing": {**WORDS, "description": "words that the text has to contain"},
                },
            },
        },
    },
    "required": ["least"],
}
_NUMBERING = late(
    r"^\s*(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}[、.．](?!\d))",
    re.MULTILINE,
)
_AHEAD = 80  # what numbering, marks and white space may take at the beginning of a paragraph
_PICTURE = Text("该节只有图片，文字可能在图片中", "the section holds only a picture, which may hold its text")

_Accepts = Callable[[str, str, int | None], bool]


def written(text: str) -> str:
    """Return what a text says for the purpose of counting: no white space, marks or numbering."""
    return label_key(_NUMBERING().sub("", text))


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    wanted = known_sections(parameters.get("sections", ()), forms)
    least: int = parameters["least"]
    accepted = tuple(_acceptance(entry, forms) for entry in parameters.get("accept", ()))

    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        for section in form_for(report, forms).sections:
            found = report.section(section.id)
            if found is not None and (not wanted or section.id in wanted):
                yield _judge(report, section, found, least, accepted)

    return check


def _acceptance(entry: Mapping[str, Any], forms: Mapping[str, Form]) -> _Accepts:
    sections = known_sections(entry.get("sections", ()), forms)
    until: int | None = entry.get("until")
    texts = frozenset(label_key(text) for text in entry.get("texts", ()))
    parts = tuple(label_key(text) for text in entry.get("containing", ()))

    def accepts(section: str, text: str, year: int | None) -> bool:
        # A report without a year gets the benefit: the shorter text may have been right in it.
        in_time = until is None or year is None or year <= until
        return (
            in_time
            and (not sections or section in sections)
            and (text in texts or any(part in text for part in parts))
        )

    return accepts


def _judge(
    report: Report, section: SectionForm, found: Section, least: int, accepted: tuple[_Accepts, ...]
) -> Verdict:
    at = f"section[{section.id}]"
    # A table cut out of running text is no table of the section's, but is one of the report's.
    if found.tables or section.id in report.tables or _is_long(found, least):
        return passed(at)
    text = written(found.text)
    if len(text) >= least or any(accepts(section.id, text, report.year) for accepts in accepted):
        return passed(at)
    reason = SHORTENED if shortened(found) else _PICTURE if found.pictures else lost_content(report)
    if reason is not None:
        return undecided(at, reason)
    values: Values = {"section": section.id, "title": section_name(section), "length": len(text)}
    return failed(at, Finding(at, values, anchor=found.anchor, quote=shown(found.text) or None))


def _is_long(found: Section, least: int) -> bool:
    # Most sections are long: the beginning of a paragraph or two is enough to know.
    length = 0
    for paragraph in found.paragraphs:
        length += len(written(paragraph.text[: least + _AHEAD]))
        if length >= least:
            return True
    return False


KIND = Kind("section_content", _SCHEMA, _bind, ("section", "title", "length"))
