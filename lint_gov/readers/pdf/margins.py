"""Tells what stands at the edge of every page — page numbers, running heads — from what is written."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lint_gov.readers.pdf.layout import Laid
from lint_gov.readers.pdf.writing import Line, is_tabular, text_of

_NUMBER = r"(?:\d{1,4}|[ivxlcIVXLC]{1,6}|[〇零一二三四五六七八九十百]{1,5})"
_PAGE_NUMBER = re.compile(
    rf"(?=.*[^\d\s])[-—–－―─~·•.|\s]*(?:第|[Pp]age|[Pp]\.?)?\s*{_NUMBER}\s*页?"
    rf"(?:\s*(?:[/／,，]|of|共)\s*(?:共|第)?\s*{_NUMBER}\s*页?)?[-—–－―─~·•.|\s]*"
)
_ZONE = 0.1  # of the height of a page
_AT_MOST = 3  # lines at either edge
_SAME_HEIGHT = 4.0
_FEWEST = 2


def without_margins(pages: Sequence[Laid]) -> list[Laid]:
    """Return the pages without page numbers and without lines that stand at one height on many pages."""
    edges = {page.number: _edge_lines(page) for page in pages}
    dropped = _repeated(edges) | _numbers(pages, edges)
    return [
        replace(page, items=tuple(item for item in page.items if id(item) not in dropped)) for page in pages
    ]


def _edge_lines(page: Laid) -> list[Line]:
    """Return the lines at the top and at the foot of a page that no table stands beyond."""
    found: list[Line] = []
    top, foot = _ZONE * page.height, (1 - _ZONE) * page.height
    for items in (page.items, page.items[::-1]):
        for item in items[:_AT_MOST]:
            if not isinstance(item, Line) or (top < item.box.bottom and item.box.top < foot):
                break
            if all(item is not other for other in found):
                found.append(item)
    return found


def _repeated(edges: Mapping[int, Sequence[Line]]) -> set[int]:
    """Return the lines of the same words, figures aside, at the same height on several pages, by identity."""
    places: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for number, lines in edges.items():
        for line in lines:
            words = re.sub(r"\d+", "#", text_of(line))
            if not is_tabular(line) and len(words.replace("#", "")) >= _FEWEST:
                places[words].append((number, line))
    return {id(line) for standing in places.values() for line in _at_one_height(standing)}


def _at_one_height(standing: Sequence[tuple[int, Line]]) -> Iterator[Line]:
    """Yield the lines that have a fellow at about the same height on another page."""
    ordered = sorted(standing, key=lambda one: one[1].box.top)
    for index, one in enumerate(ordered):
        near = ordered[max(0, index - 1) : index + 2]
        if any(_are_fellows(one, other) for other in near):
            yield one[1]


def _are_fellows(one: tuple[int, Line], other: tuple[int, Line]) -> bool:
    """Return whether two lines stand alike on two pages, their figures equal or counting the pages."""
    pages = other[0] - one[0]
    if not pages or abs(other[1].box.top - one[1].box.top) >= _SAME_HEIGHT:
        return False
    figures = zip(_figures(one[1]), _figures(other[1]), strict=False)
    return all(after - before in {0, pages} for before, after in figures)


def _figures(line: Line) -> list[int]:
    return [int(digits[:9]) for digits in re.findall(r"\d+", text_of(line))]


def _numbers(pages: Sequence[Laid], edges: Mapping[int, Sequence[Line]]) -> set[int]:
    """Return the outermost lines that are a page number, by identity.

    A bare number is one only where the pages count on together.
    """
    bare: dict[int, list[Line]] = defaultdict(list)
    found: set[int] = set()
    for page in pages:
        outermost = {id(item) for item in (page.items[:1] + page.items[-1:])}
        for line in edges[page.number]:
            text = text_of(line, between=1.0)
            if id(line) not in outermost:
                continue
            if text.isascii() and text.isdigit():
                bare[int(text[:6]) - page.number].append(line)
            elif _PAGE_NUMBER.fullmatch(text):
                found.add(id(line))
    return found | {id(line) for lines in bare.values() if len(lines) > 1 for line in lines}
