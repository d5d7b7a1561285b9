"""The commands that the documents show, and their real output.

A block of a document is real output where a line `<!-- output: ARGUMENTS -->` stands before it: what
`lint-gov ARGUMENTS` prints in the checkout.
"""

import re
import shlex
from functools import cache
from pathlib import Path

from tests.samples import ROOT, run_command

READMES = tuple(ROOT / name for name in ("README.md", "README.zh-CN.md"))
DOCUMENTS = (*READMES, *sorted((ROOT / "docs").rglob("*.md")), ROOT / "CONTRIBUTING.md")
_SHOWN = re.compile(
    r"(?P<mark><!-- output: (?P<arguments>[^\n]*) -->\n+```\w*\n)"
    r"(?P<text>.*?)(?P<end>^```$)",
    re.DOTALL | re.MULTILINE,
)


def with_real_output(text: str) -> str:
    """Return a document with every block of output replaced by what the command prints now."""
    return _SHOWN.sub(_renewed, text)


def documents_with_output() -> tuple[Path, ...]:
    """Return the documents that show output."""
    return tuple(
        path for path in DOCUMENTS if path.exists() and _SHOWN.search(path.read_text(encoding="utf-8"))
    )


def _renewed(block: re.Match[str]) -> str:
    lines = "".join(f"{line.rstrip()}\n" for line in _printed(block["arguments"]))
    return block["mark"] + lines + block["end"]


@cache
def _printed(arguments: str) -> list[str]:
    return run_command(*shlex.split(arguments)).stdout.splitlines()
