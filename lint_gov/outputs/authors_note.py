"""What the author says of a figure: notes in the section of its table, which explain and clear nothing."""

from collections.abc import Iterator

from lint_gov.forms.address import parse_address
from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.report import Report
from lint_gov.text.normalise import printable, squeeze
from lint_gov.text.pattern import late
from lint_gov.text.personal import masked

_FAMILIES = frozenset({"A", "X"})  # of figures that do not agree
_BEGINNING = late(r"\s*[（(【]?(?:备注|附注|注|说明)\s*\d{0,2}[:：]")
_MOST = 2
_LONGEST = 120


def authors_notes(report: Report | None, diagnostic: Diagnostic) -> Iterator[str]:
    """Yield the notes that stand with the table of a diagnosis on figures; the first ones, cut short.

    A note is a paragraph that begins with 注：, 备注：, 附注： or 说明：. Personal data is masked.
    """
    if report is None or diagnostic.address is None or diagnostic.rule.rstrip("0123456789") not in _FAMILIES:
        return
    try:
        table = parse_address(diagnostic.address).table
    except ValueError:  # not about a table
        return
    paragraphs = (one for section in report.sections if section.id == table for one in section.paragraphs)
    notes = [one.text for one in paragraphs if _BEGINNING().match(one.text)]
    for note in notes[:_MOST]:
        text = squeeze(printable(masked(note)))
        yield text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
