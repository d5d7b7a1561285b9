"""Joins the parts of a table that stand on several pages: repeated heads, cut groups, cut rows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.doubts import OF_THE_ROW, Doubt
from lint_gov.readers.pdf.mending import is_figure
from lint_gov.readers.pdf.slots import Part, Slot, margin_of, reaches_edge

_SAME_EDGE = 4.0
_ONE_LINE = 3.0
_BEGINS = re.compile(r"\s*(?:[（(]?\s*[一二三四五六七八九十\d]{1,3}\s*[）)、.．]|第)")


@dataclass(slots=True)
class Entry:
    """A cell of a whole table; `spots` are its places, one a page, as (page, box)."""

    text: str
    spots: list[tuple[int, Box]]
    top: int
    bottom: int
    left: int
    right: int
    doubt: Doubt | None = None
    full: bool = False


@dataclass(slots=True)
class Sheet:
    """A table over all its pages: the columns' lines, as on its first page, and the cells."""

    xs: tuple[float, ...]
    rows: int
    entries: list[Entry]
    parts: list[Part] = field(default_factory=list)


def sheet_of(part: Part) -> Sheet:
    """Return the table that begins with a part."""
    return Sheet(part.xs, len(part.ys) - 1, _entries(part), [part])


def _entries(part: Part) -> list[Entry]:
    margin = margin_of(part.slots)
    return [
        Entry(
            slot.text,
            [(part.page, slot.box)],
            slot.top,
            slot.bottom,
            slot.left,
            slot.right,
            slot.doubt,
            _is_full(slot, margin),
        )
        for slot in part.slots
    ]


def _is_full(slot: Slot, margin: float) -> bool:
    """Return whether the last line of a cell goes to its edge: its text may go on elsewhere."""
    return bool(slot.glyphs) and reaches_edge(slot, slot.lines[-1], margin)


def spread_doubt(sheet: Sheet) -> None:
    """Put every figure of a table in doubt where the rules around its heads may be wrong."""
    if any(entry.doubt is Doubt.GAPS and not is_figure(entry.text) for entry in sheet.entries):
        for entry in sheet.entries:
            if is_figure(entry.text):
                entry.doubt = entry.doubt or Doubt.GAPS


def fits(sheet: Sheet, part: Part) -> bool:
    """Return whether a part is as wide as the table before it, whatever the margins of its page."""
    width = sheet.xs[-1] - sheet.xs[0]
    return abs((part.xs[-1] - part.xs[0]) - width) <= _SAME_EDGE or _lacks_group(sheet, part)


def _lacks_group(sheet: Sheet, part: Part) -> bool:
    """Return whether a part is a table without the cell left of it that goes over all its rows.

    Browsers draw no rules around such a cell on a page on which it neither begins nor ends.
    """
    inner = any(abs(part.xs[0] - x) <= _ONE_LINE for x in sheet.xs[1:-1])
    return inner and abs(part.xs[-1] - sheet.xs[-1]) <= _SAME_EDGE


def append(sheet: Sheet, part: Part) -> None:
    """Add the part of a table on the next page to what stands before it."""
    entries = _entries(part)
    _share_columns(sheet, part, entries)
    repeated = _repeated_rows(sheet, entries, len(part.ys) - 1)
    entries = [entry for entry in entries if entry.bottom > repeated]
    for entry in entries:
        entry.top, entry.bottom = max(entry.top - repeated, 0), entry.bottom - repeated
    rows = len(part.ys) - 1 - repeated
    entries.extend(_group_cells(sheet, part, min(entry.left for entry in entries), rows))
    pairs = _pairs(sheet, entries)
    closed = sheet.parts[-1].closed_below and part.closed_above
    cut = _same_columns(sheet, entries, pairs) and _is_cut(pairs, closed=closed)
    if not cut:
        _doubt_beside(sheet, entries)
    merged = pairs if cut or _are_heads(pairs) else _group_pairs(pairs, entries)
    shift = sheet.rows - (1 if cut else 0)
    gone = {id(lower) for _, lower in merged}
    for upper, lower in merged:
        _merge(upper, lower, shift)
    for entry in entries:
        if id(entry) not in gone:
            entry.top, entry.bottom = entry.top + shift, entry.bottom + shift
            sheet.entries.append(entry)
    sheet.rows += rows - (1 if cut else 0)
    sheet.parts.append(part)


def _share_columns(sheet: Sheet, part: Part, entries: Sequence[Entry]) -> None:
    """Give the table and its new part one set of columns: the lines of both."""
    side = -1 if _lacks_group(sheet, part) else 0
    offset = sheet.xs[side] - part.xs[side]
    own = [x + offset for x in part.xs]
    lines: list[float] = list(sheet.xs)
    lines.extend(x for x in own if all(abs(x - line) > _ONE_LINE for line in sheet.xs))
    lines.sort()
    for every, xs in ((sheet.entries, sheet.xs), (entries, own)):
        place = [min(range(len(lines)), key=lambda index: abs(lines[index] - x)) for x in xs]
        for entry in every:
            entry.left, entry.right = place[entry.left], place[entry.right]
    sheet.xs = tuple(lines)


def _group_cells(sheet: Sheet, part: Part, edge: int, rows: int) -> list[Entry]:
    """Return the cells left of a part that lacks them: as those above, and over all its rows."""
    above = (entry for entry in sheet.entries if entry.bottom == sheet.rows and entry.right <= edge)
    return [Entry("", [(part.page, part.box)], 0, rows, entry.left, entry.right) for entry in above]


def _row(entries: Iterable[Entry], row: int) -> list[tuple[str, int, int]]:
    return [(entry.text, entry.left, entry.right) for entry in entries if entry.top == row]


def _repeated_rows(sheet: Sheet, entries: Sequence[Entry], rows: int) -> int:
    """Return how many rows at the top of a part are those at the top of the table once more."""
    count = 0
    while count < min(rows - 1, sheet.rows):
        own, first = _row(entries, count), _row(sheet.entries, count)
        if own != first or not any(text for text, _, _ in own):
            break
        count += 1
    return count


def _pairs(sheet: Sheet, entries: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Return the cells above and below the page break that stand in the same columns."""
    upper = {(entry.left, entry.right): entry for entry in sheet.entries if entry.bottom == sheet.rows}
    lower = [entry for entry in entries if entry.top == 0]
    lower.sort(key=lambda entry: entry.left)
    return [(upper[entry.left, entry.right], entry) for entry in lower if (entry.left, entry.right) in upper]


def _same_columns(sheet: Sheet, entries: Sequence[Entry], pairs: Sequence[tuple[Entry, Entry]]) -> bool:
    above = sum(entry.bottom == sheet.rows for entry in sheet.entries)
    below = sum(entry.top == 0 for entry in entries)
    return len(pairs) == above == below


def _is_cut(pairs: Sequence[tuple[Entry, Entry]], *, closed: bool) -> bool:
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
    goes_on = all(upper.full for upper, _ in words if upper.bottom - upper.top == 1)
    if len(words) == len(both):
        if not (goes_on or not closed):
            _put_in_doubt(figures)
        return goes_on or not closed
    # A long figure in a narrow cell is broken over lines, and the page may end between them: that
    # can only be told where some figures did not need a second line.
    broken = bool(words) and goes_on and all(upper.full for upper, _ in both)
    some = any(upper.text and not lower.text for upper, lower in figures)
    if broken and not some:
        _put_in_doubt(figures)
    return broken and some


def _are_heads(pairs: Sequence[tuple[Entry, Entry]]) -> bool:
    """Return whether the heads of some columns go on below the page break, words that were cut alone.

    The heads beside them are none of the pairs where they are parted below: 行政诉讼 into its columns.
    """
    words = [pair for pair in pairs if pair[1].text]
    figures = any(is_figure(entry.text) for pair in words for entry in pair)
    return bool(words) and not figures and all(_goes_on(*pair) for pair in words)


def _goes_on(upper: Entry, lower: Entry) -> bool:
    return upper.full and _BEGINS.match(lower.text) is None


def _put_in_doubt(pairs: Sequence[tuple[Entry, Entry]]) -> None:
    for entry in (entry for pair in pairs for entry in pair):
        entry.doubt = entry.doubt or Doubt.CUT


def _doubt_beside(sheet: Sheet, entries: Sequence[Entry]) -> None:
    """Put the row below a page break in doubt where that above is: nobody knows that they are two."""
    above = (entry for entry in sheet.entries if entry.bottom == sheet.rows and entry.doubt in OF_THE_ROW)
    if next(above, None) is not None:
        for entry in entries:
            if entry.top == 0 and is_figure(entry.text):
                entry.doubt = entry.doubt or Doubt.CUT


def _group_pairs(pairs: Sequence[tuple[Entry, Entry]], entries: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
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


def _merge(upper: Entry, lower: Entry, shift: int) -> None:
    if upper.text and lower.text and is_figure(lower.text):
        upper.doubt = upper.doubt or Doubt.CUT
    upper_text = upper.text
    upper.text += lower.text
    # What a cell holds may stand on the second of its pages alone: then that is its place.
    upper.spots = lower.spots + upper.spots if lower.text and not upper_text else upper.spots + lower.spots
    upper.bottom = lower.bottom + shift
    upper.doubt = upper.doubt or lower.doubt
    upper.full = lower.full if lower.text else upper.full
