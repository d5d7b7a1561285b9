"""WARC files: which records are documents, what is decoded, and crawls that are cut short."""

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.model.document import Unreadable
from lint_gov.sources.crawl import record_content, records
from lint_gov.sources.names import SUFFIXES
from lint_gov.sources.opening import HEAD, is_crawl
from tests.sources.packing import crawl, record

pytest.importorskip("fastwarc", reason="the extra warc is not installed")

PAGE = "<p>政府信息公开</p>".encode()
URI = "http://www.example.cn/"


def found(content: bytes, most: int = 1000) -> list[tuple[str, bytes]]:
    return [
        (one.uri, one.refusal.en.encode() if one.refusal else one.content)
        for one in records(io.BytesIO(content), SUFFIXES, most)
    ]


def test_documents_among_the_responses() -> None:
    made = [
        record(f"{URI}a.html", PAGE),
        record(f"{URI}style.css", b"a {}", "text/css"),
        record(f"{URI}gone.html", PAGE, status="404 Not Found"),
        record(f"{URI}asked.html", PAGE, type_="request"),
        record(f"{URI}report.pdf", b"%PDF-1.4", "application/pdf"),
        record(f"{URI}report.docx", b"PK", "application/octet-stream"),
        record(f"{URI}program.exe", b"MZ", "application/octet-stream"),
        record(f"{URI}download?id=3", b"\xd0\xcf", "application/msword"),
    ]
    documents = [
        (f"{URI}a.html", PAGE),
        (f"{URI}report.pdf", b"%PDF-1.4"),
        (f"{URI}report.docx", b"PK"),
        (f"{URI}download?id=3", b"\xd0\xcf"),
    ]
    assert found(crawl(made)) == documents
    assert found(crawl(made, packed=False)) == documents
    assert found(gzip.compress(crawl(made, packed=False))) == documents


def test_what_http_packed_is_unpacked_and_no_more_than_asked_for() -> None:
    made = crawl(
        [
            record(f"{URI}a", gzip.compress(PAGE * 1000), headers="Content-Encoding: gzip\r\n"),
            record(f"{URI}b", b"5\r\n<p>ab\r\n0\r\n\r\n", headers="Transfer-Encoding: chunked\r\n"),
        ]
    )
    assert found(made, 7) == [(f"{URI}a", PAGE[:7]), (f"{URI}b", b"<p>ab")]


@pytest.mark.parametrize("packed", [True, False])
def test_a_crawl_that_is_cut_short_says_so(packed: bool) -> None:
    made = crawl([record(f"{URI}{number}", PAGE * 20) for number in range(3)], packed=packed)
    cut = ("", b"the WARC file is cut short or damaged; what follows was not read")
    assert found(made[:-40])[-1] == cut
    assert found(made)[-1] != cut


def test_crawls_are_known_by_their_bytes() -> None:
    plain = crawl([record(URI, PAGE)], packed=False)
    assert is_crawl(plain[:HEAD])
    assert is_crawl(gzip.compress(plain)[:HEAD])
    assert not is_crawl(gzip.compress(b"<html>")[:HEAD])
    assert not is_crawl(b"\x1f\x8b\x08\x00")
    assert not is_crawl(b"<html>")


def test_one_record_by_its_uri() -> None:
    made = crawl([record(f"{URI}a.html", b"a"), record(f"{URI}b.html", b"b")])
    assert record_content(io.BytesIO(made), f"{URI}b.html", 10) == b"b"
    with pytest.raises(Unreadable, match="the crawl holds no record of 'c'"):
        record_content(io.BytesIO(made), "c", 10)


WHOLE = {
    packed: crawl([record(f"{URI}{number}", PAGE * 5) for number in range(3)], packed=packed)
    for packed in (True, False)
}


@given(st.booleans(), st.data())
def test_mutated_crawls_end(packed: bool, data: st.DataObject) -> None:
    content = bytearray(WHOLE[packed])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    for one in records(io.BytesIO(content), SUFFIXES, 100):
        assert len(one.content) <= 100
