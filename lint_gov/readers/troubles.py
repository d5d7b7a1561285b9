"""What a reader says of text that did not come through whole."""

from lint_gov.model.document import Trouble, TroubleKind
from lint_gov.text.encoding import Decoded


def encoding_troubles(decoded: Decoded) -> tuple[Trouble, ...]:
    """Return the troubles of decoding: characters lost, and text that reads like wrongly decoded Chinese."""
    troubles: list[Trouble] = []
    name = decoded.encoding.upper()
    if decoded.lost:
        zh = f"按 {name} 读取，有 {decoded.lost:,} 个字符无法还原（显示为 \ufffd）"
        en = f"read as {name}, {decoded.lost:,} characters could not be restored (shown as \ufffd)"
        troubles.append(Trouble(TroubleKind.ENCODING, zh, en))
    if decoded.doubtful:
        zh = f"按 {name} 读取后多为生僻字，疑为乱码，请核对文件编码"
        en = (
            f"read as {name}, the text is mostly rare characters and looks garbled; check the file's encoding"
        )
        troubles.append(Trouble(TroubleKind.ENCODING, zh, en))
    return tuple(troubles)
