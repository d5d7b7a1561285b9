"""The same report gives the same values and diagnoses as a page, a DOCX file and a workbook."""

import os
from collections.abc import Callable

import pytest

from lint_gov.model.report import Report
from lint_gov.pipeline import lint
from lint_gov.result import Result
from tests.generate import FORMS, change_figures, consistent_cells, render_html, seeded
from tests.pages import Page, page_of
from tests.renderings import render_docx, render_xlsx

# HYPOTHESIS_PROFILE=search looks longer; so do these.
REPORTS = 300 if os.environ.get("HYPOTHESIS_PROFILE") == "search" else 12
_ODD = ("/", "—", "无", "1,170", "１２", "12件", "55（含自然失效29件）", "+3", "0.50")


def one_sheet_a_section(page: Page) -> bytes:
    return render_xlsx(page, sheets=True)


def all_text(page: Page) -> bytes:
    return render_xlsx(page, numbers=False)


def figures(seed: int) -> tuple[str, dict[str, str]]:
    """Return the form and figures of a report: consistent, slipped, with blanks, or with odd cells."""
    rng, form_id = seeded(seed), "2021" if seed % 2 else "2019"
    cells = consistent_cells(rng, FORMS[form_id])
    if seed % 3 == 0:
        cells, _ = change_figures(rng, cells, FORMS[form_id], 1 + seed % 2)
    if seed % 4 == 1:
        cells.update(dict.fromkeys(rng.sample(list(cells), rng.choice((1, 3, 30))), ""))
    if seed % 5 == 2:
        cells[rng.choice(list(cells))] = rng.choice(_ODD)
    return form_id, cells


def said(result: Result) -> list[tuple[object, ...]]:
    """Return the diagnoses without the places."""
    return [
        (one.rule, one.address, one.severity, one.message, one.explains, one.repairs, one.fingerprint)
        for one in result.diagnostics
    ]


def values(report: Report | None) -> dict[str, tuple[object, ...]]:
    cells = report.cells if report else {}
    return {
        address: (
            value.raw.strip("\xa0") if value.raw is not None else None,
            value.kind,
            value.number,
            value.doubt,
        )
        for address, value in cells.items()
    }


@pytest.mark.parametrize("draw", [render_docx, render_xlsx, one_sheet_a_section, all_text])
@pytest.mark.parametrize("seed", range(REPORTS))
def test_a_report_is_read_alike_from_every_format(seed: int, draw: Callable[[Page], bytes]) -> None:
    form_id, cells = figures(seed)
    page = lint(render_html(cells, FORMS[form_id]).encode())
    drawn = lint(draw(page_of(cells, FORMS[form_id])))
    assert values(drawn.report) == values(page.report)
    assert {address: raw for address, (raw, *_) in values(drawn.report).items()} == cells
    assert said(drawn) == said(page)
    assert drawn.report is not None
    assert page.report is not None
    assert [(one.id, one.numeral, one.title, one.text) for one in drawn.report.sections] == [
        (one.id, one.numeral, one.title, one.text) for one in page.report.sections
    ]
