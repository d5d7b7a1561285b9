"""Finds the file that a page refers to where it lies beside the page; nowhere else, and over no network."""
# Paths stay text as given: pathlib respells them, and raises where a name is too long.
# ruff: noqa: PTH113, PTH118, PTH120

import os
from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from lint_gov.sources.names import MEMBER, is_url


def file_beside(page: str, name: str, href: str) -> str | None:
    """Return the path of the file that a page calls `name` and refers to by `href`, or None.

    It is in the folder of the page or below, under the path of the reference, its last part or the
    name shown; links that lead out of that folder are not followed.
    """
    if is_url(page):
        return None
    container, mark, member = page.partition(MEMBER)
    if mark and not os.path.lexists(page):
        return _in_archive(container, member, name, href)
    folder = os.path.dirname(page)
    for place in _places(name, href):
        path = os.path.join(folder, *place.split("/"))
        if _is_file(path) and _is_below(path, folder):
            return path
    return None


def _in_archive(archive: str, page: str, name: str, href: str) -> str | None:
    from lint_gov.sources.archive import names_in  # noqa: PLC0415 - for archives only

    folder = page.rpartition("/")[0]
    names = names_in(archive)
    paths = (f"{folder}/{place}".removeprefix("/") for place in _places(name, href))
    found = next((path for path in paths if path in names), None)
    return None if found is None else f"{archive}{MEMBER}{found}"


def _places(name: str, href: str) -> Iterator[str]:
    """Yield where the file may be, below the folder of the page: with slashes, without `..`."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return
    path = unquote(parts.path).replace("\\", "/")
    if not parts.scheme and not parts.netloc and not path.startswith("/"):
        yield from _safe(normpath(path))
    yield from _safe(path.rpartition("/")[2])
    yield from _safe(name.replace("\\", "/").rpartition("/")[2])


def _safe(place: str) -> Iterator[str]:
    parts = place.split("/")
    if "\0" not in place and all(part not in {"", ".", ".."} and ":" not in part for part in parts):
        yield place


def _is_file(path: str) -> bool:
    try:
        return os.path.isfile(path)
    except ValueError:
        return False


def _is_below(path: str, folder: str) -> bool:
    root = os.path.realpath(folder or os.curdir)
    return os.path.realpath(path).startswith(root.rstrip(os.sep) + os.sep)
