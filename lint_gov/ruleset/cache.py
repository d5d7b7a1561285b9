"""Keeps parsed rule files between runs, as JSON in the user's cache folder.

The cache saves time and nothing else: an entry that is missing, damaged or of another layout is
ignored, and a folder that cannot be written is left alone, without a word. An entry holds data
only, never code, under the digest of the files it was made from.
"""

# Every run asks the cache, and pathlib takes longer to import than an entry to read.
# ruff: noqa: PTH111, PTH117, PTH118, PTH123
import json
import os
import sys
from contextlib import suppress
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

LAYOUT = 2  # of an entry; to be raised when `strict_yaml` or a kind reads something in another way
MAXIMUM_BYTES = 16 * 1024 * 1024
MAXIMUM_ENTRIES = 16
_PREFIX = "rules-"


def cache_folder() -> str | None:
    """Return the folder of the cache, or None where there is none.

    LINT_GOV_CACHE_DIR names it, and switches the cache off when it is empty; otherwise it is the
    platform's own place for caches.
    """
    chosen = os.environ.get("LINT_GOV_CACHE_DIR")
    if chosen is not None:
        return chosen or None
    if sys.platform == "win32":
        named, usual = os.environ.get("LOCALAPPDATA"), "~/AppData/Local"
    elif sys.platform == "darwin":
        named, usual = None, "~/Library/Caches"
    else:
        named, usual = os.environ.get("XDG_CACHE_HOME"), "~/.cache"
    parent = os.path.expanduser(named or usual)  # stays as it is for a user without a home
    return os.path.join(parent, "lint-gov") if os.path.isabs(parent) else None


def recall(digest: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what was kept under a digest, or None."""
    folder = cache_folder()
    if folder is None:
        return None
    with suppress(OSError, ValueError, RecursionError):
        with open(os.path.join(folder, _name(digest)), "rb") as stream:
            checksum, _, content = stream.read(MAXIMUM_BYTES).partition(b"\n")
        if sha256(content).hexdigest().encode() == checksum:
            return json.loads(content, parse_float=Decimal)
    return None


def keep(digest: str, data: object) -> None:
    """Keep data under a digest, if that is possible; the entry appears whole or not at all."""
    from pathlib import Path  # noqa: PLC0415 - only where the cache has nothing

    named = cache_folder()
    if named is None:
        return
    folder = Path(named)
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=float).encode()
    entry = folder / _name(digest)
    temporary = entry.with_suffix(f".{os.getpid()}-{os.urandom(4).hex()}")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary.write_bytes(sha256(content).hexdigest().encode() + b"\n" + content)
        temporary.replace(entry)
        _prune(folder)
    except OSError:
        with suppress(OSError):
            temporary.unlink()


def _name(digest: str) -> str:
    return f"{_PREFIX}{LAYOUT}-{digest}.json"


def _prune(folder: "Path") -> None:
    entries = sorted(folder.glob(f"{_PREFIX}*"), key=lambda entry: entry.stat().st_mtime)
    for entry in entries[:-MAXIMUM_ENTRIES]:
        entry.unlink()
