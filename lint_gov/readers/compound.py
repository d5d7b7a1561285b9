"""Names the streams of an OLE compound file, by which its kind is known: DOC, XLS, or an encrypted package.

Not by a search of the bytes: a DOC that holds a chart holds a "Workbook" too, inside a storage of its own.
"""

import struct
from collections.abc import Iterator

_ENTRY, _NAME = 128, 64
_STREAM = 2
_SHIFTS = frozenset({9, 12})  # sectors of 512 bytes or 4 KiB
_LAST = 0xFFFF_FFFA
_NO_ENTRY = 0xFFFF_FFFF
_MOST_SECTORS = 4096
_TABLES = 109


def streams_in(content: bytes) -> frozenset[str]:
    """Return the names of the streams at the top of a compound file, as far as its directory is whole."""
    try:
        entries = b"".join(_directory(content))
        return frozenset(_top_streams(entries))
    except (struct.error, IndexError):
        return frozenset()


def _directory(content: bytes) -> Iterator[bytes]:
    (shift,) = struct.unpack_from("<H", content, 30)
    if shift not in _SHIFTS:
        return
    size = 1 << shift
    (sector,) = struct.unpack_from("<I", content, 48)
    tables = struct.unpack_from(f"<{_TABLES}I", content, 76)
    for _ in range(_MOST_SECTORS):
        if sector >= _LAST:
            return
        yield content[(sector + 1) * size : (sector + 2) * size]
        table, place = divmod(sector, size // 4)
        (sector,) = struct.unpack_from("<I", content, (tables[table] + 1) * size + 4 * place)


def _top_streams(entries: bytes) -> Iterator[str]:
    """Walk the tree of the root's children; what it holds deeper down belongs to other documents."""
    waiting, seen = [_child(entries, 0)], set[int]()
    while waiting:
        number = waiting.pop()
        if number == _NO_ENTRY or number in seen:
            continue
        seen.add(number)
        start = number * _ENTRY
        (length,) = struct.unpack_from("<H", entries, start + _NAME)
        kind = entries[start + _NAME + 2]
        if kind == _STREAM:
            yield entries[start : start + min(max(length - 2, 0), _NAME)].decode("utf-16-le", "replace")
        waiting += struct.unpack_from("<II", entries, start + _NAME + 4)


def _child(entries: bytes, number: int) -> int:
    return int(struct.unpack_from("<I", entries, number * _ENTRY + 76)[0])
