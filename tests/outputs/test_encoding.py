"""Output fits the encoding of the console, whatever it lacks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.outputs.encoding import fitted


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "总计 239 + 0 ≠ 236 + 2 ✗ ▶ 0 ◀ □ ✓ → ·"),
        ("gbk", "总计 239 + 0 ≠ 236 + 2 × > 0 < □ √ → ·"),
        ("ascii", r"\u603b\u8ba1 239 + 0 != 236 + 2 X > 0 < _ OK -> -"),
        ("latin-1", r"\u603b\u8ba1 239 + 0 != 236 + 2 × > 0 < _ OK -> ·"),
    ],
)
def test_signs_fall_back_to_plain_ones(encoding: str, expected: str) -> None:
    assert fitted("总计 239 + 0 ≠ 236 + 2 ✗ ▶ 0 ◀ □ ✓ → ·", encoding) == expected


def test_english_with_chinese_punctuation_is_readable_in_ascii() -> None:
    assert fitted("「Table」（3）：a、b，c。", "ascii") == '"Table"(3): a, b, c. '


@given(st.text(), st.sampled_from(["ascii", "gbk", "gb18030", "big5", "utf-8", "cp437", "latin-1"]))
def test_whatever_it_is_can_be_encoded(text: str, encoding: str) -> None:
    fitted(text, encoding).encode(encoding)


@given(st.text(st.characters(codec="utf-8")))
def test_what_fits_is_left_alone(text: str) -> None:
    assert fitted(text, "utf-8") == text
