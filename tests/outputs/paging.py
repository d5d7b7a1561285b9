"""Writes pages of results made by hand and reads them back as trees."""

import re
from collections.abc import Iterable

from lxml import etree

from lint_gov.outputs.formats import Tool, format_named
from lint_gov.outputs.look import Look
from lint_gov.outputs.summary import summary_of, total
from lint_gov.result import Result

TOOL = Tool("0.1.0", "a" * 64)
_RAW = re.compile(r"<(style|script)>(.*?)</\1>", re.DOTALL)
_VOICED = ("h1", "h2", "h3", "h4", "summary")


def page(*results: Result, look: Look = Look()) -> str:  # noqa: B008 - frozen
    """Return the page of some results."""
    chosen = format_named("html")
    parts = [chosen.part(result, look) for result in results]
    return "".join(chosen.whole(parts, TOOL, lambda: total(map(summary_of, results)), look))


def tree(text: str) -> etree._Element:
    """Return a page as a tree, without style and script; XMLSyntaxError where it is not well formed."""
    body = _RAW.sub(r"<\1/>", text).removeprefix("<!DOCTYPE html>")
    return etree.fromstring(body.encode(), etree.XMLParser(resolve_entities=False))


def inline(text: str, name: str) -> str:
    """Return the style or the script of a page."""
    return next(match[2] for match in _RAW.finditer(text) if match[1] == name)


def said(element: etree._Element) -> str:
    """Return the text of an element, white space squeezed."""
    return " ".join("".join(str(text) for text in element.itertext()).split())


def cells(table: etree._Element) -> Iterable[tuple[etree._Element, list[str]]]:
    """Yield the value cells of a table, each with the heads that HTML gives it: rows first."""
    grid: dict[tuple[int, int], etree._Element] = {}
    for y, row in enumerate(table.iter("tr")):
        x = 0
        for cell in row:
            while (y, x) in grid:
                x += 1
            width, height = (int(cell.get(name, "1")) for name in ("colspan", "rowspan"))
            for place in ((y + dy, x + dx) for dy in range(height) for dx in range(width)):
                assert place not in grid, "cells overlap"
                grid[place] = cell
            x += width
    rows, columns = ({place[axis] for place in grid} for axis in (0, 1))
    assert len(grid) == len(rows) * len(columns), "the grid has holes"
    for (y, x), cell in sorted(grid.items()):
        if cell.tag == "td" and "corner" not in cell.get("class", ""):
            left = [grid[y, column] for column in range(x) if grid[y, column].get("scope") == "row"]
            above = [grid[line, x] for line in range(y) if grid[line, x].get("scope") == "col"]
            yield cell, list(dict.fromkeys(label(one) for one in (*left, *above)))


def label(head: etree._Element) -> str:
    """Return the text of a head without its marks."""
    return (head.text or "").strip()
