"""Reports made by hand for the tests of checks of structure and of reading."""

from collections.abc import Iterable, Mapping
from typing import Any

from lint_gov.forms.cells import report_of
from lint_gov.kinds.kind import Kind
from lint_gov.model.document import Paragraph
from lint_gov.model.outcome import Status, Subject, Verdict
from lint_gov.model.report import Report, Section
from tests.generate import FORMS, year_of

Seen = tuple[str, str]


def section(id_: str | None, title: str, text: str = "", **more: Any) -> Section:
    """Return a section titled like 三、收到…; its numeral is what stands before 、."""
    numeral, mark, _ = title.partition("、")
    paragraphs = tuple(Paragraph(line, 0) for line in text.split("\n") if line)
    return Section(id_, title, numeral if mark and len(numeral) == 1 else None, 7, paragraphs, **more)


def six_sections(
    form: str = "2021", text: str = "本节的文字足够长，说明了本年的情况。"
) -> tuple[Section, ...]:
    """Return the sections of a form in their order, each with the same text."""
    return tuple(section(one.id, f"{one.numeral}、{one.title}", text) for one in FORMS[form].sections)


def report(
    sections: Iterable[Section] = (),
    *,
    cells: Mapping[str, str | int | None] | None = None,
    form: str = "2021",
    **facts: Any,
) -> Report:
    """Return a report with these sections and figures; it has a title unless `facts` say otherwise."""
    made = report_of(cells or {}, FORMS[form], year=facts.pop("year", year_of(FORMS[form])))
    return made._replace(sections=tuple(sections), **{"title": "年度报告", **facts})


def verdicts(
    kind: Kind, made: Report, parameters: Mapping[str, Any] | None = None, **known: Any
) -> list[Verdict]:
    """Return the verdicts of a kind with these parameters on a report."""
    return list(kind.bind(parameters or {}, FORMS)(Subject(made, **known)))


def seen(kind: Kind, made: Report, parameters: Mapping[str, Any] | None = None, **known: Any) -> list[Seen]:
    """Return the status and place of each verdict."""
    return [(verdict.status.value, verdict.at) for verdict in verdicts(kind, made, parameters, **known)]


def failures(
    kind: Kind, made: Report, parameters: Mapping[str, Any] | None = None, **known: Any
) -> list[tuple[str, dict[str, Any]]]:
    """Return the place and the values of each finding, texts in Chinese."""
    return [
        (
            verdict.at,
            {name: getattr(value, "zh", value) for name, value in verdict.finding.values.items()},
        )
        for verdict in verdicts(kind, made, parameters, **known)
        if verdict.status is Status.FAILED and verdict.finding
    ]


def reasons(
    kind: Kind, made: Report, parameters: Mapping[str, Any] | None = None, **known: Any
) -> list[tuple[str, str]]:
    """Return the place and the Chinese reason of each verdict that is undecided or not applicable."""
    return [
        (verdict.at, verdict.reason.zh)
        for verdict in verdicts(kind, made, parameters, **known)
        if verdict.reason
    ]
