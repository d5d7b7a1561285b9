import io
import zipfile
from typing import Any

import pytest

from lint_gov.editing.packing import repacked
from lint_gov.editing.refusal import NotEditable
from lint_gov.readers import Limits
from lint_gov.readers.package import open_package


def _archive() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "old " * 50)
        archive.writestr(zipfile.ZipInfo("word/图.png", (2020, 5, 4, 3, 2, 2)), b"\x89PNG" * 9)
        archive.writestr("docProps/app.xml", "<a/>" * 50)
        archive.comment = b"made by hand"
    return held.getvalue()


def _repacked(content: bytes) -> zipfile.ZipFile:
    package = open_package(content, Limits())
    made = repacked(content, package, {"word/document.xml": b"new"}, {"word/comments.xml": b"<c/>"})
    return zipfile.ZipFile(io.BytesIO(made))


def _facts(archive: zipfile.ZipFile, name: str) -> tuple[object, ...]:
    entry = archive.getinfo(name)
    return entry.date_time, entry.external_attr, entry.CRC, entry.compress_type, entry.compress_size


def test_changed_parts_change_and_the_others_stay() -> None:
    content = _archive()
    before, after = zipfile.ZipFile(io.BytesIO(content)), _repacked(content)
    assert after.namelist() == [*before.namelist(), "word/comments.xml"]
    assert after.testzip() is None
    assert (after.read("word/document.xml"), after.read("word/comments.xml")) == (b"new", b"<c/>")
    for name in ("word/图.png", "docProps/app.xml"):
        assert (after.read(name), _facts(after, name)) == (before.read(name), _facts(before, name))
    assert after.comment == b"made by hand"


def test_sizes_written_behind_the_data() -> None:
    held = io.BytesIO()

    class Pipe(io.RawIOBase):
        """A stream that cannot go back, for which the sizes are written last."""

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            return held.write(data)

    with zipfile.ZipFile(Pipe(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "old")
        archive.writestr("a.xml", "<a/>" * 99)
    after = _repacked(held.getvalue())
    assert after.testzip() is None
    assert after.read("a.xml") == b"<a/>" * 99


def test_a_package_cut_in_the_middle_is_refused() -> None:
    content = _archive()
    start = zipfile.ZipFile(io.BytesIO(content)).getinfo("docProps/app.xml").header_offset
    damaged = content[:start] + b"XX" + content[start + 2 :]
    with pytest.raises(NotEditable):
        _repacked(damaged)
