"""What may stand in a cell of the workbook: numbers where they are exact, else text that is nothing more."""

import re

from lint_gov.text.normalise import printable, squeeze

_LONGEST = 4000  # characters; a workbook takes 32 767, nobody reads that many in a cell
_MOST_DIGITS = 15  # that a spreadsheet keeps
_SIGNED = re.compile(r"[+-]?\d+(?:\.\d+)?")
# A program that opens the sheet saved as CSV would take what begins so for a formula; the full-width
# ones count in programs set to Chinese or Japanese.
_FORMULA = tuple("=+-@＝＋－＠")

Cell = str | int | float


def text_cell(*lines: str) -> str:
    """Return lines of text for a cell: printable, cut if too long, and no formula anywhere."""
    shown = "\n".join(line for line in (squeeze(printable(line)) for line in lines) if line)
    shown = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
    harmless = len(shown) < 2 or _SIGNED.fullmatch(shown)  # noqa: PLR2004 - a sign alone
    return f"'{shown}" if shown.startswith(_FORMULA) and not harmless else shown


def figure_cell(text: str) -> Cell:
    """Return a figure as a number where a spreadsheet shows it as it is written, else as text."""
    if len(text) <= _MOST_DIGITS and text.isascii():
        try:
            number = float(text) if "." in text else int(text)
        except ValueError:
            return text_cell(text)
        if str(number) == text:
            return number
    return text_cell(text)
