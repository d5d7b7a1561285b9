"""Compares a printed label with the one the form prescribes, and says how and where they differ."""

import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from lint_gov.forms.lexicon import bare_key, without_note
from lint_gov.forms.similarity import is_subsequence, likeness
from lint_gov.text.normalise import label_key
from lint_gov.text.pattern import late
from lint_gov.text.radicals import plain_characters

_LONGEST = 300  # no label of a form has a third of it
_ALIKE = 0.5
Marks = tuple[tuple[str, int], ...]

_QUOTES = frozenset("“”‘’\"'`´„‟‚‛「」『』〝〞〟«»‹›")
# Bounded white space: three unbounded runs side by side would cost the cube of their length.
_GAP = r"\s{0,4}"
_UNIT = late(
    rf"[(（\[【〔]?{_GAP}(?:单{_GAP}位{_GAP}[:：]?)?{_GAP}(?:人民币)?{_GAP}"
    rf"(?P<unit>(?:百{_GAP}万|千{_GAP}万|[亿万千百])?{_GAP}元){_GAP}[)）\]】〕]?"
)


class Match(StrEnum):
    """How a printed label stands to the form's own, from no difference to no likeness.

    SAME also covers what an office calls identical: white space, full- or half-width marks, the
    style of quotation marks, characters printed as radicals. LOST is the form's label with
    characters missing; whether copying or the author dropped them is not the label's to say.
    """

    SAME = "same"
    PUNCTUATION = "punctuation"
    VARIANT = "variant"
    NUMERAL = "numeral"
    NOTED = "noted"
    LOST = "lost"
    WORD = "word"
    UNKNOWN = "unknown"


class Edit(NamedTuple):
    """The shortest readable piece in which two labels differ.

    `wrong` is the piece as printed and `right` as prescribed; either may be empty. `corrected` is
    the printed label with the piece replaced and everything else left as the author wrote it.
    """

    wrong: str
    right: str
    corrected: str


def difference(printed: str, standard: str, variants: tuple[str, ...] = ()) -> Match:
    """Return how a printed label stands to the standard one; `variants` are other known wordings."""
    if printed == standard:
        return Match.SAME
    return Match.UNKNOWN if len(printed) > _LONGEST else _difference(printed, standard, variants)


@lru_cache(maxsize=4096)
def _difference(printed: str, standard: str, variants: tuple[str, ...]) -> Match:
    if canonical(printed) == canonical(standard):
        return Match.SAME
    left, right = letters(printed), letters(standard)
    if left == right:
        return Match.PUNCTUATION
    if left in map(letters, variants):
        return Match.VARIANT
    return Match.NOTED if letters(without_note(printed)) == right else _by_letters(left, right)


def _by_letters(left: str, right: str) -> Match:
    words, wanted = bare_key(left), bare_key(right)
    if words and words == wanted:
        return Match.NUMERAL
    if len(left) * 2 >= len(right) and is_subsequence(left, right):
        return Match.LOST
    return Match.WORD if words and likeness(words, wanted) >= _ALIKE else Match.UNKNOWN


def is_shortened(printed: str, standard: str) -> bool:
    """Return whether a printed label is the standard one with characters or marks left out."""
    short, full = canonical(printed[:_LONGEST]), canonical(standard)
    return len(full) > len(short) >= len(full) / 2 and is_subsequence(short, full)


def left_out(printed: str, standard: str) -> str:
    """Return the characters of the standard label that the printed one lacks, in order.

    Meant for a printed label that is the standard one with characters left out.
    """
    rest = iter(_marks(printed[:_LONGEST]))
    waiting = next(rest, None)
    missing = []
    for mark, index in _marks(standard):
        if waiting is not None and mark == waiting[0]:
            waiting = next(rest, None)
        else:
            missing.append(standard[index])
    return "".join(missing)


def canonical(text: str) -> str:
    """Return what two identical labels have in common: no white space, one width, one kind of quote."""
    return "".join(mark for mark, _ in _marks(text))


def letters(text: str) -> str:
    """Return the letters and digits of a label, radicals as characters, lower case."""
    return label_key(plain_characters(text))


def pinpoint(printed: str, standard: str) -> Edit:
    """Return where a printed label departs from the standard one."""
    left, right = _marks(printed), _marks(standard)
    most = min(len(left), len(right))
    head = next((i for i in range(most) if left[i][0] != right[i][0]), most)
    rest = most - head
    tail = next((i for i in range(rest) if left[-1 - i][0] != right[-1 - i][0]), rest)
    corrected = _spliced(printed, left, head, tail, _text(standard, right, head, len(right) - tail))
    wide_head, wide_tail = _widened(left, right, head, tail)
    return Edit(
        _text(printed, left, wide_head, len(left) - wide_tail),
        _text(standard, right, wide_head, len(right) - wide_tail),
        corrected,
    )


def without_prefix(printed: str, prefix: str) -> str:
    """Return a label without a heading printed before it in the same cell; as it is without one."""
    wanted = letters(prefix)
    if not wanted or len(printed) > _LONGEST or not letters(printed).startswith(wanted):
        return printed
    end = next(end for end in range(1, len(printed) + 1) if len(letters(printed[:end])) >= len(wanted))
    return printed[end:].lstrip(" \t\r\n\u00a0\u3000:：)）、") or printed


def unit_in(label: str) -> str | None:
    """Return the unit of money that a label states, such as 万元; None where it states none."""
    match = _UNIT().search(label) if "元" in label else None
    return "".join(match["unit"].split()) if match else None


def without_unit(label: str) -> str:
    """Return a label without the unit of money it states."""
    return _UNIT().sub("", label) if "元" in label else label


def _marks(text: str) -> Marks:
    """Return the characters that count, each with the index of the printed character it comes from."""
    return _short_marks(text) if len(text) <= _LONGEST else _all_marks(text)


def _all_marks(text: str) -> Marks:
    marks: list[tuple[str, int]] = []
    for index, printed in enumerate(text):
        if "一" <= printed <= "龥":
            marks.append((printed, index))
            continue
        folded = '"' if printed in _QUOTES else _folded(printed)
        marks.extend(
            ('"' if character in _QUOTES else character, index)
            for character in folded
            if not character.isspace() and unicodedata.category(character) not in {"Cf", "Cc"}
        )
    return tuple(marks)


_short_marks = lru_cache(maxsize=2048)(_all_marks)


def _folded(character: str) -> str:
    # A circled number stays one mark: ① is the code "1." of the form in another dress.
    return character if unicodedata.category(character) == "No" else plain_characters(character)


def _text(text: str, marks: Marks, start: int, end: int) -> str:
    return text[marks[start][1] : marks[end - 1][1] + 1] if start < end else ""


def _spliced(text: str, marks: Marks, head: int, tail: int, new: str) -> str:
    """Return text with what stands between the first `head` and the last `tail` marks replaced."""
    start = marks[head - 1][1] + 1 if head else 0
    if head < len(marks) - tail:
        start = marks[head][1]
    end = marks[len(marks) - tail - 1][1] + 1 if head < len(marks) - tail else start
    return text[:start] + new + text[end:]


def _widened(left: Marks, right: Marks, head: int, tail: int) -> tuple[int, int]:
    """Take in a neighbouring letter where one character replaces one: 事务 for 事项 reads, 务 does not."""
    if len(left) - head - tail != 1 or len(right) - head - tail != 1 or not right[head][0].isalpha():
        return head, tail
    if head and left[head - 1][0].isalpha():
        return head - 1, tail
    if tail and left[len(left) - tail][0].isalpha():
        return head, tail - 1
    return head, tail
