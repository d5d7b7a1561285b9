"""The same report in every format gives the same values, diagnoses and fingerprints, places aside.

`python -m benchmarks.renderings` does the same with hundreds of reports.
"""

from collections.abc import Sequence

import pytest

from lint_gov.model.form import Form
from lint_gov.model.report import ValueKind
from lint_gov.pipeline import lint
from lint_gov.result import ReadStatus
from tests.agreeing import (
    EXACT,
    OLD,
    PRINTED,
    Drawn,
    became,
    contents,
    expected,
    reports,
    said,
    values,
)
from tests.converting import needs_chromium, needs_soffice
from tests.generate import FORMS
from tests.looks import look_of

REPORTS = reports(4)


@pytest.mark.parametrize("one", REPORTS, ids=lambda one: one.name)
def test_the_page_itself_is_read_as_drawn(one: Drawn) -> None:
    result = expected(one)
    assert result.status is ReadStatus.READ
    assert {address: text for address, (text, _, _) in values(result).items()} == dict(one.cells)
    assert {doubt for _, _, doubt in values(result).values()} == {None}


def agree(media: str, some: Sequence[Drawn]) -> None:
    made = contents(media, some)
    for one in some:
        result = lint(made[one.name])
        assert values(result) == values(expected(one)), one.name
        assert said(result) == said(expected(one)), one.name


@pytest.mark.parametrize("media", list(EXACT)[1:])
def test_exact_formats_agree_in_everything(media: str) -> None:
    agree(media, REPORTS)


@needs_soffice
@pytest.mark.parametrize("media", OLD)
def test_what_libreoffice_reads_agrees_in_everything(media: str) -> None:
    agree(media, REPORTS[2:4])


@pytest.mark.parametrize(
    "media",
    [pytest.param(PRINTED[0], marks=needs_soffice), pytest.param(PRINTED[1], marks=needs_chromium)],
)
def test_printed_formats_are_exact_or_doubtful(media: str) -> None:
    made = contents(media, REPORTS)
    for one in REPORTS:
        result, wanted = lint(made[one.name]), values(expected(one))
        found = {address: became(value, wanted[address]) for address, value in values(result).items()}
        assert set(found) == set(wanted), one.name
        assert set(found.values()) <= {"exact", "doubtful"}, one.name
        assert list(found.values()).count("exact") >= 0.995 * len(found), one.name
        if "doubtful" not in found.values():
            assert said(result) == said(expected(one)), one.name


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("media", [media for media in EXACT if media != "text"])  # a blank leaves nothing
def test_a_blank_form_has_every_cell_blank(media: str, form: Form) -> None:
    addresses = [address for table in form.tables.values() for address in table.addresses]
    blank = Drawn("0", dict.fromkeys(addresses, ""), form, look_of(0))
    report = lint(contents(media, [blank])["0"]).report
    assert report is not None
    assert {table: reading.form for table, reading in report.tables.items()} == dict.fromkeys(
        form.tables, form.id
    )
    assert {(value.kind, value.doubt) for value in report.cells.values()} == {(ValueKind.BLANK, None)}
    assert set(report.cells) == set(blank.cells)
