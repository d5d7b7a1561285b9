"""Output that never fails on a terminal's encoding: plain text for the signs it lacks.

Many authors' consoles are GBK, which has ≠ and · but neither ✓ nor ▶.
"""

from functools import cache

# Substitutes, best first; those of the marks in tables are as wide as the marks.
_PLAIN = {
    "✓": ("√", "OK"),
    "✗": ("×", "X"),
    "▶": (">",),
    "◀": ("<",),
    "≠": ("!=",),
    "≤": ("<=",),
    "≥": (">=",),
    "→": ("->",),
    "·": ("-",),
    "×": ("x",),
    "□": ("_",),
    "−": ("-",),
    "–": ("-",),
    "—": ("-",),
    "…": ("...",),
    "█": ("#",),
    "░": ("-",),
    "\N{NO-BREAK SPACE}": (" ",),
    "\N{IDEOGRAPHIC SPACE}": ("  ",),
    "\N{REPLACEMENT CHARACTER}": ("?",),
    "“": ('"',),
    "”": ('"',),
    "‘": ("'",),
    "’": ("'",),
    "「": ('"',),
    "」": ('"',),
    "《": ("<",),
    "》": (">",),
    "〔": ("[",),
    "〕": ("]",),
    "（": ("(",),
    "）": (")",),
    "，": (", ",),
    "、": (", ",),
    "；": ("; ",),
    "：": (": ",),
    "。": (". ",),
}


def fitted(text: str, encoding: str) -> str:
    r"""Return text that can be encoded without loss of meaning and without an error.

    A sign that the encoding lacks becomes a plainer one; any other character its escape, `\u4e2d`.
    """
    if _fits(text, encoding):
        return text
    return "".join(_character(character, encoding) for character in text)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _character(character: str, encoding: str) -> str:
    if _fits(character, encoding):
        return character
    plain = (sign for sign in _PLAIN.get(character, ()) if _fits(sign, encoding))
    return next(plain, character.encode("ascii", "backslashreplace").decode("ascii"))
