"""Tells HTML, Markdown and plain text apart by what a text holds; its suffix decides where that is silent."""

import re
from itertools import islice

from lint_gov.text.pattern import late

_HEAD, _FAR, _LINE = 1 << 16, 1 << 20, 1000
_PAGE = late(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_BEGINNING = late(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--.*?-->\s*+)*+"
    r"<(?P<tag>!doctype|html|head|body|meta|title|style|script|link|table|tbody|tr|td|th|div|p|center|section"
    r"|article|main|h[1-6]|ul|ol|span|font|b|strong|br)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_TAGS = frozenset({"!doctype", "html", "head", "body", "meta", "title"})
_TAG = late(r"</?(?:p|div|br|td|tr|span|li|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TABLE = late(r"<table[\s>]", re.IGNORECASE)
_CELL = late(r"<t[rdh][\s>]", re.IGNORECASE)
_ALIGNMENT = late(
    r"^[ \t]*+\|?+(?:[ \t]*+:?-{3,}:?[ \t]*+\|)+(?:[ \t]*+:?-{3,}:?)?+[ \t]*+\r?$", re.MULTILINE
)
_HEADING = late(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_FLAT_OFFICE = late(r"<\?mso-application\b|<(?:pkg:package|w:wordDocument|office:document)\s[^<>]*\bxmlns:")
_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".shtml", ".xhtml", ".jsp", ".asp", ".aspx", ".php"})


def is_flat_office(text: str, suffix: str) -> bool:  # noqa: ARG001 - the signature of the others
    """Return whether a text is an office document that is XML as a whole, and no package of parts."""
    return _begins(text, "<?xml") and _FLAT_OFFICE().search(text[:_HEAD]) is not None


def is_cells_json(text: str, suffix: str) -> bool:
    """Return whether a text is JSON that may hold figures by address; a file called that always is."""
    if suffix == ".json":
        return _begins(text, "{") or _begins(text, "[")
    return _begins(text, "{") and '"cells"' in text


def is_cells_csv(text: str, suffix: str) -> bool:  # noqa: ARG001 - the signature of the others
    """Return whether a text begins with the names of two columns, address and value."""
    header = text[:_LINE].lstrip("\ufeff\r\n").partition("\n")[0].lower()
    if "address" not in header or "value" not in header:
        return False
    return {"address", "value"} <= {name.strip(' "\t\r') for name in re.split("[,;\t]", header)}


def _begins(text: str, mark: str) -> bool:
    return text[:_LINE].lstrip("\ufeff \t\r\n").startswith(mark)


def is_html(text: str, suffix: str) -> bool:
    """Return whether a text is a page or a fragment of one.

    Markdown may hold any tag, so a file called that is a page only where it begins as one.
    """
    head = text[:_HEAD]
    beginning = _BEGINNING().match(head)
    if suffix in _MARKDOWN:
        return beginning is not None and beginning["tag"].lower() in _PAGE_TAGS
    if beginning is not None or _PAGE().search(head) is not None:
        return True
    if suffix in _HTML:
        return "<" in text or "&" in text
    return _holds(_TAG(), head, 3) and not is_markdown(text, suffix)


def is_markdown(text: str, suffix: str) -> bool:
    """Return whether a text has marks of Markdown: an alignment row, headings, a table in HTML."""
    text = text[:_FAR]
    if suffix in _MARKDOWN or _ALIGNMENT().search(text) is not None or _holds(_HEADING(), text, 2):
        return True
    return _TABLE().search(text) is not None and _CELL().search(text) is not None


def is_text(text: str, suffix: str) -> bool:  # noqa: ARG001 - the signature of the others
    """Return True: what is neither page nor Markdown is plain text."""
    return True


def _holds(pattern: re.Pattern[str], text: str, times: int) -> bool:
    return len(list(islice(pattern.finditer(text), times))) == times
