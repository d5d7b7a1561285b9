"""Normal forms of printed text: what two labels are compared by, and what is shown of a text."""

import re
import unicodedata

from lint_gov.text.radicals import plain_characters

_WIDTHS = str.maketrans("０１２３４５６７８９．，＋－％", "0123456789.,+-%")
_WIDE_DIGIT = re.compile("[０-９]")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
# Marks that reports print in many ways or drop; two labels that differ in them alone are the same.
_DROPPED = frozenset("PSZC")
_SPACES = frozenset("\t\n\v\f\r")
_CONTROL = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


def half_width(text: str) -> str:
    """Return text with full-width digits and signs made half-width, and nothing else changed.

    NFKC is not used on figures: it would turn 12① into 121 and 10² into 102.
    """
    return text.translate(_WIDTHS)


def plain_digits(text: str) -> str:
    """Return text with full-width digits made half-width; quick where there are none."""
    return text.translate(_DIGITS) if has_wide_digits(text) else text


def has_wide_digits(text: str) -> bool:
    """Return whether any of the digits in a text is full-width."""
    return not text.isascii() and _WIDE_DIGIT.search(text) is not None


def is_kept(character: str) -> bool:
    """Return whether a character of NFKC text counts when labels are compared."""
    return unicodedata.category(character)[0] not in _DROPPED


def label_key(text: str) -> str:
    """Return what a label is compared by: NFKC letters and digits only, lower case.

    Brackets, quotation marks, punctuation and white space go, so 「（一）予以公开」 and
    「(一) 予以公开」 are equal; Kangxi radicals and compatibility characters become common ones.
    """
    return "".join(filter(is_kept, plain_characters(text))).lower()


def squeeze(text: str) -> str:
    """Return text with every run of white space made one space, and none at the ends."""
    return " ".join(text.split())


def without_space(text: str) -> str:
    """Return text without any white space."""
    return "".join(text.split())


def without_invisible(text: str) -> str:
    """Return text without the characters that show nothing: zero-width marks and control characters."""
    if text.isprintable():
        return text
    return "".join(mark for mark in text if mark in _SPACES or unicodedata.category(mark) not in _CONTROL)


def printable(text: str) -> str:
    """Return text safe to show: control, bidirectional and unassigned characters as U+FFFD.

    Line breaks and tabs become spaces: what is shown of a document never moves the cursor.
    """
    if text.isprintable():
        return text
    shown = (
        " " if character in "\n\r\t" else "\ufffd" if _unsafe(character) else character for character in text
    )
    return "".join(shown)


def _unsafe(character: str) -> bool:
    return unicodedata.category(character) in _CONTROL
