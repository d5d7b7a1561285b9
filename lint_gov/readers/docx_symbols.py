"""Symbols that a document takes from fonts of pictures, as the characters they look like."""

_PRIVATE = 0xF000
_ASCII = range(0x20, 0x7F)
_HEXADECIMAL = 16
# The marks of the Symbol font that stand at the places of others in ASCII.
_SYMBOL = {0x2D: "−", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xB7: "•", 0xD6: "√", 0xBA: "≡", 0xB9: "≠"}
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x75: "◆",
    0xA1: "○",
    0xA8: "□",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    **{0x80 + number: mark for number, mark in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩")},
    **{0x8B + number: mark for number, mark in enumerate("⓿❶❷❸❹❺❻❼❽❾❿")},
}


def symbol(font: str, code: str) -> str:
    """Return the character for a symbol of a font; U+FFFD where nobody knows what it looks like.

    `code` is hexadecimal; fonts of symbols have theirs from F000 on. The digits and signs of the
    Symbol font are those of ASCII.
    """
    try:
        number = int(code, _HEXADECIMAL)
    except ValueError:
        return "\ufffd"
    name = font.lower()
    place = number - _PRIVATE if _PRIVATE <= number < _PRIVATE + 256 else number
    if name == "symbol":
        return _SYMBOL.get(place) or (
            chr(place) if place in _ASCII and not chr(place).isalpha() else "\ufffd"
        )
    if name == "wingdings":
        return _WINGDINGS.get(place, "\ufffd")
    return chr(number) if number == place and chr(number).isprintable() else "\ufffd"
