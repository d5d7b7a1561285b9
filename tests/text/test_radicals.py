"""Radicals that stand for characters."""

from lint_gov.text.radicals import plain_characters


def test_radicals_become_the_characters_they_look_like() -> None:
    assert plain_characters("⼀⼈⾏⺠⻔⻢") == "一人行民门马"


def test_full_width_marks_become_half_width() -> None:
    assert plain_characters("（三）１２") == "(三)12"


def test_plain_text_is_left_alone() -> None:
    assert plain_characters("requests") == "requests"
    assert plain_characters("予以公开") == "予以公开"
