"""The process that reads PDFs: what it answers, how it ends, and that its end is survived and said."""

import io
import resource
import sys
import zlib
from pathlib import Path

import pytest

from lint_gov.model.document import Paragraph, Table, Unreadable
from lint_gov.model.location import NOWHERE, Location
from lint_gov.pipeline import lint
from lint_gov.readers.limits import Limits
from lint_gov.readers.pdf.child import serve
from lint_gov.readers.pdf.document import read_pdf
from lint_gov.readers.pdf.frames import (
    Request,
    read_answer,
    read_request,
    write_answer,
    write_request,
)
from lint_gov.readers.pdf.guard import ask
from lint_gov.readers.pdf.packing import packed_fault, packed_refusal
from lint_gov.readers.pdf.unpacking import unpacked
from lint_gov.result import ReadStatus
from tests.readers.plot import line, net, pdf, table, write

WORDS = write(50, 100, "一二三四五六七八九")
TABLE = table(net(50, 120, [60, 60], [20, 20]), [["甲", "1"], ["乙", "2"]])
WHOLE = pdf(WORDS + TABLE, info="/Title (T)")
SLOW = pdf(
    WORDS + "".join(line(x / 4, 10, x / 4, 790) + line(10, x / 4, 590, x / 4) for x in range(40, 2360))
)


def request(content: bytes, seconds: float = 30.0) -> Request:
    return Request(content, seconds, pages=9, cells=99)


def refusal(request: Request) -> tuple[str, str]:
    with pytest.raises(Unreadable) as refused:
        unpacked(ask(request))
    assert refused.value.detail_zh
    return refused.value.rule, refused.value.detail_en


def bomb() -> bytes:
    """Return a file of a few kilobytes that unfolds into more than a gigabyte."""
    once = zlib.compress(bytes(64 << 20), 9)
    twice = zlib.compress(once, 9)
    head = f"<< /Filter [/FlateDecode /FlateDecode] /Length {len(twice)} >>\nstream\n".encode()
    before, after = pdf("@").split(b"<<  /Length 1 >>\nstream\n@")
    many = b"/Contents [" + b"5 0 R " * 40 + b"]"
    return before.replace(b"/Contents 5 0 R", many) + head + twice + after


def test_a_document_with_the_places_of_its_cells() -> None:
    document = read_pdf(WHOLE, Limits())
    words, read = document.blocks
    assert isinstance(words, Paragraph)
    assert isinstance(read, Table)
    assert (document.media, document.title, words.text) == ("pdf", "T", "一二三四五六七八九")
    assert document.places.locate(read.rows[1][0].anchor) == Location(page=1, box=(50.0, 140.0, 110.0, 160.0))
    assert document.places.locate(words.anchor) == Location(page=1, box=(50.0, 91.5, 140.0, 101.5))
    assert document.places.locate(99) == NOWHERE


def test_a_refusal_comes_through() -> None:
    assert refusal(request(b"%PDF-1.7\n")) == ("E001", "the PDF is broken and cannot be opened")


def test_a_file_that_takes_too_long_ends_the_process_and_the_next_is_read() -> None:
    assert refusal(request(SLOW, seconds=0.05)) == (
        "E004",
        "reading the PDF took longer than the limit of 0.05 seconds",
    )
    assert unpacked(ask(request(WHOLE))).title == "T"


def test_a_file_that_fills_the_memory_ends_the_process_and_the_next_is_linted() -> None:
    result = lint(bomb())
    assert (result.status, result.report) == (ReadStatus.UNREADABLE, None)
    assert {one.rule for one in result.diagnostics} <= {"E001", "E004"}
    assert lint(WHOLE).status is ReadStatus.NOT_A_REPORT


# ---------------------------------------------------------------- what passes between the two processes


def test_requests_and_answers_come_as_they_went() -> None:
    held = io.BytesIO()
    write_request(held, request(b"a"))
    write_request(held, request(b""))
    held.seek(0)
    assert [read_request(held) for _ in range(3)] == [request(b"a"), request(b""), None]


@pytest.mark.parametrize(("cut", "expected"), [(0, b"abc"), (1, None), (4, None), (10, None)])
def test_an_answer_cut_short_is_none(cut: int, expected: bytes | None) -> None:
    held = io.BytesIO()
    write_answer(held, b"abc")
    assert read_answer(io.BytesIO(held.getvalue()[: 11 - cut])) == expected


def test_the_process_serves_until_its_input_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, answered = tmp_path / "asked", tmp_path / "answered"
    with asked.open("wb") as stream:
        for content in (WHOLE, b"%PDF-1.7\n"):
            write_request(stream, request(content))
    before = resource.getrlimit(resource.RLIMIT_AS)
    with asked.open() as source, answered.open("w") as target, monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", source)
        patch.setattr(sys, "stdout", target)
        try:
            serve(1 << 40)
        finally:
            resource.setrlimit(resource.RLIMIT_AS, before)
    with answered.open("rb") as stream:
        assert unpacked(read_answer(stream) or b"").title == "T"
        with pytest.raises(Unreadable, match="broken"):
            unpacked(read_answer(stream) or b"")
        assert read_answer(stream) is None


def test_refusals_and_faults_are_told_apart() -> None:
    with pytest.raises(Unreadable) as refused:
        unpacked(packed_refusal(Unreadable("锁", "locked", rule="E004")))
    assert (refused.value.detail_zh, refused.value.detail_en, refused.value.rule) == ("锁", "locked", "E004")
    with pytest.raises(RuntimeError, match=r"KeyError: 3 \(rules.py:9\)"):
        unpacked(packed_fault("KeyError: 3 (rules.py:9)"))


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"[]",
        b"{}",
        b'{"unreadable": ["a", "b"]}',
        b'{"blocks": [["table", 0]], "spots": [], "title": null, "metadata": [], "troubles": []}',
        b'{"blocks": [], "spots": [[1, 2]], "title": null, "metadata": [], "troubles": []}',
        b'{"blocks": [], "spots": [], "title": null, "metadata": [], "troubles": [["x", "a", "b"]]}',
        b'{"blocks": [["table", 0, [[["a", 0, 1, 1, "x"]]]]], "spots": [], "title": 1, "metadata": []}',
    ],
)
def test_an_answer_of_another_form_is_an_error(answer: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpacked(answer)
