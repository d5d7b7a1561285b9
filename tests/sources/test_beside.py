"""Files beside a page: under the path, the last part, the name shown; never outside the folder."""

from pathlib import Path

import pytest

from lint_gov.sources.beside import file_beside
from tests.sources.packing import zipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "inside"
    (inside / "files").mkdir(parents=True)
    for name in ("outside.doc", "inside/a.doc", "inside/files/b.doc", "inside/年报.doc"):
        (tmp_path / name).write_bytes(b"x")
    (inside / "link.doc").symlink_to("../outside.doc")
    (inside / "folder.doc").mkdir()
    return inside


@pytest.mark.parametrize(
    ("href", "name", "found"),
    [
        ("files/b.doc", "", "files/b.doc"),
        ("./files/../a.doc", "", "a.doc"),
        ("http://www.example.cn/2024/a.doc?x=1#y", "", "a.doc"),
        ("//www.example.cn/a.doc", "", "a.doc"),
        ("/2024/%E5%B9%B4%E6%8A%A5.doc", "", "年报.doc"),
        ("/down?id=3", "年报.doc", "年报.doc"),
        ("../outside.doc", "", None),
        ("..%2Foutside.doc", "", None),
        ("../inside/a.doc", "", "a.doc"),
        ("link.doc", "", None),
        ("folder.doc", "", None),
        ("/etc/passwd", "/etc/passwd", None),
        ("file:///etc/passwd", "..", None),
        ("c:none.doc", "c:none.doc", None),
        ("a.doc%00", "", None),
        ("http://[", "a.doc", None),
        ("", "", None),
        ("none.doc", "none.doc", None),
    ],
)
def test_beside_a_page(folder: Path, href: str, name: str, found: str | None) -> None:
    expected = None if found is None else str(folder / found)
    assert file_beside(str(folder / "page.html"), name, href) == expected


def test_in_the_present_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert file_beside("page.html", "", "a.doc") == "a.doc"
    assert file_beside("page.html", "", "../outside.doc") is None


def test_in_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"x/page.html": b"", "x/a.doc": b"", "b.doc": b""}))
    assert file_beside(f"{path}!/x/page.html", "", "a.doc") == f"{path}!/x/a.doc"
    assert file_beside(f"{path}!/x/page.html", "", "b.doc") is None
    assert file_beside(f"{path}!/page.html", "", "b.doc") == f"{path}!/b.doc"


def test_urls_have_no_neighbours() -> None:
    assert file_beside("http://www.example.cn/page.html", "a.doc", "a.doc") is None
