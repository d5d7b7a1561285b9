"""Unpacks gzip while it is read, in pieces, and knows whether it came to the end."""

import zlib
from typing import BinaryIO

_CHUNK = 1 << 16
_TAIL = 4
_MARK = b"\x1f\x8b"


class Unpacked:
    """The bytes of a stream, unpacked where it is packed; a gzip file may have many members.

    `damaged` says that the packed bytes broke off or made no sense, `tail` are the last bytes given.
    """

    def __init__(self, stream: BinaryIO) -> None:
        """Begin at the place where the stream is."""
        self._stream = stream
        self._ahead = stream.read(_CHUNK)
        self._packed = self._ahead.startswith(_MARK)
        self._inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._begun = False
        self._given = 0
        self.damaged = False
        self.tail = b""

    def tell(self) -> int:
        """Return how many bytes were given."""
        return self._given

    def read(self, size: int = _CHUNK) -> bytes:
        """Return the next bytes, at most so many; none at the end."""
        wanted = size if size > 0 else _CHUNK
        piece = self._inflated(wanted) if self._packed else self._plain(wanted)
        self.tail = (self.tail + piece)[-_TAIL:]
        self._given += len(piece)
        return piece

    def _plain(self, size: int) -> bytes:
        if not self._ahead:
            self._ahead = self._stream.read(_CHUNK)
        piece, self._ahead = self._ahead[:size], self._ahead[size:]
        return piece

    def _inflated(self, size: int) -> bytes:
        while not self.damaged:
            if not self._ahead:
                self._ahead = self._stream.read(_CHUNK)
            if not self._ahead:
                self.damaged = self._begun
                return b""
            piece = self._next(size)
            if piece:
                return piece
        return b""

    def _next(self, size: int) -> bytes:
        try:
            piece = self._inflater.decompress(self._ahead, size)
        except zlib.error:
            # What is behind the last member, such as padding with zeros, is none of ours.
            self.damaged = self._begun or bool(self._ahead.strip(b"\0"))
            self._ahead = b""
            return b""
        self._begun = True
        if self._inflater.eof:
            self._ahead = self._inflater.unused_data
            self._inflater, self._begun = zlib.decompressobj(16 + zlib.MAX_WBITS), False
        else:
            self._ahead = self._inflater.unconsumed_tail
        return piece
