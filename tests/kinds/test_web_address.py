"""The kind `web_address`: addresses that cannot be opened, by their spelling."""

import pytest

from lint_gov.kinds.web_address import KIND
from tests.kinds.handmade import failures, report, section


def faults(text: str) -> list[tuple[str, str]]:
    made = report([section("overview", "一、总体情况", text)])
    return [(values["fault"], values["address"]) for _, values in failures(KIND, made)]


@pytest.mark.parametrize(
    "text",
    [
        "网址：http://www.example.gov.cn/，",
        "（https://www.example.gov.cn/xxgk/col/index.html?id=1#top）",
        "www.example.gov.cn",
        "电子邮箱a@example.gov.cn",
        "支持HTTP/2、TCP/IP、TTS/ASR，24小时/天",
        "增/减，件/条",
        "网址http://",
        "https://user@example.gov.cn:8080/a",
        "ftp://example.gov.cn/a",
        "and/or",
        "",
    ],
)
def test_addresses_in_order(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("网址http//www.example.gov.cn，", [("scheme", "http//www.example.gov.cn")]),
        ("网址http:/www.example.gov.cn。", [("scheme", "http:/www.example.gov.cn")]),
        ("网址http：//www.example.gov.cn", [("scheme", "http：//www.example.gov.cn")]),
        ("网址http:\\\\www.example.gov.cn", [("scheme", "http:\\\\www.example.gov.cn")]),
        ("网址htttp://www.example.gov.cn.", [("scheme", "htttp://www.example.gov.cn")]),
        ("网址ttp://www.example.gov.cn", [("scheme", "ttp://www.example.gov.cn")]),
        ("http://http://www.example.gov.cn", [("doubled", "http://http://www.example.gov.cn")]),
        ("http://www.www.example.gov.cn", [("doubled", "http://www.www.example.gov.cn")]),
        ("http://localhost/a", [("local", "http://localhost/a")]),
        ("http://192.168.1.8:8080/a", [("local", "http://192.168.1.8:8080/a")]),
        ("http://172.20.1.8/a、", [("local", "http://172.20.1.8/a")]),
        ("file:///D:/a.docx", [("local", "file:///D:/a.docx")]),
        ("见C:\\xxgk\\a.docx。", [("local", "C:\\xxgk\\a.docx")]),
        ("http://（网址）", [("host", "http://")]),
        ("http://example，", [("host", "http://example")]),
        ("http://www..example.cn", [("host", "http://www..example.cn")]),
        ("www,example.gov.cn", [("host", "www,example.gov.cn")]),
        ("www。example.gov.cn", [("host", "www。example.gov.cn")]),
    ],
)
def test_addresses_that_lead_nowhere(text: str, found: list[tuple[str, str]]) -> None:
    assert faults(text) == found


def test_a_flood_is_cut() -> None:
    assert len(faults("http//a.cn " * 100)) == 20
