"""From names to bytes: files, members of archives, records of crawls, URLs, passwords kept."""

from pathlib import Path

import pytest

from lint_gov.model.document import Unreadable
from lint_gov.sources.names import is_url, shown, suffix_of
from lint_gov.sources.opening import content_of, is_member
from tests.sources.packing import crawl, record, zipped

fsspec = pytest.importorskip("fsspec", reason="the extra remote is not installed")


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("s3://bucket/a.html", True),
        ("zip://a.html::s3://bucket/a.zip", True),
        ("memory://a", True),
        ("C:\\reports\\a.html", False),
        ("a/b.html", False),
        ("a::b", False),
        ("://a", False),
    ],
)
def test_urls_have_a_scheme(path: str, url: bool) -> None:
    assert is_url(path) == url


def test_passwords_are_not_shown() -> None:
    assert shown("ftp://user:secret@host/a.html") == "ftp://user@host/a.html"
    assert shown("zip://a::ftp://user:se@cret@host/a.zip").endswith("ftp://user@host/a.zip")
    assert shown("a:b@c.html") == "a:b@c.html"


def test_endings() -> None:
    assert [suffix_of(path) for path in ("a/b.HTML", "a.b/c", "http://a/b.pdf?x=.doc", ".html", "a.")] == [
        ".html",
        "",
        ".pdf",
        "",
        ".",
    ]


def test_members_have_names_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"报告/b.html": b"inside", "c!/d.html": b"odd"}))
    assert content_of(f"{path}!/报告/b.html", 3) == b"ins"
    assert content_of(f"{path}!/c!/d.html", 10) == b"odd"
    assert (is_member(f"{path}!/x"), is_member(str(path)), is_member("none.zip!/x")) == (True, False, False)
    with pytest.raises(FileNotFoundError):
        content_of(str(tmp_path / "none.zip!/x"), 10)


def test_a_file_of_that_very_name_comes_first(tmp_path: Path) -> None:
    folder = tmp_path / "a.zip!"
    folder.mkdir()
    (folder / "b.html").write_bytes(b"a file")
    assert content_of(f"{folder}/b.html", 10) == b"a file"


def test_records_of_a_crawl(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(crawl([record("http://a.cn/1", b"one"), record("http://a.cn/2", b"two")]))
    assert content_of(f"{path}!/http://a.cn/2", 10) == b"two"


def test_urls_are_opened_by_fsspec() -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe("/opening/a.html", b"far away")
    memory.pipe("/opening/a.zip", zipped({"b.html": b"packed"}))
    assert content_of("memory://opening/a.html", 3) == b"far"
    assert content_of("memory://opening/a.zip!/b.html", 10) == b"packed"
    with pytest.raises(Unreadable, match="there is no such file"):
        content_of("memory://opening/none.html", 10)
    with pytest.raises(Unreadable, match="Protocol not known: nosuch"):
        content_of("nosuch://a", 10)
