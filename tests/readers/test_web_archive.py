"""Pages saved whole: the page is read wherever it stands in the archive."""

from email.message import EmailMessage

import pytest

from lint_gov.model.document import Document, Paragraph, Unreadable
from lint_gov.model.location import NOWHERE
from lint_gov.readers import read


def saved(page: str, encoding: str = "utf-8", *, transfer: str = "base64") -> bytes:
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.set_content("no page", subtype="css")
    message.make_mixed()
    related = EmailMessage()
    related.set_content(page, subtype="html", charset=encoding, cte=transfer)
    message.attach(related)
    return message.as_bytes()


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("encoding", "transfer"), [("utf-8", "base64"), ("gbk", "base64"), ("utf-8", "quoted-printable")]
)
def test_the_page_is_read(encoding: str, transfer: str) -> None:
    document = read(saved("<title>年报</title><p>政府信息公开工作", encoding, transfer=transfer), "a.doc")
    assert (document.media, document.title, texts(document)) == ("mht", "年报", ["政府信息公开工作"])
    assert document.places.locate(0) == NOWHERE


@pytest.mark.parametrize(
    "content",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\ntext\n--b--\n",
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n",
        b"MIME-Version: 1.0\n" + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 2000,
    ],
)
def test_an_archive_without_a_page_is_told(content: bytes) -> None:
    with pytest.raises(Unreadable, match="there is no page in the web archive"):
        read(content)
