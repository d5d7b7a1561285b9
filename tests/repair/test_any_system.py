"""Whatever identities rules declare and figures reports hold: localising answers, and the same twice."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from lint_gov.engine import check
from lint_gov.forms.cells import report_of
from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.document import Unplaced
from lint_gov.model.outcome import Certainty, Finding, Linear, Status, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.repair import localise
from tests.checking import made_rule
from tests.generate import FORMS

FORM = FORMS["2019"]
CELLS = (
    *FORM.tables["disputes"].addresses[:9],
    "disclosure[licence,change]",
    "disclosure[procurement,amount]",
)
FIGURES = st.sampled_from(
    ["0", "0", "1", "2", "3", "11", "110", "-4", "2.5", "", "-", "无", "８", None, "9" * 30]
)
TERMS = st.dictionaries(
    st.sampled_from(CELLS), st.sampled_from([1, 1, 1, -1, -1, 2, -3, 0]), min_size=1, max_size=6
)


def _verdict(number: int, terms: Mapping[str, int], report: Report) -> Verdict:
    at = f"disputes[line{number}]"
    values = [(report.cells[cell], factor) for cell, factor in terms.items()]
    linear = Linear(tuple(terms.items()))
    if not all(value.sure for value, _ in values):
        return Verdict(Status.UNDECIDED, at, linear=linear)
    total = sum(factor * value.number for value, factor in values if value.number is not None)
    if not total:
        return Verdict(Status.PASSED, at, linear=linear)
    if any(value.number is None for value, _ in values) and number % 2:
        return Verdict(Status.UNDECIDED, at, linear=linear)
    return Verdict(Status.FAILED, at, finding=Finding(at, {"what": "x"}), linear=linear)


def _diagnosed(
    cells: Mapping[str, str | None], lines: list[dict[str, int]]
) -> tuple[Report, tuple[Diagnostic, ...]]:
    report = report_of(cells, FORM)
    verdicts = [_verdict(number, terms, report) for number, terms in enumerate(lines)]
    rules = [made_rule(f"A{number}", verdicts[number::3]) for number in range(3)]
    subject = Subject(report)
    return report, localise(subject, check(subject, rules), Unplaced())


@given(st.dictionaries(st.sampled_from(CELLS), FIGURES, min_size=4), st.lists(TERMS, max_size=12))
def test_every_broken_identity_is_explained_once_and_nothing_else(
    cells: dict[str, str | None], lines: list[dict[str, int]]
) -> None:
    report = report_of(cells, FORM)
    subject = Subject(report)
    verdicts = [_verdict(number, terms, report) for number, terms in enumerate(lines)]
    ran = check(subject, [made_rule("A0", verdicts)])
    failed = [verdict.at for one in ran for verdict in one.verdicts if verdict.status is Status.FAILED]
    found = localise(subject, ran, Unplaced())
    assert sorted(one.at for diagnostic in found for one in diagnostic.explains) == sorted(failed)
    for diagnostic in found:
        assert diagnostic.candidates == len(diagnostic.repairs)
        for repair in diagnostic.repairs:
            assert repair.certainty is not Certainty.NONE
            assert all(cell.old != cell.new for cell in repair.cells)
            assert all(report.cells[cell.address].sure for cell in repair.cells)


@given(st.dictionaries(st.sampled_from(CELLS), FIGURES, min_size=4), st.lists(TERMS, max_size=12))
def test_the_same_report_gives_the_same_diagnostics(
    cells: dict[str, str | None], lines: list[dict[str, int]]
) -> None:
    assert _diagnosed(cells, lines) == _diagnosed(dict(reversed(cells.items())), lines)
