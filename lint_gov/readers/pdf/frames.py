"""How the process that asks and the process that reads speak to each other: lengths, then bytes."""

import struct
from typing import IO, NamedTuple

_REQUEST = struct.Struct(">dQQQ")
_ANSWER = struct.Struct(">Q")
_LONGEST_ANSWER = 1 << 28


class Request(NamedTuple):
    """A file to be read, in how many seconds, and how many pages and table cells of it at most."""

    content: bytes
    seconds: float
    pages: int
    cells: int


def write_request(stream: IO[bytes], request: Request) -> None:
    """Send a request."""
    stream.write(_REQUEST.pack(request.seconds, request.pages, request.cells, len(request.content)))
    stream.write(request.content)
    stream.flush()


def read_request(stream: IO[bytes]) -> Request | None:
    """Return the next request; None where there is no more."""
    head = stream.read(_REQUEST.size)
    if len(head) < _REQUEST.size:
        return None
    seconds, pages, cells, size = _REQUEST.unpack(head)
    return Request(stream.read(size), seconds, pages, cells)


def write_answer(stream: IO[bytes], answer: bytes) -> None:
    """Send an answer."""
    stream.write(_ANSWER.pack(len(answer)) + answer)
    stream.flush()


def read_answer(stream: IO[bytes]) -> bytes | None:
    """Return the answer; None where the other process ended before it was whole."""
    head = stream.read(_ANSWER.size)
    if len(head) < _ANSWER.size:
        return None
    (size,) = _ANSWER.unpack(head)
    answer = stream.read(min(size, _LONGEST_ANSWER))
    return answer if len(answer) == size else None
