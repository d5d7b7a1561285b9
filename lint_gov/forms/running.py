"""Cuts the rows of a table out of running text by the form's own labels.

Serves text with a cell a line, with several cells a line, and with everything on one line. The
text is compared by label keys, so lines and spaces inside a label do not matter; figures are then
taken from the text as written, where lines and spaces do.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from lint_gov.forms.grid import Piece
from lint_gov.forms.lexicon import TableWords, bare_key
from lint_gov.forms.source import SourceRow
from lint_gov.forms.stream import TextLine
from lint_gov.text.normalise import is_kept
from lint_gov.text.pattern import late

_YEAR = late(r"(?:19|20)\d\d$")
_VALUE = late(
    r"(?P<figure>[+\-−±增减]?\s?\d[\d,，]*(?:[.．]\d+)?(?:\s*(?:亿元|万元|元|件|项|宗|个))?(?:[（(][^（()）]{1,20}[)）])?)"
    r"|(?P<mark>[-—–/／]+|无|不适用)(?=[\s|]|$)"
)
_NOTE = late(r"[^\S\n]*[（(](?P<words>[^（()）\n]{4,200})[)）]")
_NO_NOTE = "0123456789 ,，.+-"
_OPENING = frozenset('（(“"‘「『')
_CLOSING = frozenset('”"’」』）)】：:。，,、')
_SHORT = 4
_BLANKS = " \t\n\r\u00a0\u3000|（("
_SPACE = late(r"[^\S\n]*\|?[^\S\n]*")
_CODE_TAIL = late(r"\s*[.．、]\s*[^\W\d_]")


class Script(NamedTuple):
    """Lines joined to one text, with its key: `origin[k]` is where character k of the key stands."""

    text: str
    key: str
    origin: list[int]
    starts: list[int]
    anchors: list[int]

    def anchor_at(self, offset: int) -> int:
        """Return the anchor of the line that holds an offset of the text."""
        low, high = 0, len(self.starts)
        while high - low > 1:
            middle = (low + high) // 2
            if self.starts[middle] <= offset:
                low = middle
            else:
                high = middle
        return self.anchors[low]


def script_of(lines: Sequence[TextLine]) -> Script:
    """Return the lines as one text with its comparison key."""
    starts, anchors, parts, length = [], [], [], 0
    for line in lines:
        starts.append(length)
        anchors.append(line.anchor)
        parts.append(line.text)
        length += len(line.text) + 1
    text = "\n".join(parts)
    key, origin = [], []
    for place, character in enumerate(text):
        for folded in unicodedata.normalize("NFKC", character):
            if is_kept(folded):
                key.append(folded.lower()[:1])
                origin.append(place)
    return Script(text, "".join(key), origin, starts or [0], anchors or [0])


class Hit(NamedTuple):
    """A label found in a script: the row it names (None for a heading) and its span in the text.

    `coded` is True where it stands with the code and words of the form.
    """

    row: str | None
    name: str
    start: int
    end: int
    coded: bool


def label_hits(script: Script, words: TableWords) -> list[Hit]:
    """Return the form's row labels and headings in the order they stand, longest match first."""
    rows = {key: row for key, row in words.bare_rows.items() if len(key) > _SHORT} | dict(words.rows)
    plain = {bare_key(key): name for key, name in words.headings.items() if len(key) > _SHORT + 2}
    headings = {**plain, **words.headings, **words.blocks}
    every = sorted({*rows, *headings}, key=lambda key: (-len(key), key))
    hits = []
    for match in re.finditer("|".join(map(re.escape, every)), script.key):
        start, end = script.origin[match.start()], script.origin[match.end() - 1] + 1
        name = rows.get(match[0]) or headings[match[0]]
        coded = match[0] in words.rows and match[0] != bare_key(match[0])
        hits.append(Hit(rows.get(match[0]), name, start, end, coded))
    return hits


def running_rows(script: Script, words: TableWords) -> list[SourceRow]:
    """Return the rows of a script: label, then the figures that follow it up to the next words.

    The headings that stand before a row are kept with it.
    """
    hits = list(_outside_notes(script.text, label_hits(script, words)))
    rows: list[SourceRow] = []
    headings: list[tuple[str, Piece]] = []
    for hit, following in zip_longest(hits, hits[1:]):
        stop = following.start if following else len(script.text)
        found = list(_rows_between(script, hit, stop))
        if not any(row.id for row in found):
            headings.append((hit.name, _label_spot(script, hit)))
        if found:
            rows += [found[0]._replace(headings=headings), *found[1:]]
            headings = []
    return rows


def _outside_notes(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the labels, each with the note in brackets behind it; what a note names is no label."""
    end = 0
    for hit in hits:
        if hit.start >= end:
            end = _note_end(text, hit.end)
            yield hit._replace(end=end)


def _note_end(text: str, end: int) -> int:
    """Return where the note in brackets ends that begins at an offset, the offset where none does.

    A code such as （一） is none, nor is a bracket that holds figures only.
    """
    note = _NOTE().match(text, end)
    return note.end() if note and note["words"].strip(_NO_NOTE) else end


def _label_spot(script: Script, hit: Hit) -> Piece:
    start = hit.start
    while start and script.text[start - 1] in _OPENING:
        start -= 1
    text = script.text[start : _after_closing(script.text, hit.end)]
    return Piece(text.strip(), script.anchor_at(hit.start))


def _rows_between(script: Script, hit: Hit, stop: int) -> Iterator[SourceRow]:
    start = _after_closing(script.text, hit.end)
    values, end = values_from(script, start, stop)
    bare = hit.row is not None and not any(spot.text.strip() for spot in values)
    if bare and hit.coded and not script.text[start:stop].strip(_BLANKS):
        values = [Piece("", script.anchor_at(hit.start))]
    if hit.row is not None and values and (hit.coded or not bare):
        yield SourceRow(_label_spot(script, hit), hit.row, values, exact=False, table=-1, known_by="label")
    yield from _nameless(script, end, stop)


def _after_closing(text: str, end: int) -> int:
    """Step over the marks that end a label: they are no part of its key."""
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return end


def values_from(script: Script, start: int, stop: int) -> tuple[list[Piece], int]:
    """Return the figures and blank lines from `start` on, and where they end."""
    values: list[Piece] = []
    place = start
    while place < stop:
        line_end = script.text.find("\n", place, stop)
        line_end = stop if line_end < 0 else line_end
        if not script.text[place:line_end].strip():
            if place > start and line_end > place and script.text[place - 1] == "\n":
                values.append(Piece(script.text[place:line_end], script.anchor_at(place)))
            place = line_end + 1
            continue
        match = _VALUE().match(script.text, _SPACE().match(script.text, place).end(), stop)  # type: ignore[union-attr]  # the pattern matches anything
        if match is None:
            break
        text, end = _trim_tail(script.text, match)
        if text:
            values.append(Piece(text, script.anchor_at(match.start())))
        place = end
        if end < match.end():
            break
    return values, min(place, stop)


def _trim_tail(text: str, match: re.Match[str]) -> tuple[str, int]:
    """Give back the digits that begin what follows: a year (2025年), a code (2.其他…)."""
    found, end = match[0], match.end()
    following = text[end : end + 3]
    if following[:1] == "年" and _YEAR().search(found):
        return found[:-4].strip(), end - 4
    if found[-1].isdigit() and _CODE_TAIL().match(following):
        return found[:-1].strip(), end - 1
    return found.strip(), end


_WORDS = late(r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）]?\s*[.．、]?\s*)?[^\W\d_][^\d]*")


def _nameless(script: Script, start: int, stop: int) -> Iterator[SourceRow]:
    """Return the rows whose labels the form does not have, between two labels that it has."""
    place = start
    while place < stop:
        words = _WORDS().search(script.text, place, stop)
        if words is None:
            return
        values, end = values_from(script, words.end(), stop)
        if any(spot.text.strip() for spot in values):
            label = Piece(words[0].strip(), script.anchor_at(words.start()))
            yield SourceRow(label, None, values, exact=False, table=-1)
        place = max(end, words.end())
