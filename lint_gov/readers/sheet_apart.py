"""Opens a workbook with calamine and writes what its cells hold as JSON: a program, run apart.

calamine lays a sheet out whole, up to its farthest cell, and is no Python: a hostile file may cost it
all memory or end the process. So that is not ours (`sheet_xlsb.py`).
"""

import io
import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

MEMORY = 1 << 30
MOST_CELLS = 100_000


def main() -> int:
    """Read a workbook from stdin and write its sheets to stdout; the exit code is 0 if that was done."""
    content = sys.stdin.buffer.read()
    _bound_memory()
    from python_calamine import (  # noqa: PLC0415 - loaded within the bounds
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetVisibleEnum,
    )

    try:
        with CalamineWorkbook.from_object(io.BytesIO(content)) as book:
            sheets = [
                {
                    "name": facts.name,
                    "hidden": facts.visible != SheetVisibleEnum.Visible,
                    "cells": _cells(book.get_sheet_by_name(facts.name)),
                }
                for facts in book.sheets_metadata
            ]
    except PasswordError:
        return 3
    except (CalamineError, OSError, ValueError):
        return 2
    json.dump(sheets, sys.stdout)
    return 0


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _cells(sheet: Any) -> list[tuple[int, int, str | float | bool]]:  # noqa: ANN401 - a sheet of calamine
    """Return row, column and content of the cells that hold anything, up to a number of them."""
    found: list[tuple[int, int, str | float | bool]] = []
    top, left = sheet.start or (0, 0)
    for row, values in enumerate(sheet.iter_rows(), top):
        for column, value in enumerate(values, left):
            if value != "":
                found.append((row, column, _plain(value)))
        if len(found) > MOST_CELLS:
            break
    return found


def _plain(value: object) -> str | float | bool:
    if isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date | time | timedelta):
        return str(value)
    return ""


if __name__ == "__main__":
    sys.exit(main())
