"""Walks a document once and gives its text in reading order, with the boundaries of its tables.

The tokens are those of a page (`flow.py`), so that one place decides which tables are data and which only
arrange (`tables.py`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lint_gov.model.document import Table, Trouble, TroubleKind
from lint_gov.model.wording import Text
from lint_gov.readers.docx_names import (
    BLOCKS,
    BOX,
    CHOICE,
    CONTENT,
    FALLBACK,
    PARAGRAPH_PROPERTIES,
    PICTURES,
    RUN_PROPERTIES,
    WORD_ART,
    Act,
    W,
    among,
    is_on,
    properties_of,
    stated,
)
from lint_gov.readers.docx_numbering import Numbering, next_number
from lint_gov.readers.docx_runs import Fields, Line, Runs, read_line
from lint_gov.readers.docx_styles import Styles, level_of, number_of
from lint_gov.readers.docx_tables import rows_of
from lint_gov.readers.flow import Element, Sign, Token
from lint_gov.readers.limits import Limits, refuse

_EDGES = " \t\r\n"
_STYLE, _NUMBER, _OUTLINE = f"{W}pStyle", f"{W}numPr", f"{W}outlineLvl"
_PROPERTIES = (_STYLE, _NUMBER, _OUTLINE, RUN_PROPERTIES)
_OF_MARK = _DELETED, _MOVED, _VANISH = f"{W}del", f"{W}moveFrom", f"{W}vanish"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_LEAST = 36_000  # a millimetre, in EMU: what is thinner is a stroke

FOREIGN = Trouble(
    TroubleKind.STRUCTURE,
    "文档中嵌入了另一文件的内容（altChunk），这部分没有读取",
    "the document takes in the content of another file (altChunk), which was not read",
)


@dataclass(slots=True)
class Story:
    """A document while it is read.

    `open` is the text of a paragraph whose mark was deleted, with its element: the next one goes on
    from it. `cell` is the cell being read, `doubts` what is not sure of a cell. `notes` are the marks
    of notes that were met and not yet followed, `note_of` gives what a mark refers to.
    """

    styles: Styles
    numbering: Numbering
    runs: Runs
    limits: Limits
    note_of: Callable[[Element], Element | None]
    tokens: list[Token | Table] = field(default_factory=list)
    doubts: dict[Element, Text] = field(default_factory=dict)
    notes: list[Element] = field(default_factory=list)
    foreign: bool = False
    open: tuple[Element, str] | None = None
    cell: Element | None = None
    cells: int = 0
    size: int = 0


def read_blocks(story: Story, parent: Element) -> None:
    """Read what stands in a body, a cell, a text box or a note; Unreadable (E004) for too many cells."""
    outer, story.open = story.open, None
    _blocks(story, parent)
    if story.open is not None:
        story.tokens.append((Sign.TEXT, story.open[0], story.open[1], 0))
    story.open = outer


def _blocks(story: Story, parent: Element) -> None:
    for child in parent:
        act = BLOCKS.get(child.tag)
        if act == Act.PARAGRAPH:
            _paragraph(story, child)
        elif act == Act.TABLE:
            _table(story, child)
        elif act == Act.INSIDE:
            _blocks(story, child)
        elif act == Act.CONTROL:
            for content in child.iterchildren(CONTENT):
                _blocks(story, content)
        elif act == Act.CHOICE:
            branch = next(iter((*child.iterchildren(CHOICE), *child.iterchildren(FALLBACK))), None)
            if branch is not None:
                _blocks(story, branch)
        elif act == Act.FOREIGN:
            story.foreign = True


def _paragraph(story: Story, paragraph: Element) -> None:
    properties = properties_of(paragraph, PARAGRAPH_PROPERTIES, _PROPERTIES)
    mark = among(properties[RUN_PROPERTIES], _OF_MARK) if RUN_PROPERTIES in properties else {}
    style_name = stated(properties, _STYLE)
    style = story.styles.of(style_name)
    line = read_line(paragraph, story.runs, hidden=style.hidden)
    text = "".join(line.text)
    start = paragraph
    if story.open is not None:
        start, text, story.open = story.open[0], story.open[1] + text, None
    if _DELETED in mark or _MOVED in mark:
        # A tracked change takes the end of the paragraph away.
        story.open = (start, text)
    elif text or not (is_on(mark[_VANISH]) if _VANISH in mark else style.hidden):
        number = number_of(properties.get(_NUMBER), style.number)
        if number is not None:
            text = next_number(story.numbering, number, style_name) + text
        text = text.strip(_EDGES)
        _count(story, text)
        if text:
            level = level_of(stated(properties, _OUTLINE))
            story.tokens.append((Sign.TEXT, start, text, style.level if level is None else level))
    if line.doubt is not None and story.cell is not None:
        story.doubts[story.cell] = line.doubt
    story.notes += line.notes
    _beside(story, line)
    if story.cell is None:
        _follow_notes(story)


def _follow_notes(story: Story) -> None:
    marks, story.notes = story.notes, []
    for mark in marks:
        note = story.note_of(mark)
        if note is not None:
            read_blocks(story, note)


def _count(story: Story, text: str) -> None:
    story.size += len(text)
    if story.size > story.limits.text_bytes:
        refuse("文字数", "characters", story.size, story.limits.text_bytes)


def _beside(story: Story, line: Line) -> None:
    for element in line.beside:
        if BLOCKS.get(element.tag) == Act.FOREIGN:
            story.foreign = True
            continue
        for part in _drawn(element):
            if part.tag == BOX:
                _box(story, part)
            elif part.tag == WORD_ART:
                story.tokens.append((Sign.TEXT, element, part.get("string", "").strip(_EDGES), 0))
            elif not _is_stroke(element):
                story.tokens.append((Sign.PICTURE, element, _alternative(element), 0))


def _box(story: Story, box: Element) -> None:
    fields, story.runs.fields = story.runs.fields, Fields()
    read_blocks(story, box)
    story.runs.fields = fields


def _drawn(element: Element) -> Iterator[Element]:
    """Yield the text boxes, artful words and pictures of a drawing, of alternatives only the first."""
    for child in element:
        if child.tag == BOX or child.tag in PICTURES or (child.tag == WORD_ART and child.get("string")):
            yield child
        elif child.tag.endswith("}AlternateContent"):
            branches = (list(_drawn(branch)) for branch in child)
            yield from next((parts for parts in branches if parts), ())
        else:
            yield from _drawn(child)


def _alternative(element: Element) -> str:
    described = next(element.iter(f"{_DRAWN}docPr"), None)
    return "" if described is None else described.get("descr", "")


def _is_stroke(element: Element) -> bool:
    extent = next(element.iter(f"{_DRAWN}extent"), None)
    sides = (extent.get("cx", ""), extent.get("cy", "")) if extent is not None else ()
    return any(side.isdecimal() and int(side[:12]) < _LEAST for side in sides)


def _table(story: Story, table: Element) -> None:
    rows = rows_of(table)
    story.cells += sum(len(row.spots) for row in rows)
    if story.cells > story.limits.cells:
        refuse("表格单元格数", "table cells", story.cells, story.limits.cells)
    outer = story.cell
    story.tokens.append((Sign.TABLE, table, "", 0))
    for row in rows:
        story.tokens.append((Sign.ROW, row.element, "", 0))
        for spot in row.spots:
            # Spans are written down in the words of HTML, where `tables.py` looks for them.
            if spot.rows > 1:
                spot.element.set("rowspan", str(spot.rows))
            if spot.end - spot.start > 1:
                spot.element.set("colspan", str(spot.end - spot.start))
            story.cell = spot.element
            story.tokens.append((Sign.CELL, spot.element, "", 0))
            read_blocks(story, spot.element)
            story.tokens.append((Sign.CELL_END, spot.element, "", 0))
        story.tokens.append((Sign.ROW_END, row.element, "", 0))
    story.tokens.append((Sign.TABLE_END, table, "", 0))
    story.cell = outer
    if outer is None:
        _follow_notes(story)
