"""What the page says of one diagnosis: plain values for its template."""

from collections.abc import Mapping
from typing import NamedTuple

from lint_gov.forms.address import TABLE_NAMES, parse_address
from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.outcome import Equation
from lint_gov.model.report import Report
from lint_gov.outputs.advice import Advice, advice, same_cause
from lint_gov.outputs.certainty import certainty_words
from lint_gov.outputs.html.marks import tone_of
from lint_gov.outputs.labels import short_labels
from lint_gov.outputs.levels import level_words, suppression_words, symbol_of
from lint_gov.outputs.look import Look
from lint_gov.outputs.place import reference, standing
from lint_gov.result import Result
from lint_gov.text.normalise import squeeze
from lint_gov.text.personal import masked

_WHOLE_EQUATION = 8  # terms: of a longer side those of 0 are counted, not listed
_AROUND = 40  # characters of its paragraph on either side of a quotation
_LONGEST_QUOTE = 300
_BROKEN = {"=": "≠", "<=": ">", ">=": "<"}


class Term(NamedTuple):
    """One figure of an equation, what it is, and the address of its cell."""

    figure: str
    label: str
    address: str


class Side(NamedTuple):
    """One side of an equation: its figures, how many of 0 are not listed, and what they add up to."""

    terms: tuple[Term, ...]
    zeros: int
    value: str


class Sum(NamedTuple):
    """An equation that does not hold."""

    left: Side
    relation: str
    right: Side
    difference: str


class Quotation(NamedTuple):
    """Words of the report with those around them."""

    before: str
    words: str
    after: str


class FindingView(NamedTuple):
    """One diagnosis as shown; `target` is the address whose cell or head bears its first mark."""

    number: int
    tone: str
    symbol: str
    level: str
    severity: str
    rule: str
    name: str
    message: str
    standing: str
    reference: str
    target: str | None
    quotation: Quotation | None
    equation: Sum | None
    others: list[str]
    advice: Advice
    certainty: str
    why: str
    basis: str
    suppressed: str


def finding_view(
    result: Result, number: int, diagnostic: Diagnostic, target: str | None, look: Look
) -> FindingView:
    """Return what is shown of one diagnosis; `target` is where its first mark stands."""
    report, language = result.report, look.language
    return FindingView(
        number=number,
        tone=tone_of(diagnostic),
        symbol=symbol_of(diagnostic),
        level=level_words(diagnostic.severity, look),
        severity=diagnostic.severity.value,
        rule=diagnostic.rule,
        name=diagnostic.name,
        message=squeeze(diagnostic.message.in_language(language)),
        standing=standing(report, diagnostic.address, look),
        reference=reference(result.path, diagnostic.location),
        target=target,
        quotation=_quotation(report, diagnostic),
        equation=_sum(report, diagnostic.equation) if report and diagnostic.equation else None,
        others=same_cause(diagnostic, look),
        advice=advice(report, diagnostic, look),
        certainty=certainty_words(diagnostic, look),
        why=squeeze(diagnostic.why.in_language(language)),
        basis=squeeze(diagnostic.basis),
        suppressed=suppression_words(diagnostic.suppressed, look) if diagnostic.suppressed else "",
    )


def _sum(report: Report, equation: Equation) -> Sum:
    cells = [cell for cell, _ in (*equation.left, *equation.right)]
    labels = dict(zip(cells, short_labels(report, cells), strict=True))
    left = _side(equation.left, equation.left_value, labels)
    right = _side(equation.right, equation.right_value, labels)
    return Sum(left, _BROKEN.get(equation.relation, "≠"), right, equation.difference)


def _side(figures: tuple[tuple[str, str], ...], value: str, labels: Mapping[str, str]) -> Side:
    kept = figures
    if len(figures) > _WHOLE_EQUATION:
        kept = tuple(one for one in figures if one[1] != "0") or figures[:1]
    terms = tuple(Term(squeeze(figure) or "□", labels[cell], cell) for cell, figure in kept)
    return Side(terms, len(figures) - len(kept), value)


def _quotation(report: Report | None, diagnostic: Diagnostic) -> Quotation | None:
    """Return words of the prose that a diagnosis quotes, inside their paragraph where it has them."""
    words = squeeze(diagnostic.quote or "")[:_LONGEST_QUOTE]
    if not words or (diagnostic.address or "").partition("[")[0] in TABLE_NAMES:
        return None
    for text in _paragraphs(report, diagnostic.address):
        before, found, after = squeeze(masked(text)).partition(words)
        if found and (before or after):
            return Quotation(_tail(before), words, _head(after))
    return Quotation("", words, "")


def _paragraphs(report: Report | None, address: str | None) -> Mapping[str, None]:
    """Return the paragraphs of the section that an address names, each once."""
    if report is None or address is None or not address.startswith("section["):
        return {}
    section = report.section(parse_address(address).row)
    return dict.fromkeys(one.text for one in section.paragraphs) if section else {}


def _tail(text: str) -> str:
    return text if len(text) <= _AROUND else "…" + text[-_AROUND:]


def _head(text: str) -> str:
    return text if len(text) <= _AROUND else text[:_AROUND] + "…"
