"""The cells that a diagnosis says are wrong, or among which the wrong one is."""

from collections.abc import Mapping
from typing import NamedTuple

from lint_gov.model.diagnostic import Diagnostic, Severity
from lint_gov.model.outcome import Certainty
from lint_gov.model.report import Value

_PROVEN = frozenset({Certainty.CERTAIN, Certainty.LIKELY})


class Suspect(NamedTuple):
    """One cell: what it would become (None where that is not known), and how far that is proven."""

    address: str
    new: str | None
    certainty: Certainty


def suspects(diagnostic: Diagnostic, cells: Mapping[str, Value]) -> tuple[Suspect, ...]:
    """Return the cells to mark for a diagnosis, each once; none where it is about no cell.

    The cells of a proven repair; else those of all candidates; else the cell it is about, which a
    mere note only points at: that figure may well be right.
    """
    proven = next((one for one in diagnostic.repairs if one.certainty in _PROVEN), None)
    repairs = diagnostic.repairs if proven is None else (proven,)
    found: dict[str, Suspect] = {}
    for repair in repairs:
        for cell in repair.cells:
            found.setdefault(cell.address, Suspect(cell.address, cell.new, repair.certainty))
    about = diagnostic.address
    wrong = about is not None and about in cells and diagnostic.severity is not Severity.NOTE
    if not repairs and wrong and about is not None:
        return (Suspect(about, None, Certainty.NONE),)
    return tuple(found.values())
