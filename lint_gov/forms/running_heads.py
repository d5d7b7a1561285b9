"""Column heads of table 二 in running text: the words between 信息内容 and the first row."""

from collections.abc import Mapping, Sequence

from lint_gov.forms.grid import Piece
from lint_gov.forms.lexicon import key_of
from lint_gov.forms.reading import Material
from lint_gov.forms.running import Script
from lint_gov.forms.source import SourceRow

_FOLDED = 3  # lines that one head may be broken over


def running_heads(script: Script, row: SourceRow, material: Material) -> list[Piece]:
    """Return the words between 信息内容 and the block's first row, cut at the known column labels."""
    heading = next((spot for name, spot in row.headings if name in material.words.blocks.values()), None)
    if heading is None or row.label is None:
        return []
    return _heads_before(script, row.label, material)


def _heads_before(script: Script, label: Piece, material: Material) -> list[Piece]:
    end = script.text.find(label.text, _offset_of(script, label.anchor))
    start = script.text.rfind("信息内容", 0, end)
    if start < 0 or end < 0:
        return []
    return _cut_heads(script, start + 4, end, material.words.columns)


def _offset_of(script: Script, anchor: int | None) -> int:
    return next(
        (start for start, held in zip(script.starts, script.anchors, strict=True) if held == anchor), 0
    )


def _cut_heads(script: Script, start: int, end: int, columns: Mapping[str, str]) -> list[Piece]:
    text = script.text[start:end]
    parts = [part.strip() for part in text.split("\n") if part.strip()]
    parts = _cut_words(parts[0], columns) if len(parts) == 1 else _joined(parts, columns)
    spots = []
    place = start
    for part in parts:
        place = max(script.text.find(part, place, end), place)
        spots.append(Piece(part, script.anchor_at(place)))
        place += len(part)
    return spots


def _joined(parts: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    """Return the lines between which column heads were broken joined, where that makes a known head."""
    heads: list[str] = []
    at = 0
    while at < len(parts):
        sizes = range(min(_FOLDED, len(parts) - at), 1, -1)
        size = next((size for size in sizes if key_of("".join(parts[at : at + size])) in columns), 1)
        heads.append("\n".join(parts[at : at + size]))
        at += size
    return heads


def _cut_words(text: str, columns: Mapping[str, str]) -> list[str]:
    """Cut joined column heads: known ones first, what is left between them is a head too."""
    known = sorted(columns, key=len, reverse=True)
    parts: list[str] = []
    rest = text
    while rest:
        head = _known_head(rest, known)
        if head is None:
            if parts and parts[-1].startswith("\0"):
                parts[-1] += rest[0]
            else:
                parts.append("\0" + rest[0])
            rest = rest[1:]
        else:
            parts.append(rest[:head])
            rest = rest[head:]
    return [part.strip("\0 \u3000") for part in parts if part.strip("\0 \u3000")]


def _known_head(text: str, known: Sequence[str]) -> int | None:
    for size in range(min(len(text), 24), 2, -1):
        if key_of(text[:size]) in known and text[size : size + 1] != "）":
            return size
    return None
