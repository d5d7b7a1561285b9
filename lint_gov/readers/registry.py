"""Which reader reads what: known by content, by the name of the file only where content is silent.

A new format is its reader and one line here.
"""

import os
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from lint_gov.model.document import Document, Unreadable
from lint_gov.readers.limits import Limits, refuse
from lint_gov.readers.sniff import is_cells_csv, is_cells_json, is_flat_office, is_html, is_markdown, is_text
from lint_gov.text.encoding import Decoded, decode


class Packed(NamedTuple):
    """A format known by its bytes: `mark` stands in the first `within` bytes, `inside` anywhere.

    `kind` is what an archive or a compound file must hold (`containers.py`). Without a reader a format
    is named and refused; `rule` is the input rule that says so.
    """

    name: str
    mark: bytes
    inside: bytes = b""
    within: int = 8
    kind: str = ""
    read: Callable[[bytes, Limits], Document] | None = None
    rule: str = "E001"


class Written(NamedTuple):
    """A format made of text: `holds` says whether a text, from a file with that suffix, is of it."""

    name: str
    holds: Callable[[str, str], bool]
    read: Callable[[bytes, Decoded, Limits], Document]


def _in(module: str, name: str) -> Callable[[bytes, Limits], Document]:
    """Return a reader whose module is imported when a file asks for it: most runs meet one format."""

    def read_packed(content: bytes, limits: Limits) -> Document:
        reader: Callable[[bytes, Limits], Document] = getattr(
            import_module(f"lint_gov.readers.{module}"), name
        )
        return reader(content, limits)

    return read_packed


def _in_text(module: str, name: str) -> Callable[[bytes, Decoded, Limits], Document]:
    """Return a reader of text whose module is imported when a file asks for it."""

    def read_written(content: bytes, decoded: Decoded, limits: Limits) -> Document:
        reader: Callable[[bytes, Decoded, Limits], Document] = getattr(
            import_module(f"lint_gov.readers.{module}"), name
        )
        return reader(content, decoded, limits)

    return read_written


_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PACKED = (
    Packed("PDF", b"%PDF-", within=1024, read=_in("pdf", "read_pdf")),
    Packed("DOCX", _ZIP, kind="docx", read=_in("docx", "read_docx")),
    Packed("XLSX", _ZIP, kind="xlsx", read=_in("sheet_xlsx", "read_xlsx")),
    Packed("XLSB", _ZIP, kind="xlsb", read=_in("sheet_xlsb", "read_xlsb")),
    Packed("PPTX", _ZIP, kind="pptx"),
    Packed("ODS", _ZIP, kind="ods", read=_in("sheet_ods", "read_ods")),
    Packed("ODT", _ZIP, kind="odt", read=_in("office", "read_odt")),
    Packed("OFD", _ZIP, kind="ofd"),
    Packed("ZIP", _ZIP, read=_in("archive", "refuse_archive")),
    Packed("OOXML", _OLE, kind="locked", read=_in("containers", "refuse_locked")),
    Packed("XLS", _OLE, kind="xls", read=_in("sheet_xls", "read_xls")),
    Packed("DOC/WPS", _OLE, kind="doc", read=_in("office", "read_doc")),
    Packed("OLE", _OLE, read=_in("containers", "refuse_compound")),
    Packed("RTF", b"{\\rtf", read=_in("office", "read_rtf")),
    Packed("MHT", b"MIME-Version:", b"multipart/", within=1024, read=_in("web_archive", "read_web_archive")),
    Packed("RAR", b"Rar!\x1a\x07"),
    Packed("7Z", b"7z\xbc\xaf\x27\x1c"),
    Packed("GZIP", b"\x1f\x8b\x08"),
    Packed("PNG", b"\x89PNG\r\n\x1a\n", rule="E007"),
    Packed("JPEG", b"\xff\xd8\xff", rule="E007"),
    Packed("GIF", b"GIF8", rule="E007"),
    Packed("TIFF", b"II*\x00", rule="E007"),
    Packed("TIFF", b"MM\x00*", rule="E007"),
)
WRITTEN = (
    Written("JSON", is_cells_json, _in_text("cells_json", "read_cells_json")),
    Written("CSV", is_cells_csv, _in_text("cells_csv", "read_cells_csv")),
    Written("XML", is_flat_office, _in_text("containers", "refuse_flat")),
    Written("HTML", is_html, _in_text("html", "read_html")),
    Written("Markdown", is_markdown, _in_text("markdown", "read_markdown")),
    Written("TXT", is_text, _in_text("text", "read_text")),
)

_EMPTY = "文件为空", "the file is empty"
_UNKNOWN = "文件内容不是已知格式的文档", "the file is not a document of a known kind"
_SAMPLE = 1 << 16
_FEW, _RUBBISH = 8, 0.1
_CONTROLS = frozenset(map(chr, (*range(1, 9), 11, *range(14, 32), 127)))


def read(content: bytes, name: str | None = None, limits: Limits = Limits()) -> Document:  # noqa: B008 - frozen
    """Return the document that bytes make; `name` is a file name and serves as a hint only.

    Raises Unreadable: E001 for nothing, rubbish and formats without a reader, E004 for a limit met,
    E007 for a picture.
    """
    packed = _packed_form(content)
    limit = limits.text_bytes if packed is None else limits.file_bytes
    if len(content) > limit:
        refuse("文件字节数", "bytes", len(content), limit)
    if packed is not None:
        return _read_packed(packed, content, limits)
    decoded = decode(content)
    _check_text(decoded)
    return _written_form(decoded.text, name).read(content, decoded, limits)


def format_of(content: bytes, name: str | None = None) -> str:
    """Return the name of the format that bytes are of ("DOCX", "HTML" …), whether or not they can be read."""
    packed = _packed_form(content)
    return packed.name if packed else _written_form(decode(content).text, name).name


def _packed_form(content: bytes) -> Packed | None:
    kind = _kind_of(content)
    return next((form for form in PACKED if _is_packed(form, content, kind)), None)


def _written_form(text: str, name: str | None) -> Written:
    suffix = os.path.splitext(name)[1].lower() if name else ""  # noqa: PTH122 - pathlib takes 4 ms to import
    return next(form for form in WRITTEN if form.holds(text, suffix))


def _kind_of(content: bytes) -> str:
    """Return what an archive or a compound file holds, "" for any other file."""
    if not content.startswith((_ZIP, _OLE)):
        return ""
    containers = import_module("lint_gov.readers.containers")
    kind: str = (containers.kind_in_zip if content.startswith(_ZIP) else containers.kind_in_compound)(content)
    return kind


def _is_packed(form: Packed, content: bytes, kind: str) -> bool:
    if form.kind and form.kind != kind:
        return False
    return content.find(form.mark, 0, max(form.within, len(form.mark))) >= 0 and form.inside in content


def _read_packed(form: Packed, content: bytes, limits: Limits) -> Document:
    if form.read is not None:
        return form.read(content, limits)
    if form.rule == "E007":
        detail = (
            f"文件是 {form.name} 图片，其中的文字未能读取",
            f"the file is a {form.name} picture; its text was not read",
        )
    else:
        detail = f"本版本尚不支持 {form.name} 格式", f"{form.name} files are not supported by this version"
    raise Unreadable(*detail, rule=form.rule)


def _check_text(decoded: Decoded) -> None:
    """Raise Unreadable (E001) for text that is empty, or binary by its share of control characters."""
    sample = decoded.text[:_SAMPLE].replace("\0", "")
    if not sample.strip("\ufeff \t\r\n\f") and not decoded.text[_SAMPLE:].strip("\0\ufeff \t\r\n\f"):
        raise Unreadable(*_EMPTY)
    controls = sum(map(sample.count, _CONTROLS))
    lost = sample.count("\ufffd") if decoded.doubtful else 0
    if controls + lost > max(_FEW, _RUBBISH * len(sample)):
        raise Unreadable(*_UNKNOWN)
