"""Keeps a process for reading PDFs, and ends it where a file takes too long or brings it down.

The library is written in C and not safe among threads; a file may crash it, hang it or fill the
memory. One process serves file after file, since starting it takes longer than reading most files.
"""

import atexit
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from lint_gov.model.document import Unreadable
from lint_gov.readers.pdf.frames import Request, read_answer, write_request

SECONDS = 45.0
"""How long a file may take: less than a source may in a run, so that the end of it is ours."""

MEMORY = 1 << 30
"""How many bytes the process may need besides what it begins with."""

_MOST_FILES = 500  # then a fresh process, so that what the library leaks stays little
_START = "import sys; sys.path[:] = {path!r}; from lint_gov.readers.pdf.child import serve; serve({memory})"

_DIED = (
    "读取 PDF 的进程意外终止（内存不足，或者文件触发了底层库的故障）",
    "the process reading the PDF died: out of memory, or a fault in the library that the file set off",
)
_NOT_STARTED = "无法启动读取 PDF 的进程", "the process that reads PDFs could not be started"


def _too_slow(seconds: float) -> Unreadable:
    zh = f"读取 PDF 超过时间上限（{seconds:g} 秒）"
    return Unreadable(zh, f"reading the PDF took longer than the limit of {seconds:g} seconds", rule="E004")


@dataclass(slots=True)
class _Kept:
    """The process in use, whose it is, and how many files it has read."""

    process: subprocess.Popen[bytes] | None = None
    owner: int = 0
    files: int = 0


_kept = _Kept()
_lock = threading.Lock()


def ask(request: Request) -> bytes:
    """Return the answer to a request; Unreadable where the process does not live to give it.

    E004 where time is up, E001 where it died.
    """
    with _lock:
        process = _running()
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(request.seconds, end)
        timer.start()
        answer = None
        try:
            answer = _exchange(process, request)
        finally:
            timer.cancel()
            if answer is None:
                _end()
    if answer is not None:
        return answer
    if late.is_set():
        raise _too_slow(request.seconds)
    raise Unreadable(*_DIED)


def _exchange(process: subprocess.Popen[bytes], request: Request) -> bytes | None:
    if process.stdin is None or process.stdout is None:
        return None
    try:
        write_request(process.stdin, request)
    except OSError:
        return None
    return read_answer(process.stdout)


def _running() -> subprocess.Popen[bytes]:
    """Return the process kept for reading; a new one where there is none that lives and is ours."""
    process = _kept.process
    if process is not None and (process.poll() is not None or _kept.files >= _MOST_FILES):
        _end()
    if _kept.process is None or _kept.owner != os.getpid():
        _kept.process, _kept.owner, _kept.files = _started(), os.getpid(), 0
    _kept.files += 1
    return _kept.process


def _started() -> subprocess.Popen[bytes]:
    here = str(Path(__file__).parents[3])
    path = [here, *(str(Path(place).absolute()) for place in sys.path if place != here)]
    try:
        return subprocess.Popen(  # noqa: S603 - this very interpreter
            [sys.executable, "-I", "-S", "-c", _START.format(path=path, memory=MEMORY)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise Unreadable(*_NOT_STARTED) from error


def _end() -> None:
    """End the process, if it is this one's."""
    process, _kept.process = _kept.process, None
    if process is None or _kept.owner != os.getpid():
        return
    process.kill()
    for stream in (process.stdin, process.stdout):
        try:
            if stream is not None:
                stream.close()
        except OSError:  # what was left to send cannot be sent any more
            continue
    process.wait()


atexit.register(_end)
