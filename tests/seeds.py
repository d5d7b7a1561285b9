"""Sound files of every format to damage, the words each is made of, and the reader that must bear it."""

import io
from collections.abc import Callable, Sequence
from typing import NamedTuple

import xlwt

from lint_gov.forms.recognise import recognise
from lint_gov.model.document import Document
from lint_gov.readers import Limits, read
from lint_gov.readers.containers import kind_in_compound, kind_in_zip
from lint_gov.readers.docx import read_docx
from lint_gov.readers.pdf.packing import packed
from lint_gov.readers.pdf.reading import read_content
from lint_gov.readers.pdf.unpacking import unpacked
from lint_gov.readers.sheet_ods import read_ods
from lint_gov.readers.sheet_xls import read_xls
from lint_gov.readers.sheet_xlsb import read_xlsb
from lint_gov.readers.sheet_xlsx import read_xlsx
from lint_gov.readers.web_archive import read_web_archive
from lint_gov.sources.archive import is_archive, member_content, members_of
from lint_gov.sources.crawl import records
from lint_gov.sources.names import SUFFIXES
from tests.generate import FORMS, consistent_cells, render_html, render_markdown, render_text, seeded
from tests.pages import Page, page_of
from tests.printed import render_pdf
from tests.readers.book import book, c, merged, ods, row, s, xlsb
from tests.readers.plot import net, pdf, table, write
from tests.readers.word import p, tbl, tc, tr, word
from tests.renderings import laid_out, render_docx, render_xlsx
from tests.sources.packing import crawl, record, zipped

_LIMITS = Limits()


class Seeds(NamedTuple):
    """Files of one format, how it is read, and the words that it is made of."""

    files: Sequence[bytes]
    read: Callable[[bytes], object]
    tokens: Sequence[bytes]


def _page(form: str = "2021") -> Page:
    return page_of(consistent_cells(seeded(0), FORMS[form]), FORMS[form])


def _recognised(document: Document) -> object:
    return document, recognise(document, FORMS)


def _direct(reader: Callable[[bytes, Limits], Document]) -> Callable[[bytes], object]:
    """Return how a packed format is read, whatever the damage makes it look like."""

    def read_packed(content: bytes) -> object:
        kind_in_zip(content)
        kind_in_compound(content)
        return _recognised(reader(content, _LIMITS))

    return read_packed


def _read(content: bytes) -> object:
    return _recognised(read(content, None, _LIMITS))


def _read_pdf_here(content: bytes) -> object:
    """Read a PDF in this very process, whose end is then the finding."""
    return unpacked(packed(read_content(content, _LIMITS, seconds=20)))


def _read_members(content: bytes) -> object:
    stream = io.BytesIO(content)
    if not is_archive(stream):
        return None
    members = members_of(stream, lambda _: True)
    return [member_content(stream, one.name, 1 << 20) for one in members if one.refusal is None]


def _read_records(content: bytes) -> object:
    return list(records(io.BytesIO(content), SUFFIXES, 1 << 20))


def _xls() -> bytes:
    made = xlwt.Workbook()
    sheet = made.add_sheet("甲")
    rows = next(part for part in _page().parts if isinstance(part, list))
    for cell in laid_out(rows):
        if (cell.top, cell.left) == (cell.bottom, cell.right):
            sheet.write(cell.top, cell.left, int(cell.text) if cell.text.isdigit() else cell.text)
        else:
            sheet.write_merge(cell.top, cell.bottom, cell.left, cell.right, cell.text)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def _ods() -> bytes:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell table:number-columns-spanned="{cell.colspan}" office:value-type="string">'
            f"<text:p>{cell.text}</text:p></table:table-cell>"
            for cell in cells
        )
        + "</table:table-row>"
        for cells in next(part for part in _page().parts if isinstance(part, list))
    )
    return ods(f'<table:table table:name="甲">{rows}</table:table>')


def _saved() -> bytes:
    page = render_html(consistent_cells(seeded(0), FORMS["2021"]), FORMS["2021"])
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    kind = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return f"{head}{kind}{page}\r\n--b--\r\n".encode()


def _pdfs() -> list[bytes]:
    small = table(net(50, 100, [80, 60, 60], [20, 20]), [["甲", "1", "2"], ["乙", "3", "4"]])
    return [
        render_pdf(_page()),
        pdf(write(50, 60, "政府信息公开年度报告") + small, write(50, 60, "完"), info="/Title (a)"),
        pdf(small),
    ]


def _written(form: str = "2021") -> dict[str, bytes]:
    cells, kind = consistent_cells(seeded(0), FORMS[form]), FORMS[form]
    return {
        "html": render_html(cells, kind).encode(),
        "gbk": render_html(cells, kind).replace("utf-8", "gbk", 1).encode("gb18030"),
        "md": render_markdown(cells, kind).encode(),
        "txt": render_text(cells, kind, "lines").encode(),
        "run": render_text(cells, kind, "run").encode(),
        "tabs": render_text(cells, kind, "tabs").encode("utf-16"),
    }


_TAGS = (
    b"<table>", b"</table>", b"<td rowspan=9 colspan=9>", b"<tr>", b"<p>", b"<!--", b"-->", b"<![CDATA[",
    b"&#x0;", b"&nbsp;", b"<script>", b"<style>", b"<meta charset=gbk>", b"<svg>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;",
)  # fmt: skip
_MARKS = (
    b"|", b"---", b"\n\n", b"# ", b"```", b"\t", "三、".encode(), "合计".encode(), b"<table>", b"\\", b"\r",
)  # fmt: skip
_XML = (
    b"<w:tbl>", b"</w:tbl>", b"<w:tr>", b"<w:tc>", b'<w:gridSpan w:val="9"/>', b"<w:vMerge/>", b"<w:p>",
    b"<w:sdt>", b'<w:del w:id="1">', b'<w:fldChar w:fldCharType="begin"/>', b"<mc:AlternateContent>",
    b"<w:numPr>", b"]]>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b'<c r="XFD1048576">',
    b'ref="A1:XFD1048576"', b"<f>", b"<is>", b'table:number-columns-repeated="16384"',
    b'table:number-rows-repeated="1048576"', b"<text:p>",
)  # fmt: skip
_OPERATORS = (
    b" obj\n", b"endobj", b"stream\n", b"endstream", b"<<", b">>", b"[", b"]", b" 0 R", b"/Kids",
    b"/Count", b"/Parent", b" Td ", b" Tj ", b" Tm ", b" cm ", b" q ", b" Q ", b" re ", b" S\n", b" f\n",
    b"BT ", b" ET", b"/Length", b"/Rotate 90", b"/FlateDecode", b"/ToUnicode", b"/Encoding", b"xref",
    b"trailer", b"1e30", b"/Annots", b"/MediaBox [0 0 1e9 1]", b" Do ",
)  # fmt: skip
_RECORDS = (
    b"\x09\x08\x10\x00", b"\xe5\x00", b"\xfd\x00\x0a\x00", b"\x0a\x00\x00\x00", b"\xfc\x00", b"\x85\x00",
    b"\x3c\x00",
)  # fmt: skip
_HEADS = (
    b"WARC/1.0\r\n", b"Content-Length: 0\r\n", b"\r\n\r\n", b"HTTP/1.1 200 OK\r\n", b"chunked", b"gzip",
    b"--b\r\n",
)  # fmt: skip
_ARCHIVE = (
    b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"../", b"/", b"\\",
)  # fmt: skip
_JSON = (
    b"{", b"}", b"[", b"]", b'"cells"', b'"disclosure[x]"', b":", b",", b"null", b"1e999", b"\\u0000",
    b'"',
)  # fmt: skip


def seeds() -> dict[str, Seeds]:
    """Return the files of every format that is read without another program, by its name."""
    written, old = _written(), _written("2019")
    cells = b'{"cells": {"requests[new,total]": "1", "disclosure[licence,decisions]": 2}, "year": 2023}'
    small = word(p("甲") + tbl(tr(tc("规章"), tc("0")), tr(tc("其他"), tc("1"))))
    sheet = book(row(s("甲"), c("1")) + row(s("乙"), c("2")), merged("A1:B1"))
    listed = b'address,value\nmeta[year],2023\n"requests[new,total]",1\n"disclosure[licence,decisions]",2\n'
    pages = {"a.html": written["html"], "b/c.md": written["md"]}
    web = [record("http://www.example.cn/a.html", written["html"]), record("http://www.example.cn/b", b"<p>")]
    return {
        "html": Seeds([written["html"], written["gbk"], old["html"]], _read, _TAGS),
        "markdown": Seeds([written["md"], old["md"]], _read, _MARKS),
        "text": Seeds([written["txt"], written["run"], written["tabs"], old["txt"]], _read, _MARKS),
        "docx": Seeds([small, render_docx(_page())], _direct(read_docx), _XML),
        "xlsx": Seeds([sheet, render_xlsx(_page(), sheets=True)], _direct(read_xlsx), _XML),
        "xls": Seeds([_xls()], _direct(read_xls), _RECORDS),
        "ods": Seeds([_ods()], _direct(read_ods), _XML),
        "xlsb": Seeds([xlsb((0, 0, "甲"), (0, 1, 1.0), (1, 0, "乙"))], _direct(read_xlsb), _RECORDS),
        "pdf": Seeds(_pdfs(), _read_pdf_here, _OPERATORS),
        "mht": Seeds([_saved()], _direct(read_web_archive), _HEADS),
        "cells": Seeds([cells, listed], _read, _JSON),
        "zip": Seeds([zipped(pages), zipped(pages, gbk=True)], _read_members, _ARCHIVE),
        "warc": Seeds([crawl(web), crawl(web, packed=False)], _read_records, _HEADS),
    }
