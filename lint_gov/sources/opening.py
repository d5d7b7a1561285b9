"""Opens sources by name: a file, a URL, a member of an archive or a record of a crawl."""
# Paths stay text as given: pathlib respells them, and raises where a name is too long.
# ruff: noqa: PTH123

import os
from io import BytesIO
from typing import BinaryIO

from lint_gov.model.document import Unreadable
from lint_gov.sources.names import MEMBER, is_url, suffix_of

_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_CRAWL_MARK, _GZIP_MARK = b"WARC/", b"\x1f\x8b\x08"
_MOST_PACKED = 64 << 20  # of an archive that is not on disk
HEAD = 512
"""So many bytes of a source tell whether it holds others."""


def opened(path: str) -> BinaryIO:
    """Return a file or a URL opened for reading; OSError, ValueError or Unreadable where that fails."""
    if is_url(path) and not os.path.lexists(path):
        from lint_gov.sources.remote import opened_url  # noqa: PLC0415 - an extra, for URLs only

        return opened_url(path)
    return open(path, "rb")


def content_of(path: str, most: int) -> bytes:
    """Return up to `most` bytes of a source; OSError, ValueError or Unreadable where that fails.

    `a.zip!/name` is the member of an archive, unless there is a file of that very name.
    """
    container, name = _parts(path)
    if name is None:
        with opened(path) as stream:
            return stream.read(most)
    with opened(container) as stream:
        head = stream.read(HEAD)
    if is_crawl(head):
        from lint_gov.sources.crawl import record_content  # noqa: PLC0415 - an extra, for crawls only

        with opened(container) as stream:
            return record_content(stream, name, most)
    from lint_gov.sources import archive  # noqa: PLC0415 - for archives only

    if not is_url(container):
        return archive.content_in(container, name, most)
    with opened(container) as stream:
        return archive.member_content(BytesIO(stream.read(_MOST_PACKED)), name, most)


def is_member(path: str) -> bool:
    """Return whether a path leads into an archive or a crawl."""
    return _parts(path)[1] is not None


def container_of(path: str) -> str:
    """Return the archive or crawl that a path leads into, any other path itself."""
    return _parts(path)[0]


def is_zip(head: bytes) -> bool:
    """Return whether the beginning of a source is that of a ZIP file, a document or an archive."""
    return head.startswith(_ZIP_MARKS)


def is_crawl(head: bytes) -> bool:
    """Return whether the beginning of a source, packed or not, is that of a WARC file."""
    if head.startswith(_GZIP_MARK):
        import zlib  # noqa: PLC0415 - for packed sources only

        try:
            head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, len(_CRAWL_MARK))
        except zlib.error:
            return False
    return head.startswith(_CRAWL_MARK)


def _parts(path: str) -> tuple[str, str | None]:
    """Return what to open, and the name within it or None."""
    if MEMBER in path and not os.path.lexists(path):
        held = _is_container if is_url(path) else os.path.isfile
        place = path.find(MEMBER)
        while place >= 0:
            if held(path[:place]):
                return path[:place], path[place + len(MEMBER) :]
            place = path.find(MEMBER, place + 1)
    return path, None


def _is_container(url: str) -> bool:
    return suffix_of(url) in {".zip", ".warc", ".gz"}


def why_not(error: OSError | ValueError) -> Unreadable:
    """Return in words why a source could not be read."""
    if isinstance(error, FileNotFoundError):
        return Unreadable("找不到这个文件", "there is no such file")
    if isinstance(error, IsADirectoryError):
        return Unreadable("这是文件夹，不是文件", "it is a folder, not a file")
    if isinstance(error, PermissionError):
        return Unreadable("没有读取权限", "permission to read it is missing")
    reason = getattr(error, "strerror", None) or str(error)
    return Unreadable(f"读取失败（{reason}）", f"reading it failed: {reason}")
