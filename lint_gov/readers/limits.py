"""Bounds on what a reader takes in; each one met is input rule E004."""

from typing import NamedTuple, NoReturn

from lint_gov.model.document import Unreadable

_MIB = 1 << 20


class Limits(NamedTuple):
    """The largest file that is read.

    `text_bytes` bounds HTML, Markdown and plain text, `file_bytes` every other format. `cells` counts
    the table cells of a document, `parts` the tags of a page or the lines of a text: 16 MiB of
    nothing but tags would take a gigabyte to hold. `unpacked_bytes` bounds what is unpacked of a
    packed document, and `tags` the tags of each of its parts, which are many more to a page. `pages`
    bounds the pages of a PDF; the first ones of a longer one are read.
    """

    text_bytes: int = 16 * _MIB
    file_bytes: int = 64 * _MIB
    cells: int = 10_000
    parts: int = 100_000
    unpacked_bytes: int = 64 * _MIB
    tags: int = 1_000_000
    pages: int = 1_000


def refuse(what_zh: str, what_en: str, found: int, limit: int) -> NoReturn:
    """Raise Unreadable for a limit that was met: `what` is counted, and more than `limit` were found."""
    zh = f"{what_zh}为 {found:,}，超过上限 {limit:,}，未予读取"
    en = f"{found:,} {what_en} exceed the limit of {limit:,}; the file was not read"
    raise Unreadable(zh, en, rule="E004")
