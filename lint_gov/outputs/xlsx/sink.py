"""Where the workbook goes, such that a full disk is one error at the end and nothing else."""

from dataclasses import dataclass
from io import SEEK_CUR, SEEK_SET
from typing import IO


@dataclass(slots=True)
class Sink:
    """A file to write to; once a write failed nothing more happens, and `fault` says why.

    The archive below the workbook is not closed where a write raises, but later, by its destructor, which
    would complain on stderr of a file that is gone.
    """

    stream: IO[bytes]
    place: int = 0
    fault: OSError | None = None

    def write(self, content: bytes) -> int:
        """Write bytes at the place, as far as that can be."""
        if self.fault is None and not self.stream.closed:
            try:
                self.stream.seek(self.place)
                self.stream.write(content)
            except OSError as fault:
                self.fault = fault
        self.place += len(content)
        return len(content)

    def tell(self) -> int:
        """Return the place."""
        return self.place

    def seek(self, place: int, whence: int = SEEK_SET) -> int:
        """Move the place, counted from the beginning or from itself."""
        self.place = place + (self.place if whence == SEEK_CUR else 0)
        return self.place

    def flush(self) -> None:
        """Do nothing: whoever reads the file flushes it."""
