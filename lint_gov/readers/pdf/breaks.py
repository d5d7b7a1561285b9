"""Tells what a page break went through: between two rows, through a row, through heads, through a group."""

import re
from collections.abc import Sequence

from lint_gov.readers.pdf.doubts import OF_THE_ROW, Doubt
from lint_gov.readers.pdf.mending import is_figure
from lint_gov.readers.pdf.sheets import Entry, Sheet

_BEGINS = re.compile(r"\s*(?:[（(]?\s*[一二三四五六七八九十\d]{1,3}\s*[）)、.．]|第)")

Pair = tuple[Entry, Entry]
"""A cell above a page break, and the cell below it in the same columns."""


def is_cut(pairs: Sequence[Pair], *, closed: bool) -> bool:
    """Return whether the page break went through a row, `closed` telling that a rule runs along it.

    Then no figure stands above and another below it, and words go on where their line was full. Where
    that cannot be told, the figures of both rows are put in doubt.
    """
    if not any(lower.text for _, lower in pairs) or not any(upper.text for upper, _ in pairs):
        return True
    both = [(upper, lower) for upper, lower in pairs if upper.text and lower.text]
    words = [pair for pair in both if not any(is_figure(entry.text) for entry in pair)]
    if any(_BEGINS.match(lower.text) for _, lower in words):
        return False
    figures = [pair for pair in pairs if pair not in words]
    goes_on = all(_has_no_room(*pair) for pair in words if pair[0].bottom - pair[0].top == 1)
    if len(words) == len(both):
        if not (goes_on or not closed):
            _put_in_doubt(figures)
        return goes_on or not closed
    # A long figure in a narrow cell is broken over lines, and the page may end between them: that
    # can only be told where some figures did not need a second line.
    broken = bool(words) and goes_on and all(_has_no_room(*pair) for pair in both)
    some = any(upper.text and not lower.text for upper, lower in figures)
    if broken and not some:
        _put_in_doubt(figures)
    return broken and some


def are_heads(pairs: Sequence[Pair]) -> bool:
    """Return whether the heads of some columns go on below the page break, words that were cut alone.

    The heads beside them are none of the pairs where they are parted below: 行政诉讼 into its columns.
    """
    words = [pair for pair in pairs if pair[1].text]
    figures = any(is_figure(entry.text) for pair in words for entry in pair)
    return bool(words) and not figures and all(_goes_on(*pair) for pair in words)


def _goes_on(upper: Entry, lower: Entry) -> bool:
    return _has_no_room(upper, lower) and _BEGINS.match(lower.text) is None


def _has_no_room(upper: Entry, lower: Entry) -> bool:
    return upper.room < lower.lead


def _put_in_doubt(pairs: Sequence[Pair]) -> None:
    for entry in (entry for pair in pairs for entry in pair):
        entry.doubt = entry.doubt or Doubt.CUT


def doubt_beside(sheet: Sheet, entries: Sequence[Entry]) -> None:
    """Put the row below a page break in doubt where that above is: nobody knows that they are two."""
    above = (entry for entry in sheet.entries if entry.bottom == sheet.rows and entry.doubt in OF_THE_ROW)
    if next(above, None) is not None:
        for entry in entries:
            if entry.top == 0 and is_figure(entry.text):
                entry.doubt = entry.doubt or Doubt.CUT


def group_pairs(pairs: Sequence[Pair], entries: Sequence[Entry]) -> list[Pair]:
    """Return the pairs that are one cell over several rows, cut by the page break between two of them."""
    words = [entry.left for entry in entries if entry.top == 0 and entry.bottom == 1 and entry.text]
    edge = min(words, default=0)
    merged = []
    for upper, lower in pairs:
        spanning = upper.bottom - upper.top > 1 or lower.bottom - lower.top > 1
        if lower.right > edge and not spanning:
            break
        if not upper.text or not lower.text:
            if not is_figure(upper.text + lower.text) or lower.right <= edge:
                merged.append((upper, lower))
        elif spanning and not _BEGINS.match(lower.text) and not is_figure(lower.text):
            merged.append((upper, lower))
    return merged
