"""The elements of a word-processor document (ISO/IEC 29500-1) and what each does to the text."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from lint_gov.readers.flow import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_V = "{urn:schemas-microsoft-com:vml}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

VAL = f"{W}val"
PARAGRAPH, RUN, TABLE, ROW, CELL = (f"{W}{name}" for name in ("p", "r", "tbl", "tr", "tc"))
PARAGRAPH_PROPERTIES, RUN_PROPERTIES = f"{W}pPr", f"{W}rPr"
CONTENT = f"{W}sdtContent"
BOX = f"{W}txbxContent"
CHOICE, FALLBACK = f"{_MC}Choice", f"{_MC}Fallback"
MATH, MATH_TEXT = (f"{_M}oMath", f"{_M}oMathPara"), f"{_M}t"
MATH_FLAT = frozenset({*MATH, f"{_M}r", f"{_M}oMathParaPr"})
PICTURES = frozenset({f"{_A}blip", f"{_V}imagedata"})
WORD_ART = f"{_V}textpath"


class Act(IntEnum):
    """What an element does; what has no act is passed over with all it holds.

    The first two are read also where nothing is shown; up to SYMBOL they stand for words.
    """

    FIELD_MARK = 0
    INSTRUCTION = 1
    TEXT = 2
    MARK = 3
    SYMBOL = 4
    BESIDE = 5
    NOTE = 6
    RUBY = 7
    CHOICE = 8
    RUN = 9
    INSIDE = 10
    CONTROL = 11
    FIELD = 12
    MATH = 13
    FOREIGN = 14
    PARAGRAPH = 15
    TABLE = 16


def _acts(act: Act, names: str) -> dict[str, Act]:
    return {f"{W}{name}": act for name in names.split()}


# Tracked changes are read as accepted: what is inserted or moved here stays, what is deleted or moved
# away (del, moveFrom) has no act.
_AROUND = {
    **_acts(Act.INSIDE, "customXml smartTag ins moveTo"),
    **_acts(Act.CONTROL, "sdt"),
    f"{_MC}AlternateContent": Act.CHOICE,
}
BLOCKS = {
    **_AROUND,
    **_acts(Act.PARAGRAPH, "p"),
    **_acts(Act.TABLE, "tbl"),
    **_acts(Act.FOREIGN, "altChunk subDoc"),
}
"""What may stand in a body, a cell, a text box or a note."""
INLINE = {
    **_AROUND,
    **_acts(Act.INSIDE, "hyperlink bdo dir rubyBase"),
    **_acts(Act.FIELD, "fldSimple"),
    **_acts(Act.RUN, "r"),
    **_acts(Act.FOREIGN, "subDoc"),
    **dict.fromkeys(MATH, Act.MATH),
}
"""What may stand in a paragraph."""
IN_RUN = {
    **_acts(Act.TEXT, "t"),
    **_acts(Act.MARK, "tab ptab br cr noBreakHyphen"),
    **_acts(Act.SYMBOL, "sym"),
    **_acts(Act.FIELD_MARK, "fldChar"),
    **_acts(Act.INSTRUCTION, "instrText"),
    **_acts(Act.BESIDE, "drawing pict object"),
    **_acts(Act.NOTE, "footnoteReference endnoteReference"),
    **_acts(Act.RUBY, "ruby"),
    f"{_MC}AlternateContent": Act.CHOICE,
}
"""What may stand in a run."""
MARKS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}

_OFF = frozenset({"0", "false", "off"})


def is_on(element: Element | None) -> bool:
    """Return whether a property that is on or off is there and on."""
    return element is not None and element.get(VAL) not in _OFF


Properties = Mapping[str, Element]
"""The properties of an element that were asked for, by their tags."""


def properties_of(element: Element, holder: str, wanted: Sequence[str]) -> Properties:
    """Return those that an element's child of the tag `holder` has of some properties."""
    held = next(element.iterchildren(holder), None)
    return {} if held is None else among(held, wanted)


def among(element: Element, wanted: Sequence[str]) -> Properties:
    """Return the children of an element that have one of some tags; `find` takes five times as long."""
    return {part.tag: part for part in element.iterchildren(*wanted)}


def stated(properties: Properties, tag: str) -> str | None:
    """Return what a property states, or None where it is not there."""
    part = properties.get(tag)
    return None if part is None else part.get(VAL)


def value_in(element: Element | None, name: str) -> str | None:
    """Return what a property of that name states inside an element, or None."""
    found = None if element is None else element.find(f"{W}{name}")
    return None if found is None else found.get(VAL)


def number_in(element: Element | None, name: str) -> int | None:
    """Return the whole number that a property states inside an element, or None."""
    return whole(value_in(element, name))


def whole(text: str | None) -> int | None:
    """Return a whole number of a sensible size, or None for anything else."""
    if text is None or len(text) > 9 or not text.lstrip("-").isdigit() or not text.isascii():  # noqa: PLR2004 - below 2³¹
        return None
    return int(text) if text.rfind("-") <= 0 else None
