"""Packs files as a user, a crawler or an attacker would: ZIP archives and WARC files."""

import gzip
import io
from collections.abc import Iterable, Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_LINK = 0o120777 << 16


class _Named(ZipInfo):
    """A member whose name is written in GBK, without saying so, as most Chinese programs do."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's own name
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def zipped(files: Mapping[str, bytes], *, gbk: bool = False, links: Iterable[str] = ()) -> bytes:
    """Return an archive of files; those in `links` are symbolic links to their content."""
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = _Named(name) if gbk else ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = _LINK if name in links else 0o644 << 16
            archive.writestr(info, content)
    return held.getvalue()


def marked(archive: bytes, name: str, *, flag: int = 0, method: int | None = None) -> bytes:
    """Return an archive in which a member has a flag set, or claims another method of compression."""
    made = bytearray(archive)
    for mark, flags, header in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        place = made.find(mark)
        while place >= 0:
            length = int.from_bytes(made[place + header - 4 : place + header - 2], "little")
            if mark == b"PK\x01\x02":
                length = int.from_bytes(made[place + 28 : place + 30], "little")
            if made[place + header : place + header + length] == name.encode():
                made[place + flags] |= flag
                if method is not None:
                    made[place + flags + 2 : place + flags + 4] = method.to_bytes(2, "little")
            place = made.find(mark, place + 4)
    return bytes(made)


def record(
    uri: str,
    body: bytes,
    kind: str = "text/html; charset=utf-8",
    *,
    status: str = "200 OK",
    headers: str = "",
    type_: str = "response",
) -> bytes:
    """Return one record of a crawl: a response with its HTTP head."""
    length = len(body)
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}Content-Length: {length}\r\n\r\n".encode()
    return b"".join(
        [
            b"WARC/1.0\r\n",
            f"WARC-Type: {type_}\r\nWARC-Target-URI: {uri}\r\n".encode(),
            b"WARC-Date: 2024-01-18T00:00:00Z\r\n",
            b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n",
            b"Content-Type: application/http; msgtype=response\r\n",
            f"Content-Length: {len(head) + length}\r\n\r\n".encode(),
            head,
            body,
            b"\r\n\r\n",
        ]
    )


def crawl(records: Iterable[bytes], *, packed: bool = True) -> bytes:
    """Return a WARC file of records, each packed by itself as the standard asks, or none of them."""
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)
