"""What the styles of a document say of its paragraphs: level of heading, number, and whether they hide."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lint_gov.readers.docx_names import (
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    W,
    is_on,
    number_in,
    value_in,
    whole,
)
from lint_gov.readers.flow import Element

_HEADING = re.compile(r"heading (\d)")
_DEEPEST, _BODY = 6, 9
_ON = frozenset({"1", "true", "on"})


@dataclass(frozen=True, slots=True)
class Number:
    """The list that a paragraph belongs to, and its level in it; None where it is not said."""

    list_id: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what it takes over from others; `level` is 1 to 6 for a heading, else 0."""

    level: int = 0
    number: Number | None = None
    hidden: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a document, each worked out when it is first asked for; many are never used.

    `usual` is that of a paragraph which names none, `hiding` are the ids of those that hide text.
    """

    written: Mapping[str, Element] = field(default_factory=dict)
    found: dict[str, Style] = field(default_factory=dict)
    usual: Style = Style()
    hiding: frozenset[str] = frozenset()

    def of(self, name: str | None) -> Style:
        """Return the style of a paragraph that names this one, or none."""
        if name is None:
            return self.usual
        if name not in self.found:
            _resolve(name, self.written, self.found)
        return self.found.get(name, self.usual)


def styles_from(root: Element | None) -> Styles:
    """Return the styles in a part; none where there is no such part."""
    if root is None:
        return Styles()
    styles = Styles({style.get(f"{W}styleId", ""): style for style in root.iterchildren(f"{W}style")})
    usual = (
        name
        for name, style in styles.written.items()
        if style.get(f"{W}default") in _ON and style.get(f"{W}type") == "paragraph"
    )
    styles.usual = styles.of(next(usual, None))
    if next(root.iter(f"{W}vanish"), None) is not None:
        styles.hiding = frozenset(name for name in styles.written if styles.of(name).hidden)
    return styles


def _resolve(name: str, written: Mapping[str, Element], found: dict[str, Style]) -> None:
    """Work out a style after those it is based on; one that is based on itself ends where it began."""
    chain: dict[str, None] = {}
    step: str | None = name
    while step is not None and step in written and step not in found and step not in chain:
        chain[step] = None
        step = value_in(written[step], "basedOn")
    below = found.get(step or "", Style())
    for link in reversed(chain):
        below = found[link] = _over(below, written[link])


def _over(below: Style, style: Element) -> Style:
    paragraph = style.find(PARAGRAPH_PROPERTIES)
    vanish = style.find(f"{RUN_PROPERTIES}/{W}vanish")
    level = level_of(value_in(paragraph, "outlineLvl"))
    if level is None:
        level = _named_level(value_in(style, "name") or "") or below.level
    hidden = below.hidden if vanish is None else is_on(vanish)
    return Style(
        level, number_of(None if paragraph is None else paragraph.find(f"{W}numPr"), below.number), hidden
    )


def level_of(stated: str | None) -> int | None:
    """Return the level of heading that an outline level stands for, 0 for body text, None for none."""
    outline = whole(stated)
    if outline is None:
        return None
    return min(outline + 1, _DEEPEST) if 0 <= outline < _BODY else 0


def _named_level(name: str) -> int:
    match = _HEADING.fullmatch(name.lower())
    if match is not None:
        return min(int(match[1]), _DEEPEST)
    return 1 if name.lower() == "title" else 0


def number_of(stated: Element | None, usual: Number | None) -> Number | None:
    """Return the list and level that a paragraph states, over those of its style; None for no list."""
    if stated is None:
        return usual
    list_id, level = value_in(stated, "numId"), number_in(stated, "ilvl")
    if list_id is None:
        return usual and Number(usual.list_id, usual.level if level is None else level)
    return Number(list_id, level)
