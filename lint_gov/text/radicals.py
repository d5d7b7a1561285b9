"""CJK radicals that text extraction leaves where characters belong. Standard library only."""

import unicodedata

# The Kangxi radicals (U+2F00 …) have compatibility mappings and fall to NFKC; those of the supplement
# (U+2E80 …) have none. Listed are the ones that are whole characters of modern Chinese.
_SUPPLEMENT = str.maketrans(
    "⺟⺠⺩⻄⻅⻆⻉⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "母民王西见角贝车长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)


def plain_characters(text: str) -> str:
    """Return text with radicals and compatibility forms as the common characters they look like.

    NFKC with the radicals that NFKC leaves alone. For labels and names only: it would turn the
    figure 12① into 121.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(_SUPPLEMENT))
