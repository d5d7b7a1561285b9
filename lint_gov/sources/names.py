"""The names of sources: `archive.zip!/member`, URLs, and what of them may be shown."""

import os
import re

MEMBER = "!/"
"""Stands between an archive, or a crawl, and the name of what it holds."""

SUFFIXES = frozenset(
    {
        *{".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".md", ".markdown", ".txt"},
        *{".doc", ".docx", ".docm", ".wps", ".wpt", ".rtf", ".odt", ".pdf"},
        *{".xls", ".xlsx", ".xlsm", ".xlsb", ".et", ".ods"},
    }
)
"""The document formats that are read, by their usual endings: those that folders are searched for."""

ARCHIVES = frozenset({".zip"})
"""What holds documents in a folder of its own, by ending."""

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_CHAINED = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+::")
_PASSWORD = re.compile(r"(?<=://)([^/?#@:]*):[^/?#]*@")


def is_url(path: str) -> bool:
    """Return whether a path has the scheme of a URL; a drive letter is none."""
    return _URL.match(path) is not None or (_CHAINED.match(path) is not None and "://" in path)


def shown(path: str) -> str:
    """Return a path as it may be printed: without the password that a URL carries."""
    return _PASSWORD.sub(r"\1@", path) if is_url(path) else path


def member_path(container: str, name: str) -> str:
    """Return what to call a member of an archive."""
    return f"{container}{MEMBER}{name}"


def suffix_of(path: str) -> str:
    """Return the ending of a path or URL in lower case, with its dot; empty where it has none."""
    name = re.split(r"[?#]", path, maxsplit=1)[0] if is_url(path) else path
    stem, dot, ending = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""


def seen_from(folder: str, path: str) -> str:
    """Return the path of a source from a folder, with slashes, for patterns; a URL as it is."""
    return path if is_url(path) else os.path.relpath(path, folder).replace(os.sep, "/")
