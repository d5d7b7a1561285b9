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

# How the text stream of Word begins, on a sector of its own, [MS-DOC] 2.5.2: mark, version, …, flags.
_SECTOR, _LENGTH = 512, 12
_WORD_97, _WORD_6 = b"\xec\xa5", b"\xdc\xa5"
_VERSIONS, _FIRST_WORD_95 = range(0x60, 0x120), 0x68
_ENCRYPTED = 0x01  # of the last byte
_PACKAGES = "apt install libreoffice-writer-nogui"


def read_doc(content: bytes, limits: Limits) -> Document:
    """Return the document of a DOC or WPS file (Word 6 and later); Unreadable where that fails."""
    head = _head(content)
    if head and head[-1] & _ENCRYPTED:
        raise Unreadable(*LOCKED)
    return _read(content, "DOC", _import_filter(head), limits)


def read_rtf(content: bytes, limits: Limits) -> Document:
    """Return the document of an RTF file; Unreadable where that fails."""
    return _read(content, "RTF", "Rich Text Format", limits)


def read_odt(content: bytes, limits: Limits) -> Document:
    """Return the document of an ODT file; Unreadable where that fails."""
    return _read(content, "ODT", "writer8", limits)


def _read(content: bytes, name: str, filter_name: str, limits: Limits) -> Document:
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


def _head(content: bytes) -> bytes:
    """Return the beginning of the text stream of Word, nothing where there is none."""
    for mark in (_WORD_97, _WORD_6):
        place = content.find(mark)
        while place >= 0:
            head = content[place : place + _LENGTH]
            if place % _SECTOR == 0 and int.from_bytes(head[2:4], "little") in _VERSIONS:
                return head
            place = content.find(mark, place + 1)
    return b""


def _import_filter(head: bytes) -> str:
    """Return the filter for a version of Word: left to itself the program takes rubbish for plain text."""
    if not head.startswith(_WORD_6):
        return "MS Word 97"
    return "MS Word 95" if int.from_bytes(head[2:4], "little") >= _FIRST_WORD_95 else "MS WinWord 6.0"


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
