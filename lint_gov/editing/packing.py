"""Packs an office file again with some parts changed and some added; the others keep their packed bytes.

Not by `zipfile`, which cannot hand a member on as it is packed: unpacking and packing the pictures of a
report again takes longer than all the rest, and other bytes come out of it.
"""

import struct
import zlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from lint_gov.editing.refusal import NotEditable
from lint_gov.readers.package import Package

_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_SIZES_BEHIND, _UTF8 = 0x08, 0x800
_ZIP64 = 1
_OLD_NAMES = "cp437"
_MOST = 0xFFFF_FFFF
_LEVEL = 6
_OVERLAP = "压缩包内的文件相互重叠", "the parts of its package overlap"
_DAMAGED = "压缩包已损坏", "its package is damaged"
_TOO_LARGE = "文件过大", "the file is too large"


class _Member(NamedTuple):
    entry: ZipInfo
    name: bytes
    packed: bytes
    size: int
    check: int
    method: int


def repacked(
    content: bytes, package: Package, changed: Mapping[str, bytes], added: Mapping[str, bytes]
) -> bytes:
    """Return a package with the parts of some names changed, and others behind those it has.

    The order, the times and the packed bytes of the others stay. NotEditable for a package that is damaged
    where it would be read, or whose parts overlap.
    """
    wanted = {package.entries[name.lower()][0].header_offset: new for name, new in changed.items()}
    members = [
        _made(entry, wanted[entry.header_offset]) if entry.header_offset in wanted else _kept(content, entry)
        for entry in package.archive.infolist()
    ]
    if len({member.entry.header_offset for member in members}) < len(members):
        raise NotEditable(*_OVERLAP)
    members += [_made(ZipInfo(name), new) for name, new in added.items()]
    return _written(members, package.archive.comment)


def _name_of(entry: ZipInfo) -> bytes:
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF8 else _OLD_NAMES, "surrogateescape")


def _made(entry: ZipInfo, new: bytes) -> _Member:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(new) + packer.flush()
    if entry.flag_bits & _UTF8 or not entry.orig_filename.isascii():
        entry.flag_bits |= _UTF8
    return _Member(entry, _name_of(entry), packed, len(new), zlib.crc32(new), ZIP_DEFLATED)


def _kept(content: bytes, entry: ZipInfo) -> _Member:
    start = entry.header_offset
    head = content[start : start + _LOCAL.size]
    if len(head) < _LOCAL.size or not head.startswith(_LOCAL_MARK):
        raise NotEditable(*_DAMAGED)
    name, extra = _LOCAL.unpack(head)[-2:]
    data = start + _LOCAL.size + name + extra
    packed = content[data : data + entry.compress_size]
    if len(packed) < entry.compress_size:
        raise NotEditable(*_DAMAGED)
    return _Member(entry, _name_of(entry), packed, entry.file_size, entry.CRC, entry.compress_type)


def _written(members: Iterable[_Member], comment: bytes) -> bytes:
    parts: list[bytes] = []
    index: list[bytes] = []
    at = 0
    for member in members:
        head = _LOCAL.pack(_LOCAL_MARK, *_facts(member), len(member.name), 0)
        extra = _extra(member.entry.extra)
        entry = member.entry
        made_by = entry.create_version | entry.create_system << 8
        index += [
            _CENTRAL.pack(
                _CENTRAL_MARK, made_by, *_facts(member), len(member.name), len(extra), len(entry.comment),
                0, entry.internal_attr, entry.external_attr, at,
            ),
            member.name, extra, entry.comment,
        ]  # fmt: skip
        parts += [head, member.name, member.packed]
        at += len(head) + len(member.name) + len(member.packed)
    directory = b"".join(index)
    if at + len(directory) > _MOST:
        raise NotEditable(*_TOO_LARGE)
    count = len(index) // 4
    return b"".join(
        (
            *parts,
            directory,
            _END.pack(_END_MARK, 0, 0, count, count, len(directory), at, len(comment)),
            comment,
        )
    )


def _facts(member: _Member) -> tuple[int, ...]:
    """Return what stands in both heads of a member, from the version needed to the size."""
    entry = member.entry
    year, month, day, hour, minute, second = entry.date_time
    date, time = (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2
    flags = entry.flag_bits & ~_SIZES_BEHIND
    needed = entry.extract_version if member.method == ZIP_STORED else max(entry.extract_version, 20)
    return needed, flags, member.method, time, date, member.check, len(member.packed), member.size


def _extra(extra: bytes) -> bytes:
    """Return the further fields of an entry without that of sizes above 4 GiB, which none has."""
    kept, at = [], 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind != _ZIP64:
            kept.append(extra[at : at + 4 + length])
        at += 4 + length
    return b"".join(kept)
