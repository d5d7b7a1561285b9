"""Reads ZIP archives: what is in them, and one member at a time, without writing anything to disk.

What could do harm or cannot be read is listed with the reason: bombs, encrypted members, links,
names that lead out of the archive.
"""

import os
import re
import stat
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lint_gov.model.document import Unreadable
from lint_gov.sources.refusal import Refusal, over_limit

MOST_MEMBERS = 10_000
MOST_BYTES = 1 << 30
"""So many bytes may the members add up to that are read; those beyond are refused."""

_MOST_DIRECTORY = 4 << 20
_RATIO, _RATIO_FROM = 200, 4 << 20  # deflate alone can pack zeros 1 032 to 1
_DOCUMENT_PARTS = ("[content_types].xml", "_rels/.rels", "mimetype", "ofd.xml")
_OUTSIDE = re.compile(r"^(?:/|[A-Za-z]:)|(?:^|/)\.\.(?:/|$)")
_UTF8, _ENCRYPTED = 0x800, 0x1
_LOCAL, _LOCAL_MARK = struct.Struct("<4s2xHH16xHH"), b"PK\x03\x04"
_CHUNK = 1 << 16

_DAMAGED = Refusal("压缩包已损坏", "the archive is damaged")
_TWICE = Refusal(
    "压缩包中有同名文件，只读取第一个", "the archive holds several files of this name; the first is read"
)
_LINK = Refusal("压缩包中的符号链接，不予读取", "it is a symbolic link in an archive; links are not followed")
_LEADS_OUT = Refusal("文件名指向压缩包之外，不予读取", "its name leads out of the archive; it is not read")
_LOCKED = Refusal(
    "压缩包中的这个文件已加密，请解压后再检查",
    "it is encrypted in the archive; unpack it and check it again",
)
_PACKED_OTHERWISE = Refusal(
    "压缩方法不受支持，请解压后再检查",
    "its compression method is not supported; unpack it and check it again",
)


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive: its name as a person wrote it, and why it is not read, if it is not."""

    name: str
    refusal: Refusal | None = None


def is_archive(stream: BinaryIO) -> bool:
    """Return whether a ZIP file is an archive of files, and no document that is packed as one.

    A file whose directory cannot be read is none: it may be a damaged document.
    """
    try:
        names = {info.filename.lower() for info in _infos(stream)}
    except Unreadable as fault:
        return fault.rule == "E004"
    return names.isdisjoint(_DOCUMENT_PARTS)


def members_of(stream: BinaryIO, counts: Callable[[str], bool]) -> tuple[Member, ...]:
    """Return the files in an archive whose names count, by name; of a name that leads out its end counts.

    Unreadable where the archive is damaged or holds too many.
    """
    total, found = 0, dict[str, Member]()
    doubled: list[Member] = []
    for name, info in sorted(((_name(info), info) for info in _infos(stream)), key=lambda pair: pair[0]):
        place = name.rpartition("/")[2] if _OUTSIDE.search(name) else name
        if not place or name.endswith("/") or not counts(place):
            continue
        total += info.file_size
        if name in found:
            doubled.append(Member(name, _TWICE))
        else:
            found[name] = Member(name, _refusal(name, info, total))
    return (*found.values(), *doubled)


def member_content(stream: BinaryIO, name: str, most: int) -> bytes:
    """Return up to `most` bytes of a member; Unreadable where there is none, or it is not to be read."""
    return _member(stream, _by_name(stream), name, most)


def content_in(path: str, name: str, most: int) -> bytes:
    """Return the same from an archive on disk, whose directory is kept for its next member."""
    directory = _directory(path)
    with open(path, "rb") as stream:  # noqa: PTH123 - any path the system takes
        return _member(stream, directory, name, most)


def names_in(path: str) -> frozenset[str]:
    """Return the names of the files in an archive on disk; none where it cannot be read."""
    try:
        return frozenset(_directory(path))
    except (OSError, ValueError, Unreadable):
        return frozenset()


# ---------------------------------------------------------------- the directory


class _Careful:
    """A stream that refuses to read more at once than a directory may be long."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        if size > _MOST_DIRECTORY:
            raise over_limit(size, _MOST_DIRECTORY, "压缩包目录的字节数", "bytes of its directory").fault()
        return self._stream.read(size)


def _infos(stream: BinaryIO) -> list[ZipInfo]:
    try:
        with ZipFile(cast("BinaryIO", _Careful(stream))) as archive:
            infos = archive.infolist()
    except (BadZipFile, NotImplementedError, ValueError, OSError, EOFError, struct.error) as error:
        raise _DAMAGED.fault() from error
    if len(infos) > MOST_MEMBERS:
        raise over_limit(len(infos), MOST_MEMBERS, "压缩包中的文件数", "files in the archive").fault()
    return infos


def _directory(path: str) -> Mapping[str, ZipInfo]:
    facts = os.stat(path)  # noqa: PTH116 - any path the system takes
    return _kept(path, facts.st_size, facts.st_mtime_ns)


@lru_cache(maxsize=1)
def _kept(path: str, _size: int, _changed: int) -> Mapping[str, ZipInfo]:
    with open(path, "rb") as stream:  # noqa: PTH123 - any path the system takes
        return _by_name(stream)


def _by_name(stream: BinaryIO) -> Mapping[str, ZipInfo]:
    return {_name(info): info for info in reversed(_infos(stream))}


def _name(info: ZipInfo) -> str:
    """Return the name of a member as it was meant: most Chinese archives write GBK and do not say so."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8:
        name = _decoded(name.encode("cp437", "replace"))
    return name.replace("\\", "/").removeprefix("./")


def _decoded(name: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("cp437")


def _refusal(name: str, info: ZipInfo, total: int) -> Refusal | None:
    reasons = (
        (_OUTSIDE.search(name) is not None, _LEADS_OUT),
        (stat.S_ISLNK(info.external_attr >> 16), _LINK),
        (bool(info.flag_bits & _ENCRYPTED), _LOCKED),
        (info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}, _PACKED_OTHERWISE),
    )
    return next((reason for holds, reason in reasons if holds), None) or _bomb(info, total)


def _bomb(info: ZipInfo, total: int) -> Refusal | None:
    if info.file_size > _RATIO_FROM and info.file_size > _RATIO * info.compress_size:
        ratio = info.file_size // max(info.compress_size, 1)
        return over_limit(ratio, _RATIO, "压缩比", "times the packed size")
    if total > MOST_BYTES:
        return over_limit(total, MOST_BYTES, "压缩包内文件解压后的总字节数", "bytes in the archive")
    return None


# ---------------------------------------------------------------- one member


def _member(stream: BinaryIO, directory: Mapping[str, ZipInfo], name: str, most: int) -> bytes:
    info = directory.get(name)
    if info is None:
        missing = f"压缩包中没有文件“{name}”", f"the archive holds no file {name!r}"
        raise Unreadable(*missing)
    refusal = _refusal(name, info, info.file_size)
    if refusal is not None:
        raise refusal.fault()
    _to_data(stream, info)
    wanted = min(info.file_size, most)
    if info.compress_type == ZIP_STORED:
        content = stream.read(min(wanted, info.compress_size))
    else:
        content = _inflated(stream, info.compress_size, wanted)
    if len(content) < wanted or (wanted == info.file_size and zlib.crc32(content) != info.CRC):
        raise _DAMAGED.fault()
    return content


def _to_data(stream: BinaryIO, info: ZipInfo) -> None:
    """Move a stream to the data of a member; Unreadable where its head is not what the directory says."""
    try:
        stream.seek(info.header_offset)
        mark, flags, method, name, extra = _LOCAL.unpack(stream.read(_LOCAL.size))
    except (ValueError, OSError, struct.error) as error:
        raise _DAMAGED.fault() from error
    if mark != _LOCAL_MARK or method != info.compress_type:
        raise _DAMAGED.fault()
    if flags & _ENCRYPTED:
        raise _LOCKED.fault()
    stream.seek(name + extra, os.SEEK_CUR)


def _inflated(stream: BinaryIO, packed: int, wanted: int) -> bytes:
    """Return the first `wanted` bytes of a deflated member, fewer where it is cut short."""
    inflater, parts, left = zlib.decompressobj(-zlib.MAX_WBITS), list[bytes](), wanted
    try:
        while left > 0 and not inflater.eof:
            chunk = inflater.unconsumed_tail or stream.read(min(packed, _CHUNK))
            if not inflater.unconsumed_tail:
                packed -= len(chunk)
            if not chunk:
                break
            parts.append(inflater.decompress(chunk, left))
            left -= len(parts[-1])
    except zlib.error as error:
        raise _DAMAGED.fault() from error
    return b"".join(parts)
