"""Cuts the text of a check into names, numbers and signs, each with its offset."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from lint_gov.text.normalise import half_width, printable
from lint_gov.text.pattern import late

MAX_LENGTH = 2000
_LONGEST = 60
RELATIONS = ("=", "!=", "<", "<=", ">", ">=", "in")

# What a Chinese keyboard gives for the signs of the language; each one character for one, so that
# offsets keep pointing into the text as the author wrote it.
_WIDTHS = str.maketrans("（）｛｝×＊−＝＜＞！", "(){}**-=<>!")
_SPELLINGS = {"≤": "<=", "≥": ">=", "≠": "!="}
_TOKEN = late(
    r"(?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<name>[^\W\d]\w*(?:\.\w+)*)"
    r"|(?P<label>「[^「」]*」|\"[^\"]*\")"
    r"|(?P<relation><=|>=|!=|[=<>≤≥≠])"
    r"|(?P<sign>[-+*(){},])"
)


class ExpressionError(Exception):
    """A fault in the text of a check: one sentence, and the offset (from 0) it speaks of."""

    def __init__(self, message: str, offset: int) -> None:
        """Keep the sentence and the offset."""
        super().__init__(message)
        self.offset = offset

    @property
    def message(self) -> str:
        """Return the sentence."""
        return str(self.args[0])


class TokenKind(StrEnum):
    """What a token is."""

    NUMBER = "number"
    NAME = "name"
    SIGN = "sign"
    RELATION = "relation"
    END = "end"


class Token(NamedTuple):
    """One token; `text` is the name, digits, sign or relation in its usual spelling."""

    kind: TokenKind
    text: str
    offset: int

    @property
    def shown(self) -> str:
        """Return the token as an error names it."""
        return "the end" if self.kind is TokenKind.END else quoted(self.text)


def quoted(text: str) -> str:
    """Return a part of a check as an error quotes it: safe to print, and cut short."""
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return f"'{printable(cut)}'"


def tokenise(text: str) -> Iterator[Token]:
    """Yield the tokens of a check, the last of kind END.

    Full-width digits and signs are read as their ASCII equals, ≤ ≥ ≠ as <= >= !=, and 「…」 or "…"
    as a name that may hold any character. ExpressionError where a character belongs to no token
    or the text is longer than MAX_LENGTH.
    """
    if len(text) > MAX_LENGTH:
        message = f"the check is longer than {MAX_LENGTH} characters"
        raise ExpressionError(message, MAX_LENGTH)
    plain = half_width(text).translate(_WIDTHS)
    offset = 0
    while offset < len(plain):
        if plain[offset].isspace():
            offset += 1
            continue
        match = _TOKEN().match(plain, offset)
        if match is None:
            raise _stray(text, offset)
        yield _token(match)
        offset = match.end()
    yield Token(TokenKind.END, "", len(plain))


def _token(match: re.Match[str]) -> Token:
    group, found, offset = match.lastgroup or "", match[0], match.start()
    if group == "label":
        return Token(TokenKind.NAME, found[1:-1], offset)
    if found == "in":
        return Token(TokenKind.RELATION, found, offset)
    return Token(TokenKind(group), _SPELLINGS.get(found, found), offset)


def _stray(text: str, offset: int) -> ExpressionError:
    character = text[offset]
    if character in '「"':
        return ExpressionError(f"this {character} is never closed", offset)
    expected = "expected names, numbers, + - * ( ) or a relation"
    return ExpressionError(f"unexpected character '{printable(character)}': {expected}", offset)
