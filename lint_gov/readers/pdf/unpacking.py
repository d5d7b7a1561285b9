"""Makes a document of what the process that reads PDFs sends: checked, and never executed."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lint_gov.model.document import Block, Cell, Paragraph, Picture, Table, Trouble, TroubleKind, Unreadable
from lint_gov.readers.pdf.box import Box
from lint_gov.readers.pdf.doubts import DOUBTS, Doubt

Spot = tuple[int, Box]
"""A page, from 1, and a box on it."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a PDF holds: blocks whose anchors number the spots, what it says of itself, troubles."""

    blocks: tuple[Block, ...]
    spots: tuple[Spot, ...]
    title: str | None
    metadata: tuple[tuple[str, str], ...]
    troubles: tuple[Trouble, ...]


def unpacked(content: bytes) -> Unpacked:
    """Return what JSON says was read; Unreadable where it says so.

    RuntimeError for a fault of ours over there, ValueError for an answer that is not ours.
    """
    try:
        found = json.loads(content)
        if "fault" in found:
            raise RuntimeError(found["fault"])
        if "unreadable" in found:
            zh, en, rule = found["unreadable"]
            raise Unreadable(str(zh), str(en), rule=str(rule))
        return Unpacked(
            tuple(_blocks(found["blocks"])),
            tuple((int(page), Box(*map(float, edges))) for page, *edges in found["spots"]),
            None if found["title"] is None else str(found["title"]),
            tuple((str(name), str(text)) for name, text in found["metadata"]),
            tuple(Trouble(TroubleKind(kind), str(zh), str(en)) for kind, zh, en in found["troubles"]),
        )
    except (LookupError, TypeError, RecursionError) as fault:
        message = f"the answer has another form: {fault}"
        raise ValueError(message) from fault


def _blocks(found: Sequence[Sequence[Any]]) -> Iterator[Block]:
    for kind, anchor, *rest in found:
        if kind == "paragraph":
            yield Paragraph(str(rest[0]), int(anchor))
        elif kind == "picture":
            yield Picture(int(anchor))
        else:
            yield Table(tuple(tuple(map(_cell, row)) for row in rest[0]), int(anchor))


def _cell(found: Sequence[Any]) -> Cell:
    text, anchor, rowspan, colspan, doubt = found
    return Cell(
        str(text), int(anchor), int(rowspan), int(colspan), None if doubt is None else DOUBTS[Doubt(doubt)]
    )
