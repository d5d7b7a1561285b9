"""Kind `deadline`: the report was published by the day that the law sets for organs of its sort.

The register of organs may set another day. An organ whose sort is not known has no day here.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from lint_gov.kinds.dates_stated import is_only_updated
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.organ_sort import ORGAN_SORTS, sort_of
from lint_gov.kinds.reasons import NO_DATE, NO_YEAR
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text

_SCHEMA = {
    "properties": {
        "due": {
            "type": "object",
            "additionalProperties": False,
            "minProperties": 1,
            "description": "the last day (MM-DD of the following year) for each sort of organ",
            "properties": {
                sort: {"type": "string", "pattern": "^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$"}
                for sort in ORGAN_SORTS
            },
        },
    },
    "required": ["due"],
}
_VALUES = ("organ", "sort", "published", "due", "days")
_AT = "meta[published]"
_NAMES = {
    "department": Text("部门", "a department"),
    "government": Text("人民政府", "a government"),
    "township": Text("乡镇（街道）", "a township"),
    "registered": Text("机构名录所列机关", "an organ of the register"),
}
_NO_SORT = Text(
    "不能确定机关的层级，也没有在机构名录中规定期限",
    "the level of the organ is not known, and no register sets a day",
)
_NO_DAY = Text("法律没有为这类机关规定期限", "the law sets no day for organs of this sort")
_UPDATED = Text("只有更新日期，没有发布日期", "only the date of the last change is stated")
_TOO_EARLY = Text(
    "所载发布日期早于年度结束，不可采信", "the date of publication lies before the end of the year"
)


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - of no form
    days: Mapping[str, str] = parameters["due"]

    def check(subject: Subject) -> Iterator[Verdict]:
        yield _judge(subject, days)

    return check


def _judge(subject: Subject, days: Mapping[str, str]) -> Verdict:
    year = subject.report.year
    if year is None:
        return not_applicable(_AT, NO_YEAR)
    own = subject.organ.deadline if subject.organ else None
    sort = "registered" if own else sort_of(subject)
    day = own or days.get(sort or "")
    if day is None:
        return not_applicable(_AT, _NO_DAY if sort else _NO_SORT)
    due = f"{year + 1}-{day}"
    reason = _unsure(subject, due)
    if reason is not None:
        return undecided(_AT, reason)
    published = subject.report.published
    if published is None or published <= due:
        return passed(_AT)
    values: Values = {
        "organ": subject.organ_name or "",
        "sort": _NAMES[str(sort)],
        "published": published,
        "due": due,
        "days": (date.fromisoformat(published) - date.fromisoformat(_real(due))).days,
    }
    return failed(_AT, Finding(_AT, values, quote=published))


def _unsure(subject: Subject, due: str) -> Text | None:
    """Return why it cannot be told whether the report was in time; None where the day is still to come."""
    published = subject.report.published
    if published is None:
        return None if subject.as_of is not None and subject.as_of <= due else NO_DATE
    if published <= f"{subject.report.year}-12-31":
        return _TOO_EARLY
    return _UPDATED if published > due and is_only_updated(subject.report) else None


def _real(day: str) -> str:
    """Return a day that a year may not have, 02-29 or 04-31, as the last one of its month."""
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return f"{day[:8]}{28 if day[5:7] == '02' else 30}"


KIND = Kind("deadline", _SCHEMA, _bind, _VALUES)
