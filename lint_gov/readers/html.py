"""Reads HTML pages: any markup, with the site around the report.

What a page hides is not read, unless the only tables it has are hidden: then a script shows them. Nor are
the notes that `annotate` puts into a page: they are no part of the report.
"""

import re
from collections.abc import Set as AbstractSet
from typing import cast

from lxml import etree

from lint_gov.model.document import Block, Document, Link, Table
from lint_gov.readers.flow import Anchors, Element, shown_text, tokens_of
from lint_gov.readers.html_places import finder_of
from lint_gov.readers.limits import Limits
from lint_gov.readers.parser import check_page, parse_page
from lint_gov.readers.places import Placed
from lint_gov.readers.plain_tables import plain_reader
from lint_gov.readers.tables import blocks_of
from lint_gov.readers.troubles import encoding_troubles
from lint_gov.text.encoding import Decoded
from lint_gov.text.pattern import late

# Looked for in the bytes first: most pages hide nothing, and looking at every element takes longer.
NOTES = "data-lint-gov"
"""The attribute of what `annotate` adds to a page beside its text."""
_HIDING = (b"isplay", b"ISPLAY", b"hidden", b"line-through", NOTES.encode())
_MAY_HIDE = etree.XPath(
    "//@style[contains(., 'isplay') or contains(., 'ISPLAY') or contains(., 'line-through')] | //@hidden"
    f" | //@{NOTES}"
)
# Not "visibility": pages set it on the whole text until their script has run.
# Text struck out by style is not part of what is said, as text in <del> is not.
_UNSEEN = late(
    r"(?:^|;)\s*(?:display\s*:\s*none|text-decoration(?:-line)?\s*:[^;]*line-through)", re.IGNORECASE
)
# A reference that names a scheme or a machine, rightly or wrongly; not one within the site.
_ABROAD = re.compile(r"[:\\]|//")


def read_html(content: bytes, decoded: Decoded, limits: Limits) -> Document:
    """Return the document that a page makes; Unreadable (E004) where a limit is met."""
    page = content if decoded.plain else decoded.text.encode()
    check_page(page, limits)
    root, troubles = parse_page(page)
    troubles = (*encoding_troubles(decoded), *troubles)
    if root is None:
        return Document("html", (), troubles=troubles)
    anchors = Anchors()
    blocks = blocks_in(root, page, anchors)
    return Document(
        "html",
        blocks,
        Placed(blocks, finder_of(decoded.text, root, anchors)),
        _title(root),
        _metadata(root),
        troubles,
        links=_links(root, anchors),
    )


def blocks_in(root: Element, page: bytes, anchors: Anchors) -> tuple[Block, ...]:
    """Return the blocks of a tree in reading order; their anchors are noted in `anchors`."""
    hidden = _hidden(root) if any(word in page for word in _HIDING) else frozenset()
    blocks = _visible_blocks(root, hidden, anchors)
    if (
        hidden
        and not any(isinstance(block, Table) for block in blocks)
        and (not blocks or _have_cells(hidden))
    ):
        return _visible_blocks(root, frozenset(one for one in hidden if NOTES in one.attrib), anchors)
    return blocks


def _visible_blocks(root: Element, hidden: AbstractSet[Element], anchors: Anchors) -> tuple[Block, ...]:
    busy = {table for element in hidden for table in element.iterancestors("table")}
    return blocks_of(tokens_of(root, hidden, plain_reader(anchors, busy)), anchors)


def _hidden(root: Element) -> frozenset[Element]:
    found = cast("list[etree._ElementUnicodeResult]", _MAY_HIDE(root))  # noqa: SLF001 - no other name
    hiding = (
        value for value in found if value.attrname in {"hidden", NOTES} or _UNSEEN().search(value) is not None
    )
    return frozenset(element for value in hiding if (element := value.getparent()) is not None)


def _have_cells(elements: AbstractSet[Element]) -> bool:
    return any(next(element.iter("td"), None) is not None for element in elements)


def _title(root: Element) -> str | None:
    element = next(root.iter("title"), None)
    return shown_text("".join(map(str, element.itertext()))) or None if element is not None else None


def _links(root: Element, anchors: Anchors) -> tuple[Link, ...]:
    found = ((element, (element.get("href") or "").strip()) for element in root.iter("a"))
    return tuple(Link(href, anchors.note(element)) for element, href in found if _ABROAD.search(href))


def _metadata(root: Element) -> tuple[tuple[str, str], ...]:
    named = ((meta.get("name") or meta.get("property"), meta.get("content")) for meta in root.iter("meta"))
    return tuple((name, content) for name, content in named if name and content is not None)
