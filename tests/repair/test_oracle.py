"""The exact search against an independent solver: the same fewest figures, the same repairs.

Runs where OR-tools is installed; it is no dependency of the project.
"""

from typing import Any

import pytest

from lint_gov.repair.search import MOST_CELLS, Equation, smallest_repairs
from tests.generate import FORMS, change_figures, consistent_cells, seeded

cp_model: Any = pytest.importorskip("ortools.sat.python.cp_model")

_HIGHEST = 200_000


def _equations(cells: dict[str, str]) -> list[Equation]:
    """Return the identities of table 三, written out here without any rule."""
    table = FORMS["2021"].tables["requests"]
    applicants, results = table.groups["applicants"], table.groups["results"]
    sums = [
        ([f"requests[{row.id},{column}]" for column in applicants], [f"requests[{row.id},total]"])
        for row in table.rows
    ]
    for column in table.columns:
        handled = f"requests[handled,{column.id}]"
        sums.append(([f"requests[{row},{column.id}]" for row in results], [handled]))
        left = [f"requests[{row},{column.id}]" for row in ("new", "carried_in")]
        sums.append((left, [handled, f"requests[carried_out,{column.id}]"]))
    equations = []
    for left, right in sums:
        factors = dict.fromkeys(left, 1) | dict.fromkeys(right, -1)
        residual = sum(factor * int(cells[cell]) for cell, factor in factors.items())
        equations.append(Equation(factors, residual))
    return equations


def _fewest(cells: dict[str, str], equations: list[Equation]) -> int:
    """Return the fewest figures that have to change, as the solver finds it."""
    model = cp_model.CpModel()
    counts, changed = {}, []
    for cell in sorted({cell for equation in equations for cell in equation.factors}):
        counts[cell] = model.new_int_var(0, _HIGHEST, cell)
        flag = model.new_bool_var(f"changed {cell}")
        model.add(counts[cell] == int(cells[cell])).only_enforce_if(flag.negated())
        changed.append(flag)
    for equation in equations:
        model.add(sum(factor * counts[cell] for cell, factor in equation.factors.items()) == 0)
    model.minimize(sum(changed))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    fewest: int = round(solver.objective_value)
    return fewest


@pytest.mark.parametrize("seed", range(48))
def test_no_smaller_repair_exists(seed: int) -> None:
    rng = seeded(seed)
    cells, _ = change_figures(rng, consistent_cells(rng, FORMS["2021"]), FORMS["2021"], 1 + seed % 4)
    equations = _equations(cells)
    found = smallest_repairs(
        equations, (), lambda changes: all(int(cells[cell]) + change >= 0 for cell, change in changes.items())
    )
    sizes = {len(repair) for repair in found.repairs}
    fewest = _fewest(cells, equations)
    assert (sizes, found.complete) == ({fewest} if fewest <= MOST_CELLS else set(), True)
