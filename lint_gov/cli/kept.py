"""Parts of an output on disk until the run is over: several outputs of many reports in little memory."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import BinaryIO

_LENGTH = 8  # bytes before each part


@dataclass(slots=True)
class Kept:
    """The parts so far; `fault` says why no more could be kept."""

    stream: BinaryIO
    fault: OSError | None = None

    def keep(self, text: str) -> None:
        """Add a part; a disk without room is a fault of this output alone."""
        if self.fault is None:
            content = text.encode("utf-8", "surrogatepass")  # names of files hold any bytes
            try:
                self.stream.write(len(content).to_bytes(_LENGTH) + content)
            except OSError as fault:
                self.fault = fault

    def parts(self) -> Iterator[str]:
        """Yield the parts in their order; OSError where they were not all kept."""
        if self.fault is not None:
            raise self.fault
        self.stream.seek(0)
        while length := self.stream.read(_LENGTH):
            yield self.stream.read(int.from_bytes(length)).decode("utf-8", "surrogatepass")


@contextmanager
def kept_beside(path: str | None) -> Iterator[Kept]:
    """Give a place for the parts of a file, on its disk; OSError where nothing can be written there.

    The place has no name, or one that goes with this process, so that nothing of it is left.
    """
    from tempfile import TemporaryFile

    target = os.path.realpath(path) if path is not None else None
    regular = target is not None and (os.path.isfile(target) or not os.path.exists(target))  # noqa: PTH110, PTH113 - text as given
    folder = os.path.dirname(target) if target is not None and regular else None  # noqa: PTH120 - the same
    try:
        stream = TemporaryFile(prefix=".lint-gov-", dir=folder)  # noqa: SIM115 - closed below
    except OSError as error:  # named as the user knows it, not by the temporary name
        raise OSError(error.errno, error.strerror, path) from error
    try:
        yield Kept(stream)
    finally:
        with suppress(OSError):  # what a full disk did not take is tried again here; it has been told
            stream.close()
