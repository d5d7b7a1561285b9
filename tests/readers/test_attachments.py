"""Pages whose report is only attached: which pages those are, and which of their files."""

import pytest

from lint_gov.model.document import Attachment
from lint_gov.readers import read
from lint_gov.readers.attachments import attachments_in

TITLE = "示例市教育局2023年政府信息公开工作年度报告"


def found(page: str) -> list[tuple[str, str]]:
    content = page.encode()
    return [(one.name, one.href) for one in attachments_in(content, read(content))]


@pytest.mark.parametrize(
    ("body", "files"),
    [
        (f'<a href="P0201.docx">{TITLE}</a>', [("P0201.docx", "P0201.docx")]),
        (f'<a href="/down?id=3">{TITLE}.pdf</a>', [(f"{TITLE}.pdf", "/down?id=3")]),
        ('<a href="x/%E5%B9%B4%E6%8A%A5.doc">下载</a>', [("年报.doc", "x/%E5%B9%B4%E6%8A%A5.doc")]),
        ('<iframe src="/viewer.html?file=/up/a.pdf"></iframe>', [("a.pdf", "/viewer.html?file=/up/a.pdf")]),
        ('<embed src="a.PDF"><object data="b.wps">', [("a.PDF", "a.PDF"), ("b.wps", "b.wps")]),
        ('<a title="年报.xls" href="/d/1">附件</a>', [("年报.xls", "/d/1")]),
        ('<a href="a.html">上一篇</a><a href="javascript:a.doc">x</a><a href="#a.pdf">y</a>', []),
        (
            '<a href="m.doc">年报模板.doc</a><a href="r.doc">年度报告.doc</a><a href="s.doc">附表.doc</a>',
            [("年度报告.doc", "r.doc")],
        ),
    ],
)
def test_files_that_a_page_offers(body: str, files: list[tuple[str, str]]) -> None:
    assert found(f"<title>{TITLE}-示例市政府网</title><p>发布日期：2024-01-18</p>{body}") == files


@pytest.mark.parametrize(
    ("head", "promised"),
    [
        (f"<title>{TITLE}_示例市</title>", True),
        (f"<h1>{TITLE}</h1>", True),
        (f'<meta name="ArticleTitle" content="{TITLE}">', True),
        (f"<div>{TITLE}</div>", True),
        (f"<h2>{TITLE}（公开版）</h2>", True),
        ("<title>政府信息公开年报</title>", False),
        ("<h1>关于做好2023年政府信息公开工作年度报告编制工作的通知</h1>", False),
        ("<div>甲局2022年政府信息公开年报</div><div>甲局2023年政府信息公开年报</div>", False),
    ],
)
def test_pages_that_promise_a_report(head: str, promised: bool) -> None:
    assert bool(found(f'{head}<p><a href="a.doc">附件</a></p>')) == promised


def test_other_media_have_no_attachments() -> None:
    text = f"{TITLE}\n附件：a.doc".encode()
    assert attachments_in(text, read(text)) == ()


def test_hostile_references_are_left_out() -> None:
    body = '<a href="http://[.doc">年报.doc</a><a href="">y.pdf</a><a>z.pdf</a>'
    assert found(f"<h1>{TITLE}</h1>{body}") == [("年报.doc", "http://[.doc")]
    many = "".join(f'<a href="{number}.pdf">a</a>' for number in range(500))
    assert len(found(f"<h1>{TITLE}</h1>{many}")) == 8


def test_each_file_once() -> None:
    page = f'<h1>{TITLE}</h1><a href="a.doc">a</a><a href="a.doc">a</a>'.encode()
    assert attachments_in(page, read(page)) == (Attachment("a.doc", "a.doc"),)
