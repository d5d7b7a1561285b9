"""Turns what was read of a PDF into plain data that can be sent from one process to another.

JSON and not pickle: the sender has read a file that may have taken it over.
"""

import json
from typing import Any

from lint_gov.model.document import Unreadable
from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.prose import Paragraph as Prose
from lint_gov.readers.pdf.reading import Content, Reading
from lint_gov.readers.pdf.sheets import Sheet


def packed(reading: Reading) -> bytes:
    """Return a reading as JSON."""
    spots: list[tuple[int, Box]] = []
    blocks = [_block(content, spots) for content in reading.contents]
    found = {
        "blocks": blocks,
        "spots": [(page, *_shown(reading, page, box)) for page, box in spots],
        "title": reading.title,
        "metadata": reading.metadata,
        "troubles": [(trouble.kind, trouble.detail_zh, trouble.detail_en) for trouble in reading.troubles],
    }
    return json.dumps(found).encode()


def packed_refusal(fault: Unreadable) -> bytes:
    """Return as JSON why a file could not be read."""
    return json.dumps({"unreadable": (fault.detail_zh, fault.detail_en, fault.rule)}).encode()


def packed_fault(fault: str) -> bytes:
    """Return as JSON that reading a file failed by a fault of ours."""
    return json.dumps({"fault": fault}).encode()


def _block(content: Content, spots: list[tuple[int, Box]]) -> tuple[Any, ...]:
    if isinstance(content, Prose):
        spots.append((content.page, content.box))
        return "paragraph", len(spots) - 1, content.text
    if not isinstance(content, Sheet):
        page, figure = content
        spots.append((page, figure.box))
        return "picture", len(spots) - 1
    first = content.parts[0]
    spots.append((first.page, first.box))
    anchor = len(spots) - 1
    rows: list[list[tuple[Any, ...]]] = [[] for _ in range(content.rows)]
    for entry in sorted(content.entries, key=lambda entry: (entry.top, entry.left)):
        rows[entry.top].append(
            (entry.text, len(spots), entry.bottom - entry.top, entry.right - entry.left, entry.doubt)
        )
        spots.append(entry.spots[0])
    return "table", anchor, rows


def _shown(reading: Reading, page: int, box: Box) -> Box:
    """Return a box on the page as viewers show it, where the page was turned for reading."""
    turned = reading.turned.get(page)
    rounded = Box(*(round(edge, 2) for edge in box))
    return rounded if turned is None else rounded.turned(turned.turns, turned.width, turned.height)
