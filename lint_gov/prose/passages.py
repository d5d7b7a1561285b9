"""The prose of a report as passages: one text a section, half-width digits, no stray blanks, with places."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from lint_gov.model.document import Paragraph
from lint_gov.model.once import once
from lint_gov.model.report import Report
from lint_gov.text.pattern import late
from lint_gov.text.radicals import restored

_WIDTHS = str.maketrans("０１２３４５６７８９．％＋﹪", "0123456789.%+%")
_BLANKS = late(r"(?<=\d)\s+(?=\d)|\s+")
# 1，170件: a full-width comma that groups digits.
_GROUPED = late(r"(?<![\d,，.])\d{1,3}(?:，\d{3})+(?![\d，,.])")
_COMMA = late(r"，(?<=\d，)\d")
_ITEM = late(
    r"[一二三四五六七八九十]{1,2}[是、]|[(（]?[一二三四五六七八九十\d]{1,2}[)）、]|\d{1,2}[.．](?!\d)"
    r"|第[一二三四五六七八九十]"
)
_STOPS = "。！？!?；;：:"
_FULL_LINE = 20
_SENTENCE_END = late(r"[。！？!?\n]")
# Most text has none of these, and a search is far quicker than a translation.
_WIDE = late("[０-９．％＋﹪\u2e80-\u2fdf\uf900-\ufadf]")
MARKS = "，,；;：:（(）)。\n"
_LONGEST = 80
_LONGEST_SENTENCE = 1000
_BEFORE_CLAUSE, _AFTER_CLAUSE = "，,；;（(\n", "，,；;（()）。\n"


class Passage(NamedTuple):
    """The prose of one section.

    `starts` and `anchors` tell from which offset on the text is that of which paragraph; `stops` are
    the offsets of the marks that end sentences.
    """

    address: str
    text: str
    starts: tuple[int, ...]
    anchors: tuple[int, ...]
    stops: tuple[int, ...]

    def anchor(self, offset: int) -> int | None:
        """Return the place of the paragraph that an offset stands in."""
        index = bisect_right(self.starts, offset) - 1
        return self.anchors[index] if index >= 0 else None


class Sentence(NamedTuple):
    """A sentence: its text and the offset of its first character in the passage."""

    passage: Passage
    text: str
    start: int

    def clause(self, start: int, end: int) -> str:
        """Return the words from the mark before `start` to the mark after `end`, for a quotation."""
        low = max(self.text.rfind(mark, 0, start) for mark in _BEFORE_CLAUSE) + 1
        # A comma inside a number is no mark.
        while _inside_number(self.text, low):
            low = max(self.text.rfind(mark, 0, low - 1) for mark in _BEFORE_CLAUSE) + 1
        ends = (self.text.find(mark, end) for mark in _AFTER_CLAUSE)
        high = min((place for place in ends if place >= 0), default=len(self.text))
        return self.text[low:high].strip("、 …")[:_LONGEST]

    def anchor(self, offset: int) -> int | None:
        """Return the place of the paragraph that an offset of the sentence stands in."""
        return self.passage.anchor(self.start + offset)


def _inside_number(text: str, place: int) -> bool:
    return (
        1 < place < len(text)
        and text[place - 1] == ","
        and text[place].isdigit()
        and text[place - 2].isdigit()
    )


@once
def passages_of(report: Report) -> tuple[Passage, ...]:
    """Return the prose of each section that has any; a foreign section counts to the one before it."""
    found = []
    address = "preamble"
    for section in report.sections:
        if section.id is not None:
            address = f"section[{section.id}]"
        passage = _passage(address, section.paragraphs)
        if passage.text:
            found.append(passage)
    return tuple(found)


def preamble_of(report: Report) -> Passage | None:
    """Return what stands before the first section as a passage, or None where nothing does."""
    passage = _passage("preamble", report.preamble)
    return passage if passage.text else None


def sentence_at(passage: Passage, offset: int) -> Sentence:
    """Return the sentence that an offset of the text stands in."""
    index = bisect_right(passage.stops, offset)
    start = passage.stops[index - 1] + 1 if index else 0
    end = passage.stops[index] if index < len(passage.stops) else len(passage.text)
    return Sentence(passage, passage.text[start:end], start)


def plain(text: str) -> str:
    """Return text as it is searched: half-width digits, no blanks except between digits."""
    wide = restored(text).translate(_WIDTHS) if _WIDE().search(text) else text
    words = wide.split()
    bare = wide if words == [wide] else _BLANKS().sub(_blank, wide) if len(words) > 1 else "".join(words)
    return _GROUPED().sub(_with_commas, bare) if _COMMA().search(bare) else bare


def _with_commas(match: re.Match[str]) -> str:
    return match[0].replace("，", ",")


def _blank(match: re.Match[str]) -> str:
    start, end = match.span()
    between = start and match.string[start - 1].isdigit() and match.string[end : end + 1].isdigit()
    return " " if between else ""


def _passage(address: str, paragraphs: tuple[Paragraph, ...]) -> Passage:
    parts: list[str] = []
    starts: list[int] = []
    anchors: list[int] = []
    offset, goes_on = 0, True
    for paragraph in paragraphs:
        line = plain(paragraph.text)
        if not line:
            continue
        # Text out of a PDF breaks its lines in mid-sentence; a long line without a stop goes on.
        if parts and (not goes_on or _ITEM().match(line)):
            parts.append("\n")
            offset += 1
        starts.append(offset)
        anchors.append(paragraph.anchor)
        parts.append(line)
        offset += len(line)
        goes_on = len(line) >= _FULL_LINE and line[-1] not in _STOPS
    text = "".join(parts)
    return Passage(address, text, tuple(starts), tuple(anchors), tuple(_stops(text)))


def _stops(text: str) -> Iterator[int]:
    """Yield the ends of sentences; a hostile text without any is cut all the same."""
    last = 0
    for match in _SENTENCE_END().finditer(text):
        yield from range(last + _LONGEST_SENTENCE, match.start(), _LONGEST_SENTENCE)
        last = match.start()
        yield last
    yield from range(last + _LONGEST_SENTENCE, len(text), _LONGEST_SENTENCE)
