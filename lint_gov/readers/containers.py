"""What a ZIP archive or an OLE compound file holds, told by the names in it and never by its own name."""

from typing import NoReturn

from lint_gov.model.document import Unreadable
from lint_gov.readers.compound import streams_in
from lint_gov.readers.limits import Limits
from lint_gov.readers.package import LOCKED, names_in, open_package, read_part
from lint_gov.text.encoding import Decoded

_PARTS = (
    ("word/", "docx"),
    ("xl/workbook.bin", "xlsb"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
)
_TYPES = (
    (b"opendocument.spreadsheet", "ods"),
    (b"opendocument.text", "odt"),
)
_STREAMS = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
_HEAD = 256
_FLAT = (
    "文件是单个 XML 形式的办公文档（Word、Excel 2003 XML 等），请另存为 DOCX 或 XLSX 再检查",
    "the file is an office document in the form of one XML (such as Word 2003 XML); save it as DOCX or XLSX",
)
_NEITHER = (
    "文件是 OLE 复合文档，但已损坏，或者其中既没有文字也没有工作簿",
    "the file is an OLE compound file that is damaged, or holds neither a text nor a workbook",
)


def kind_in_zip(content: bytes) -> str:
    """Return "docx", "xlsx", "xlsb", "pptx", "ods", "odt", "ofd" or "zip" for an archive.

    Where the list of names at its end is lost, the names before the files tell.
    """
    names = names_in(content)
    if "mimetype" in names or not names:
        stated = _stated_type(content) if names else content[:_HEAD]
        told = next((kind for mark, kind in _TYPES if mark in stated), None)
        if told:
            return told
    if "ofd.xml" in names:
        return "ofd"
    if not names:
        return next((kind for start, kind in _PARTS if start.encode() in content), "zip")
    if {"[content_types].xml", "_rels/.rels"}.isdisjoint(names):
        return "zip"
    return next((kind for start, kind in _PARTS if any(name.startswith(start) for name in names)), "zip")


def _stated_type(content: bytes) -> bytes:
    try:
        return read_part(open_package(content, Limits()), "mimetype") or b""
    except Unreadable:
        return content[:_HEAD]


def kind_in_compound(content: bytes) -> str:
    """Return "locked", "doc", "xls" or "ole" for a compound file.

    Where its directory is lost, a name anywhere in the bytes tells.
    """
    streams = streams_in(content)
    if streams:
        return next((kind for name, kind in _STREAMS if name in streams), "ole")
    return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in content), "ole")


def refuse_locked(content: bytes, limits: Limits) -> NoReturn:  # noqa: ARG001 - the signature of a reader
    """Raise Unreadable: an office document that a password protects is encrypted as a whole."""
    raise Unreadable(*LOCKED)


def refuse_compound(content: bytes, limits: Limits) -> NoReturn:  # noqa: ARG001 - the signature of a reader
    """Raise Unreadable: a compound file whose directory is lost, or that holds something else."""
    raise Unreadable(*_NEITHER)


def refuse_flat(content: bytes, decoded: Decoded, limits: Limits) -> NoReturn:  # noqa: ARG001 - a reader's signature
    """Raise Unreadable: an office document that is one XML, which few programs write."""
    raise Unreadable(*_FLAT)
