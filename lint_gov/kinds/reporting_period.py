"""Kind `reporting_period`: the report states the period of its figures, and it is the report year.

Only a period that the words around it say is that of the figures can be wrong.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lint_gov.forms.similarity import is_subsequence
from lint_gov.kinds.dates_stated import opening_year
from lint_gov.kinds.grounds import SHORTENED, no_text
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.organ_sort import sort_of
from lint_gov.kinds.reasons import NO_YEAR
from lint_gov.kinds.texts import Part, parts_of, sentence_around
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed, undecided
from lint_gov.model.document import Paragraph
from lint_gov.model.form import Form
from lint_gov.model.once import once
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.text.dates import Period, find_periods
from lint_gov.text.normalise import plain_digits, without_space
from lint_gov.text.pattern import late

_SCHEMA = {
    "properties": {
        "refuse": {
            "enum": ["missing", "wrong"],
            "description": "missing: no period is stated; wrong: another one than the report year",
        },
    },
    "required": ["refuse"],
}
_VALUES = ("sort", "period", "expected", "fault", "match")
_AT = "meta[period]"
_OF_FIGURES = late(
    r"统计(?:期限|时限|周期|时间|区间|期间|范围)|所列数据|数据(?:的)?(?:期限|时限|周期|起止)|报告期(?!刊)|起止(?:时间|日期)"
)
_SIGNS = ("统", "数据", "报告期", "起止")
_DATED = late(r"\d年|\d月|\d日|年度")
_NONE = Text("没有写明统计期限", "no period is stated")
_SEVERAL = Text("写明的期限不止一个", "more than one period is stated")
_TITLE_IN_DOUBT = Text(
    "首句和统计期限的年度相同，标题的年度存疑", "opening and period agree; the year in the title is in doubt"
)


class _Stated(NamedTuple):
    """A sentence on the period of the figures, and the periods in it."""

    paragraph: Paragraph
    sentence: str
    periods: tuple[Period, ...]


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - of no form
    missing = parameters["refuse"] == "missing"

    def check(subject: Subject) -> Iterator[Verdict]:
        yield _presence(subject) if missing else _correctness(subject.report)

    return check


@once
def _stated(report: Report) -> tuple[_Stated, ...]:
    return tuple(one for part in parts_of(report) if _may_state(part.text) for one in _stated_in(part))


def _stated_in(part: Part) -> Iterator[_Stated]:
    for paragraph in part.paragraphs:
        if not _may_state(paragraph.text):
            continue
        text = plain_digits(without_space(paragraph.text))
        match = _OF_FIGURES().search(text)
        if match is None:
            continue
        sentence = sentence_around(text, match.start())
        if _DATED().search(sentence):
            yield _Stated(paragraph, sentence, find_periods(sentence))


def _may_state(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


def _presence(subject: Subject) -> Verdict:
    report = subject.report
    if report.period is not None or _stated(report):
        return passed(_AT)
    cut = any("…" in part.text for part in parts_of(report))
    reason = SHORTENED if cut else no_text(report)
    if reason is not None:
        return undecided(_AT, reason)
    values = {**_values(report, "", "missing"), "sort": sort_of(subject) or "unknown"}
    return failed(_AT, Finding(_AT, values))


def _correctness(report: Report) -> Verdict:
    if report.year is None:
        return not_applicable(_AT, NO_YEAR)
    stated = [one for one in _stated(report) if one.periods]
    periods = [period for one in stated for period in one.periods]
    if not periods:
        right = report.period is not None and _is_year(report.period.start, report.period.end, report.year)
        return passed(_AT) if right else not_applicable(_AT, _NONE)
    if any(period.valid and _is_year(period.opens, period.closes, report.year) for period in periods):
        return passed(_AT)
    if len({(period.opens, period.closes) for period in periods}) > 1:
        return undecided(_AT, _SEVERAL)
    opening = opening_year(report)
    if opening is not None and opening.year != report.year and periods[0].opens[:4] == str(opening.year):
        return undecided(_AT, _TITLE_IN_DOUBT)
    return failed(_AT, _wrong(report, stated[0]))


def _is_year(opens: str, closes: str, year: int) -> bool:
    return (opens, closes) == (f"{year}-01-01", f"{year}-12-31")


def _wrong(report: Report, stated: _Stated) -> Finding:
    period = stated.periods[0]
    printed = stated.sentence[period.start : period.end]
    standard = f"自{report.year}年1月1日起至{report.year}年12月31日止"
    lost = report.copy_damaged and is_subsequence(printed, standard)
    values = _values(report, printed, "period" if period.valid else "invalid")
    values["match"] = "lost" if lost else "other"
    return Finding(_AT, values, anchor=stated.paragraph.anchor, quote=shown(printed))


def _values(report: Report, printed: str, fault: str) -> Values:
    return {
        "sort": "",
        "period": shown(printed),
        "expected": f"{report.year}年1月1日至12月31日",
        "fault": fault,
        "match": "other",
    }


KIND = Kind("reporting_period", _SCHEMA, _bind, _VALUES)
