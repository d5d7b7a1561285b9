"""What localising is for: figures changed by slips of the pen are named, with what they were.

CI tries a few hundred reports. `LINT_GOV_SLIPS=5000 pytest tests/test_slips.py` tries 5 000.
"""

import os
from collections import Counter

import pytest

from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.outcome import Certainty
from tests.checking import diagnosed, short
from tests.generate import FORMS, change_figures, consistent_cells, seeded

REPORTS = int(os.environ.get("LINT_GOV_SLIPS", "150"))
FORM_IDS = sorted(FORMS)


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_consistent_reports_have_no_diagnostic(form_id: str) -> None:
    form = FORMS[form_id]
    found = [diagnosed(consistent_cells(seeded(seed), form), form, "ACV") for seed in range(REPORTS)]
    assert [one for one in found if one] == []


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_one_changed_figure_is_named_with_certainty(form_id: str) -> None:
    form = FORMS[form_id]
    wrong = []
    for seed in range(REPORTS):
        rng = seeded(seed)
        changed, (slip,) = change_figures(rng, consistent_cells(rng, form), form)
        found = diagnosed(changed, form)
        true = (Certainty.CERTAIN, ((slip.address, slip.new, slip.old),))
        if [(one.address, one.severity.value, one.candidates, _repairs(one)) for one in found] != [
            (slip.address, "error", 1, [true])
        ]:
            wrong.append((seed, slip, [short(one) for one in found]))
    assert wrong == []


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_two_changed_figures_are_named_or_listed(form_id: str) -> None:
    form = FORMS[form_id]
    outcomes: Counter[str] = Counter()
    for seed in range(REPORTS):
        rng = seeded(1_000_000 + seed)
        changed, slips = change_figures(rng, consistent_cells(rng, form), form, 2)
        true = {(slip.address, slip.new, slip.old) for slip in slips}
        outcomes[_how_found(diagnosed(changed, form), true)] += 1
    assert outcomes["missed"] == 0, outcomes
    assert outcomes["named"] >= 0.98 * REPORTS, outcomes


def _how_found(found: tuple[Diagnostic, ...], true: set[tuple[str, str, str]]) -> str:
    """Return "named" if the true pair and nothing else is proposed, "listed" if it is among others."""
    repairs = [_repairs(one) for one in found]
    if all(len(candidates) == 1 for candidates in repairs):
        named = {cell for candidates in repairs for _, cells in candidates for cell in cells}
        if named == true:
            return "named"
    listed = any(set(cells) == true for candidates in repairs for _, cells in candidates)
    return "listed" if listed else "missed"


def _repairs(one: Diagnostic) -> list[tuple[Certainty, tuple[tuple[str, str, str], ...]]]:
    return [
        (repair.certainty, tuple((cell.address, cell.old, cell.new) for cell in repair.cells))
        for repair in one.repairs
    ]
