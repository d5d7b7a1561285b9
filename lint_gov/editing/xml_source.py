"""Finds where the elements of an XML part stand in its bytes, so that it can be changed there alone.

lxml builds the tree and keeps no offsets; expat tells offsets and builds nothing. Both see the elements in
the same order, so that the number of an element is what it is known by.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

from lint_gov.editing.refusal import NotEditable
from lint_gov.editing.splices import Splice
from lint_gov.readers.flow import Element

_TAG = re.compile(rb"""<[^"'>]*+(?:"[^"]*+"[^"'>]*+|'[^']*+'[^"'>]*+)*+>""")
_WIDE = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_ENCODING = re.compile(rb"""^(<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')""")

_NOT_PLACED = "文件内部的 XML 无法定位", "the XML inside it cannot be placed"


class Extent(NamedTuple):
    """Where an element stands: its start tag from `start` to `inner`, its end tag from `close` to `end`.

    `name` is as written, with its prefix. An element of one tag, `<w:p/>`, has no `close` of its own.
    """

    name: str
    start: int
    inner: int
    close: int
    end: int

    @property
    def single(self) -> bool:
        """Return whether the element is one tag."""
        return self.close == self.end

    @property
    def prefix(self) -> str:
        """Return the prefix with its colon, empty where there is none."""
        head, colon, _ = self.name.rpartition(":")
        return head + colon


@dataclass(frozen=True, slots=True)
class XmlSource:
    """The bytes of a part, and the extents of its elements in the order of their start tags."""

    content: bytes
    extents: tuple[Extent, ...]

    def tag(self, extent: Extent) -> bytes:
        """Return the start tag of an element as written."""
        return self.content[extent.start : extent.inner]

    def children(self, extent: Extent) -> Iterator[Extent]:
        """Yield the elements directly inside one."""
        end = extent.inner
        for other in self.extents[self.extents.index(extent) + 1 :]:
            if other.start >= extent.close:
                return
            if other.start >= end:
                end = other.end
                yield other

    def inside(self, extent: Extent, new: bytes, *, first: bool = False) -> Splice:
        """Return what puts bytes into an element, behind what it holds or before it."""
        if extent.single:
            whole = b">" + new + f"</{extent.name}>".encode()
            return Splice(extent.end - len(b"/>"), extent.end, whole)
        at = extent.inner if first else extent.close
        return Splice(at, at, new)


def in_utf8(content: bytes) -> bytes:
    """Return a part in UTF-8, whatever it was written in; most are, and are returned as they are."""
    wide = next((encoding for mark, encoding in _WIDE if content.startswith(mark)), None)
    if wide is None:
        return content
    return _ENCODING.sub(rb"\1", content.decode(wide, "replace").encode())


def xml_source(content: bytes) -> XmlSource:
    """Return a part in UTF-8 with the extents of its elements; NotEditable for what expat cannot read.

    A document type is refused: office files may have none, and entities would stand where they are declared.
    """
    if b"<!DOCTYPE" in content:
        raise NotEditable(*_NOT_PLACED)
    extents: list[Extent] = []
    stack: list[int] = []
    parser = expat.ParserCreate()

    def begin(name: str, _attributes: Mapping[str, str]) -> None:
        at = parser.CurrentByteIndex
        tag = _TAG.match(content, at)
        end = tag.end() if tag else at
        stack.append(len(extents))
        extents.append(Extent(name, at, end, end, end))

    def finish(_name: str) -> None:
        extent = extents[number := stack.pop()]
        if not content.startswith(b"/>", extent.inner - 2):
            close = parser.CurrentByteIndex
            extents[number] = extent._replace(close=close, end=content.index(b">", close) + 1)

    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
    except (expat.ExpatError, ValueError) as fault:
        raise NotEditable(*_NOT_PLACED) from fault
    return XmlSource(content, tuple(extents))


def extents_of(root: Element, source: XmlSource) -> dict[Element, Extent]:
    """Return the extents of the elements of a tree made of the same part; NotEditable where they differ."""
    elements = list(root.iter("*"))
    if len(elements) != len(source.extents):
        raise NotEditable(*_NOT_PLACED)
    return dict(zip(elements, source.extents, strict=True))


def xml_text(text: str) -> str:
    """Return text as it may stand in XML: characters escaped, those that XML forbids left out."""
    return escape("".join(mark for mark in text if _is_allowed(mark)), {'"': "&quot;"})


def _is_allowed(mark: str) -> bool:
    return mark in "\t\n" or (mark >= " " and not "\ud800" <= mark <= "\udfff" and mark not in "\ufffe\uffff")
