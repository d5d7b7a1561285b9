"""Walks a parsed page once and gives its text in reading order, with the boundaries of its tables.

What a browser would not show is left out; white space is joined as a browser joins it, and `<br>`
stays as a line break. Whether a table is data or layout is not decided here (`tables.py`).
"""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import IntEnum

from lxml import etree

from lint_gov.model.document import Table


class Sign(IntEnum):
    """What a token says; `AFTER` is text that begins behind the end tag of its element."""

    TEXT = 0
    AFTER = 1
    PICTURE = 2
    CELL = 3
    CELL_END = 4
    ROW = 5
    ROW_END = 6
    TABLE = 7
    TABLE_END = 8


Element = etree._Element  # noqa: SLF001 - the only name that lxml has for the type
Token = tuple[Sign, Element, str, int]
"""A sign, its element, its text (the alternative text of a picture) and the heading level of text."""


def _names(tags: str) -> list[str]:
    return tags.split()


BLOCK, HEADING, PRE, SKIP, BREAK, IMAGE, FIELD, RAISED = range(10, 18)
ACTIONS: dict[str, int] = {
    **dict.fromkeys(
        _names(
            "address article aside blockquote body caption center col colgroup dd details dialog dir div dl "
            "dt fieldset figcaption figure footer form header hgroup hr html legend li main menu nav ol p "
            "section summary tbody tfoot thead ul"
        ),
        BLOCK,
    ),
    **dict.fromkeys(
        _names(
            "head title meta link script style noscript noframes template select option datalist textarea "
            "iframe svg audio video canvas applet xml"
        ),
        SKIP,
    ),
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], HEADING),
    **dict.fromkeys(["pre", "xmp", "listing", "plaintext"], PRE),
    # What is struck out is shown as not being there; a figure beside it must not be joined with it.
    **dict.fromkeys(["del", "s", "strike"], SKIP),
    "sup": RAISED,
    "br": BREAK,
    "img": IMAGE,
    "input": FIELD,
    "td": Sign.CELL,
    "th": Sign.CELL,
    "tr": Sign.ROW,
    "table": Sign.TABLE,
}
"""What a tag does to the text; a tag that is not named here stands within a line."""

_ENDS: dict[int, Sign] = {Sign.CELL: Sign.CELL_END, Sign.ROW: Sign.ROW_END, Sign.TABLE: Sign.TABLE_END}
# U+2028 stands for <br> until white space has been joined: no page means anything else by it.
_NEWLINE = "\u2028"
SPACE = " \t\n\f\r"
"""The white space that HTML joins; U+00A0 and U+3000 are characters like any other."""
_GAPS = re.compile(r"[\t\n\f\r]| {2,}|\u2028")
_SPACES = re.compile(r"[ \t\n\f\r]+")
_BROKEN = re.compile(r" ?\u2028 ?")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SHOWN_FIELDS = frozenset({"text", "number"})
_SPACER = frozenset("0123")


def shown_text(text: str) -> str:
    """Return text as a browser shows it: ASCII white space joined, other white space kept, lines broken."""
    text = text.strip(SPACE)
    if text.isalnum() or not _GAPS.search(text):
        return text
    return _BROKEN.sub("\n", _SPACES.sub(" ", text)).strip(" \n")


def raised(text: str) -> str:
    """Return text with its digits raised, as a note's number is: 150 with note 1 is not 1501."""
    return text.translate(_RAISED)


@dataclass(slots=True)
class Anchors:
    """What the anchors of a page stand for, by number: `after` marks text behind the end of its element."""

    elements: list[Element] = field(default_factory=list)
    after: set[int] = field(default_factory=set)

    def note(self, element: Element, *, after: bool = False) -> int:
        """Return the number of a new anchor."""
        number = len(self.elements)
        self.elements.append(element)
        if after:
            self.after.add(number)
        return number


def tokens_of(  # noqa: C901, PLR0912, PLR0915 - one loop that runs for every tag of a page
    root: Element, hidden: AbstractSet[Element], plain: Callable[[Element], Table | None]
) -> list[Token | Table]:
    """Return the tokens of a tree in reading order; elements in `hidden` are skipped with all they hold.

    `plain` reads a table by a shorter way where it can; such a table stands ready among the tokens.
    """
    tokens: list[Token | Table] = []
    run: list[str] = []
    start: Element | None = None
    sign, level, preformatted = Sign.TEXT, 0, False

    def flush() -> None:
        text = run[0] if len(run) == 1 else "".join(run)
        run.clear()
        if start is None:
            return
        text = text.replace(_NEWLINE, "\n").strip("\n") if preformatted else shown_text(text)
        if text:
            tokens.append((sign, start, text, level))

    skipped: Element | None = None
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        action = SKIP if hidden and element in hidden else ACTIONS.get(element.tag)
        if event == "start":
            if action is None:
                chunk = element.text
                if start is None:
                    start, sign = element, Sign.TEXT
            elif action < SKIP:
                if run:
                    flush()
                start, sign, chunk = element, Sign.TEXT, element.text
                if action < BLOCK:
                    table = plain(element) if action == Sign.TABLE else None
                    if table is not None:
                        tokens.append(table)
                        skipped, chunk = element, None
                        walker.skip_subtree()
                    else:
                        tokens.append((Sign(action), element, "", 0))
                elif action == HEADING:
                    level = int(element.tag[1])
                elif action == PRE:
                    preformatted = True
            elif action == SKIP:
                walker.skip_subtree()
                continue
            elif action == RAISED:
                walker.skip_subtree()
                chunk = raised("".join(map(str, element.itertext())))
                if start is None:
                    start, sign = element, Sign.TEXT
            else:
                chunk = _inline(action, element, tokens)
        else:
            chunk = element.tail
            if action is not None and action < SKIP:
                if run:
                    flush()
                start, level, preformatted = None, 0, False
                if action < BLOCK and element is not skipped:
                    tokens.append((_ENDS[action], element, "", 0))
            if start is None and chunk and not chunk.isspace():
                start, sign = element, Sign.AFTER
        if chunk:
            run.append(chunk)
    if run:
        flush()
    return tokens


def _inline(action: int, element: Element, tokens: list[Token | Table]) -> str:
    """Return what a void element puts into the text; a picture becomes a token."""
    if action == BREAK:
        return _NEWLINE
    if action == FIELD:
        return element.get("value", "") if element.get("type", "text").lower() in _SHOWN_FIELDS else ""
    if not {element.get("width"), element.get("height")} & _SPACER:
        tokens.append((Sign.PICTURE, element, element.get("alt", ""), 0))
    return ""
