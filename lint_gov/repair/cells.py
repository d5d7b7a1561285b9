"""The places of the cells that a diagnostic speaks of, so that a reader is led to each of them."""

from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.document import Places
from lint_gov.model.location import NOWHERE
from lint_gov.model.report import Report
from lint_gov.repair.place import locate

_MOST = 64  # cells: more of them lead nobody


def with_cells(diagnostic: Diagnostic, report: Report, places: Places) -> Diagnostic:
    """Return a diagnostic with the places of the cells of its equation and repairs, where known."""
    equation = diagnostic.equation
    named = [cell for cell, _ in (*equation.left, *equation.right)] if equation else []
    named += [cell.address for repair in diagnostic.repairs for cell in repair.cells]
    if not named:
        return diagnostic
    cells = [cell for cell in dict.fromkeys(named) if cell in report.cells][:_MOST]
    found = ((cell, locate(report, places, cell)) for cell in cells)
    return diagnostic._replace(cells=tuple(one for one in found if one[1] != NOWHERE))
