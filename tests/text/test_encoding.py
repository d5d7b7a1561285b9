"""Bytes are decoded by what they say, whatever they are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.text.encoding import Decoded, declared_encoding, decode

TEXT = "政府信息公开工作年度报告 2024：㐀镕，一、总体情况 0\r\n"


@pytest.mark.parametrize("declared", [None, "gb2312", "utf-8", "iso-8859-1", "big5", "no-such"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_the_encoding_is_found_whatever_is_declared(encoding: str, declared: str | None) -> None:
    head = f'<meta charset="{declared}">' if declared else ""
    content = (head + TEXT).encode(encoding)
    assert decode(content) == Decoded(head + TEXT, encoding, plain=encoding == "utf-8")


@pytest.mark.parametrize(
    ("codec", "name"),
    [("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("utf-32", "utf-32-le")],
)
def test_a_mark_is_no_text(codec: str, name: str) -> None:
    assert decode(TEXT.encode(codec)) == Decoded(TEXT, name)


def test_a_mark_of_utf_8_before_gbk_proves_nothing() -> None:
    plain = TEXT.replace("㐀", "")
    assert decode(b"\xef\xbb\xbf" + plain.encode("gbk")) == Decoded(plain, "gb18030")


def test_traditional_characters_in_big5_are_found() -> None:
    text = "政府資訊公開工作年度報告，本機關依規定主動公開並受理申請。" * 3
    assert decode(text.encode("big5")).text == text


@pytest.mark.parametrize(
    ("content", "text", "encoding", "lost"),
    [
        (TEXT.encode()[:-20], TEXT.encode()[:-20].decode(errors="replace"), "utf-8", 1),
        (
            "政府信息公开\xa0年度报告".encode().replace(b"\xc2", b""),
            "政府信息公开\ufffd年度报告",
            "utf-8",
            1,
        ),
        (
            "政府信息公开年度报告".encode("gbk") + b"\xff0" + " 件".encode("gbk"),
            "政府信息公开年度报告\ufffd0 件",
            "gb18030",
            1,
        ),
        ("\ufffd政府".encode(), "\ufffd政府", "utf-8", 1),
    ],
)
def test_lost_characters_are_counted(content: bytes, text: str, encoding: str, lost: int) -> None:
    assert (decode(content).text, decode(content).encoding, decode(content).lost) == (text, encoding, lost)


def test_text_decoded_wrongly_before_us_is_doubtful() -> None:
    sound = "政府信息公开工作年度报告，依申请公开办理情况。" * 12
    assert not decode(sound.encode()).doubtful
    assert not decode(b"only ASCII " * 100).doubtful
    assert decode(sound.encode().decode("gb18030", "replace").encode()).doubtful
    assert decode(bytes(range(128, 256)) * 20).doubtful


def test_declarations_are_read_as_browsers_read_them() -> None:
    assert declared_encoding(b"<meta charset=GB2312>") == "gb18030"
    assert (
        declared_encoding(b'<META http-equiv="Content-Type" content="text/html; charset=gbk">') == "gb18030"
    )
    assert declared_encoding(b'<?xml version="1.0" encoding="UTF-8"?>') == "utf-8"
    assert declared_encoding(b"<meta charset='Big5'>") == "big5hkscs"
    assert declared_encoding(b"<meta charset=rot13>") is None
    assert declared_encoding(b"<p>charset") is None


@given(st.binary(max_size=300))
def test_any_bytes_decode(content: bytes) -> None:
    decoded = decode(content)
    assert decoded.lost == decoded.text.count("\ufffd")
    if decoded.plain:
        assert decoded.text.encode() == content


@given(st.text(max_size=200))
def test_utf_8_stays_what_it_is(text: str) -> None:
    content = text.encode(errors="ignore")
    if b"\0" not in content and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        assert decode(content).text == content.decode()
