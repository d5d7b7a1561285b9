"""Kind `concrete_text`: a part of the report states facts of the year, with a figure at least.

A figure is a number with a measure word; that nothing of a sort happened is a fact as well.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.kinds.grounds import SHORTENED, known_sections, lost_content, shortened, with_followers
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.schemas import WORDS
from lint_gov.kinds.verdicts import Values, failed, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.text.normalise import plain_digits, without_space
from lint_gov.text.pattern import late

_SCHEMA = {
    "properties": {
        "sections": {
            **WORDS,
            "description": "ids of the sections, with the sections of other titles that follow them",
        },
        "least": {
            "type": "integer",
            "minimum": 1,
            "description": "characters below which there is no text to judge (40 if not given)",
        },
    },
    "required": ["sections"],
}
_MEASURE = "件|条|次|期|篇|场|个|项|份|家|批|轮|例|户|起|宗|封|部|人|名|万|亿|%|％|字|页|套|类|处"
_FACT = late(
    rf"(?<![第\d.])\d[\d,.，]*(?:余|多|几)?(?:{_MEASURE})|(?<![第\d])[二两三四五六七八九十百千]{{1,6}}(?:余|多)?(?:件|次|期|篇|场|份)"
    r"|(?:未|没有|无)[^，。]{0,4}(?:收到|接到|发生|产生|出现|制定|制发)|零申请"
)
_TOO_SHORT = Text("该节没有可供判断的文字", "the section has no text to judge")


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    sections = known_sections(parameters["sections"], forms)
    least: int = parameters.get("least", 40)

    def check(subject: Subject) -> Iterator[Verdict]:
        yield _judge(subject.report, sections, least)

    return check


def _judge(report: Report, names: tuple[str, ...], least: int) -> Verdict:
    at = f"section[{names[0]}]"
    found = with_followers(report, names)
    text = plain_digits(without_space("".join(section.text for section in found)))
    if _FACT().search(text):
        return passed(at)
    reason = SHORTENED if any(map(shortened, found)) else lost_content(report)
    if reason is None and len(text) < least:
        reason = _TOO_SHORT
    if reason is not None:
        return undecided(at, reason)
    values: Values = {"length": len(text)}
    return failed(at, Finding(at, values, anchor=found[0].anchor))


KIND = Kind("concrete_text", _SCHEMA, _bind, ("length",))
