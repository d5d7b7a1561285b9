"""The kind `web_address`: addresses that cannot be opened, by their spelling."""

import pytest

from lint_gov.kinds.web_address import KIND
from lint_gov.model.document import Link
from tests.kinds.handmade import failures, report, section, verdicts


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


def test_links_of_the_page_are_read_too() -> None:
    links = ("http://www.example.gov.cn/", "file:///D:/a.docx", "http://", "http//a.cn", "file:///D:/a.docx")
    made = report(links=tuple(Link(href, place) for place, href in enumerate(links, start=10)))
    found = verdicts(KIND, made)
    assert [
        (one.at, one.finding and one.finding.anchor, one.finding and one.finding.quote) for one in found
    ] == [
        ("text", 11, "file:///D:/a.docx"),
        ("text", 13, "http//a.cn"),
    ]


def test_a_flood_is_cut() -> None:
    assert len(faults("http//a.cn " * 100)) == 20
