"""Orders equally small repairs by what else speaks for them."""

from collections.abc import Iterable, Mapping, Sequence

from lint_gov.forms.address import parse_address
from lint_gov.model.report import Report
from lint_gov.repair.check import new_figure
from lint_gov.repair.system import Number, System

Changes = Mapping[str, Number]


def by_evidence(
    system: System, repairs: Sequence[Changes], previous: Report | None
) -> tuple[list[Changes], bool]:
    """Return the repairs, the best supported first, and whether independent evidence settles which.

    Independent evidence is last year's report, and figures that stand in one another's cells or are
    one number split over two. That a repair is a likely slip of the pen, and the order of the form,
    only decide what is listed first.
    """
    order = {cell: place for place, cell in enumerate(system.report.cells)}
    scored = [(_score(system, repair, previous), repair) for repair in repairs]
    scored.sort(key=lambda pair: (*pair[0], sorted(order[cell] for cell in pair[1])))
    support = [score[0] for score, _ in scored]
    return [repair for _, repair in scored], support[0] < 0 and support[0] < support[1]


def _score(system: System, repair: Changes, previous: Report | None) -> tuple[int, int]:
    independent = _by_last_year(system, repair, previous) + _by_arrangement(system, repair)
    return -independent, sum(_slip(system, cell, change) for cell, change in repair.items())


def _by_last_year(system: System, repair: Changes, previous: Report | None) -> int:
    """Return how many cells of 上年结转 come to agree with last year's report, less those that cease to."""
    score = 0
    for cell, change in repair.items():
        before = previous.cells.get(cell.replace("[carried_in,", "[carried_out,")) if previous else None
        if "[carried_in," in cell and before is not None and before.known:
            score += (new_figure(system, cell, change) == before.number) - (
                system.figures[cell] == before.number
            )
    return score


def _by_arrangement(system: System, repair: Changes) -> int:
    """Return 1 if the figures are right but stand in one another's cells, or one is split over two."""
    if len(repair) < 2:  # noqa: PLR2004 - one figure cannot be in another's place
        return 0
    old = [system.figures[cell] for cell in repair]
    new = [new_figure(system, cell, change) for cell, change in repair.items()]
    moved = sorted(old) == sorted(new) and _neighbours(repair)
    return int(moved or (_neighbours(repair) and _split(old, new)))


def _neighbours(cells: Iterable[str]) -> bool:
    addresses = [parse_address(cell) for cell in cells]
    return len({address.row for address in addresses}) == 1 or len({one.column for one in addresses}) == 1


def _split(old: Sequence[Number], new: Sequence[Number]) -> bool:
    """Return whether two printed figures, read as one, are one of the new ones."""
    if len(old) != 2 or 0 not in new:  # noqa: PLR2004 - a number is split in two
        return False
    joined = f"{old[0]}{old[1]}"
    return joined in {str(figure) for figure in new}


def _slip(system: System, cell: str, change: Number) -> int:
    printed = str(system.figures[cell])
    return slip_distance(printed, str(new_figure(system, cell, change)))


def slip_distance(one: str, other: str) -> int:
    """Return how many slips of a digit (left out, put in, replaced, two swapped) lie between two figures."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        above, row, earlier = row, [i], before
        for j, right in enumerate(other, start=1):
            best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
        before = above
    return row[-1]
