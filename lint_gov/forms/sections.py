"""Finds the report's sections by their titles.

The rows of table 三 begin with 一、 to 四、 as sections do, so a title is known by its words and
never by its numeral alone (`docs/architecture.md`, recognition).
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lint_gov.forms.lexicon import Lexicon, key_of
from lint_gov.forms.similarity import likeness
from lint_gov.forms.stream import Item, TextLine
from lint_gov.text.normalise import squeeze, without_space
from lint_gov.text.pattern import late

_NUMERALS = "一二三四五六七八九十"
_TOP = late(
    rf"^\s*(?:第\s*)?(?P<numeral>[{_NUMERALS}]{{1,3}})\s*(?:部分|章|、|\.|．|,|，|:|：|\s)\s*[、.．]?\s*(?P<title>\S.*?)\s*[。:：]?\s*$",
    re.DOTALL,
)
_LONGEST_TITLE = 45
_TITLE_TAIL = 4
_SHORT_ROW = 5
_OPENERS = frozenset(_NUMERALS)
_STOPS = frozenset("。:：，, （(\u3000\xa0")
_LONG_LINE = 200
_ALIKE = 0.72
_LIKELY = 0.9
_NUMERAL = late(rf"[{_NUMERALS[:8]}]\s*[、.．]\s*")
_NUMBERED = late(rf"(?<![（(])[{_NUMERALS[:8]}]、(?P<words>[^\d，。；：:;,\s]{{6,26}})")
# A title in other words is still known by what every version of it speaks of.
_SUBJECTS = (
    ("disputes", ("复议", "诉讼")),
    ("requests", ("申请", "处理")),
    ("problems", ("问题", "改进")),
    ("problems", ("问题", "整改")),
    ("problems", ("问题", "措施")),
    ("problems", ("不足", "改进")),
    ("disclosure", ("主动公开", "情况")),
    ("others", ("其他", "报告")),
    ("others", ("其它", "报告")),
    ("overview", ("总体", "情况")),
)


class Title(NamedTuple):
    """A section title at `place` in the stream; `section` is None where the form has no such one.

    `grade` is 2 for a title in the form's words, 1 for one in other words, 0 for a foreign one.
    """

    place: int
    section: str | None
    printed: str
    numeral: str | None
    anchor: int
    grade: int


def split_running(items: Sequence[Item], lexicon: Lexicon) -> list[Item]:
    """Return the items with lines cut at the section titles that begin or stand inside them.

    Text copied from a page as one line has its titles in mid-line; only a numeral followed by a
    title of the form is taken for one. A title may also share its line with its text (六、…：无).
    """
    cut: list[Item] = []
    for item in items:
        if not isinstance(item, TextLine):
            cut.append(item)
        elif len(item.text) > _LONG_LINE:
            cut.extend(_cut_line(item, lexicon))
        elif item.text.lstrip()[:1] in _OPENERS:
            cut.extend(_cut_head(item, lexicon))
        else:
            cut.append(item)
    return cut


def _title_end(text: str, start: int, lexicon: Lexicon) -> int | None:
    """Return where the longest title of the form that begins at `start` ends, or None."""
    end, key = None, ""
    for place in range(start, min(len(text), start + _LONGEST_TITLE)):
        added = key_of(text[place])
        key += added
        if key not in lexicon.title_prefixes:
            break
        if added and key in lexicon.titles:
            end = place + 1
    return end


def _cut_line(line: TextLine, lexicon: Lexicon) -> list[TextLine]:
    text = line.text
    found = [(match.start(), _title_end(text, match.end(), lexicon)) for match in _NUMERAL().finditer(text)]
    spans = _with_likely([(start, end) for start, end in found if end is not None], text, lexicon)
    if len(spans) < 2:  # noqa: PLR2004 - one hit in a paragraph is a mention, not a structure
        return _cut_head(line, lexicon)
    parts: list[str] = []
    last = 0
    for start, end in spans:
        parts.extend((text[last:start], text[start:end]))
        last = end
    parts.append(text[last:])
    return [TextLine(part, line.anchor) for part in parts if part.strip()]


def _with_likely(spans: list[tuple[int, int]], text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Add titles with a slip in them (行政法复议), wherever a line shows its structure by others."""
    if len(spans) < 2:  # noqa: PLR2004 - as above
        return spans
    found = list(spans)
    for match in _NUMBERED().finditer(text):
        if any(start <= match.start() < end for start, end in spans):
            continue
        size = _likely_size(match["words"], lexicon)
        if size:
            found.append((match.start(), match.start("words") + size))
    return sorted(found)


def _likely_size(words: str, lexicon: Lexicon) -> int:
    """Return how many of the characters make a title of the form, but for a slip; 0 for none."""
    best = (_LIKELY, 0)
    for size in range(6, len(words) + 1):
        key = key_of(words[:size])
        score = max(
            (likeness(key, title) for title in lexicon.titles if abs(len(title) - len(key)) <= 1), default=0.0
        )
        best = max(best, (score, size))
    return best[1]


def _cut_head(line: TextLine, lexicon: Lexicon) -> list[TextLine]:
    """Return a line that begins with a title and goes on as two lines."""
    text = line.text.lstrip()
    match = _NUMERAL().match(text)
    end = _title_end(text, match.end(), lexicon) if match else None
    if end is None:
        return [line]
    rest = text[end:]
    if len(rest.strip()) <= _TITLE_TAIL and rest[:1] not in _STOPS:
        return [line]
    return [TextLine(text[:end], line.anchor, line.level), TextLine(rest.lstrip("。:： "), line.anchor)]


class _Rows(NamedTuple):
    """The keys of the rows and headings of tables, and those that are long enough to begin a line by."""

    keys: frozenset[str]
    long: tuple[str, ...]


def find_titles(items: Sequence[Item], lexicon: Lexicon, row_keys: frozenset[str]) -> list[Title]:
    """Return the titles in the order they stand; at most one for each section of the form."""
    rows = _Rows(row_keys, tuple(row for row in row_keys if len(row) > _SHORT_ROW))
    candidates = [
        title
        for index, item in enumerate(items)
        if isinstance(item, TextLine) and len(item.text) <= _LONGEST_TITLE * 2
        for title in [_title_at(index, item, lexicon, rows)]
        if title is not None
    ]
    return _choose(candidates)


def _title_at(index: int, line: TextLine, lexicon: Lexicon, rows: _Rows) -> Title | None:
    text = line.text.strip()
    if len(text) <= 2 or _is_row(key_of(text), rows):  # noqa: PLR2004 - no title is that short
        return None
    match = _TOP().match(text)
    numeral = match["numeral"] if match else None
    words = match["title"] if match else text
    key = key_of(words)
    section = lexicon.titles.get(key)
    if section is not None:
        return Title(index, section, squeeze(text), numeral, line.anchor, 2)
    if match is None or len(without_space(words)) > _LONGEST_TITLE or "。" in words or "：" in words:
        return None
    section = _by_likeness(key, lexicon.titles) or _by_subject(words)
    return Title(index, section, squeeze(text), numeral, line.anchor, 1 if section else 0)


def _is_row(key: str, rows: _Rows) -> bool:
    """Return whether a line is a row or heading of a table, perhaps with its figures behind it."""
    return key in rows.keys or key.startswith(rows.long)


def _by_likeness(key: str, titles: Mapping[str, str]) -> str | None:
    best = max(titles, key=lambda title: likeness(key, title))
    return titles[best] if likeness(key, best) >= _ALIKE else None


def _by_subject(words: str) -> str | None:
    for section, needed in _SUBJECTS:
        if all(word in words for word in needed):
            return section
    return None


def _choose(candidates: Sequence[Title]) -> list[Title]:
    """Keep the best title of each section: the form's words before others, then the last one.

    The last, because a table of contents or a hidden copy stands before the report itself.
    """
    best: dict[str, Title] = {}
    for title in candidates:
        if title.section is None:
            continue
        held = best.get(title.section)
        if held is None or (title.grade, title.numeral is not None) >= (held.grade, held.numeral is not None):
            best[title.section] = title
    kept = set(best.values())
    foreign = _foreign(candidates, best)
    return sorted(kept | foreign, key=lambda title: title.place)


def _foreign(candidates: Sequence[Title], best: Mapping[str, Title]) -> set[Title]:
    if not best:
        return set()
    first = min(title.place for title in best.values())
    last = max(title.place for title in best.values())
    others = [title for title in candidates if title not in best.values()]
    between = [title for title in others if first < title.place < last]
    return {
        Title(title.place, None, title.printed, title.numeral, title.anchor, 0)
        for title in between
        if title.numeral is not None and title.section is None
    }
