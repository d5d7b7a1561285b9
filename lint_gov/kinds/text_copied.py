"""Kind `text_copied`: the prose is not that of last year's report, or of another organ's of the same year.

What nearly every report says, figures and the organ's name are left out before prose is compared
(`lint_gov.prose.likeness`).
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lint_gov.kinds.grounds import known_sections, shortened
from lint_gov.kinds.kind import Kind, always
from lint_gov.kinds.naming import shown
from lint_gov.kinds.over_years import no_previous
from lint_gov.kinds.reasons import ALONE
from lint_gov.kinds.schemas import IDS
from lint_gov.kinds.verdicts import Values, failed, not_applicable, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.kin import Relative
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.prose.likeness import own_words, runs_of, share_in
from lint_gov.text.organs import organ_key

_SCHEMA = {
    "properties": {
        "sections": {
            **IDS,
            "description": "ids of the sections whose prose is compared, taken together",
        },
        "with": {
            "enum": ["last_year", "other_organs"],
            "description": "what it is compared with: the organ's last report, or others of the same year",
        },
        "above": {
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "the share of the prose that may stand there too, such as 0.5",
        },
        "least": {
            "type": "integer",
            "minimum": 1,
            "description": "shorter prose, in characters, is not judged",
        },
    },
    "required": ["sections", "with", "above", "least"],
}
_VALUES = ("share", "organ", "path")
_SHORT = Text(
    "去掉套话和数字后正文太短，不能比较", "without common phrases and figures the prose is too short"
)
_SHORTENED = Text("正文有省略，不能比较", "the prose was shortened")
_OFFICE = ("办公室", "办公厅")


class _Wanted(NamedTuple):
    sections: tuple[str, ...]
    above: float
    least: int


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    sections = known_sections(parameters["sections"], forms)
    wanted = _Wanted(sections, float(parameters["above"]), int(parameters["least"]))
    judge = _with_last_year if parameters["with"] == "last_year" else _with_others

    def check(subject: Subject) -> Iterator[Verdict]:
        yield judge(subject, f"section[{sections[0]}]", wanted)

    return check


def _with_last_year(subject: Subject, at: str, wanted: _Wanted) -> Verdict:
    if subject.previous is None:
        return not_applicable(at, no_previous(subject))
    before = Relative("", None, subject.previous)
    return _judge(subject.report, at, wanted, (before,))


def _with_others(subject: Subject, at: str, wanted: _Wanted) -> Verdict:
    if subject.kin is None:
        return not_applicable(at, ALONE)
    others = tuple(one for one in subject.kin.alike if not _of_one_house(subject.report, one.report))
    return _judge(subject.report, at, wanted, others)


def _judge(report: Report, at: str, wanted: _Wanted, others: tuple[Relative, ...]) -> Verdict:
    if _cut(report, wanted):
        return undecided(at, _SHORTENED)
    runs = runs_of(own_words(report, wanted.sections))
    if len(runs) < wanted.least:
        return not_applicable(at, _SHORT)
    shares = [(share_in(runs, runs_of(own_words(one.report, wanted.sections))), one) for one in others]
    share, likest = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    if likest is None or share <= wanted.above:
        return undecided(at, _SHORTENED) if any(_cut(one.report, wanted) for one in others) else passed(at)
    values: Values = {
        # Rounded down: 50.4 % is above one half, and 80 % is not above 80 %.
        "share": int(share * 100),
        "organ": shown(likest.report.organisation or likest.path),
        "path": shown(likest.path),
    }
    section = next(found for name in wanted.sections if (found := report.section(name)) is not None)
    return failed(at, Finding(at, values, anchor=section.anchor))


def _cut(report: Report, wanted: _Wanted) -> bool:
    return any(section.id in wanted.sections and shortened(section) for section in report.sections)


def _of_one_house(one: Report, other: Report) -> bool:
    """Return whether one organ is the office of the other: the same people write both reports."""
    names = sorted((organ_key(one.organisation or ""), organ_key(other.organisation or "")), key=len)
    return names[1].startswith(names[0]) and names[1][len(names[0]) :] in _OFFICE


KIND = Kind("text_copied", _SCHEMA, _bind, _VALUES, always)
