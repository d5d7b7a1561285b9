"""Turns the bytes of a PDF into what a document is made of: page by page, then across the pages."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lint_gov.model.document import Trouble, TroubleKind
from lint_gov.readers.limits import Limits, refuse
from lint_gov.readers.pdf.condition import Condition, Fonts, check_pages, condition_of, page_troubles
from lint_gov.readers.pdf.layout import Figure, Laid, laid_out
from lint_gov.readers.pdf.margins import without_margins
from lint_gov.readers.pdf.prose import Paragraph, Placed, body_of, paragraphs_of
from lint_gov.readers.pdf.sheets import Sheet, sheet_of, spread_doubt
from lint_gov.readers.pdf.slots import Part
from lint_gov.readers.pdf.source import Opened, open_pdf, pages_of
from lint_gov.readers.pdf.stitching import append, fits, take_beside
from lint_gov.readers.pdf.writing import Line

_MOST_GLYPHS = 1_000_000

Placeable = Sheet | Placed | tuple[int, Figure]
Content = Sheet | Paragraph | tuple[int, Figure]


@dataclass(frozen=True, slots=True)
class Turned:
    """How a page was turned for reading: its quarter turns back to what viewers show, and its size."""

    turns: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a PDF says: its contents in order, what it says of itself, and what was not read.

    `turned` holds the pages that had to be turned for their text to stand upright.
    """

    contents: tuple[Content, ...]
    title: str | None
    metadata: tuple[tuple[str, str], ...]
    troubles: tuple[Trouble, ...]
    turned: dict[int, Turned]


@dataclass(slots=True)
class _Pages:
    """The pages read so far."""

    laid: list[Laid] = field(default_factory=list)
    conditions: list[tuple[int, Condition]] = field(default_factory=list)
    fonts: Fonts = field(default_factory=Fonts)
    turned: dict[int, Turned] = field(default_factory=dict)
    glyphs: int = 0
    cells: int = 0


def read_content(content: bytes, limits: Limits, *, seconds: float) -> Reading:
    """Return what a PDF says; of its first pages where they are too many for the limits or the time.

    Raises Unreadable: E001 for a locked or broken file, E004 for a limit, E007 for scanned pages alone.
    """
    opened = open_pdf(content)
    pages = _Pages()
    cut = _read_pages(opened, limits, time.monotonic() + seconds, pages)
    check_pages(pages.conditions)
    troubles = (*cut, *page_troubles(pages.conditions), *pages.fonts.troubles())
    contents = tuple(contents_of(pages.laid))
    return Reading(contents, opened.title, opened.metadata, troubles, pages.turned)


def _read_pages(opened: Opened, limits: Limits, end: float, pages: _Pages) -> list[Trouble]:
    """Read page after page; return the trouble of having had to stop."""
    for page in pages_of(opened, limits.pages):
        condition = condition_of(page)
        pages.conditions.append((page.number, condition))
        pages.glyphs += len(page.glyphs)
        if condition is Condition.READ:
            pages.fonts.count(page)
            laid = laid_out(page, limits.cells)
            pages.laid.append(laid)
            pages.cells += sum(len(item.slots) for item in laid.items if isinstance(item, Part))
        if page.turns:
            pages.turned[page.number] = Turned(page.turns, page.width, page.height)
        if pages.cells > limits.cells:
            refuse("单元格数", "table cells", pages.cells, limits.cells)
        if page.number < opened.count and (time.monotonic() > end or pages.glyphs > _MOST_GLYPHS):
            return [_cut_short(opened.count, page.number)]
    return [_cut_short(opened.count, limits.pages)] if opened.count > limits.pages else []


def _cut_short(count: int, read: int) -> Trouble:
    return Trouble(
        TroubleKind.LIMIT,
        f"PDF 共 {count:,} 页，超过读取上限，只读取了前 {read:,} 页",
        f"the PDF has {count:,} pages, more than the limits allow; only the first {read:,} were read",
    )


def contents_of(pages: Sequence[Laid]) -> Iterator[Content]:
    """Yield the tables, joined over the pages, the paragraphs and the pictures of a document in order."""
    joined = list(_joined(without_margins(pages)))
    body = body_of([item for item in joined if isinstance(item, Placed)])
    run: list[Placed] = []
    for item in joined:
        if isinstance(item, Placed):
            run.append(item)
            continue
        yield from paragraphs_of(run, body)
        run = []
        yield item
    yield from paragraphs_of(run, body)


def _joined(pages: Sequence[Laid]) -> Iterator[Placeable]:
    """Yield the tables over all their pages, and what stands between them."""
    sheet: Sheet | None = None
    for page in pages:
        for item in page.items:
            if isinstance(item, Part):
                if sheet and sheet.parts[-1].page == page.number - 1 and fits(sheet, item):
                    append(sheet, item)
                    continue
                yield from _ended(sheet)
                sheet = sheet_of(item)
                continue
            if isinstance(item, Line) and sheet and take_beside(sheet, page.number, item):
                continue
            yield from _ended(sheet)
            sheet = None
            yield Placed(item, page.number) if isinstance(item, Line) else (page.number, item)
    yield from _ended(sheet)


def _ended(sheet: Sheet | None) -> Iterator[Placeable]:
    """Yield a table that nothing more is added to; the lines of one that is a frame around text."""
    if sheet is None:
        return
    if len(sheet.entries) > 1:
        spread_doubt(sheet)
        yield sheet
        return
    for line in sheet.parts[0].slots[0].lines:
        yield Placed(line, sheet.parts[0].page)
