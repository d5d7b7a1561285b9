import pytest

from lint_gov.text.traditional import is_traditional, simplified

REPORT = "本報告依據條例編製，統計期限為全年，主動公開各類信息，受理申請並於期限內答覆，無收費和訴訟。"


def test_characters_are_replaced_one_by_one() -> None:
    assert simplified("主動公開政府信息情況") == "主动公开政府信息情况"
    assert len(simplified(REPORT)) == len(REPORT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (REPORT * 2, True),
        (simplified(REPORT) * 2, False),
        (simplified(REPORT) * 2 + "引自《條例》", False),
        ("條例", False),
        ("", False),
    ],
)
def test_a_name_or_a_quotation_does_not_make_a_text_traditional(text: str, expected: bool) -> None:
    assert is_traditional(text) is expected
