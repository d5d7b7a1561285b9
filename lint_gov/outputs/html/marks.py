"""The marks that stand in the redrawn tables: which cell or head bears which diagnosis, in what words."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lint_gov.forms.address import Address, parse_address
from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.outcome import Certainty
from lint_gov.model.report import Report
from lint_gov.outputs.html.grids import grids
from lint_gov.outputs.levels import SUPPRESSED, level_words, symbol_of
from lint_gov.outputs.look import Look
from lint_gov.outputs.suspects import Suspect, suspects
from lint_gov.text.normalise import printable, squeeze

_MOST_PLACES = 400  # marks of one diagnosis: more than any table has cells


class Mark(NamedTuple):
    """One mark: the number of its diagnosis, what is seen, what is read aloud, and the tone.

    The tone is "error", "warning", "note" or, where the diagnosis does not count, "off". `loose` is True
    where the cell is only one of those that may be wrong.
    """

    finding: int
    text: str
    spoken: str
    tone: str
    loose: bool = False


def tone_of(diagnostic: Diagnostic) -> str:
    """Return the tone that a diagnosis is shown in."""
    return "off" if diagnostic.suppressed else diagnostic.severity.value


def marks_of(
    report: Report, diagnostics: Iterable[tuple[int, Diagnostic]], look: Look
) -> dict[str, list[Mark]]:
    """Return the marks of numbered diagnoses by the address of the cell or head that bears them."""
    drawn = _addresses(report)
    found: dict[str, list[Mark]] = {}
    for number, diagnostic in diagnostics:
        for one in _suspects(report, diagnostic)[:_MOST_PLACES]:
            address = _bearer(one.address, drawn)
            if address is not None:
                found.setdefault(address, []).append(_mark(number, diagnostic, one, look))
    return found


def _suspects(report: Report, diagnostic: Diagnostic) -> tuple[Suspect, ...]:
    found = suspects(diagnostic, report.cells)
    if found or diagnostic.address is None:
        return found
    return (Suspect(diagnostic.address, None, Certainty.NONE),)


def _addresses(report: Report) -> Mapping[str, None]:
    """Return every address that the redrawn tables have a cell or a head for."""
    found: dict[str, None] = {}
    for name in report.tables:
        for grid in grids(report.forms[name].tables[name]):
            found[grid.address] = None
            found.update((slot.address, None) for row in (*grid.head, *grid.body) for slot in row)
    found.pop("", None)
    return found


def _bearer(text: str, drawn: Mapping[str, None]) -> str | None:
    """Return where the mark of an address stands: there, else at its row, else at its column."""
    try:
        address = parse_address(text)
    except ValueError:  # a section, the title
        return None
    row, column = address._replace(column=""), Address(address.table, "", address.column)
    return next((str(one) for one in (address, row, column) if str(one) in drawn), None)


def _mark(number: int, diagnostic: Diagnostic, one: Suspect, look: Look) -> Mark:
    level = level_words(diagnostic.severity, look)
    if diagnostic.suppressed:
        level = look.say(f"已豁免的{level}", f"suppressed {level}")
    new = None if one.new is None else squeeze(printable(one.new)) or "□"
    loose = one.certainty is Certainty.ONE_OF
    if new is None:
        text, words = f"{symbol_of(diagnostic)} {diagnostic.rule}", ""
    elif loose:
        text = f"{SUPPRESSED if diagnostic.suppressed else '?'}→{new}"
        words = look.say(f"，或应为 {new}", f", perhaps {new}")
    else:
        text = f"{symbol_of(diagnostic)}→{new}"
        sure = one.certainty is Certainty.CERTAIN
        words = look.say(f"，应为 {new}", f", should be {new}")
        words += "" if sure else look.say("（较可能）", " (likely)")
    return Mark(number, text, f"{level} {diagnostic.rule}{words}", tone_of(diagnostic), loose)
