"""Makes the diagnostic of a cause: of one change that explains one or more broken identities."""

from collections.abc import Mapping, Sequence

from lint_gov.engine import is_conflict
from lint_gov.forms.address import parse_address
from lint_gov.model.diagnostic import Diagnostic, Explained, Severity
from lint_gov.model.outcome import CellChange, Certainty, Equation, Finding, Repair
from lint_gov.model.report import Report
from lint_gov.model.rule import Rule
from lint_gov.model.wording import Text
from lint_gov.repair.advice import advice, conflict_message, doubt, joined
from lint_gov.repair.check import new_figure
from lint_gov.repair.facts import Cause
from lint_gov.repair.fingerprint import fingerprint
from lint_gov.repair.lone import Ground, printed
from lint_gov.repair.place import locate
from lint_gov.repair.system import Identity, Number, System
from lint_gov.repair.wording import facts_of, message_of, severity_of


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
    return CellChange(cell, printed(system.report, cell), str(new_figure(system, cell, change)))


def _address(cause: Cause, first: Identity) -> str:
    if is_conflict(first.verdict) and len(cause.repairs) != 1 and first.verdict.finding:
        return str(first.verdict.finding.address)
    if len(cause.repairs) != 1:
        return next(iter(first.terms)) if len(first.terms) == 1 else first.verdict.at
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
