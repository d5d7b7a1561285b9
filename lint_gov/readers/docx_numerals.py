"""Writes the numbers of lists as word processors do (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = 26
_COUNTED = 100
_MOST = 10_000


def _counting(number: int, digits: str, units: str) -> str:
    """Return a number in words of the thousands, hundreds and tens: 十二, 二十, 一百零三."""
    written, gap = "", False
    for place, digit in enumerate(reversed(str(number))):
        if digit == "0":
            gap = bool(written)
        else:
            written = digits[int(digit)] + units[place].strip() + ("零" if gap else "") + written
            gap = False
    return written


def _chinese(number: int) -> str:
    words = _counting(number, _DIGITS, " 十百千")
    return words[1:] if words.startswith("一十") else words


def _chinese_short(number: int) -> str:
    return _chinese(number) if number < _COUNTED else _by_digit(number)


def _by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _capital(number: int) -> str:
    return _counting(number, _CAPITALS, " 拾佰仟")


def _roman(number: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        written += letters * times
    return written


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)


def _one_of(marks: str) -> Callable[[int], str]:
    return lambda number: marks[number - 1] if number <= len(marks) else str(number)


_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"), _chinese),
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting"), _chinese_short),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), _by_digit),
    "chineseLegalSimplified": _capital,
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographEnclosedCircle": _one_of("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "decimalEnclosedCircle": _one_of(_CIRCLED),
    "decimalEnclosedCircleChinese": _one_of(_CIRCLED),
    "decimalEnclosedParen": _one_of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _one_of("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "decimalFullWidth": lambda number: str(number).translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "decimalZero": lambda number: f"{number:02d}",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda number: "",  # noqa: ARG005 - a list without numbers
    "bullet": lambda number: "",  # noqa: ARG005 - its mark stands in the text of the level
}


def written(number: int, number_format: str) -> str:
    """Return a number as a list prints it; in figures where the format is none of ours."""
    write = _FORMATS.get(number_format)
    return write(number) if write is not None and 0 < number < _MOST else str(number)
