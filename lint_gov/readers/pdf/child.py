"""The process that reads PDFs: it answers one request after another until its input ends."""

import faulthandler
import os
import sys
from pathlib import Path
from typing import IO

from lint_gov.model.document import Unreadable
from lint_gov.readers.limits import Limits
from lint_gov.readers.memory import limit_memory
from lint_gov.readers.pdf.frames import Request, read_request, write_answer
from lint_gov.readers.pdf.packing import packed, packed_fault, packed_refusal
from lint_gov.readers.pdf.reading import read_content

_GRACE = 10  # seconds after which a process that nobody ends any more ends itself
_SHARE = 0.6  # of the time is for reading pages; what was read by then is passed on
_TOO_BIG = Unreadable(
    "读取 PDF 所需的内存超过上限", "reading the PDF needs more memory than the limit allows", rule="E004"
)


def serve(memory: int) -> None:
    """Answer requests from standard input on standard output, within so many bytes of memory."""
    with _own_output() as answers, Path(os.devnull).open("w", encoding="ascii") as nowhere:
        limit_memory(memory)
        while (request := read_request(sys.stdin.buffer)) is not None:
            faulthandler.dump_traceback_later(request.seconds + _GRACE, exit=True, file=nowhere)
            write_answer(answers, _answer(request))
            faulthandler.cancel_dump_traceback_later()


def _own_output() -> IO[bytes]:
    """Return the output as nothing else can reach it: what the library prints goes nowhere."""
    own = os.dup(sys.stdout.fileno())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return os.fdopen(own, "wb")


def _answer(request: Request) -> bytes:
    limits = Limits(cells=request.cells, pages=request.pages)
    try:
        return packed(read_content(request.content, limits, seconds=_SHARE * request.seconds))
    except Unreadable as fault:
        return packed_refusal(fault)
    except MemoryError:
        return packed_refusal(_TOO_BIG)
    except Exception as fault:  # noqa: BLE001 - a fault of ours is said to the process that asked
        return packed_fault(f"{type(fault).__name__}: {fault} ({_last_place(fault)})")


def _last_place(fault: BaseException) -> str:
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
