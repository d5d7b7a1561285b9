"""The changes of a file as a person reads them before they are made: a diff, by line or by place.

Pages that stand on one line are shown by place, as office files are: nobody finds a digit in such a line.
"""

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from lint_gov.fix.editors import WRITTEN
from lint_gov.fix.fixed import Fixed
from lint_gov.fix.wanted import Wanted
from lint_gov.model.location import Location
from lint_gov.outputs.look import Look
from lint_gov.text.encoding import decode
from lint_gov.text.normalise import printable

_LONGEST = 500


def diff(name: str, kind: str, before: bytes, after: Fixed, look: Look) -> str:
    """Return what becomes of a file: a unified diff of a text, of any other a change for every place."""
    lines = list(_by_line(before, after.content)) if kind in WRITTEN else []
    if not lines or any(len(line) > _LONGEST for line in lines):
        lines = list(_by_place(after.done, look))
    return "".join(f"{line}\n" for line in (f"--- {printable(name)}", f"+++ {printable(name)}", *lines))


def _by_line(before: bytes, after: bytes) -> Iterator[str]:
    old, new = (decode(content).text.split("\n") for content in (before, after))
    for line in list(unified_diff(old, new, lineterm="", n=1))[2:]:
        yield printable(line.removesuffix("\r"))


def _by_place(done: Sequence[Wanted], look: Look) -> Iterator[str]:
    for one in done:
        yield f"@@ {_place(one.location, look)} @@ {one.rule}"
        yield f"-{printable(one.old)}"
        yield f"+{printable(one.new)}"


def _place(location: Location, look: Look) -> str:
    if location.sheet is not None:
        return f"{printable(location.sheet)}!{location.cell}"
    if location.line is not None:
        return f"{location.line}:{location.column}"
    if location.table is None:
        return location.path or "?"
    table, row, cell = location.table, location.row, location.cell
    return look.say(f"表格 {table} 第 {row} 行第 {cell} 格", f"table {table}, row {row}, cell {cell}")
