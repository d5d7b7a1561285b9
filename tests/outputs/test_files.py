"""Names of files relative to the root of a repository, and as URIs."""

import pytest

from lint_gov.outputs.files import in_repository, uri_of
from lint_gov.outputs.look import Look

UNKNOWN = Look()
UNIX = Look(folder="/home/a/reports/2023", root="/home/a/reports")
WINDOWS = Look(folder="C:\\work\\2023", root="c:\\Work")


@pytest.mark.parametrize(
    ("look", "path", "name", "uri"),
    [
        (UNKNOWN, "a/b.html", "a/b.html", ("a/b.html", True)),
        (UNKNOWN, "./a//b.html", "a/b.html", ("a/b.html", True)),
        (UNKNOWN, "/a/b.html", "/a/b.html", ("file:///a/b.html", False)),
        (UNKNOWN, "C:\\a\\b.html", "C:/a/b.html", ("file:///C:/a/b.html", False)),
        (UNKNOWN, "\\\\host\\a\\b.html", "//host/a/b.html", ("file://host/a/b.html", False)),
        (UNIX, "a.html", "2023/a.html", ("2023/a.html", True)),
        (UNIX, "../2022/a.html", "2022/a.html", ("2022/a.html", True)),
        (UNIX, "/home/a/reports/a.html", "a.html", ("a.html", True)),
        (UNIX, "../../b.html", "../../b.html", ("../../b.html", True)),
        (
            UNIX,
            "/home/a/reports2/a.html",
            "/home/a/reports2/a.html",
            ("file:///home/a/reports2/a.html", False),
        ),
        (UNIX, "a\\b.html", "2023/a\\b.html", ("2023/a%5Cb.html", True)),
        (UNIX, "年报 #1%.html", "2023/年报 #1%.html", ("2023/%E5%B9%B4%E6%8A%A5%20%231%25.html", True)),
        (UNIX, "x\udcff\n?.html", "2023/x\udcff\n?.html", ("2023/x%FF%0A%3F.html", True)),
        (UNIX, "a.zip!/../x.html", "2023/a.zip!/../x.html", ("2023/a.zip!/../x.html", True)),
        (Look(folder="/", root="/"), "c:x.html", "c:x.html", ("c%3Ax.html", True)),
        (WINDOWS, "a\\b.html", "2023/a/b.html", ("2023/a/b.html", True)),
        (WINDOWS, "C:\\work\\b.html", "b.html", ("b.html", True)),
        (WINDOWS, "D:\\b \ud800.html", "D:/b \ud800.html", ("file:///D:/b%20%ED%A0%80.html", False)),
        (UNIX, "-", "-", ("-", False)),
        (UNIX, "https://a.cn/x y?q=1#p", "https://a.cn/x y?q=1#p", ("https://a.cn/x%20y?q=1#p", False)),
    ],
)
def test_names(look: Look, path: str, name: str, uri: tuple[str, bool]) -> None:
    assert (in_repository(path, look), uri_of(path, look)) == (name, uri)
