"""Which code made a result: this package and those that read for it, as one text."""

# Every run with a cache needs it, and pathlib takes longer to import than this to run.
# ruff: noqa: PTH118, PTH120, PTH123, PTH208
import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256

from lint_gov import __version__

_PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100 - no links
# The packages that read and draw, as the folders of what is known of them are called.
LIBRARIES = frozenset(
    [
        "click",
        "lxml",
        "pyyaml",
        "rich",
        "jsonschema",
        "jinja2",
        "xlsxwriter",
        "pypdfium2",
        "xlrd",
        "python_calamine",
        "fastwarc",
    ]
)
_ENDING = ".dist-info"


def signature() -> str:
    """Return a text that differs where the code does: from its record where it was installed.

    The record of an installation holds the digest of every file, so that machines with the same
    packages agree. A checkout has none: there the sizes and times of the files have to do.
    """
    libraries = ",".join(sorted(_libraries()))
    recorded = _recorded()
    own = sha256("\n".join(recorded or sorted(_files())).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{__version__} {own} {libraries}"


def _recorded() -> list[str]:
    record = os.path.join(os.path.dirname(_PACKAGE), f"lint_gov-{__version__}{_ENDING}", "RECORD")
    with suppress(OSError), open(record, encoding="utf-8") as lines:
        return sorted(line for line in lines if line.startswith("lint_gov/") and "/__pycache__/" not in line)
    return []


def _files() -> Iterator[str]:
    for folder, below, names in os.walk(_PACKAGE):
        below[:] = [name for name in below if name != "__pycache__"]
        for name in names:
            path = os.path.join(folder, name)
            facts = os.stat(path)  # noqa: PTH116 - as above
            yield f"{path.removeprefix(_PACKAGE)} {facts.st_size} {facts.st_mtime_ns}"


def _libraries() -> Iterator[str]:
    for place in dict.fromkeys(sys.path):
        with suppress(OSError):
            for name in os.listdir(place or os.curdir):
                if name.endswith(_ENDING) and _project(name) in LIBRARIES:
                    yield name.removesuffix(_ENDING).lower()


def _project(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name.partition("-")[0]).lower()
