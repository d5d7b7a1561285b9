"""Reads DOC, WPS, RTF and ODT: LibreOffice, where it is present, turns them into DOCX first.

The program runs for one file at a time, in a folder of its own that is gone afterwards, without macros,
without the network, and never longer than it may.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from lint_gov.model.document import Document, Unreadable
from lint_gov.readers.docx import read_docx
from lint_gov.readers.limits import Limits
from lint_gov.readers.package import LOCKED
from lint_gov.readers.soffice import NotConvertedError, converted, program

_SECTOR = 512
# The head of the text stream of Word 97 and later, [MS-DOC] 2.5.2: its mark, its version, its flags.
_HEAD, _VERSIONS = b"\xec\xa5", range(0xC0, 0x120)
_FLAGS, _ENCRYPTED = 11, 0x01
_PACKAGES = "apt install libreoffice-writer-nogui"


def read_doc(content: bytes, limits: Limits) -> Document:
    """Return the document of a DOC or WPS file (Word 6 and later); Unreadable where that fails."""
    if _is_encrypted(content):
        raise Unreadable(*LOCKED)
    return _read(content, "DOC", None, limits)


def read_rtf(content: bytes, limits: Limits) -> Document:
    """Return the document of an RTF file; Unreadable where that fails."""
    return _read(content, "RTF", "Rich Text Format", limits)


def read_odt(content: bytes, limits: Limits) -> Document:
    """Return the document of an ODT file; Unreadable where that fails."""
    return _read(content, "ODT", "writer8", limits)


def _read(content: bytes, name: str, filter_name: str | None, limits: Limits) -> Document:
    soffice = program()
    if soffice is None:
        raise Unreadable(*_missing(name))
    with TemporaryDirectory(prefix="lint-gov-office-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"report.{name.lower()}"
        source.write_bytes(content)
        try:
            docx = converted(soffice, source, "docx:MS Word 2007 XML", filter_name=filter_name)
        except NotConvertedError as fault:
            raise Unreadable(*_failed(name, fault), rule="E004" if fault.slow else "E001") from fault
        return read_docx(docx.read_bytes(), limits)


def _is_encrypted(content: bytes) -> bool:
    """Return whether a text stream of Word, which begins on a sector, says that it is encrypted."""
    place = content.find(_HEAD)
    while place >= 0:
        fields = content[place : place + _FLAGS + 1]
        if place % _SECTOR == 0 and int.from_bytes(fields[2:4], "little") in _VERSIONS:
            return bool(fields[-1] & _ENCRYPTED)
        place = content.find(_HEAD, place + 1)
    return False


def _missing(name: str) -> tuple[str, str]:
    zh, en = "", ""
    if sys.platform == "linux":
        zh, en = f"（Debian、Ubuntu：{_PACKAGES}）", f" (Debian, Ubuntu: {_PACKAGES})"
    need_zh = f"读取 {name} 文件需要 LibreOffice，本机没有找到 soffice 程序；"
    need_en = f"{name} files are read with LibreOffice, and there is no soffice program here; "
    return (
        f"{need_zh}请安装 LibreOffice{zh}，或者将文件另存为 DOCX 再检查",
        f"{need_en}install LibreOffice{en}, or save the file as DOCX",
    )


def _failed(name: str, fault: NotConvertedError) -> tuple[str, str]:
    if fault.slow:
        return (
            f"LibreOffice 转换 {name} 文件超过时间上限（{fault.seconds:g} 秒）",
            f"LibreOffice took longer than the limit of {fault.seconds:g} seconds to convert the {name} file",
        )
    return (
        f"LibreOffice 打不开这个 {name} 文件，文件可能已损坏或加密",
        f"LibreOffice cannot open this {name} file; it may be damaged or encrypted",
    )
