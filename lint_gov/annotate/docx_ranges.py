"""Where in a paragraph a comment begins and ends: around its words where they can be told, else around all.

Runs are cut in two where a range begins inside one, each half with the properties of the whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lint_gov.annotate.docx_comments import Names
from lint_gov.editing.characters import Mark, occurrences, xml_marks
from lint_gov.editing.splices import Splice
from lint_gov.editing.xml_source import Extent, XmlSource
from lint_gov.readers.docx_names import (
    CELL,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    W,
)
from lint_gov.readers.flow import Element

_TEXT = f"{W}t"
# Word refuses comments inside these: a comment goes where they are anchored.
_APART = frozenset({"txbxContent", "AlternateContent", "drawing", "pict", "object"})
_HOLDERS = frozenset({PARAGRAPH, f"{W}ins", f"{W}moveTo", f"{W}hyperlink", f"{W}smartTag"})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class Ranges:
    """The ranges of comments while they are laid: what begins and what ends at each offset.

    `cuts` are the runs that have to be cut at an offset, with what closes and what opens the halves.
    """

    source: XmlSource
    extents: dict[Element, Extent]
    names: Names
    begins: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    ends: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    cuts: dict[int, tuple[bytes, bytes]] = field(default_factory=dict)
    singles: dict[int, tuple[Extent, list[str]]] = field(default_factory=dict)

    def lay(self, element: Element, number: int, words: str | None) -> None:
        """Lay the range of a comment in a cell or paragraph, around its words where they stand there once."""
        paragraphs = _paragraphs(element)
        first, last = paragraphs[0], paragraphs[-1]
        found = _edges(self, paragraphs, words) if words else None
        start = found[0] if found else None
        stop = found[1] if found else None
        self._begin(first, start, number)
        self._end(last, stop, number)

    def _begin(self, paragraph: Element, at: int | None, number: int) -> None:
        w, declared = self.names
        new = f'<{w}commentRangeStart{declared} {w}id="{number}"/>'
        extent = self.extents[paragraph]
        if extent.single:
            self.singles.setdefault(extent.start, (extent, []))[1].append(new)
        else:
            self.begins[_head(paragraph, self.extents) if at is None else at].append(new)

    def _end(self, paragraph: Element, at: int | None, number: int) -> None:
        w, declared = self.names
        mark = f'<{w}r{declared}><{w}commentReference {w}id="{number}"/></{w}r>'
        new = f'<{w}commentRangeEnd{declared} {w}id="{number}"/>{mark}'
        extent = self.extents[paragraph]
        if extent.single:
            self.singles.setdefault(extent.start, (extent, []))[1].append(new)
        else:
            self.ends[extent.close if at is None else at].append(new)

    def splices(self) -> Iterator[Splice]:
        """Yield what the ranges change in the part."""
        for at in sorted({*self.begins, *self.ends}):
            before, behind = self.cuts.get(at, (b"", b""))
            marks = "".join((*self.ends.get(at, ()), *self.begins.get(at, ()))).encode()
            yield Splice(at, at, before + marks + behind)
        for extent, inside in self.singles.values():
            yield self.source.inside(extent, "".join(inside).encode())


def is_in(element: Element, root: Element) -> bool:
    """Return whether an element stands in a tree: notes stand in trees of their own."""
    return element is root or any(parent is root for parent in element.iterancestors())


def _paragraphs(element: Element) -> Sequence[Element]:
    """Return the paragraphs that a comment on a cell, a table or a paragraph goes around."""
    outside = element
    for parent in element.iterancestors():
        if parent.tag.rpartition("}")[2] in _APART:
            outside = parent
    if outside is not element or element.tag not in {PARAGRAPH, CELL}:
        above = next(outside.iterancestors(PARAGRAPH), None)
        if above is not None:
            return [above]
    if element.tag == PARAGRAPH:
        return [element]
    inner = [one for one in outside.iter(PARAGRAPH) if not _is_apart(one, outside)]
    filled = [one for one in inner if next(one.iter(_TEXT), None) is not None]
    if element.tag != CELL:
        return (filled or inner)[:1]
    return filled or inner[-1:]


def _is_apart(inner: Element, within: Element) -> bool:
    for parent in inner.iterancestors():
        if parent is within:
            return False
        if parent.tag.rpartition("}")[2] in _APART:
            return True
    return False


def _head(paragraph: Element, extents: dict[Element, Extent]) -> int:
    """Return the offset behind the properties of a paragraph."""
    properties = next(paragraph.iterchildren(PARAGRAPH_PROPERTIES), None)
    return extents[paragraph].inner if properties is None else extents[properties].end


def _edges(ranges: Ranges, paragraphs: Iterable[Element], words: str) -> tuple[int, int] | None:
    """Return the offsets where words begin and end, the runs cut there; None where that cannot be told."""
    texts = [text for one in paragraphs for text in one.iter(_TEXT) if not _is_apart(text, one)]
    marks = xml_marks(ranges.source, [ranges.extents[text] for text in texts])
    found = next(occurrences(marks, words), None) if marks else None
    if marks is None or found is None:
        return None
    start = _border(ranges, texts, marks[found[0]].start, marks, found[0])
    stop = _border(ranges, texts, marks[found[1]].end, marks, found[1])
    if start is None or stop is None:
        return None
    for at, halves in (start, stop):
        if halves is not None:
            ranges.cuts[at] = halves
    return start[0], stop[0]


_Border = tuple[int, tuple[bytes, bytes] | None]


def _border(
    ranges: Ranges, texts: Sequence[Element], at: int, marks: Sequence[Mark], place: int
) -> _Border | None:
    """Return an offset on one side of a mark, and the two halves of the run that is cut there if one is."""
    begins = at == marks[place].start
    text = next(
        one for one in texts if ranges.extents[one].inner <= marks[place].start < ranges.extents[one].close
    )
    run, extent = text.getparent(), ranges.extents[text]
    holder = None if run is None or run.tag != RUN else run.getparent()
    if run is None or holder is None or holder.tag not in _HOLDERS:
        return None
    if begins and at == extent.inner and text is _first_content(run):
        return ranges.extents[run].start, None
    if not begins and at == extent.close and text is run[-1]:
        return ranges.extents[run].end, None
    beside = place - 1 if begins else place + 1
    spaced = 0 <= beside < len(marks) and marks[beside].character.isspace()
    # White space at an edge counts only where the file says so.
    return None if spaced and text.get(_SPACE) != "preserve" else (at, _halves(ranges, run, text))


def _first_content(run: Element) -> Element | None:
    return next((part for part in run if part.tag != RUN_PROPERTIES), None)


def _halves(ranges: Ranges, run: Element, text: Element) -> tuple[bytes, bytes]:
    source, whole, extent = ranges.source, ranges.extents[run], ranges.extents[text]
    properties = next(run.iterchildren(RUN_PROPERTIES), None)
    held = ranges.extents[properties] if properties is not None else None
    copied = source.content[held.start : held.end] if held else b""
    closing = f"</{extent.name}></{whole.name}>".encode()
    return closing, source.tag(whole) + copied + source.tag(extent)
