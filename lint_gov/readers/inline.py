"""Takes the marks of Markdown and stray HTML tags out of a line and leaves its text as written.

Not a Markdown library: those follow the grammar where it takes text away. A row with more cells than its
heading loses them, "1. 属于" loses its number, and text cut out of a PDF keeps no rule of a table.
"""

import re
import string
from html import unescape
from typing import NamedTuple

from lint_gov.readers.flow import raised

# Every pattern stops at the next mark of its own kind, so that no line takes more than linear time.
_IMAGE = re.compile(
    r"!\[(?P<alt>[^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])|<img\b(?P<tag>[^<>]*)>", re.IGNORECASE
)
_ALT = re.compile(r"""\balt\s*=\s*["']?([^"'>]*)""", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]\n]*)\]\([^()\n]*\)")
_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]*+(?:\s[^<>]*)?/?>")
_STRUCK = re.compile(r"~~[^~\n]+~~|<(?:del|s|strike)>[^<\n]*</(?:del|s|strike)>", re.IGNORECASE)
_RAISED = re.compile(r"<sup>([^<\n]*)</sup>", re.IGNORECASE)
_CODE = re.compile(r"(`{1,3})([^`\n]+)\1")
_STRONG = re.compile(r"(\*\*)([^*\n]+)\1|(?<!\w)__([^_\n]+)__(?!\w)")
_EMPHASIS = re.compile(
    r"(?<![A-Za-z0-9*])\*(?=[^\s*])([^*\n]+)(?<=\S)\*(?![A-Za-z0-9*])|(?<!\w)_(?=\S)([^_\n]+)(?<=\S)_(?!\w)"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LONGEST = 50_000
_MARK = re.compile(r"[!\[<`*~_&\\]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# Escaped marks wait as noncharacters, which no text holds, until the others have been read.
_WAITING = {chr(0xFDD0 + number): mark for number, mark in enumerate(string.punctuation)}
_WAITING_FOR = {mark: stand_in for stand_in, mark in _WAITING.items()}
_STAND_INS = re.compile("[\\ufdd0-\\ufdef]")


class Plain(NamedTuple):
    """The text of a line without marks, `<br>` as a line break, and the alternative texts of its pictures."""

    text: str
    pictures: tuple[str, ...] = ()


def plain(line: str) -> Plain:
    """Return a line of Markdown without its marks.

    A line without any, or of more than 50 000 characters, is returned as it is.
    """
    if len(line) > _LONGEST or not _MARK.search(line):
        return Plain(line)
    text = line if _STAND_INS.search(line) else _ESCAPE.sub(lambda match: _WAITING_FOR[match[1]], line)
    pictures = tuple(_alternative(match) for match in _IMAGE.finditer(text))
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _RAISED.sub(lambda match: raised(match[1]), _STRUCK.sub("", text))
    text = _TAG.sub("", _BREAK.sub("\n", text))
    text = _CODE.sub(r"\2", text)
    text = _EMPHASIS.sub(_inner, _STRONG.sub(_inner, text))
    text = _ENTITY.sub(lambda match: unescape(match[0]), text)
    return Plain(text if text == line else _STAND_INS.sub(lambda match: _WAITING[match[0]], text), pictures)


def _inner(match: re.Match[str]) -> str:
    return next(group for group in reversed(match.groups()) if group is not None)


def _alternative(match: re.Match[str]) -> str:
    if match["alt"] is not None:
        return match["alt"]
    alternative = _ALT.search(match["tag"])
    return alternative[1].strip() if alternative else ""
