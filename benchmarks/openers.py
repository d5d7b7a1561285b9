"""The ways to open a file that are compared; run by itself, the memory that one of them takes.

python -m benchmarks.openers NAME FILE
"""

import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

PARTS = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml", "ods": "content.xml"}
"""The part that holds the text, by ending."""


def main() -> int:
    """Open a file in one way and print the peak memory in KiB of this process and of those it started."""
    OPENERS[sys.argv[1]](Path(sys.argv[2]).read_bytes())
    print(sum(map(_peak, [os.getpid(), *children()])))
    return 0


def _peak(process: int) -> int:
    # Not ru_maxrss, which a new process takes over from the one that started it.
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))


def children() -> list[int]:
    """Return the processes that this one started and that still run: PDFs are read in one."""
    tasks = Path("/proc/self/task").glob("*/children")
    return [int(number) for task in tasks for number in task.read_text(encoding="ascii").split()]


def processor_seconds() -> float:
    """Return the processor time of this process and of those that it started, in hundredths for these."""
    spent = time.process_time()
    for process in children():
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        spent += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return spent


def _parsed_page(content: bytes) -> object:
    import lxml.html  # noqa: PLC0415 - what is imported counts where it is used

    return lxml.html.fromstring(content)


def _text_of_pages(content: bytes) -> object:
    import pypdfium2  # noqa: PLC0415 - the same

    found = []
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            text = page.get_textpage()
            found.append(text.get_text_bounded())
            text.close()
            page.close()
    return found


def _parsed(content: bytes) -> object:
    from lxml import etree  # noqa: PLC0415 - the same

    with ZipFile(io.BytesIO(content)) as archive:
        name = next(name for name in PARTS.values() if name in archive.namelist())
        return etree.fromstring(archive.read(name))


def _python_docx(content: bytes) -> object:
    import docx  # noqa: PLC0415 - the same

    document = docx.Document(io.BytesIO(content))
    return [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def _calamine(content: bytes) -> object:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - the same

    book = CalamineWorkbook.from_object(io.BytesIO(content))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def _xlrd(content: bytes) -> object:
    import xlrd  # noqa: PLC0415 - the same

    book = xlrd.open_workbook(file_contents=content, formatting_info=True)
    return [sheet.row_values(row) for sheet in book.sheets() for row in range(sheet.nrows)]


def _read(content: bytes) -> object:
    from lint_gov.readers import read  # noqa: PLC0415 - the same

    return read(content)


def _lint(content: bytes) -> object:
    from lint_gov.pipeline import lint  # noqa: PLC0415 - the same

    return lint(content)


OPENERS: dict[str, Callable[[bytes], object]] = {
    "lxml": _parsed_page,
    "zip and lxml": _parsed,
    "python-docx": _python_docx,
    "calamine": _calamine,
    "xlrd": _xlrd,
    "pypdfium2": _text_of_pages,
    "lint-gov, read": _read,
    "lint-gov, lint": _lint,
}
"""Each way to open a file, by the name it has in the table."""

if __name__ == "__main__":
    sys.exit(main())
