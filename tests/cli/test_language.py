"""Which language texts are in: as asked, else as configured, else as the locale says."""

import pytest

from lint_gov.cli.language import language_of


@pytest.mark.parametrize(
    ("asked", "configured", "environment", "language"),
    [
        ("en", "zh", {"LANG": "zh_CN.UTF-8"}, "en"),
        (None, "en", {"LANG": "zh_CN.UTF-8"}, "en"),
        (None, None, {}, "zh"),
        (None, None, {"LANG": ""}, "zh"),
        (None, None, {"LANG": "C"}, "zh"),
        (None, None, {"LANG": "C.UTF-8"}, "zh"),
        (None, None, {"LANG": "POSIX"}, "zh"),
        (None, None, {"LANG": "zh_TW.Big5"}, "zh"),
        (None, None, {"LANG": "en_GB"}, "en"),
        (None, None, {"LANG": "de_DE@euro"}, "en"),
        (None, None, {"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        (None, None, {"LANG": "zh_CN", "LC_ALL": "en_US.UTF-8", "LC_MESSAGES": "zh_CN"}, "en"),
    ],
)
def test_the_first_that_says_something_decides(
    asked: str | None, configured: str | None, environment: dict[str, str], language: str
) -> None:
    assert language_of(asked, configured, environment) == language
