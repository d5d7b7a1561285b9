"""Every file is known by its content; what cannot be read is refused by name."""

import io
import zipfile

import pytest

from lint_gov.model.document import Unreadable
from lint_gov.readers import Limits, read
from tests.readers.seen import document

PAGE = "<!DOCTYPE html><html><body><p>文</p></body></html>"
TEXT = "政府信息公开工作年度报告\n规章 0"
MARKS = "| 规章 | 0 |\n|---|---|\n| 规范性文件 | 1 |"


@pytest.mark.parametrize(
    ("content", "name", "media"),
    [
        (PAGE, "a.html", "html"),
        (PAGE, "a.txt", "html"),
        (PAGE, "a.md", "html"),
        (PAGE, None, "html"),
        ("\n<!-- 存档 -->\n" + PAGE, None, "html"),
        ("网页错误信息<html><body>文</body></html>", "a.txt", "html"),
        ("<table><tr><td>1</td></tr></table>", None, "html"),
        ("<table><tr><td>1</td></tr></table>", "a.md", "markdown"),
        ("<?xml version='1.0'?><html xmlns='x'><p>文</p></html>", None, "html"),
        ("正文<br>又一行<br><br>", "a.htm", "html"),
        ("前文\n<p>一</p><p>二</p>", "a.txt", "html"),
        (TEXT, "a.html", "text"),
        (TEXT, "a.txt", "text"),
        (TEXT, "a.md", "markdown"),
        (TEXT, None, "text"),
        ("收费 < 5", "a.txt", "text"),
        (MARKS, "a.txt", "markdown"),
        (MARKS, None, "markdown"),
        ("# 标题\n文\n## 一、总体情况\n", None, "markdown"),
        ("标题\n<table><tr><td>1</td></tr></table>", "a.txt", "markdown"),
        ("规章|0|1", None, "text"),
    ],
)
def test_text_is_told_apart_by_what_it_holds(content: str, name: str | None, media: str) -> None:
    assert document(content, name).media == media


def archive(*names: str) -> bytes:
    """Return a ZIP archive of empty files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name in names:
            file.writestr(name, "")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "rule", "said"),
    [
        (b"", "E001", "the file is empty"),
        (b" \r\n\t", "E001", "the file is empty"),
        (b"\xef\xbb\xbf", "E001", "the file is empty"),
        (bytes(5000), "E001", "the file is empty"),
        (bytes(range(256)) * 20, "E001", "the file is not a document of a known kind"),
        (
            b"\x7fELF\x02\x01\x01" + bytes(range(32)) * 40,
            "E001",
            "the file is not a document of a known kind",
        ),
        (archive("OFD.xml"), "E001", "OFD files are not supported by this version"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
            "E001",
            (
                "the file is an office document in the form of one XML (such as Word 2003 XML); "
                "save it as DOCX or XLSX"
            ),
        ),
        (b"Rar!\x1a\x07\x01", "E001", "RAR files are not supported by this version"),
        (b"7z\xbc\xaf\x27\x1c", "E001", "7Z files are not supported by this version"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "E007", "the file is a PNG picture; its text was not read"),
        (b"\xff\xd8\xff\xe0" + bytes(9), "E007", "the file is a JPEG picture; its text was not read"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(content: bytes, rule: str, said: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(content, "a.html")
    assert (refusal.value.rule, refusal.value.detail_en) == (rule, said)
    assert refusal.value.detail_zh


@pytest.mark.parametrize(
    ("content", "limits", "said"),
    [
        ("<p>文", Limits(text_bytes=5), "6 bytes exceed the limit of 5; the file was not read"),
        ("%PDF-1.7", Limits(file_bytes=7), "8 bytes exceed the limit of 7; the file was not read"),
        (
            "<table><tr><td>0<td>1</table>",
            Limits(cells=1),
            "2 table cells exceed the limit of 1; the file was not read",
        ),
        ("<p>" * 9, Limits(parts=8), "9 tags exceed the limit of 8; the file was not read"),
        ("一\n" * 9, Limits(parts=8), "9 lines exceed the limit of 8; the file was not read"),
        ("一|" * 9, Limits(parts=8), "9 separators of cells exceed the limit of 8; the file was not read"),
        ("甲|1\n乙|2", Limits(cells=3), "4 table cells exceed the limit of 3; the file was not read"),
        (MARKS, Limits(cells=3), "4 table cells exceed the limit of 3; the file was not read"),
        (
            "| 甲 | 1 |\n|---|---|\n\n<table><tr><td>0<td>1</table>",
            Limits(cells=3),
            "4 table cells exceed the limit of 3; the file was not read",
        ),
    ],
)
def test_a_limit_met_is_named(content: str, limits: Limits, said: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(content.encode(), None, limits)
    assert (refusal.value.rule, refusal.value.detail_en) == ("E004", said)


def test_limits_are_not_met_by_what_fits() -> None:
    assert document("<table><tr><td>0<td>1</table>").media == "html"
    assert (
        read(b"<table><tr><td>0<td>1</table>", None, Limits(cells=2, parts=5, text_bytes=29)).media == "html"
    )
