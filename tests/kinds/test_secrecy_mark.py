"""The kind `secrecy_mark`: marks of secret documents, and not what is said about secrecy."""

import pytest

from lint_gov.kinds.secrecy_mark import KIND
from tests.kinds.handmade import report, section, verdicts


def marks(text: str) -> list[str | None]:
    made = report([section("overview", "一、总体情况", text)])
    return [verdict.finding.quote for verdict in verdicts(KIND, made) if verdict.finding]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("机密★1年", ["机密★1年"]),
        ("秘密 ★ 六个月 关于某事的通知", ["秘密★六个月"]),
        ("绝密★长期，秘密☆", ["绝密★长期", "秘密☆"]),
        ("密级：机密", ["密级：机密"]),
        ("绝密", ["绝密"]),
        ("机 密\n主动公开86条", ["机密"]),
        ("密级：公开", []),
        ("1.属于国家秘密", []),
        ("国家秘密、商业秘密和工作秘密不予公开", []),
        ("标有“机密★1年”的文件", []),
        ("秘密级文件3份", []),
        ("保密审查", []),
        ("主动公开86条", []),
    ],
)
def test_only_the_mark_is_found_and_quoted(text: str, found: list[str]) -> None:
    assert marks(text) == found


def test_a_flood_is_cut() -> None:
    assert marks("机密★1年。" * 100) == ["机密★1年"] * 10
