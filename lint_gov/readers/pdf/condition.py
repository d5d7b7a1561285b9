"""Tells which pages were read, and says of the others why they were not."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lint_gov.model.document import Trouble, TroubleKind, Unreadable
from lint_gov.readers.pdf.page import Page

_FEW = 6  # a page number
_LARGE = 0.3  # of the page
_MANY_DRAWINGS = 150  # characters drawn as shapes
_MOSTLY = 0.5
_LISTED = 12


class Condition(StrEnum):
    """What became of a page."""

    READ = "read"
    EMPTY = "empty"
    PICTURE = "picture"
    RECOGNISED = "recognised"
    BROKEN = "broken"


_WORDS = {
    Condition.PICTURE: (
        TroubleKind.SCANNED,
        "是扫描件或图片，没有文字层，未能读取",
        "scanned or drawn, without text, and not read",
    ),
    Condition.RECOGNISED: (
        TroubleKind.SCANNED,
        "是扫描件，只有识别得出的隐藏文字，数字不可靠，未予读取",
        "scanned, with hidden text from recognition that cannot be relied on, and not read",
    ),
    Condition.BROKEN: (TroubleKind.STRUCTURE, "已损坏，未能读取", "broken and not read"),
}

_ALL_PICTURES = (
    "PDF 是扫描件或图片，没有文字层，未能读取",
    "the PDF is scanned or drawn, without text; it was not read",
)
_ALL_RECOGNISED = (
    "PDF 是扫描件，只有识别得出的隐藏文字，数字不可靠，未予读取",
    "the PDF is scanned; its hidden text from recognition cannot be relied on and was not read",
)
_ALL_BROKEN = "PDF 的页面已损坏，无法读取", "the pages of the PDF are broken and cannot be read"
_NOTHING = "PDF 中没有任何内容", "there is nothing in the PDF"
_NO_MAPS = (
    "PDF 的字体没有字符对应表，文字无法还原，未能读取",
    "the fonts of the PDF do not say which characters they show; its text cannot be read",
)


def condition_of(page: Page) -> Condition:
    """Return whether a page was read, and if not, why."""
    if page.broken:
        return Condition.BROKEN
    shown = len(page.glyphs)
    if page.hidden > 3 * shown:
        return Condition.RECOGNISED
    if shown > _FEW:
        return Condition.READ
    area = page.width * page.height
    if page.drawings > _MANY_DRAWINGS or any(box.width * box.height > _LARGE * area for box in page.pictures):
        return Condition.PICTURE
    return Condition.READ if shown else Condition.EMPTY


def check_pages(conditions: Sequence[tuple[int, Condition]]) -> None:
    """Raise Unreadable where not one page was read: E007 where there are pictures of pages, else E001."""
    found = {condition for _, condition in conditions}
    if Condition.READ in found:
        return
    if Condition.PICTURE in found:
        raise Unreadable(*_ALL_PICTURES, rule="E007")
    if Condition.RECOGNISED in found:
        raise Unreadable(*_ALL_RECOGNISED, rule="E007")
    raise Unreadable(*(_ALL_BROKEN if Condition.BROKEN in found else _NOTHING))


def page_troubles(conditions: Sequence[tuple[int, Condition]]) -> list[Trouble]:
    """Return the troubles of pages that were not read, one for each reason."""
    troubles = []
    for condition, (kind, zh, en) in _WORDS.items():
        pages = [number for number, became in conditions if became is condition]
        if pages:
            verb = "page {} is" if len(pages) == 1 else "pages {} are"
            which = verb.format(_list(pages, ", "))
            troubles.append(Trouble(kind, f"第 {_list(pages, '、')} 页{zh}", f"{which} {en}"))
    return troubles


def _list(pages: Sequence[int], between: str) -> str:
    shown = between.join(str(page) for page in pages[:_LISTED])
    return shown if len(pages) <= _LISTED else f"{shown} …"


@dataclass(slots=True)
class Fonts:
    """How many characters were read, and of how many the font does not say which they are."""

    every: int = 0
    faulty: int = 0

    def count(self, page: Page) -> None:
        """Add the characters of a page."""
        self.every += len(page.glyphs)
        self.faulty += sum(glyph.faulty for glyph in page.glyphs)

    def troubles(self) -> tuple[Trouble, ...]:
        """Return the trouble of unknown characters; Unreadable (E001) where most are such."""
        if not self.faulty:
            return ()
        if self.faulty > _MOSTLY * self.every:
            raise Unreadable(*_NO_MAPS)
        zh = f"PDF 的字体缺少字符对应表，有 {self.faulty:,} 个字符无法还原（显示为 \ufffd）"
        en = (
            "fonts of the PDF do not say which characters they show; "
            f"{self.faulty:,} characters could not be restored (shown as \ufffd)"
        )
        return (Trouble(TroubleKind.ENCODING, zh, en),)
