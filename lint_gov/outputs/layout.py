"""Chinese and Latin text laid out in columns of a terminal: wrapped, cut, padded."""

import re
from collections.abc import Iterator

from lint_gov.outputs.console import Line, Span, width_of

# A word of Latin letters and figures stays whole; so does a Chinese character with the closing
# marks behind it and the opening ones before it (the rules of GB/T 15834 for line ends).
_OPENING = "（「『《〈〔【“‘(["
_CLOSING = "）」』》〉〕】”’)],.;:!?，。；：！？、…%％"
_PIECE = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[\d.,□]+ [+=≠≤≥→] ){{1,8}}[\d.,□]+(?=[^\d.,□]|$)|"  # 150 + 0 = 148 + 2
    rf"[ \t]+|[{re.escape(_OPENING)}]*(?:[!-~]+|[^ \t!-~])[{re.escape(_CLOSING)}]*|[{re.escape(_OPENING)}]+"
)


def wrapped(text: str, width: int, *, used: int = 0) -> list[str]:
    """Return text in lines of at most `width` columns; the first has `used` of them taken.

    A word that is wider than a whole line is cut. At least one line is returned.
    """
    lines, line, room = [], "", max(width - used, 1)
    for piece in _pieces(text, max(width, 2)):
        if (line or room < width) and width_of(line + piece.rstrip()) > room:
            lines.append(line.rstrip())
            line, room = "", width
            piece = piece.lstrip()  # noqa: PLW2901 - a line does not begin with the space before it
        line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str, width: int) -> Iterator[str]:
    for match in _PIECE.finditer(text):
        piece = match[0]
        if width_of(piece) > width and " " in piece.strip():
            yield from re.split(r"(?<= )", piece)
            continue
        while width_of(piece) > width:
            head = cut(piece, width, mark="")
            yield head
            piece = piece[len(head) :]
        yield piece


def entry(lead: Span, text: str, *, indent: int, width: int) -> list[Line]:
    """Return a lead and the text behind it; further lines stand two columns further in."""
    start = indent + width_of(lead[0])
    first, *others = wrapped(text, width - indent - 2, used=start - indent - 2)
    margin = " " * (indent + 2)
    return [((" " * indent, ""), lead, (first, "")), *(((margin + line, ""),) for line in others)]


def cut(text: str, width: int, *, mark: str = "…") -> str:
    """Return the beginning of a text that fits `width` columns, with a mark where some is lost.

    One character is left, however narrow the column.
    """
    if width_of(text) <= width:
        return text
    room, kept = width - width_of(mark), ""
    for character in text:
        if width_of(kept + character) > room:
            break
        kept += character
    return (kept or text[:1]) + mark


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return text filled with spaces to `width` columns; `right` puts the spaces before it."""
    spaces = " " * max(width - width_of(text), 0)
    return spaces + text if right else text + spaces
