"""Changes text files at the offsets of their characters, in the encoding they are in."""

import codecs
from collections.abc import Sequence
from typing import NamedTuple

from lint_gov.editing.refusal import NotEditable
from lint_gov.editing.splices import Splice, spliced
from lint_gov.text.encoding import Decoded

_NOT_FOUND_AGAIN = (
    "文件的编码有误，无法只改动其中一处",
    "its encoding is faulty: it cannot be changed in one place alone",
)


class Change(NamedTuple):
    """A stretch of characters, from `start` up to but not including `end`, and what is to stand there."""

    start: int
    end: int
    new: str


def changed(content: bytes, decoded: Decoded, changes: Sequence[Change], *, errors: str = "strict") -> bytes:
    """Return a file with some stretches of its text replaced, every other byte as it was.

    `errors` says what becomes of characters that the encoding lacks, as for `str.encode`. NotEditable where
    the text cannot be written, or its places cannot be told for bytes that no encoding explains.
    """
    places = sorted({place for change in changes for place in change[:2]})
    offsets = dict(zip(places, _offsets(content, decoded, places), strict=True))
    try:
        new = [change.new.encode(decoded.encoding, errors) for change in changes]
    except UnicodeEncodeError as fault:
        missing = fault.object[fault.start : fault.end]
        detail = (
            f"文件的编码 {decoded.encoding} 中没有“{missing}”",
            f"its encoding, {decoded.encoding}, lacks {missing!r}",
        )
        raise NotEditable(*detail) from fault
    splices = [
        Splice(offsets[change.start], offsets[change.end], held)
        for change, held in zip(changes, new, strict=True)
    ]
    return spliced(content, splices)


def _offsets(content: bytes, decoded: Decoded, places: Sequence[int]) -> list[int]:
    """Return the offsets in bytes of places in the text, which are in order."""
    body = decoded.text.encode(decoded.encoding, "replace")
    if content.endswith(body):
        return _measured(decoded, places, len(content) - len(body))
    return _searched(content, decoded, places)


def _measured(decoded: Decoded, places: Sequence[int], start: int) -> list[int]:
    offsets, before = [], 0
    for place in places:
        start += len(decoded.text[before:place].encode(decoded.encoding))
        before = place
        offsets.append(start)
    return offsets


def _searched(content: bytes, decoded: Decoded, places: Sequence[int]) -> list[int]:
    """Return the offsets found by decoding byte by byte, for text of which some bytes were lost."""
    mark = next((mark for mark in _MARKS if content.startswith(mark)), b"")
    decoder = codecs.getincrementaldecoder(decoded.encoding)("replace")
    starts: list[int] = []
    text: list[str] = []
    waiting = len(mark)
    for at in range(len(mark), len(content)):
        found = decoder.decode(content[at : at + 1])
        if found:
            starts += [waiting, *[at] * (len(found) - 1)]
            text.append(found)
            waiting = at + 1 - len(decoder.getstate()[0])
    text.append(rest := decoder.decode(b"", final=True))
    starts += [waiting] * len(rest)
    if "".join(text).removeprefix("\ufeff") != decoded.text:
        raise NotEditable(*_NOT_FOUND_AGAIN)
    starts = [*starts[len(starts) - len(decoded.text) :], len(content)]
    return [starts[place] for place in places]


_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8)
