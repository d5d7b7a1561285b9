"""Joins the parts of a table that stand on several pages: repeated heads, cut groups, cut rows."""

from collections.abc import Iterable, Sequence

from lint_gov.readers.pdf.breaks import Pair, are_heads, doubt_beside, group_pairs, is_cut
from lint_gov.readers.pdf.doubts import Doubt
from lint_gov.readers.pdf.mending import is_figure
from lint_gov.readers.pdf.sheets import Entry, Sheet, entries_of
from lint_gov.readers.pdf.slots import Part
from lint_gov.readers.pdf.writing import Line, text_of

_SAME_EDGE = 4.0
_ONE_LINE = 3.0


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


def take_beside(sheet: Sheet, page: int, line: Line) -> bool:
    """Return whether a line is what the cell says that a part lacks; if so it is said there."""
    part = sheet.parts[-1]
    if page != part.page or not _lacks_group(sheet, part):
        return False
    box = line.box
    if box.right > part.xs[0] + _ONE_LINE or not part.ys[0] <= box.top <= part.ys[-1]:
        return False
    middle = (box.left + box.right) / 2
    for entry in sheet.entries:
        if entry.bottom == sheet.rows and sheet.xs[entry.left] <= middle <= sheet.xs[entry.right]:
            entry.text += text_of(line)
            return True
    return False


def append(sheet: Sheet, part: Part) -> None:
    """Add the part of a table on the next page to what stands before it."""
    entries = entries_of(part)
    _share_columns(sheet, part, entries)
    repeated = _repeated_rows(sheet, entries, len(part.ys) - 1)
    entries = [entry for entry in entries if entry.bottom > repeated]
    for entry in entries:
        entry.top, entry.bottom = max(entry.top - repeated, 0), entry.bottom - repeated
    rows = len(part.ys) - 1 - repeated
    entries.extend(_group_cells(sheet, part, min(entry.left for entry in entries), rows))
    pairs = _pairs(sheet, entries)
    closed = sheet.parts[-1].closed_below and part.closed_above
    cut = _same_columns(sheet, entries, pairs) and is_cut(pairs, closed=closed)
    if not cut:
        doubt_beside(sheet, entries)
    merged = pairs if cut or are_heads(pairs) else group_pairs(pairs, entries)
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


def _pairs(sheet: Sheet, entries: Sequence[Entry]) -> list[Pair]:
    """Return the cells above and below the page break that stand in the same columns."""
    upper = {(entry.left, entry.right): entry for entry in sheet.entries if entry.bottom == sheet.rows}
    lower = [entry for entry in entries if entry.top == 0]
    lower.sort(key=lambda entry: entry.left)
    return [(upper[entry.left, entry.right], entry) for entry in lower if (entry.left, entry.right) in upper]


def _same_columns(sheet: Sheet, entries: Sequence[Entry], pairs: Sequence[Pair]) -> bool:
    above = sum(entry.bottom == sheet.rows for entry in sheet.entries)
    below = sum(entry.top == 0 for entry in entries)
    return len(pairs) == above == below


def _merge(upper: Entry, lower: Entry, shift: int) -> None:
    if upper.text and lower.text and is_figure(lower.text):
        upper.doubt = upper.doubt or Doubt.CUT
    upper_text = upper.text
    upper.text += lower.text
    # What a cell holds may stand on the second of its pages alone: then that is its place.
    upper.spots = lower.spots + upper.spots if lower.text and not upper_text else upper.spots + lower.spots
    upper.bottom = lower.bottom + shift
    upper.doubt = upper.doubt or lower.doubt
    upper.room = lower.room if lower.text else upper.room
    upper.lead = upper.lead if upper_text else lower.lead
