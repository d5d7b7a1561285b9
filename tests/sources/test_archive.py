"""ZIP archives: names as they were meant, what is refused and why, and bytes that make no sense."""

import contextlib
import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.model.document import Unreadable
from lint_gov.sources import archive
from lint_gov.sources.archive import Member, content_in, is_archive, member_content, members_of
from lint_gov.sources.refusal import Refusal
from tests.sources.packing import marked, zipped

MIB = 1 << 20


def names(content: bytes) -> list[str]:
    return [member.name for member in members_of(io.BytesIO(content), lambda _: True)]


def refusals(content: bytes) -> dict[str, Refusal | None]:
    return {member.name: member.refusal for member in members_of(io.BytesIO(content), lambda _: True)}


def test_names_are_read_in_utf_8_and_gbk_whatever_is_declared() -> None:
    files = {"年度报告/二〇二三年.html": b"a", "a.html": b"b"}
    for content in (zipped(files), zipped(files, gbk=True)):
        assert names(content) == ["a.html", "年度报告/二〇二三年.html"]
        assert member_content(io.BytesIO(content), "年度报告/二〇二三年.html", 10) == b"a"


def test_backslashes_separate_folders() -> None:
    assert names(zipped({"a\\b.html": b""})) == ["a/b.html"]


def test_a_name_that_begins_with_zero_is_none() -> None:
    assert names(zipped({"a.html": b""}).replace(b"a.html", b"\0.html")) == ["\0.html"]


def test_only_what_counts_is_listed() -> None:
    content = zipped({"a.html": b"", "b.png": b"", "folder/": b""})
    assert members_of(io.BytesIO(content), lambda name: name.endswith(".html")) == (Member("a.html"),)


def test_what_could_do_harm_is_refused_and_the_rest_is_not() -> None:
    files = {"a.html": b"a", "link.html": b"/etc/passwd", "locked.html": b"c", "odd.html": b"d"}
    files |= {"../up.html": b"", "/root.html": b"", "C:/drive.html": b"", "a/../../b.html": b""}
    content = zipped(files, links=["link.html"])
    content = marked(marked(content, "locked.html", flag=1), "odd.html", method=14)
    outside = Refusal("文件名指向压缩包之外，不予读取", "its name leads out of the archive; it is not read")
    assert refusals(content) == {
        "../up.html": outside,
        "/root.html": outside,
        "C:/drive.html": outside,
        "a.html": None,
        "a/../../b.html": outside,
        "link.html": Refusal(
            "压缩包中的符号链接，不予读取", "it is a symbolic link in an archive; links are not followed"
        ),
        "locked.html": Refusal(
            "压缩包中的这个文件已加密，请解压后再检查",
            "it is encrypted in the archive; unpack it and check it again",
        ),
        "odd.html": Refusal(
            "压缩方法不受支持，请解压后再检查",
            "its compression method is not supported; unpack it and check it again",
        ),
    }
    for name, refusal in refusals(content).items():
        if refusal is not None:
            with pytest.raises(Unreadable, match=refusal.en):
                member_content(io.BytesIO(content), name, 10)


def test_names_that_are_there_twice_are_read_once() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("a.html", b"first")
        with pytest.warns(UserWarning, match="Duplicate name"):
            made.writestr("a.html", b"second")
    assert [bool(member.refusal) for member in members_of(held, lambda _: True)] == [False, True]
    assert member_content(held, "a.html", 10) == b"first"


def test_a_bomb_is_known_by_its_ratio() -> None:
    content = zipped({"bomb.html": bytes(50 * MIB)})
    refusal = refusals(content)["bomb.html"]
    assert refusal is not None
    assert (refusal.zh, refusal.rule) == ("压缩比为 1,028，超过上限 200，未予读取", "E004")


def test_members_beyond_the_limit_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 25)
    content = zipped({f"{number}.html": b"0123456789" for number in range(4)})
    assert {name: refusal and refusal.rule for name, refusal in refusals(content).items()} == {
        "0.html": None,
        "1.html": None,
        "2.html": "E004",
        "3.html": "E004",
    }


def test_too_many_members_are_refused_together() -> None:
    content = zipped({f"{number}.html": b"" for number in range(10_001)})
    assert is_archive(io.BytesIO(content))
    with pytest.raises(Unreadable, match="10,001 files in the archive") as caught:
        members_of(io.BytesIO(content), lambda _: True)
    assert caught.value.rule == "E004"


def test_a_directory_of_many_megabytes_is_not_even_read() -> None:
    content = zipped({"a.html": b"a"})
    end = content.rindex(b"PK\x05\x06")
    start = content.index(b"PK\x01\x02")
    padding = bytes(5 * MIB)
    size = end - start + len(padding)
    made = content[:start] + padding + content[start:end]
    made += content[end : end + 12] + size.to_bytes(4, "little") + content[end + 16 :]
    with pytest.raises(Unreadable, match="bytes of its directory exceed"):
        members_of(io.BytesIO(made), lambda _: True)


def test_no_more_is_unpacked_than_asked_for() -> None:
    content = zipped({"a.html": bytes(range(256)) * 10_000})
    assert member_content(io.BytesIO(content), "a.html", 300) == bytes(range(256)) + bytes(range(44))


def test_a_damaged_member_is_no_member() -> None:
    content = bytearray(zipped({"a.html": bytes(range(200))}))
    content[45] ^= 0xFF
    with pytest.raises(Unreadable, match="the archive is damaged"):
        member_content(io.BytesIO(content), "a.html", MIB)


def test_a_member_that_is_not_there() -> None:
    with pytest.raises(Unreadable, match=r"the archive holds no file 'b\.html'"):
        member_content(io.BytesIO(zipped({"a.html": b""})), "b.html", 10)


def test_documents_that_are_packed_are_no_archives() -> None:
    assert not is_archive(io.BytesIO(zipped({"[Content_Types].xml": b"", "word/document.xml": b""})))
    assert not is_archive(io.BytesIO(zipped({"mimetype": b"application/vnd.oasis.opendocument.text"})))
    assert not is_archive(io.BytesIO(zipped({"OFD.xml": b""})))
    assert is_archive(io.BytesIO(zipped({"a.docx": zipped({"[Content_Types].xml": b""})})))
    assert not is_archive(io.BytesIO(zipped({"a.html": b""})[:-10]))


def test_the_directory_is_kept_until_the_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.html": b"one"}))
    assert content_in(str(path), "a.html", 10) == b"one"
    path.write_bytes(zipped({"a.html": b"two", "b.html": b"three"}))
    os.utime(path, ns=(1, 1))
    assert content_in(str(path), "a.html", 10) == b"two"
    assert content_in(str(path), "b.html", 10) == b"three"


WHOLE = zipped({"年度报告.html": b"<p>" * 200, "b/c.html": b"text", "d.docx": zipped({"x": b"y"})}, gbk=True)


@given(st.data())
def test_mutated_archives_are_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    stream = io.BytesIO(content)
    is_archive(stream)
    with contextlib.suppress(Unreadable):
        for member in members_of(stream, lambda _: True):
            with contextlib.suppress(Unreadable):
                assert len(member_content(stream, member.name, 1000)) <= 1000
