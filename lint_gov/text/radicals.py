"""CJK radicals that text extraction leaves where characters belong. Standard library only."""

import unicodedata

# The Kangxi radicals (U+2F00 …) have compatibility mappings and fall to NFKC; those of the supplement
# (U+2E80 …) have none. Listed are the ones that are whole characters of modern Chinese.
_SUPPLEMENT = str.maketrans(
    "⺟⺠⺩⻄⻅⻆⻉⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "母民王西见角贝车长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)


# What fonts name by look: Kangxi radicals and compatibility ideographs stand for common characters.
_LOOKALIKES = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA))
} | _SUPPLEMENT


def restored(text: str) -> str:
    """Return text with radicals and compatibility ideographs as the common characters they look like.

    Nothing else changes. For text out of a PDF, whose fonts name a glyph by one of several characters
    that share it: there nobody wrote a radical.
    """
    return text if text.isascii() else text.translate(_LOOKALIKES)


def plain_characters(text: str) -> str:
    """Return text with radicals and compatibility forms as the common characters they look like.

    NFKC with the radicals that NFKC leaves alone. For labels and names only: it would turn the
    figure 12① into 121.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(_SUPPLEMENT))
