import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.editing.characters import Mark, page_marks
from lint_gov.editing.rewriting import rewritten
from lint_gov.editing.written_text import Change, changed
from lint_gov.text.encoding import decode


def _marks(text: str) -> list[Mark]:
    return [Mark(character, place, place + 1) for place, character in enumerate(text)]


def _applied(text: str, changes: list[Change] | None) -> str | None:
    if changes is None:
        return None
    return changed(text.encode(), decode(text.encode()), changes).decode()


_WORDS = st.text("１1件 (（甲乙", min_size=1, max_size=8)


@given(_WORDS.filter(str.strip), _WORDS.filter(str.strip))
def test_words_become_other_words(old: str, new: str) -> None:
    text = f"“{old}”"
    assert _applied(text, rewritten(_marks(text), old, new)) == f"“{new}”"


@pytest.mark.parametrize(
    ("text", "old", "new", "result"),
    [
        ("第 ３ 项", "３", "3", "第 3 项"),
        ("a  1\n 234  b", "1 234", "1234", "a  1234  b"),
        ("1,２34", "1,２34", "1,234", "1,234"),
        ("３３", "３", "3", None),
        ("甲", "乙", "丙", None),
        ("12", "1 2", "1,2", "1,2"),
        ("12", "1 2", "12", None),
        ("  甲", " 甲", "甲", "甲"),
        ("甲乙", "甲乙", "甲（乙）", "甲（乙）"),
        ("甲乙", "甲乙", "丁甲乙", "丁甲乙"),
    ],
)
def test_only_what_differs_is_touched(text: str, old: str, new: str, result: str | None) -> None:
    assert _applied(text, rewritten(_marks(text), old, new)) == result


def test_words_in_markup() -> None:
    page = "<td><p>１<b>２</b>&nbsp;<!-- ３ -->&#65299;</p></td>"
    marks = page_marks(page, 0, "１２\xa0３")
    assert marks is not None
    assert (
        _applied(page, rewritten(marks, "１２\xa0３", "12\xa03"))
        == "<td><p>1<b>2</b>&nbsp;<!-- ３ -->3</p></td>"
    )
