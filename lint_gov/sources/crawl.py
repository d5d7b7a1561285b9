"""Reads WARC files, packed or not: the documents among the responses of a crawl, one at a time.

fastwarc comes with the extra `warc`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, BinaryIO, cast

from lint_gov.model.document import Unreadable
from lint_gov.sources.names import suffix_of
from lint_gov.sources.refusal import MissingExtraError, Refusal
from lint_gov.sources.unpacking import Unpacked

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_FOUND = 200
_ENDS = (b"\r\n\r\n", b"\n\n")  # what stands behind every record, ISO 28500 4
_TYPES = (
    "text/html",
    "text/plain",
    "text/markdown",
    "text/rtf",
    "application/xhtml+xml",
    "application/pdf",
    "application/rtf",
    "application/msword",
    "application/wps",
    "application/kswps",
    "application/vnd.ms-works",
    "application/vnd.ms-word",
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats",
    "application/vnd.oasis.opendocument",
)
_UNTOLD = ("", "application/octet-stream", "application/x-download", "application/force-download")
_CUT = Refusal(
    "WARC 文件不完整或已损坏，其后的记录没有读到",
    "the WARC file is cut short or damaged; what follows was not read",
)
_EXTRA = (
    "读取 WARC 文件需要安装：pip install 'lint-gov[warc]'",
    "to read WARC files, install the extra: pip install 'lint-gov[warc]'",
)


@dataclass(frozen=True, slots=True)
class Record:
    """One document of a crawl: the URI it was fetched from, and its bytes, or why they were not read."""

    uri: str
    content: bytes = b""
    refusal: Refusal | None = None


def check_installed() -> None:
    """Raise MissingExtraError where the library that reads WARC files is not installed."""
    if find_spec("fastwarc") is None:
        raise MissingExtraError(*_EXTRA)


def records(stream: BinaryIO, counts: frozenset[str], most: int) -> Iterator[Record]:
    """Yield the documents that a crawl fetched, in its order, with up to `most` bytes of each.

    A document is what its declared type says is one, or, where that says nothing, its ending if that
    `counts`. A crawl that is cut short or damaged ends with a record without a URI that says so.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - an extra

    wanted, unpacked = WarcRecordType.response | WarcRecordType.resource, Unpacked(stream)
    try:
        for record in ArchiveIterator(
            cast("BinaryIO", unpacked),
            record_types=wanted,
            auto_decode="all",
            stream_detect=False,
            fsspec_args=False,
        ):
            uri = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            if uri and _is_document(record, uri, counts):
                yield Record(uri, record.reader.read(most))
    except (OSError, ValueError, RuntimeError, EOFError):
        unpacked.damaged = True
    if unpacked.damaged or not unpacked.tail.endswith(_ENDS):
        yield Record("", refusal=_CUT)


def record_content(stream: BinaryIO, uri: str, most: int) -> bytes:
    """Return up to `most` bytes of the first record of a crawl with a URI; Unreadable if there is none."""
    if find_spec("fastwarc") is None:
        raise Unreadable(*_EXTRA)
    found = next((one for one in records(stream, frozenset({suffix_of(uri)}), most) if one.uri == uri), None)
    if found is None:
        missing = f"WARC 文件中没有记录“{uri}”", f"the crawl holds no record of {uri!r}"
        raise Unreadable(*missing)
    return found.content


def _is_document(record: "WarcRecord", uri: str, counts: frozenset[str]) -> bool:
    if record.is_http and record.http_headers.status_code != _FOUND:
        return False
    declared = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    kind = (declared or "").partition(";")[0].strip().lower()
    return kind.startswith(_TYPES) or (kind in _UNTOLD and suffix_of(uri) in counts)
