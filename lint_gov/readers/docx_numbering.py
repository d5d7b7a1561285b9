"""Counts the automatic numbers of paragraphs, which a document does not hold but its reader sees.

A section may be called 一、 by a list alone; without counting, all numerals of the report would be missing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from lint_gov.readers.docx_names import CHOICE, W, is_on, number_in, value_in, whole
from lint_gov.readers.docx_numerals import written
from lint_gov.readers.docx_styles import Number
from lint_gov.readers.flow import Element

_LEVELS, _LONGEST = 9, 64
_PLACE = re.compile(r"%([1-9])")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
# After these a tab or a space only sets the number off from the text.
_CLOSED = frozenset("、.．,，)）:：]】")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, how it is written, and what makes it begin anew.

    `restart` is the level (from 1) behind which it does, 0 for never, None for any above it.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    suffix: str = "tab"
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: the pattern it counts in common with others, its levels, and where it starts again."""

    pattern: str
    levels: Mapping[int, Level]
    style_levels: Mapping[str, int]
    overrides: Mapping[int, int] = field(default_factory=dict)

    def start(self, place: int) -> int:
        """Return the first number at a level."""
        return self.overrides.get(place, self.levels.get(place, Level()).start)


def _no_list(list_id: str) -> Listed | None:  # noqa: ARG001 - what stands for it knows its lists
    return None


@dataclass(slots=True)
class Numbering:
    """The lists of a document, each worked out when it is first used, and how far patterns are counted."""

    list_of: Callable[[str], Listed | None] = _no_list
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)


def numbering_from(root: Element | None, linked: Callable[[str], Number | None]) -> Numbering:
    """Return the lists in a part; `linked` gives the list that a style of lists stands for, by its id."""
    if root is None:
        return Numbering()
    patterns = {part.get(f"{W}abstractNumId", ""): part for part in root.iterchildren(f"{W}abstractNum")}
    numbers = {part.get(f"{W}numId", ""): part for part in root.iterchildren(f"{W}num")}

    @cache
    def levels_of(pattern: str) -> tuple[Mapping[int, Level], Mapping[str, int]]:
        levels = _levels_in(patterns[pattern])
        styles = {value_in(level, "pStyle"): place for place, level in levels}
        return (
            {place: _level(level) for place, level in levels},
            {style: place for style, place in styles.items() if style is not None},
        )

    @cache
    def link_of(pattern: str) -> Number | None:
        link = value_in(patterns.get(pattern), "numStyleLink")
        return linked(link) if link else None

    @cache
    def list_of(list_id: str) -> Listed | None:
        number = numbers.get(list_id)
        if number is None:
            return None
        pattern = value_in(number, "abstractNumId") or ""
        target = link_of(pattern)
        if target is not None:
            # The pattern only names a style of lists; that style's list has the real one.
            pattern = value_in(numbers.get(target.list_id), "abstractNumId") or pattern
        if pattern not in patterns:
            return None
        return _changed(Listed(pattern, *levels_of(pattern)), number)

    return Numbering(list_of)


def _changed(listed: Listed, number: Element) -> Listed:
    """Return a list with the changes that it makes to its pattern."""
    levels, overrides = dict(listed.levels), {}
    for change in number.iterchildren(f"{W}lvlOverride"):
        place = whole(change.get(f"{W}ilvl"))
        start = number_in(change, "startOverride")
        if place is not None and start is not None:
            overrides[place] = start
        levels.update((other, _level(level)) for other, level in _levels_in(change))
    return replace(listed, levels=levels, overrides=overrides)


def _levels_in(part: Element) -> list[tuple[int, Element]]:
    found = ((whole(level.get(f"{W}ilvl")), level) for level in part.iterchildren(f"{W}lvl"))
    return [(place, level) for place, level in found if place is not None and 0 <= place < _LEVELS]


def _level(level: Element) -> Level:
    start = number_in(level, "start")
    return Level(
        start=1 if start is None else start,
        format=_format(level),
        text=(value_in(level, "lvlText") or "")[:_LONGEST],
        restart=number_in(level, "lvlRestart"),
        suffix=value_in(level, "suff") or "tab",
        legal=is_on(level.find(f"{W}isLgl")),
    )


def _format(level: Element) -> str:
    # A format of newer programs stands in one branch, what older ones print instead in the other.
    for part in level.iter(f"{W}numFmt"):
        parent = part.getparent()
        if parent is None or parent.tag != CHOICE:
            return part.get(f"{W}val", "decimal")
    return "decimal"


def next_number(numbering: Numbering, number: Number, style: str | None) -> str:
    """Count one paragraph and return what is printed before it, "" for a list of marks or none at all."""
    listed = numbering.list_of(number.list_id)
    if listed is None:
        return ""
    place = number.level if number.level is not None else listed.style_levels.get(style or "", 0)
    level = listed.levels.get(place)
    if level is None or level.format == "bullet":
        return ""
    _count(numbering, number.list_id, listed, place)
    counts = numbering.counts[listed.pattern]
    text = _PLACE.sub(lambda match: _written(listed, level, counts, int(match[1]) - 1), level.text)
    text = _PRIVATE.sub("", text)
    if not text:
        return ""
    return text if level.suffix == "nothing" or text[-1] in _CLOSED else f"{text} "


def _count(numbering: Numbering, list_id: str, listed: Listed, place: int) -> None:
    counts = numbering.counts.setdefault(listed.pattern, [None] * _LEVELS)
    for other, start in listed.overrides.items():
        if (list_id, other) not in numbering.begun and other <= place:
            numbering.begun.add((list_id, other))
            if other == place or counts[other] is None:
                counts[other] = start - 1
    known = counts[place]
    counts[place] = listed.start(place) if known is None else known + 1
    for below in range(place + 1, _LEVELS):
        restart = listed.levels[below].restart if below in listed.levels else None
        if restart is None or place < restart:
            counts[below] = None


def _written(listed: Listed, level: Level, counts: list[int | None], place: int) -> str:
    count = counts[place]
    number = listed.start(place) if count is None else count
    own = listed.levels.get(place, Level()).format
    return written(number, "decimal" if level.legal else own)
