"""Blank cells in text: read where they left a trace; where they left none, no cell is taken for another."""

from collections.abc import Callable

import pytest

from lint_gov import lint
from lint_gov.model.form import Form
from lint_gov.model.report import Value
from tests.generate import FORMS, STYLES, consistent_cells, render_text, seeded

LOST = ("spaces", "run")
"""The styles in which a blank cell leaves no trace."""
BOTH = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
SEEDS = pytest.mark.parametrize("seed", range(3))


def without_zeros(form: Form, seed: int) -> dict[str, str]:
    """Return figures as many offices print them: nothing where there was nothing but in the total."""
    cells = consistent_cells(seeded(seed), form)
    blank = [
        address
        for address, text in cells.items()
        if text == "0" and address.startswith("requests") and not address.endswith(",total]")
    ]
    return cells | dict.fromkeys(blank, "")


def some_blank(form: Form, seed: int) -> dict[str, str]:
    """Return figures with ten cells of table 三 blank wherever chance has them."""
    cells, rng = consistent_cells(seeded(seed), form), seeded(seed)
    return cells | dict.fromkeys(rng.sample([one for one in cells if one.startswith("requests")], 10), "")


def read(cells: dict[str, str], form: Form, style: str) -> dict[str, Value]:
    report = lint(render_text(cells, form, style).encode(), name="report.txt").report
    assert report is not None
    return dict(report.cells)


@BOTH
@SEEDS
@pytest.mark.parametrize("style", [style for style in STYLES if style not in LOST])
def test_blanks_that_left_a_trace_are_read(form: Form, seed: int, style: str) -> None:
    cells = without_zeros(form, seed)
    found = read(cells, form, style)
    assert {address: (value.raw or "").strip() for address, value in found.items() if value.sure} == cells


@BOTH
@SEEDS
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("made", [without_zeros, some_blank])
def test_no_cell_is_taken_for_another(
    form: Form, seed: int, style: str, made: Callable[[Form, int], dict[str, str]]
) -> None:
    cells = made(form, seed)
    sure = {
        address: (value.raw or "").strip()
        for address, value in read(cells, form, style).items()
        if value.sure
    }
    assert sure == {address: cells[address] for address in sure}
