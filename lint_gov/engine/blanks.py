"""What identities say of cells that hold no figure.

A blank, a dash or a word stands for an unknown count of at least 0. An identity with one unknown
forces its value; one whose unknowns all have to add up to nothing forces each of them to 0. Two
identities that force different values on one cell contradict each other.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lint_gov.engine.counts import is_signed
from lint_gov.engine.ran import Ran
from lint_gov.model.outcome import Finding, Linear, Status, Verdict
from lint_gov.model.report import Report, Value

Key = tuple[int, int]


class Forced(NamedTuple):
    """What an identity forces a cell to be; `rule` and `at` name the identity.

    `key` holds the places of the rule among those run and of the verdict among its verdicts. `direct`
    is False where the identity forces it only together with what others force.
    """

    value: int
    rule: str
    at: str
    key: Key
    direct: bool = True


class _Identity(NamedTuple):
    key: Key
    rule: str
    at: str
    known: int
    unknown: dict[str, int]
    cells: tuple[str, ...]


def forced_blanks(report: Report, ran: Sequence[Ran]) -> dict[str, tuple[Forced, ...]]:
    """Return, for each cell without a figure, what the identities force it to be.

    Only identities that are not broken testify, and only those in which every other cell was read
    for certain. The values of one cell may differ: then the identities contradict each other.
    """
    blank = [value for value in report.cells.values() if value.number is None and value.sure]
    open_cells = {value.address for value in blank if not is_signed(report.forms, value.address)}
    if not open_cells:
        return {}
    identities = list(_identities(report, ran, open_cells))
    forced: dict[str, list[Forced]] = {}
    settled: dict[str, int] = {}
    while _propagate(identities, forced, settled):
        agreed = {address: facts[0].value for address, facts in forced.items() if _agree(facts)}
        settled |= {address: value for address, value in agreed.items() if address not in settled}
    return {address: tuple(facts) for address, facts in forced.items()}


def contradictions(report: Report, ran: Sequence[Ran]) -> dict[int, dict[int, Verdict]]:
    """Return the verdicts that fail because they force different values on one cell.

    They are given by the place of the rule and of the verdict. The finding is about the cell; its
    value "conflict" names it.
    """
    failed: dict[int, dict[int, Verdict]] = {}
    for address, facts in forced_blanks(report, ran).items():
        if _agree(facts):
            continue
        for fact in facts:
            rule, place = fact.key
            verdict = ran[rule].verdicts[place]
            finding = Finding(address, {"conflict": address, "forced": fact.value}, cells=(address,))
            changed = Verdict(Status.FAILED, verdict.at, finding=finding, linear=verdict.linear)
            failed.setdefault(rule, {}).setdefault(place, changed)
    return failed


def is_conflict(verdict: Verdict) -> bool:
    """Return whether a verdict failed because another identity forces a cell to be something else."""
    return verdict.finding is not None and "conflict" in verdict.finding.values


def _testifies(verdict: Verdict) -> bool:
    return verdict.status in {Status.PASSED, Status.UNDECIDED} or is_conflict(verdict)


def _agree(facts: Sequence[Forced]) -> bool:
    return all(fact.value == facts[0].value for fact in facts)


def _identities(report: Report, ran: Sequence[Ran], open_cells: set[str]) -> Iterator[_Identity]:
    for place, one in enumerate(ran):
        for index, verdict in enumerate(one.verdicts):
            if verdict.linear is None or not _testifies(verdict):
                continue
            if any(address in open_cells for address, _ in verdict.linear.terms):
                identity = _identity(report.cells, verdict.linear, open_cells)
                if identity is not None:
                    known, unknown = identity
                    cells = tuple(unknown)
                    yield _Identity((place, index), one.rule.id, verdict.at, known, unknown, cells)


def _identity(
    cells: Mapping[str, Value], linear: Linear, open_cells: set[str]
) -> tuple[int, dict[str, int]] | None:
    known, unknown = linear.constant, Counter[str]()
    for address, factor in linear.terms:
        if address in open_cells:
            unknown[address] += factor
            continue
        value = cells.get(address)
        if value is None or value.doubt is not None or not isinstance(value.number, int):
            return None
        known += factor * value.number
    return known, {cell: factor for cell, factor in unknown.items() if factor}


def _propagate(
    identities: list[_Identity], forced: dict[str, list[Forced]], settled: Mapping[str, int]
) -> bool:
    """Let every identity that can say something now say it, once; return whether one did."""
    spoke = False
    for identity in list(identities):
        found = _says(identity, settled)
        if found:
            identities.remove(identity)
            spoke = True
            direct = not any(cell in settled for cell in identity.cells)
            for address, value in found.items():
                fact = Forced(value, identity.rule, identity.at, identity.key, direct)
                forced.setdefault(address, []).append(fact)
    return spoke


def _says(identity: _Identity, settled: Mapping[str, int]) -> dict[str, int]:
    unknown = {cell: factor for cell, factor in identity.unknown.items() if cell not in settled}
    residual = identity.known + sum(
        factor * settled[cell] for cell, factor in identity.unknown.items() if cell in settled
    )
    one_sided = len({factor > 0 for factor in unknown.values()}) == 1
    if one_sided and residual == 0:
        return dict.fromkeys(unknown, 0)
    if len(unknown) == 1:
        ((cell, factor),) = unknown.items()
        value, rest = divmod(-residual, factor)
        if value >= 0:
            return {} if rest else {cell: value}
    return _objects(identity, settled, residual) if len(unknown) <= 1 else {}


def _objects(identity: _Identity, settled: Mapping[str, int], residual: int) -> dict[str, int]:
    """Return what an identity makes of cells that others have settled: the same, or one other value."""
    cells = [cell for cell in identity.cells if cell in settled]
    if residual == 0:
        return {cell: settled[cell] for cell in cells}
    if not cells:
        return {}
    factor = identity.unknown[cells[0]]
    value, rest = divmod(settled[cells[0]] * factor - residual, factor)
    return {} if rest else {cells[0]: value}
