"""Finds where the elements of a parsed page stand in its source.

lxml keeps the line of an element, up to 65 535, and no column. So the tags of the source are counted
off against the elements of the tree; where the two do not agree, the page is parsed once more with the
place of every tag written into it.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import cast

from lxml import etree

from lint_gov.readers.flow import SPACE, Anchors, Element
from lint_gov.readers.parser import page_tree
from lint_gov.readers.places import Lines, Spot
from lint_gov.text.pattern import late

# What follows "<", as HTML's own grammar has it: a comment, a bogus comment, an element whose content is no
# markup; and the attributes of a tag, where a quotation mark counts only behind "=".
_RAW = "script|style|textarea|title|xmp|iframe|noframes|plaintext"
_SKIPPED = rf"!--(?:.*?-->|.*)|(?:[!?]|/(?![A-Za-z]))[^>]*|(?P<raw>{_RAW})(?=[{SPACE}/>])(?:.*?</(?P=raw)|.*)"
_ATTRIBUTES = rf"""(?:[^>=]++|=[{SPACE}]*+(?:"[^"]*+"?|'[^']*+'?)?+)*+"""
MARKUP = late(rf"<(?:{_SKIPPED}|/?[A-Za-z]{_ATTRIBUTES}>?)", re.DOTALL | re.IGNORECASE)
"""A tag, a comment, or an element whose content is no markup, from its "<" to its end."""
_START_TAG = late(
    rf"<(?!/[A-Za-z])(?:{_SKIPPED}|(?P<tag>[A-Za-z][^{SPACE}/>]*+){_ATTRIBUTES}>|[A-Za-z]{_ATTRIBUTES})",
    re.DOTALL | re.IGNORECASE,
)
_MARKABLE = late(
    rf"<(?:{_SKIPPED}|(?P<tag>[A-Za-z][^{SPACE}/>]*+)(?P<rest>{_ATTRIBUTES}))"
    rf"|(?P<end>>[{SPACE}]*+)(?=[^<{SPACE}])",
    re.DOTALL | re.IGNORECASE,
)
_MARK = "lint-gov-at"
_LAST_LINE = 65_535

OffsetOf = Callable[[Element, bool], int | None]


def finder_of(text: str, root: Element, anchors: Anchors) -> Callable[[], Callable[[int], Spot | None]]:
    """Return what makes the function from a page's anchors to lines and columns."""

    def finder() -> Callable[[int], Spot | None]:
        lines = Lines(text)
        offset_of = offsets_in(text, root, lines)

        def spot(anchor: int) -> Spot | None:
            element, after = anchors.elements[anchor], anchor in anchors.after
            offset = offset_of(element, after)
            if offset is not None:
                return lines.spot(offset)
            line = _line_of(element)
            return (line, None) if 0 < line < _LAST_LINE and not after else None

        return spot

    return finder


def offsets_in(text: str, root: Element, lines: Lines) -> OffsetOf:
    """Return the function from an element, or the text behind its end, to the offset in the source."""
    tags = tags_in(text)

    @cache
    def counted(name: str) -> dict[Element, int]:
        starts, elements = tags.get(name, ()), list(root.iter(name))
        return dict(zip(elements, starts, strict=True)) if len(starts) == len(elements) else {}

    @cache
    def marked() -> dict[tuple[Element, bool], int]:
        return _marked_offsets(text, root)

    def offset_of(element: Element, after: bool) -> int | None:  # noqa: FBT001 - half of an anchor
        start = None if after else counted(element.tag).get(element)
        if start is not None:
            line, first = _line_of(element), lines.spot(start)[0]
            # Nearly every tag stands on one line: then the end need not be looked for.
            if line >= _LAST_LINE or first == line:
                return start
            if first < line <= lines.spot(text.find(">", start))[0]:
                return start
        return marked().get((element, after))

    return offset_of


def _line_of(element: Element) -> int:
    return cast("int | None", element.sourceline) or 0


def tags_in(text: str) -> dict[str, list[int]]:
    """Return the offsets of the start tags in a page by name, those in comments and scripts left out."""
    starts: dict[str, list[int]] = {}
    for match in _START_TAG().finditer(text):
        name = match["tag"] or match["raw"]
        if name:
            starts.setdefault(name.lower(), []).append(match.start())
    return starts


def _marked_offsets(text: str, root: Element) -> dict[tuple[Element, bool], int]:
    """Return offsets read from a second tree, whose every tag and text says where it stands.

    An attribute and a comment change nothing in how a page is repaired, so the trees are alike; if they
    are not, nothing is returned.
    """
    twin = page_tree(_MARKABLE().sub(_mark, text).encode(), comments=True)
    if twin is None:
        return {}
    elements, twins = list(root.iter("*")), list(twin.iter("*"))
    if [element.tag for element in elements] != [element.tag for element in twins]:
        return {}
    offsets: dict[tuple[Element, bool], int] = {}
    for element, other in zip(elements, twins, strict=True):
        mark = other.get(_MARK)
        if mark is not None and mark.isdigit():
            offsets[element, False] = int(mark)
        behind = other.getnext()
        if isinstance(behind, etree._Comment) and (behind.text or "").isdigit():  # noqa: SLF001 - no other name
            offsets[element, True] = int(behind.text or "")
    return offsets


def _mark(match: re.Match[str]) -> str:
    if match["tag"]:
        return f'<{match["tag"]} {_MARK}="{match.start()}"{match["rest"]}'
    if match["end"]:
        return f"{match[0]}<!--{match.end()}-->"
    return match[0]
