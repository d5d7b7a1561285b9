"""Kind `secrecy_mark`: the text bears no mark of a secret document, such as 机密★1年.

The words of the official forms (属于国家秘密) and what is said about secrecy are no marks. A finding
quotes the mark alone, never what stands beside it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.kinds.kind import Kind
from lint_gov.kinds.texts import Part, is_quoted, parts_of
from lint_gov.kinds.verdicts import Values, failed, passed
from lint_gov.model.document import Paragraph
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.rule import Check
from lint_gov.text.normalise import plain_digits, without_space
from lint_gov.text.pattern import late

_SCHEMA: dict[str, Any] = {"properties": {}}
_MARK = late(
    r"(?:绝密|机密|秘密)[★☆](?:[\d一二三四五六七八九十]{1,3}(?:年|个月)|长期)?|密级[:：为](?:绝密|机密|秘密)"
)
_ALONE = frozenset({"绝密", "机密", "秘密"})
_IN_ALL = "密"
_MOST = 10


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    def check(subject: Subject) -> Iterator[Verdict]:
        for part in parts_of(subject.report, cells=True):
            marks = list(_marks(part)) if _IN_ALL in part.text else []
            if not marks:
                yield passed(part.at)
            for paragraph, mark in marks[:_MOST]:
                values: Values = {"where": part.where, "mark": mark}
                yield failed(part.at, Finding(part.address, values, anchor=paragraph.anchor, quote=mark))

    return check


def _marks(part: Part) -> Iterator[tuple[Paragraph, str]]:
    for paragraph in part.paragraphs:
        if _IN_ALL not in paragraph.text:
            continue
        text = plain_digits(without_space(paragraph.text))
        if text in _ALONE:
            yield paragraph, text
        for match in _MARK().finditer(text):
            if not is_quoted(text, match.start()):
                yield paragraph, match[0]


KIND = Kind("secrecy_mark", _SCHEMA, _bind, ("where", "mark"))
