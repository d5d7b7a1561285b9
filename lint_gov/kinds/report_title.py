"""Kind `report_title`: the title names the organ, the year and 政府信息公开工作年度报告."""

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.forms.similarity import is_subsequence
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.text.normalise import label_key
from lint_gov.text.pattern import LETTER, late

_SCHEMA: dict[str, Any] = {"properties": {}}
_VALUES = ("printed", "standard", "fault", "match")
_AT = "title"
_NAME = "政府信息公开工作年度报告"
_NO_TITLE = Text("没有找到标题", "no title was found")
_YEAR = late(r"(?:19|20)\d\d|二[〇零○o]\d?[一二三四五六七八九〇零○o]{2}")
_ORGAN = late(rf"{LETTER}{{2,}}")
_BESIDE = late(r"年度?|关于|的")


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        if report.title is None:
            yield not_applicable(_AT, _NO_TITLE)
            return
        fault = _fault(label_key(report.title))
        yield failed(_AT, _finding(report, report.title, fault)) if fault else passed(_AT)

    return check


def _fault(title: str) -> str:
    if _NAME not in title:
        return "name"
    if not _YEAR().search(title):
        return "year"
    rest = _BESIDE().sub("", _YEAR().sub("", title.replace(_NAME, "", 1)))
    return "" if _ORGAN().search(rest) else "organ"


def _finding(report: Report, title: str, fault: str) -> Finding:
    standard = f"{report.organisation or ''}{report.year or ''}年{_NAME}"
    key = label_key(title)
    lost = report.copy_damaged and key != label_key(standard) and is_subsequence(key, label_key(standard))
    values: Values = {
        "printed": shown(title),
        "standard": shown(standard),
        "fault": fault,
        "match": "lost" if lost else "variant",
    }
    return Finding(_AT, values, anchor=report.title_anchor, quote=shown(title))


KIND = Kind("report_title", _SCHEMA, _bind, _VALUES)
