"""What holds for any input. LINT_GOV_FUZZ=20000 searches long; a commit searches a little.

Seeds are pieces of real markup: hypothesis puts them together in every wrong way.
"""

import os
from collections import Counter
from collections.abc import Iterator

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lint_gov.model.document import Block, Document, Paragraph, Picture, Table, Unreadable
from lint_gov.readers import Limits, read
from lint_gov.readers.flow import Anchors, tokens_of
from lint_gov.readers.parser import page_tree
from lint_gov.readers.plain_tables import never_plain, plain_reader
from lint_gov.readers.tables import blocks_of

FUZZ = os.environ.get("LINT_GOV_FUZZ")
long_search = settings(
    max_examples=int(FUZZ or 60),
    deadline=None,
    derandomize=FUZZ is None,
    suppress_health_check=[HealthCheck.too_slow],
)

TEXTS = (
    "0",
    "12",
    "规章",
    "（一）予以公开",
    " ",
    "\n",
    "\r\n",
    "\xa0",
    "\u3000",
    "&nbsp;",
    "&#48;",
    "一、",
    "\u2028",
    "é",
)
INLINE = (
    "<b>",
    "</b>",
    "<span>",
    "</span>",
    "<font color=x>",
    "</font>",
    "<o:p>",
    "</o:p>",
    "<a href='b>c'>",
    "</a>",
)
FLOW = (
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<h2>",
    "</h2>",
    "<ul><li>",
    "</ul>",
    "<pre>",
    "</pre>",
    "<center>",
    "<hr>",
)
CELLS = (
    *(
        "<table>",
        "</table>",
        "<table border=1>",
        "<tbody>",
        "</tbody>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<th>",
        "</th>",
    ),
    *(
        "<td rowspan=2>",
        "<td colspan=3>",
        "<td rowspan=0>",
        "<td colspan='-1'>",
        "<td\nrowspan=99999>",
        "<caption>",
    ),
)
RARE = (
    *(
        "<br>",
        "<img src=x>",
        "<img alt=图>",
        "<input value=5>",
        "<td hidden>",
        "<p style='display:none'>",
        "<div hidden>",
    ),
    *(
        "<!-- ",
        "-->",
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<title>",
        "</title>",
        "<textarea>",
        "<body>",
    ),
    *(
        "</body>",
        "<html>",
        "</html>",
        "<head>",
        "</head>",
        "<select>",
        "<option>",
        "<form>",
        "</form>",
        "<noscript>",
    ),
    *(
        "<",
        ">",
        "'",
        '"',
        "&",
        "\0",
        "\x1b",
        "\ufffd",
        "<![CDATA[",
        "]]>",
        "<?x",
        "</",
        "<td",
        "<TD>",
        "<xml>",
        "</xml>",
        "<sup>",
        "</sup>",
        "<s>",
        "</s>",
    ),
)
MARKS = (
    *(
        "|",
        "| ",
        " |\n",
        "|---|---|\n",
        "\t",
        "\n",
        "\n\n",
        "# ",
        "## ",
        "**",
        "*",
        "_",
        "`",
        "```\n",
        "~~",
        "\\",
        "> ",
    ),
    *(
        "![a](b)",
        "[a](b)",
        "<br>",
        "---\n",
        "- ",
        "1. ",
        "</table>",
        "<table><tr><td>",
        "<table>",
        "│",
        "├──┤\n",
        "\f",
    ),
)


def soup(*pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return texts put together from pieces."""
    return st.lists(st.sampled_from([piece for group in pieces for piece in group]), max_size=60).map("".join)


PAGES = soup(TEXTS, INLINE, FLOW, CELLS, CELLS)
WILD_PAGES = soup(TEXTS, INLINE, FLOW, CELLS, CELLS, RARE)


def anchors_in(block: Block) -> Iterator[int]:
    yield block.anchor
    if isinstance(block, Table):
        yield from (cell.anchor for row in block.rows for cell in row)


def texts_in(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Table):
        yield from (cell.text for row in block.rows for cell in row)


def signs(texts: Iterator[str] | list[str]) -> Counter[str]:
    """Count the characters that are not white space."""
    return Counter("".join("".join(texts).split()))


def readable(content: bytes, name: str | None) -> Document | None:
    """Return the document, or None where the bytes are refused for a reason of the input rules."""
    try:
        return read(content, name, Limits(cells=500, parts=2000))
    except Unreadable as refusal:
        if refusal.rule not in {"E001", "E004", "E007"}:
            raise
        return None


def check_document(document: Document, text: str) -> None:
    """Check what every document keeps: spans that fit, and places that are in the text."""
    lines = (text if "\n" in text else text.replace("\r", "\n")).removeprefix("\ufeff").split("\n")
    for block in document.blocks:
        if isinstance(block, Table):
            assert any(block.rows)
            height = len(block.rows)
            for number, row in enumerate(block.rows):
                assert all(1 <= cell.rowspan <= height - number and 1 <= cell.colspan <= 100 for cell in row)
        for anchor in anchors_in(block):
            place = document.places.locate(anchor)
            if place.line is not None:
                assert 1 <= place.line <= len(lines)
            if place.column is not None:
                assert place.line is not None
                assert 1 <= place.column <= len(lines[place.line - 1]) + 1


def check_cell_places(document: Document, text: str) -> None:
    """Check that every cell of a page stands at a tag of a cell, and that all are found."""
    lines = text.split("\n")
    for table in document.blocks:
        for cell in (cell for row in table.rows for cell in row) if isinstance(table, Table) else ():
            place = document.places.locate(cell.anchor)
            assert place.line is not None
            assert place.column is not None
            assert lines[place.line - 1][place.column - 1 :].lower().startswith(("<td", "<th"))


@long_search
@given(PAGES)
def test_no_character_of_a_page_is_lost_or_doubled(page: str) -> None:
    root = page_tree(page.encode())
    if root is None:
        return
    anchors = Anchors()
    blocks = blocks_of(tokens_of(root, frozenset(), plain_reader(anchors, frozenset())), anchors)
    shown = signs([text for block in blocks for text in texts_in(block)])
    assert shown == signs([str(text) for text in root.itertext()])


@long_search
@given(WILD_PAGES)
@example("<table><tr><td><p>a</p><p>b</p></td></tr></table>")
def test_the_short_way_through_a_table_reads_what_the_long_way_reads(page: str) -> None:
    root = page_tree(page.replace("\0", "").encode())
    if root is None:
        return
    ways = []
    for plain in (True, False):
        anchors = Anchors()
        reader = plain_reader(anchors, frozenset()) if plain else never_plain
        blocks = blocks_of(tokens_of(root, frozenset(), reader), anchors)
        ways.append([_told(block, anchors) for block in blocks])
    assert ways[0] == ways[1]


def _told(block: Block, anchors: Anchors) -> object:
    if isinstance(block, Paragraph):
        return block.text, block.level, anchors.elements[block.anchor]
    if isinstance(block, Picture):
        return block.alt
    cells = [
        [(cell.text, cell.rowspan, cell.colspan, anchors.elements[cell.anchor]) for cell in row]
        for row in block.rows
    ]
    return cells, anchors.elements[block.anchor]


@long_search
@given(WILD_PAGES)
def test_any_page_is_read_and_its_cells_are_found(soup_of_tags: str) -> None:
    page = f"<html>{soup_of_tags}"
    document = read(page.encode(), "a.html")
    check_document(document, page)
    if not {"\r", "\0"} & set(page):
        check_cell_places(document, page)


@long_search
@given(soup(TEXTS, MARKS))
def test_no_character_of_a_text_is_lost_or_doubled(text: str) -> None:
    document = readable(text.encode(), "a.txt")
    if document is None:
        return
    check_document(document, text)
    if document.media == "text":
        drawn = set("|│├─┤-")
        shown = signs([text for block in document.blocks for text in texts_in(block)])
        assert {sign: number for sign, number in shown.items() if sign not in drawn} == {
            sign: number for sign, number in signs([text]).items() if sign not in drawn
        }


@long_search
@given(soup(TEXTS, MARKS, CELLS))
def test_any_markdown_is_read_and_keeps_its_figures(text: str) -> None:
    document = readable(text.encode(), "a.md")
    if document is None:
        return
    check_document(document, text)
    if not set("<[&`~") & set(text):
        shown = signs([text for block in document.blocks for text in texts_in(block)])
        assert {figure: shown[figure] for figure in "012规章"} == {
            figure: text.count(figure) for figure in "012规章"
        }


@long_search
@given(
    st.one_of(
        st.binary(max_size=400),
        st.tuples(
            st.one_of(WILD_PAGES, soup(TEXTS, MARKS)),
            st.sampled_from(["gb18030", "utf-8", "utf-16", "utf-16-le"]),
        ).map(lambda made: made[0].encode(made[1])),
    ),
    st.binary(max_size=4),
    st.integers(0, 400),
    st.sampled_from([None, "a.html", "a.md", "a.txt"]),
)
def test_any_bytes_are_read_or_refused(content: bytes, damage: bytes, at: int, name: str | None) -> None:
    damaged = content[:at] + damage + content[at + 1 :]
    document = readable(damaged, name)
    if document is None:
        return
    for block in document.blocks:
        for anchor in anchors_in(block):
            document.places.locate(anchor)
