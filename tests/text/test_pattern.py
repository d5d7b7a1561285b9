"""Patterns compiled late are the patterns they would have been."""

import re

from lint_gov.text.pattern import LETTER, late


def test_a_late_pattern_is_compiled_once() -> None:
    pattern = late(r"第(\d)条", re.IGNORECASE)
    assert pattern() is pattern()
    assert pattern() == re.compile(r"第(\d)条", re.IGNORECASE)


def test_a_pattern_of_bytes() -> None:
    assert late(rb"<t[dh]")().findall(b"<td><th><tr>") == [b"<td", b"<th"]


def test_a_letter_is_a_character_and_no_mark_digit_or_ascii_letter() -> None:
    assert re.findall(LETTER, "乌鲁木齐市A1_，（二）\u3000５龥𠮷é") == [*"乌鲁木齐市二龥𠮷é"]
