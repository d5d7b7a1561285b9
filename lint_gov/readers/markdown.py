"""Reads Markdown: pipe tables, HTML tables in the text, headings, and everything else line by line."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from lint_gov.model.document import Block, Cell, Document, Paragraph, Picture, Table, Trouble
from lint_gov.readers.flow import Anchors, Element
from lint_gov.readers.html import blocks_in
from lint_gov.readers.html_places import OffsetOf, offsets_in
from lint_gov.readers.inline import plain
from lint_gov.readers.limits import Limits, refuse
from lint_gov.readers.parser import check_page, parse_page
from lint_gov.readers.places import Lines, Placed, Spot
from lint_gov.readers.rows import Piece, Row, check_lines, lines_of
from lint_gov.readers.stacked import grouped_parts
from lint_gov.readers.tables import OBJECT
from lint_gov.readers.troubles import encoding_troubles
from lint_gov.text.encoding import Decoded

_KEY = r"[A-Za-z_][\w-]*[ \t]*:[^\n]*\n"
_MATTER = re.compile(
    rf"---[ \t]*\r?\n(?P<body>{_KEY}(?:{_KEY}|[ \t]+\S[^\n]*\n|[-#][ \t][^\n]*\n|\s*?\n)*+)"
    r"(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_ENTRY = re.compile(r"^(?P<name>[A-Za-z_][\w-]*)[ \t]*:[ \t]*(?P<value>[^\r\n]*)", re.MULTILINE)
_MARKUP = re.compile(r"<(?:!--|(?P<raw>script|style)\b|(?P<table>table)(?=[\s>]))", re.IGNORECASE)
_TABLE = re.compile(r"<(?P<end>/)?table\b[^<>]*>?", re.IGNORECASE)
_ROW = re.compile(r"[^<>]*>\s*<(?:tr|tbody|thead|td|th|colgroup|caption)\b", re.IGNORECASE)
_STROKE = re.compile(r"(?<!\\)[|｜│┃║¦]")
_HEADING = re.compile(
    r"[ ]{0,3}(?P<marks>#{1,6})(?:[ \t]+|(?=[\u3400-\u9fff（(]))(?P<text>.*?)(?:[ \t]+#+)?[ \t]*"
)
_BREAK = re.compile(r"[ ]{0,3}(?:([-*_])(?:[ \t]*+\1){2}(?:[ \t]|\1)*+|={3,}[ \t]*)")
_FENCE = re.compile(r"[ ]{0,3}(?:`{3,}|~{3,})[ \t]*[A-Za-z+#.-]*[ \t]*")
_QUOTE = re.compile(r"[ ]{0,3}>[> ]*")
_ONE_DASH = re.compile(r":?-+:?")


@dataclass(frozen=True, slots=True)
class _Island:
    """A stretch of HTML: its anchors begin at `first`, its text at `base` of the whole."""

    first: int
    base: int
    text: str
    root: Element


@dataclass(slots=True)
class _Draft:
    """What has been read so far. Anchors below 0 number `offsets`, the others are those of the islands."""

    blocks: list[Block] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    anchors: Anchors = field(default_factory=Anchors)
    islands: list[_Island] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    cells: int = 0

    def anchor(self, offset: int) -> int:
        """Return a new anchor for an offset."""
        self.offsets.append(offset)
        return -len(self.offsets)


def read_markdown(content: bytes, decoded: Decoded, limits: Limits) -> Document:  # noqa: ARG001 - a reader's signature
    """Return the document that a Markdown text makes; Unreadable (E004) where a limit is met.

    Rows survive as they are written, whatever the number of their cells: alignment rows are dropped
    wherever they stand, and no row has to have a heading. Markdown cannot say that cells are merged, so
    its tables are never exact.
    """
    text = decoded.text
    check_lines(text, limits)
    matter = _MATTER.match(text)
    draft = _Draft(troubles=list(encoding_troubles(decoded)))
    for start, end, is_html in _stretches(text, matter.end() if matter else 0):
        before = len(draft.blocks)
        if is_html:
            _read_island(text[start:end], start, draft, limits)
        else:
            _read_lines(lines_of(text, start, end), draft)
        draft.cells += sum(
            len(row) for block in draft.blocks[before:] if isinstance(block, Table) for row in block.rows
        )
        if draft.cells > limits.cells:
            refuse("表格单元格数", "table cells", draft.cells, limits.cells)
    blocks = tuple(draft.blocks)
    metadata = (
        tuple((entry["name"], entry["value"].strip(" \"'")) for entry in _ENTRY.finditer(matter["body"]))
        if matter
        else ()
    )
    return Document(
        "markdown",
        blocks,
        Placed(blocks, _finder(text, draft)),
        next((value for name, value in metadata if name.lower() == "title" and value), None),
        metadata,
        tuple(draft.troubles),
    )


def _stretches(text: str, start: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches of lines and of HTML tables; comments, scripts and styles between are left out."""
    unclosed: set[str] = set()
    at = start
    while (found := _MARKUP.search(text, at)) is not None:
        closing = "</table" if found["table"] else f"</{found['raw'].lower()}" if found["raw"] else "-->"
        end = None if closing in unclosed else _end_of(text, found, closing)
        if end is None:
            unclosed.add(closing)
            at = found.end()
            continue
        yield start, found.start(), False
        if found["table"]:
            yield found.start(), end, True
        start = at = end
    yield start, len(text), False


def _end_of(text: str, found: re.Match[str], closing: str) -> int | None:
    """Return where the markup that begins at `found` ends, None where it is mere text."""
    if not found["table"]:
        end = re.compile(re.escape(closing), re.IGNORECASE).search(text, found.end())
        return None if end is None else end.end()
    depth = 0
    last = None
    for tag in _TABLE.finditer(text, found.start()):
        depth += -1 if tag["end"] else 1
        if depth == 0:
            return tag.end()
        last = tag
    # A file cut short: what follows is the rest of the table, if it begins like one.
    return len(text) if last is not None and _ROW.match(text, found.end()) else None


def _read_island(html: str, base: int, draft: _Draft, limits: Limits) -> None:
    page = html.encode()
    check_page(page, limits)
    root, troubles = parse_page(page)
    draft.troubles.extend(troubles)
    if root is not None:
        draft.islands.append(_Island(len(draft.anchors.elements), base, html, root))
        draft.blocks.extend(blocks_in(root, page, draft.anchors))


def _read_lines(lines: Iterator[Piece], draft: _Draft) -> None:
    for part in grouped_parts(_lines_with_text(lines), _STROKE):
        if isinstance(part, tuple):
            draft.blocks.append(_table(part, draft))
        else:
            draft.blocks.extend(_paragraph(part, draft))


def _lines_with_text(lines: Iterator[Piece]) -> Iterator[Piece]:
    for line in lines:
        quote = _QUOTE.match(line.text)
        bare = Piece(line.text[quote.end() :], line.offset + quote.end()) if quote else line
        if not _BREAK.fullmatch(bare.text) and not _FENCE.fullmatch(bare.text):
            yield bare


def _paragraph(line: Piece, draft: _Draft) -> Iterator[Block]:
    heading = _HEADING.fullmatch(line.text)
    written = heading["text"] if heading else line.text
    found = plain(written)
    for alternative in found.pictures:
        yield Picture(draft.anchor(line.offset), alternative)
    if found.text.strip(" \t") or (heading is None and found.text == written):
        yield Paragraph(found.text, draft.anchor(line.offset), len(heading["marks"]) if heading else 0)


def _table(rows: tuple[Row, ...], draft: _Draft) -> Table:
    place = draft.anchor(rows[0].cells[0].offset)
    kept = (row for number, row in enumerate(rows) if number != 1 or not _is_alignment(row, rows[0]))
    cells = tuple(
        tuple(Cell(_cell_text(cell.text), draft.anchor(cell.offset)) for cell in row.cells) for row in kept
    )
    return Table(cells, place, exact=False)


def _is_alignment(row: Row, heading: Row) -> bool:
    """Return whether the second row is |-|-|, which only there and under words is no row of dashes."""
    return len(row.cells) == len(heading.cells) and all(
        _ONE_DASH.fullmatch(cell.text) and not _ONE_DASH.fullmatch(head.text)
        for cell, head in zip(row.cells, heading.cells, strict=True)
    )


def _cell_text(written: str) -> str:
    found = plain(written)
    text = "\n".join(line.strip(" \t") for line in found.text.split("\n"))
    return text or (OBJECT if found.pictures else "")


def _finder(text: str, draft: _Draft) -> Callable[[], Callable[[int], Spot | None]]:
    def finder() -> Callable[[int], Spot | None]:
        lines = Lines(text)
        firsts = [island.first for island in draft.islands]

        @cache
        def offset_of(number: int) -> OffsetOf:
            island = draft.islands[number]
            return offsets_in(island.text, island.root, Lines(island.text))

        def spot(anchor: int) -> Spot | None:
            if anchor < 0:
                return lines.spot(draft.offsets[-1 - anchor])
            number = bisect_right(firsts, anchor) - 1
            offset = offset_of(number)(draft.anchors.elements[anchor], anchor in draft.anchors.after)
            return None if offset is None else lines.spot(draft.islands[number].base + offset)

        return spot

    return finder
