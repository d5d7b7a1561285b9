"""Wrapping, cutting and padding of Chinese and Latin text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.outputs.console import width_of
from lint_gov.outputs.layout import cut, entry, padded, wrapped

TEXTS = st.text("表三「自然人」列，150 + 0 ≠ 148。（abc）.…“x” \t", max_size=80)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("各列之和不等于总计", 10, ["各列之和不", "等于总计"]),
        ("各列之和不，等于总计", 10, ["各列之和", "不，等于总", "计"]),
        ("见「表三」第一行", 5, ["见", "「表", "三」", "第一", "行"]),
        ("列不平衡：150 + 0 ≠ 148 + 0，相差 2", 26, ["列不平衡：", "150 + 0 ≠ 148 + 0，相差 2"]),
        ("相加为 26（12 + 8 + 6），超过", 20, ["相加为 26", "（12 + 8 + 6），超过"]),
        ("1 + 2 + 3 + 4 + 5", 8, ["1 + 2 +", "3 + 4 +", "5"]),
        ("two words here", 9, ["two words", "here"]),
        ("abcdefghijkl", 5, ["abcde", "fghij", "kl"]),
    ],
)
def test_wrapped(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@given(TEXTS, st.integers(6, 60), st.integers(-2, 70))
def test_wrapping_loses_nothing_but_space_and_keeps_to_the_width(text: str, width: int, used: int) -> None:
    lines = wrapped(text, width, used=used)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert [line for line in lines[1:] if width_of(line) > width] == []


@given(TEXTS, st.integers(3, 40))
def test_cut_fits(text: str, width: int) -> None:
    shown = cut(text, width)
    assert width_of(shown) <= width
    assert shown == text or shown.endswith("…")


def test_padded_counts_columns() -> None:
    assert padded("总计", 6) == "总计  "
    assert padded("总计", 6, right=True) == "  总计"
    assert padded("总计", 3) == "总计"


def test_entry_indents_what_follows_under_the_text() -> None:
    lines = entry(("建议：", "strong"), "请核对原始台账再修改", indent=2, width=18)
    assert lines == [
        (("  ", ""), ("建议：", "strong"), ("请核对原始", "")),
        (("    台账再修改", ""),),
    ]
