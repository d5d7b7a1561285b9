"""Finds the files that a page offers instead of the report that its title promises."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from lint_gov.model.document import Attachment, Document, Paragraph
from lint_gov.readers.flow import Element, shown_text
from lint_gov.readers.parser import page_tree
from lint_gov.text.encoding import decode

_FILE = re.compile(
    r"[^/\\]*\.(?:docx?|docm|wps|wpt|rtf|odt|pdf|ofd|xlsx?|xlsm|et|ods|zip|rar|7z)$", re.IGNORECASE
)
_TITLE = re.compile(
    r"[^，。；？!？]{0,60}20\d\d\s*年?[^，。；？!？]{0,40}信息公开[^，。；？!？]{0,14}(?:年度报告|报告|年报)"
    r"(?:[（(][^）)]{1,20}[）)])?"
)
_REPORT = re.compile(r"年报|年度报告|信息公开.*报告")
_BLANK_FORM = re.compile(r"模板|模版|格式|样式|样表|空表|填报|通知|指引")
_BETWEEN = re.compile(r"[-_|—–]+")
_SOURCES = {"a": "href", "iframe": "src", "frame": "src", "embed": "src", "object": "data"}
_MOST = 8


def attachments_in(content: bytes, document: Document) -> tuple[Attachment, ...]:
    """Return the files that hold the report of a page, as far as the page tells; none for other pages.

    The page is one that calls itself a report of a year and links to documents; of several those that
    are called reports count.
    """
    if document.media != "html" or not _promises_report(document):
        return ()
    root = page_tree(decode(content).text.encode())
    if root is None:
        return ()
    found = {one.href: one for one in _files(root) if not _BLANK_FORM.search(one.name)}
    named = [one for one in found.values() if _REPORT.search(one.name)]
    return tuple(named or found.values())[:_MOST]


def _promises_report(document: Document) -> bool:
    lines = [block for block in document.blocks if isinstance(block, Paragraph)]
    titles = [*_BETWEEN.split(document.title or ""), *(value for _, value in document.metadata)]
    titles += [line.text for line in lines if line.level]
    if any(_is_title(title) for title in titles):
        return True
    # A list of many years' reports is no report; a page whose title is not marked as one may be.
    plain = {line.text.strip() for line in lines if _is_title(line.text)}
    return len(plain) == 1


def _is_title(text: str) -> bool:
    return _TITLE.fullmatch("".join(text.split())) is not None


def _files(root: Element) -> Iterator[Attachment]:
    for element in root.iter(*_SOURCES):
        href = (element.get(_SOURCES[element.tag]) or "").strip()
        shown = shown_text("".join(map(str, element.itertext()))) if element.tag == "a" else ""
        if not href or href.lower().startswith(("javascript:", "mailto:", "data:", "#")):
            continue
        names = (shown, element.get("title") or "", *_names_in(href))
        name = next((one for one in names if _FILE.search(one)), None)
        if name is not None:
            yield Attachment(name, href)


def _names_in(href: str) -> Iterator[str]:
    """Yield the names of files in a reference: of what it leads to, and of what a viewer is to show."""
    try:
        parts = urlsplit(href)
        queries = parse_qsl(parts.query, max_num_fields=20)
    except ValueError:
        return
    yield unquote(parts.path).rpartition("/")[2]
    for _, value in queries:
        yield value.rpartition("/")[2]
