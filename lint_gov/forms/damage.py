"""Finds the marks of text that lost characters when it was copied.

Copying from some pages drops characters that the page draws by other means: brackets in document
numbers, signs in dates, quotation marks and numerals in labels. None of it is the author's.
"""

import unicodedata
from collections.abc import Iterable, Sequence

from lint_gov.forms.similarity import is_subsequence
from lint_gov.forms.stream import TextLine
from lint_gov.model.report import Damage, LabelReading, TableReading
from lint_gov.text.normalise import without_space
from lint_gov.text.pattern import late

_HAS_OPEN = late(r"[〔\[【]((?:19|20)\d\d)(\d{1,3})号")
_NO_OPEN = late(r"(?<=[函发办字政通知])((?:19|20)\d\d)(\d{1,3})号")
_DATE = late(r"(?<!\d)(20[012]\d)(0[1-9]|1[0-2]|[1-9])(0[1-9]|[12]\d|3[01])日")
_QUOTES = str.maketrans("“”„‟«»「」『』＂", '"' * 11)
_MOST_LOST = 4


def find_damage(lines: Sequence[TextLine], tables: Iterable[TableReading]) -> tuple[Damage, ...]:
    """Return every mark of lost characters, in order of place."""
    marks = [mark for line in lines for mark in _in_text(line)]
    marks.extend(mark for table in tables for label in table.labels for mark in _in_label(label))
    return tuple(marks)


def _in_text(line: TextLine) -> list[Damage]:
    text = line.text
    marks: list[Damage] = []
    if "号" in text:
        for pattern in (_HAS_OPEN(), _NO_OPEN()):
            marks.extend(
                Damage("number", match[0], f"〔{match[1]}〕{match[2]}号", line.anchor)
                for match in pattern.finditer(text)
            )
    if "日" in text:
        marks.extend(
            Damage("date", match[0], f"{match[1]}年{int(match[2])}月{int(match[3])}日", line.anchor)
            for match in _DATE().finditer(text)
        )
    return marks


def _in_label(label: LabelReading) -> list[Damage]:
    if label.printed is None or label.printed == label.standard:
        return []
    printed, standard = _plain(label.printed), _plain(label.standard)
    if printed == standard or printed in {_plain(variant) for variant in label.variants}:
        return []
    lost = len(standard) - len(printed)
    if 0 < lost <= _MOST_LOST and is_subsequence(printed, standard):
        return [Damage("label", label.printed.strip(), label.standard, label.anchor, label.address)]
    return []


def _plain(text: str) -> str:
    """Return a label without white space and with one kind of bracket and quotation mark."""
    return without_space(unicodedata.normalize("NFKC", text)).translate(_QUOTES)
