"""Parses the bytes of a page into a tree, within limits and without the network."""

from lxml import etree

from lint_gov.model.document import Trouble, TroubleKind
from lint_gov.readers.flow import Element
from lint_gov.readers.limits import Limits, refuse
from lint_gov.text.pattern import late

_CELL = late(rb"<[tT][dDhH][\s/>]")
_LONG_PAGE, _LONG_TAG = 1 << 18, 1 << 10
_MOST_ATTRIBUTES = 200
_ATTRIBUTE = rb"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_ATTRIBUTES = late(_ATTRIBUTE)
_TAG = late(rb"<[A-Za-z][^\s/>]*+(?:%b)*+" % _ATTRIBUTE)


def check_page(page: bytes, limits: Limits) -> None:
    """Raise Unreadable (E004) for a page whose tree would be too large, or too slow to build.

    The tags are counted in the bytes: a 50 MB page of cells would take 1.3 GB in the parser alone, and
    the parser compares each attribute of a tag with all others.
    """
    tags = page.count(b"<")
    if tags > limits.parts:
        refuse("网页标签数", "tags", tags, limits.parts)
    if tags > limits.cells:
        cells = sum(1 for _ in _CELL().finditer(page))
        if cells > limits.cells:
            refuse("表格单元格数", "table cells", cells, limits.cells)
    if len(page) > _LONG_PAGE:
        for tag in _TAG().finditer(page):
            if tag.end() - tag.start() > _LONG_TAG:
                attributes = len(_ATTRIBUTES().findall(tag[0]))
                if attributes > _MOST_ATTRIBUTES:
                    refuse("单个标签的属性数", "attributes of one tag", attributes, _MOST_ATTRIBUTES)


def page_tree(page: bytes, *, comments: bool = False) -> Element | None:
    """Return the root of a page in UTF-8, or None where it has no element."""
    return parse_page(page, comments=comments)[0]


def parse_page(page: bytes, *, comments: bool = False) -> tuple[Element | None, tuple[Trouble, ...]]:
    """Return the root of a page in UTF-8, None where it has no element, and what the parser gave up on.

    Comments are kept only on request: without them the text around them is whole.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=not comments, remove_pis=True
    )
    try:
        root = etree.fromstring(page, parser)
    except etree.LxmlError:
        return None, ()
    too_deep = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return root, (_TOO_DEEP,) if too_deep else ()


_TOO_DEEP = Trouble(
    TroubleKind.LIMIT,
    "网页标签嵌套超过 2048 层，其后的内容未能读取",
    "the tags of the page are nested more than 2,048 deep; what follows was not read",
)
