"""Makes the diagnostic of a finding that stands alone, or of a file that could not be read."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from lint_gov.engine import Forced
from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.document import Places, Unreadable
from lint_gov.model.location import NOWHERE
from lint_gov.model.outcome import CellChange, Certainty, Finding, Repair, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Rule
from lint_gov.model.wording import Text
from lint_gov.repair.fingerprint import digest, fingerprint
from lint_gov.repair.place import locate
from lint_gov.repair.wording import facts_of, message_of, severity_of
from lint_gov.text.personal import masked

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
    finding = _without_personal_data(_with_forced(ground, verdict.finding or Finding(verdict.at)))
    facts = facts_of(report, rule, finding.values)
    return Diagnostic(
        rule=rule.id,
        name=rule.name,
        severity=severity_of(rule, facts),
        message=_masked(message_of(rule, facts)),
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


def printed(report: Report, cell: str) -> str:
    """Return what a cell shows, as a change of it is written: blank as the empty string."""
    value = report.cells[cell]
    return str(value.number) if value.number is not None else (value.raw or "").strip()


def _without_personal_data(finding: Finding) -> Finding:
    """Return a finding whose quotation shows no personal data: any rule may quote a text that holds some."""
    if finding.quote is None:
        return finding
    fix = finding.fix
    if fix is not None and masked(fix.old) != fix.old:
        fix = None
    return finding._replace(quote=masked(finding.quote), fix=fix)


def _masked(text: Text) -> Text:
    return Text(masked(text.zh), masked(text.en))


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
        CellChange(cell, printed(ground.report, cell), str(facts[0].value)) for cell, facts in forced.items()
    )
    values = dict(finding.values)
    if len(cells) == 1:
        values["forced"] = changes[0].new
    return finding._replace(values=values, repairs=(Repair(changes, certainty),))
