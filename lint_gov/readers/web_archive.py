"""Reads pages saved whole (.mht, .mhtml, and what Word saves as .doc so): the page in them, as any other."""

from email import message_from_bytes
from email.policy import compat32
from typing import TYPE_CHECKING

from lint_gov.model.document import Document, Unreadable
from lint_gov.readers.html import read_html
from lint_gov.readers.limits import Limits, refuse
from lint_gov.text.encoding import decode

if TYPE_CHECKING:
    from email.message import Message

_NO_PAGE = "网页归档文件里没有网页正文", "there is no page in the web archive"


def read_web_archive(content: bytes, limits: Limits) -> Document:
    """Return the document of the first page in a web archive; Unreadable where there is none.

    Places are lines of that page, which is encoded in the file: they are not given.
    """
    if len(content) > limits.text_bytes:
        refuse("文件字节数", "bytes", len(content), limits.text_bytes)
    try:
        page = _page(message_from_bytes(content, policy=compat32))
    except (ValueError, LookupError, RecursionError) as fault:
        raise Unreadable(*_NO_PAGE) from fault
    if page is None:
        raise Unreadable(*_NO_PAGE)
    read = read_html(page, decode(page), limits)
    return Document("mht", read.blocks, title=read.title, metadata=read.metadata, troubles=read.troubles)


def _page(message: "Message[str, str]") -> bytes | None:
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else None
    return None
