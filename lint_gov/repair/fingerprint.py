"""What tells a defect from every other one, whatever the layout of the file it stands in."""

from collections.abc import Iterable
from hashlib import sha256

from lint_gov.model.outcome import Equation, Finding
from lint_gov.model.report import Report
from lint_gov.model.wording import Text
from lint_gov.text.normalise import without_space
from lint_gov.text.organs import organ_key

_LENGTH = 20
_SEPARATOR = "\x1f"


def fingerprint(rule: str, report: Report, address: str | None, finding: Finding | None) -> str:
    """Return 20 hexadecimal digits made from the rule, the organ, the year, the address and the values.

    The values are the figures of the identity or cells, else the text quoted, else what the finding
    says; never the line, so that a defect keeps its fingerprint when the page is laid out anew.
    """
    facts = _values(report, address, finding) if finding else ()
    organisation = organ_key(report.organisation or "")
    return digest((rule, organisation, str(report.year), address or "", *facts))


def digest(facts: Iterable[str]) -> str:
    """Return 20 hexadecimal digits made from facts in their order."""
    return sha256(_SEPARATOR.join(facts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def distinct(fingerprints: Iterable[str]) -> tuple[str, ...]:
    """Return fingerprints with those that come up again made different by their number."""
    seen: dict[str, int] = {}
    made = []
    for one in fingerprints:
        seen[one] = seen.get(one, 0) + 1
        made.append(one if seen[one] == 1 else digest((one, str(seen[one]))))
    return tuple(made)


def _values(report: Report, address: str | None, finding: Finding) -> list[str]:
    if finding.equation is not None:
        return _figures(finding.equation)
    cells = dict.fromkeys((*([address] if address else []), *finding.cells))
    printed = [f"{cell}={_printed(report, cell)}" for cell in cells if cell in report.cells]
    if finding.quote is not None:
        return [*printed, without_space(finding.quote)]
    return printed or [f"{name}={_plain(value)}" for name, value in sorted(finding.values.items())]


def _figures(equation: Equation) -> list[str]:
    return [f"{cell}={figure}" for cell, figure in (*equation.left, *equation.right)]


def _printed(report: Report, cell: str) -> str:
    value = report.cells[cell]
    if value.number is not None:
        return str(value.number)
    return "" if value.raw is None else without_space(value.raw)


def _plain(value: str | int | Text) -> str:
    return value.zh if isinstance(value, Text) else str(value)
