"""DOC, RTF and ODT through LibreOffice: places, what is never fetched or run, and how failures are told."""

import os
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from lint_gov.model.document import Document, Table, Unreadable
from lint_gov.model.location import Location
from lint_gov.readers import read
from lint_gov.readers.soffice import NotConvertedError, converted
from tests.converting import SOFFICE, by_libreoffice, needs_soffice
from tests.generate import FORMS, consistent_cells, seeded
from tests.renderings import page_of, render_docx

LOCKED = "the file is protected by a password; remove it and check again"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture(scope="module")
def report() -> bytes:
    form = FORMS["2021"]
    return render_docx(page_of(consistent_cells(seeded(0), form), form))


@pytest.fixture(scope="module")
def odt(report: bytes) -> bytes:
    return by_libreoffice({"a.docx": report}, "odt")["a.docx"]


def tables(document: Document) -> list[tuple[tuple[str, ...], ...]]:
    return [
        tuple(tuple(cell.text for cell in row) for row in block.rows)
        for block in document.blocks
        if isinstance(block, Table)
    ]


@needs_soffice
@pytest.mark.parametrize("target", ["doc", "rtf", "odt"])
def test_old_formats_read_like_the_new_one(report: bytes, target: str) -> None:
    document = read(by_libreoffice({"a.docx": report}, target)["a.docx"])
    assert tables(document) == tables(read(report))
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert document.places.locate(table.rows[2][1].anchor) == Location(table=1, row=3, cell=2)


def made_from(odt: bytes, changes: dict[str, tuple[bytes, bytes]], files: dict[str, bytes]) -> bytes:
    held = BytesIO()
    with ZipFile(BytesIO(odt)) as old, ZipFile(held, "w") as new:
        for name in old.namelist():
            before, after = changes.get(name, (b"", b""))
            content = old.read(name)
            assert before in content
            new.writestr(name, content.replace(before, after, 1) if before else content)
        for name, content in files.items():
            new.writestr(name, content)
    return held.getvalue()


@pytest.fixture
def asked() -> Iterator[tuple[int, list[str]]]:
    """Listen on a port of this machine; give it, and what was asked for."""
    requests: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - the names that the server calls

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port, requests
        server.shutdown()
        thread.join()


@needs_soffice
def test_nothing_that_a_document_refers_to_is_fetched(odt: bytes, asked: tuple[int, list[str]]) -> None:
    port, requests = asked
    url = f"http://127.0.0.1:{port}"
    picture = (
        f'<draw:frame text:anchor-type="as-char" svg:width="1cm" svg:height="1cm">'
        f'<draw:image xlink:href="{url}/picture.png" xlink:type="simple"/></draw:frame></text:p>'
    )
    section = (
        f'<text:section text:name="s"><text:section-source xlink:href="{url}/section.odt" '
        f'xlink:type="simple"/><text:p/></text:section></office:text>'
    )
    hostile = made_from(odt, {"content.xml": (b"</text:p>", picture.encode())}, {})
    hostile = made_from(hostile, {"content.xml": (b"</office:text>", section.encode())}, {})
    assert len(tables(read(hostile))) == 3
    assert requests == []


@needs_soffice
def test_macros_are_never_run(odt: bytes, tmp_path: Path) -> None:
    trap = tmp_path / "sprung"
    event = (
        b"<office:scripts><office:event-listeners><script:event-listener script:language='ooo:script' "
        b"script:event-name='dom:load' xlink:type='simple' xlink:href='vnd.sun.star.script:Standard.M.Main"
        b"?language=Basic&amp;location=document'/></office:event-listeners></office:scripts>"
    )
    head = b'<?xml version="1.0" encoding="UTF-8"?>'
    script = b'xmlns:script="http://openoffice.org/2000/script"'
    library = b'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
    basic = f'Sub Main\nOpen "{trap}" For Output As #1\nPrint #1, "x"\nClose #1\nEnd Sub'.encode()
    entry = b'<manifest:file-entry manifest:full-path="Basic/%b" manifest:media-type="text/xml"/>'
    files = {
        "Basic/script-lc.xml": b"%b<library:libraries %b><library:library library:name='Standard' "
        b"library:link='false'/></library:libraries>" % (head, library),
        "Basic/Standard/script-lb.xml": b"%b<library:library %b library:name='Standard' library:readonly="
        b"'false'><library:element library:name='M'/></library:library>" % (head, library),
        "Basic/Standard/M.xml": b"%b<script:module %b script:name='M' script:language='StarBasic'>%b"
        b"</script:module>" % (head, script, basic),
    }
    entries = b"".join(entry % name.removeprefix("Basic/").encode() for name in files)
    changes = {
        "content.xml": (b"<office:scripts/>", event),
        "META-INF/manifest.xml": (b"</manifest:manifest>", entries + b"</manifest:manifest>"),
    }
    assert len(tables(read(made_from(odt, changes, files)))) == 3
    assert not trap.exists()


@needs_soffice
@pytest.mark.parametrize("content", [b"{\\rtf1 \x00", OLE + "WordDocument".encode("utf-16-le") + bytes(4096)])
def test_rubbish_is_told(content: bytes) -> None:
    kind = "RTF" if content.startswith(b"{") else "DOC"
    with pytest.raises(Unreadable, match=f"LibreOffice cannot open this {kind} file"):
        read(content)


@needs_soffice
def test_an_encrypted_doc_is_told(report: bytes) -> None:
    doc = bytearray(by_libreoffice({"a.docx": report}, "doc")["a.docx"])
    doc[doc.index(b"\xec\xa5\x01\x01") + 11] |= 1
    with pytest.raises(Unreadable, match=LOCKED):
        read(bytes(doc))


def test_without_libreoffice_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("lint_gov.readers.soffice._PLACES", ())
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(Unreadable) as caught:
        read(b"{\\rtf1 a}")
    zh = (
        "读取 RTF 文件需要 LibreOffice，本机没有找到 soffice 程序；请安装 LibreOffice（Debian、Ubuntu："
        "apt install libreoffice-writer-nogui），或者将文件另存为 DOCX 再检查"
    )
    en = (
        "RTF files are read with LibreOffice, and there is no soffice program here; install LibreOffice "
        "(Debian, Ubuntu: apt install libreoffice-writer-nogui), or save the file as DOCX"
    )
    assert (caught.value.rule, caught.value.detail_zh, str(caught.value)) == ("E001", zh, en)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_a_conversion_that_hangs_is_ended_with_all_it_started(tmp_path: Path) -> None:
    stand_in, alive = tmp_path / "soffice", tmp_path / "alive"
    stand_in.write_text(f"#!/bin/sh\n(while :; do date > '{alive}'; sleep 0.05; done) &\nsleep 60\n")
    stand_in.chmod(0o755)
    source = tmp_path / "work" / "a.doc"
    source.parent.mkdir()
    source.write_bytes(b"")
    start = time.monotonic()
    with pytest.raises(NotConvertedError) as caught:
        converted(str(stand_in), source, "docx", filter_name="any", seconds=1)
    assert (caught.value.slow, caught.value.seconds) == (True, 1)
    assert time.monotonic() - start < 10
    time.sleep(0.3)
    alive.unlink(missing_ok=True)
    time.sleep(0.3)
    assert not alive.exists()


@needs_soffice
def test_nothing_is_left_in_the_folder_for_temporary_files(
    report: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rtf = by_libreoffice({"a.docx": report}, "rtf")["a.docx"]
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    read(rtf)
    assert list(tmp_path.iterdir()) == []
    assert SOFFICE
