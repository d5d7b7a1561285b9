"""Makes diagnostics: one for a finding that stands alone, one for each cause of broken identities."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from lint_gov.engine import Forced, is_conflict
from lint_gov.forms.address import parse_address
from lint_gov.model.diagnostic import Diagnostic, Explained, Severity
from lint_gov.model.document import Places, Unreadable
from lint_gov.model.location import NOWHERE
from lint_gov.model.outcome import CellChange, Certainty, Equation, Finding, Repair, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Rule
from lint_gov.model.wording import Text
from lint_gov.repair.causes import Cause
from lint_gov.repair.check import new_figure
from lint_gov.repair.fingerprint import digest, fingerprint
from lint_gov.repair.place import locate
from lint_gov.repair.system import Identity, Number, System
from lint_gov.repair.wording import (
    advice,
    conflict_message,
    doubt,
    facts_of,
    joined,
    message_of,
    severity_of,
)

Blanks = Mapping[str, tuple[Forced, ...]]
_CERTAIN = 2


class Ground(NamedTuple):
    """What diagnostics are made on: the report, the places of its file, and what blanks must hold."""

    report: Report
    places: Places
    blanks: Blanks


def lone_diagnostic(ground: Ground, rule: Rule, verdict: Verdict) -> Diagnostic:
    """Return the diagnostic of a finding that no other finding shares a cause with."""
    report = ground.report
    finding = _with_forced(ground, verdict.finding or Finding(verdict.at))
    facts = facts_of(report, rule, finding.values)
    return Diagnostic(
        rule=rule.id,
        name=rule.name,
        severity=severity_of(rule, facts),
        message=message_of(rule, facts),
        why=rule.why,
        help=rule.help,
        basis=rule.basis,
        address=finding.address,
        location=locate(report, ground.places, finding.address, finding.anchor, finding.path),
        fingerprint=fingerprint(rule.id, report, finding.address, finding),
        equation=finding.equation,
        repairs=finding.repairs,
        candidates=len(finding.repairs),
        fix=finding.fix,
        quote=finding.quote,
    )


def cause_diagnostic(ground: Ground, system: System, cause: Cause) -> Diagnostic:
    """Return the diagnostic of one cause of broken identities; the first of them words it."""
    explained = [system.identities[place] for place in cause.explains]
    first = next((one for one in explained if not is_conflict(one.verdict)), explained[0])
    told = [(one, _message(ground, one)) for one in explained]
    repairs = tuple(_repair(system, changes, certainty) for changes, certainty in cause.repairs)
    address = _address(cause, first)
    rule, finding = first.rule, first.verdict.finding or Finding(first.verdict.at)
    equation = finding.equation or _equation(ground.report, first)
    return Diagnostic(
        rule=rule.id,
        name=rule.name,
        severity=min((_severity(ground, one) for one in explained), key=lambda severity: severity.rank),
        message=next(message for one, message in told if one is first),
        why=rule.why,
        help=_advice(ground, cause, explained, rule),
        basis=rule.basis,
        address=address,
        location=locate(ground.report, ground.places, address),
        fingerprint=fingerprint(rule.id, ground.report, address, finding._replace(equation=equation)),
        equation=equation,
        explains=tuple(Explained(one.rule.id, one.verdict.at, message) for one, message in told),
        repairs=repairs,
        candidates=len(repairs),
    )


def _advice(ground: Ground, cause: Cause, explained: Sequence[Identity], rule: Rule) -> Text:
    if cause.pattern is not None:
        count = len(cause.repairs[0][0])
        return joined(advice(ground.report, cause.pattern, cause.lines, count), rule.help)
    if cause.repairs or all(is_conflict(one.verdict) for one in explained):
        return rule.help
    cells = (cell for one in explained for cell in one.terms)
    return joined(doubt(ground.report, cells), rule.help)


def input_diagnostic(
    rule: Rule, fault: Unreadable, path: str, facts: Mapping[str, object] = MappingProxyType({})
) -> Diagnostic:
    """Return the diagnostic on a file that could not be read or holds no report.

    `facts` are what the conditions of the rule may ask beside the `detail`.
    """
    values = {**facts, "detail": Text(fault.detail_zh, fault.detail_en)}
    message = message_of(rule, values)
    return Diagnostic(
        rule=rule.id,
        name=rule.name,
        severity=severity_of(rule, values),
        message=message,
        why=rule.why,
        help=rule.help,
        basis=rule.basis,
        address=None,
        location=NOWHERE,
        fingerprint=digest((rule.id, path, fault.detail_en)),
    )


def _severity(ground: Ground, identity: Identity) -> Severity:
    finding = identity.verdict.finding
    return severity_of(
        identity.rule, facts_of(ground.report, identity.rule, finding.values if finding else {})
    )


def _message(ground: Ground, identity: Identity) -> Text:
    finding = identity.verdict.finding or Finding(identity.verdict.at)
    if is_conflict(identity.verdict):
        return conflict_message(ground.report, finding, ground.blanks.get(str(finding.address), ()))
    return message_of(identity.rule, facts_of(ground.report, identity.rule, finding.values))


def _repair(system: System, changes: Mapping[str, Number], certainty: Certainty) -> Repair:
    order = system.report.cells
    cells = sorted(changes, key=list(order).index) if len(changes) > 1 else list(changes)
    return Repair(tuple(_change(system, cell, changes[cell]) for cell in cells), certainty)


def _change(system: System, cell: str, change: Number) -> CellChange:
    return CellChange(cell, _printed(system.report, cell), str(new_figure(system, cell, change)))


def _printed(report: Report, cell: str) -> str:
    value = report.cells[cell]
    return str(value.number) if value.number is not None else (value.raw or "").strip()


def _address(cause: Cause, first: Identity) -> str:
    if is_conflict(first.verdict) and len(cause.repairs) != 1 and first.verdict.finding:
        return str(first.verdict.finding.address)
    if len(cause.repairs) != 1:
        return first.verdict.at
    cells = list(cause.repairs[0][0])
    if len(cells) == 1:
        return cells[0]
    if len(cause.lines) == 1 and not cause.lines[0].endswith("[]"):
        return cause.lines[0]
    return _common_line(cells, first)


def _common_line(cells: Sequence[str], first: Identity) -> str:
    parts = [parse_address(cell) for cell in cells]
    if len({(one.table, one.row) for one in parts}) == 1:
        return f"{parts[0].table}[{parts[0].row}]"
    if len({(one.table, one.column) for one in parts}) == 1:
        return f"{parts[0].table}[,{parts[0].column}]"
    return first.verdict.at


def _equation(report: Report, identity: Identity) -> Equation:
    """Return an identity with its figures where its finding brought none."""
    left = [(cell, factor) for cell, factor in identity.terms.items() if factor > 0]
    right = [(cell, -factor) for cell, factor in identity.terms.items() if factor < 0]
    sums = [sum(factor * (report.cells[cell].number or 0) for cell, factor in side) for side in (left, right)]
    sides = [
        tuple(
            (cell, "" if report.cells[cell].number is None else str(report.cells[cell].number))
            for cell, _ in side
        )
        for side in (left, right)
    ]
    return Equation(sides[0], sides[1], str(sums[0]), str(sums[1]), str(abs(sums[0] - sums[1])))


def _with_forced(ground: Ground, finding: Finding) -> Finding:
    """Return a finding on cells without figures with what the identities force them to be."""
    if finding.repairs or not ground.blanks:
        return finding
    cells = finding.cells or ((finding.address,) if finding.address else ())
    forced = {cell: ground.blanks[cell] for cell in cells if cell in ground.blanks}
    forced = {cell: facts for cell, facts in forced.items() if len({fact.value for fact in facts}) == 1}
    if not forced:
        return finding
    proven = all(sum(fact.direct for fact in facts) >= _CERTAIN for facts in forced.values())
    certainty = Certainty.CERTAIN if proven else Certainty.LIKELY
    changes = tuple(
        CellChange(cell, _printed(ground.report, cell), str(facts[0].value)) for cell, facts in forced.items()
    )
    values = dict(finding.values)
    if len(cells) == 1:
        values["forced"] = changes[0].new
    return finding._replace(values=values, repairs=(Repair(changes, certainty),))
