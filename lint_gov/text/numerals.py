"""Chinese numerals as numbers, and numbers as the numerals of sections. Standard library only."""

_DIGITS = {
    mark: value
    for value, marks in enumerate(
        ("〇零○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for mark in marks
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_ORDINALS = "一二三四五六七八九"
_LONGEST = 24
_YEAR = str.maketrans("〇零○一二三四五六七八九", "000123456789")
NUMERAL_MARKS = "".join((*_DIGITS, *_UNITS, "万萬亿廿卅"))
"""Every character that a Chinese numeral is written with."""


def year_of(text: str) -> int:
    """Return a year that is written digit by digit, in figures or in Chinese: 2021, 二〇二一.

    ValueError for anything else.
    """
    return int(text.translate(_YEAR))


def number_of(numeral: str) -> int | None:
    """Return what a Chinese numeral means, or None where it is none or can be read in two ways.

    Reads 十二, 二百三十九, 两千零五, 三万, 廿一, capitals (壹佰) and digits one by one (二〇二一).
    一百五 and 一万五, which drop the unit in speech and the 零 in a slip, are None.
    """
    if not numeral or len(numeral) > _LONGEST:
        return None
    marks = numeral.replace("廿", "二十").replace("卅", "三十")
    if all(mark in _DIGITS for mark in marks):
        return int("".join(str(_DIGITS[mark]) for mark in marks))
    total, rest = 0, marks
    for unit, worth in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = rest.replace("萬", "万").partition(unit)
        if found:
            part = _below_myriad(head)
            if not part:
                return None
            total, rest = total + part * worth, tail
    if total and len(rest) == 1:
        return None
    part = _below_myriad(rest) if rest else 0
    return None if part is None else total + part


def _below_myriad(marks: str) -> int | None:
    total, digit, ceiling, gap = 0, None, 10**4, False
    for mark in marks:
        worth = _UNITS.get(mark)
        if worth is None:
            if mark not in _DIGITS or (digit is not None and digit != 0):
                return None
            digit = _DIGITS[mark]
            gap = gap or digit == 0
        elif worth >= ceiling or digit == 0:
            return None
        else:
            # 十二 begins with the unit; 二百十二 is how some write 二百一十二.
            total, ceiling, digit, gap = total + (1 if digit is None else digit) * worth, worth, None, False
    if digit and ceiling > 10 and total and not gap:  # noqa: PLR2004 - 一百五: 150 or 105?
        return None
    return total + (digit or 0) if marks else None


def numeral_of(number: int) -> str:
    """Return the numeral of a section from 1 to 99: 一, 十, 十二, 二十."""
    if not 0 < number < 100:  # noqa: PLR2004 - two places
        message = f"sections are numbered from 1 to 99, not {number}"
        raise ValueError(message)
    tens, units = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_ORDINALS[tens - 1]}十"
    return head + (_ORDINALS[units - 1] if units else "")
