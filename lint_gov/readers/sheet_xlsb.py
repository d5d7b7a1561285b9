"""Reads XLSB workbooks (binary parts in a package) by calamine, in a process of its own.

calamine tells neither merged cells nor borders of them: a text that stands alone is told from a label
whose figures are blank by its looks (`sheet_blocks.py`).
"""

import json
import subprocess
import sys
from pathlib import Path

from lint_gov.model.document import Document, Unreadable
from lint_gov.readers import sheet_apart
from lint_gov.readers.limits import Limits
from lint_gov.readers.package import LOCKED
from lint_gov.readers.sheet_blocks import document_of
from lint_gov.readers.sheet_grid import Content, Sheet, put
from lint_gov.readers.sheet_numbers import text_of

_SECONDS = 20.0
_PASSWORD = 3
_SLOW = (
    f"读取工作簿超过时间上限（{_SECONDS:g} 秒）",
    f"reading the workbook took longer than {_SECONDS:g} seconds",
)
_DAMAGED = (
    "工作簿读不出：文件已损坏，或者展开后过大",
    "the workbook cannot be read: it is damaged, or too large once laid out",
)


def read_xlsb(content: bytes, limits: Limits) -> Document:
    """Return the document that a binary workbook makes; Unreadable as for other workbooks."""
    sheets = [_sheet(part, limits) for part in _read_apart(content)]
    return document_of("xlsb", sheets, limits)


def _read_apart(content: bytes) -> list[dict[str, object]]:
    # -P, as the folder of the program holds modules that are called like those of Python (html, text).
    command = [sys.executable, "-P", str(Path(sheet_apart.__file__))]
    try:
        done = subprocess.run(command, input=content, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - our own program
    except subprocess.TimeoutExpired as late:
        raise Unreadable(*_SLOW, rule="E004") from late
    if done.returncode:
        raise Unreadable(*(LOCKED if done.returncode == _PASSWORD else _DAMAGED))
    sheets: list[dict[str, object]] = json.loads(done.stdout)
    return sheets


def _sheet(part: dict[str, object], limits: Limits) -> Sheet:
    sheet = Sheet(str(part["name"]), hidden=bool(part["hidden"]))
    cells = part["cells"]
    for row, column, value in cells if isinstance(cells, list) else ():
        text = (
            str(value).upper()
            if isinstance(value, bool)
            else value
            if isinstance(value, str)
            else text_of(value)
        )
        put(sheet, (row, column), Content(text), limits)
    return sheet
