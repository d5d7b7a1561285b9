"""Kind `stated_year`: title, first sentence and period speak of one year."""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.kinds.dates_stated import opening_year
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.text.numerals import year_of
from lint_gov.text.pattern import late

_SCHEMA: dict[str, Any] = {"properties": {}}
_VALUES = ("title_year", "opening_year", "period_year", "quote")
_AT = "meta[year]"
_YEAR = late(r"(?:19|20)\d\d(?=\D|$)|二[〇零○][一二三四五六七八九〇零○]{2}")
_NO_TITLE = Text("标题没有写明年度", "the title names no year")
_NO_OPENING = Text("开头没有写明是哪一年度的报告", "the opening does not say of which year the report is")


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    def check(subject: Subject) -> Iterator[Verdict]:
        yield _judge(subject.report)

    return check


def _judge(report: Report) -> Verdict:
    printed = _YEAR().search("".join((report.title or "").split()))
    if printed is None:
        return not_applicable(_AT, _NO_TITLE)
    opening = opening_year(report)
    if opening is None:
        return not_applicable(_AT, _NO_OPENING)
    title = year_of(printed[0])
    if opening.year == title:
        return passed(_AT)
    values: Values = {
        "title_year": title,
        "opening_year": opening.year,
        "period_year": report.period.start[:4] if report.period else "",
        "quote": shown(opening.quote),
    }
    return failed(_AT, Finding(_AT, values, anchor=opening.paragraph.anchor, quote=shown(opening.quote)))


KIND = Kind("stated_year", _SCHEMA, _bind, _VALUES)
