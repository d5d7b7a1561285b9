"""The boxes of the notes of a sheet, in the drawing language that notes still have (ISO/IEC 29500-4, 19)."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from lint_gov.editing.refusal import NotEditable
from lint_gov.editing.splices import Splice, spliced
from lint_gov.readers.sheet_grid import At

_NAMES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_KIND = (
    f'<v:shapetype {_NAMES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = re.compile(rb"_x0000_s(\d{1,9})\b")
_BLOCK = re.compile(rb"""<(?:[\w.-]+:)?idmap\s[^<>]*?\bdata\s*=\s*["'](\d{1,6})""")
_END = re.compile(rb"</(?:[\w.-]+:)?xml\s*>\s*\Z", re.IGNORECASE)
_A_BLOCK, _KIND_MARK = 1024, b"_x0000_t202"
_COLUMNS, _WIDTH = 5, 56  # columns that a box is wide, and the half-width characters that fit in a line
_LAST_COLUMN, _LAST_ROW = 16_383, 1_048_575
_MOST_ROWS = 40
_DAMAGED = "工作簿中已有批注的外框读不出", "the boxes of the notes that the workbook has cannot be read"


class Box(NamedTuple):
    """A note: the cell it belongs to, and the lines that its box has to hold."""

    at: At
    lines: Sequence[str]


def new_boxes(block: int) -> bytes:
    """Return a drawing without boxes; `block` is the block of numbers that its shapes have."""
    layout = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout>'
    return f"<xml {_NAMES}>{layout}{_KIND}</xml>".encode()


def with_boxes(content: bytes, boxes: Sequence[Box]) -> bytes:
    """Return a drawing with boxes added; NotEditable where its end cannot be found."""
    end = _END.search(content)
    if end is None:
        raise NotEditable(*_DAMAGED)
    block = _BLOCK.search(content)
    taken = (int(match[1]) for match in _SHAPE.finditer(content))
    first = 1 + max((_A_BLOCK * int(block[1]) if block else _A_BLOCK, *taken))
    kind = "" if _KIND_MARK in content else _KIND
    shapes = "".join(_shape(number, box) for number, box in enumerate(boxes, first))
    return spliced(content, [Splice(end.start(), end.start(), (kind + shapes).encode())])


def _shape(number: int, box: Box) -> str:
    row, column = box.at
    left = min(column + 1, _LAST_COLUMN - _COLUMNS)
    top = min(max(row - 1, 0), _LAST_ROW - _MOST_ROWS)
    rows = min(1 + sum(map(_rows, box.lines)), _MOST_ROWS)
    anchor = f"{left}, 12, {top}, 4, {left + _COLUMNS}, 12, {top + rows}, 4"
    return (
        f'<v:shape {_NAMES} id="_x0000_s{number}" type="#_x0000_t202" '
        'style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )


def _rows(line: str) -> int:
    width = sum(2 if unicodedata.east_asian_width(mark) in "WFA" else 1 for mark in line)
    return 1 + width // _WIDTH
