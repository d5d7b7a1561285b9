"""What output goes to, and what it can show there: encoding, colour, width."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

if TYPE_CHECKING:
    from pathlib import Path

from lint_gov.outputs.encoding import fitted
from lint_gov.outputs.look import Look
from lint_gov.text.normalise import printable

_REDIRECTED_WIDTH = 100
_LEAST_WIDTH = 40


Piece = str | bytes
Write = Callable[[Piece], None]


def is_terminal(stream: TextIO) -> bool:
    """Return whether a person reads the stream as it is written."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):  # no stream at all, or closed
        return False


def encoding_of(stream: TextIO, environment: Mapping[str, str] = os.environ) -> str:
    """Return the encoding to write in: a terminal's own, else UTF-8 unless PYTHONIOENCODING says more."""
    if is_terminal(stream) or environment.get("PYTHONIOENCODING", "").partition(":")[0]:
        return stream.encoding or "utf-8"
    return "utf-8"


def wants_colour(asked: str, stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether to write colour; `asked` is "always", "never" or "auto".

    NO_COLOR goes before FORCE_COLOR, and both before what the stream is.
    """
    if asked != "auto":
        return asked == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in {"", "0", "false"}:
        return True
    return is_terminal(stream) and environment.get("TERM") != "dumb"


def width_of(stream: TextIO, environment: Mapping[str, str] = os.environ) -> int:
    """Return the columns to fill: COLUMNS, else the terminal's, else 100."""
    set_by_user = environment.get("COLUMNS", "")
    if set_by_user.isascii() and set_by_user.isdigit() and int(set_by_user[:6]):
        return max(int(set_by_user[:6]), _LEAST_WIDTH)
    if not is_terminal(stream):
        return _REDIRECTED_WIDTH
    with suppress(OSError, ValueError, AttributeError):
        return max(os.get_terminal_size(stream.fileno()).columns, _LEAST_WIDTH)
    return _REDIRECTED_WIDTH


def look_at(output: str | None, *, language: str, color: str, **wishes: Any) -> Look:  # noqa: ANN401 - what Look says
    """Return how output is to look: as asked, else as what it goes to can show.

    `output` is the path of a file, None or "-" for stdout; `wishes` are the other fields of Look.
    """
    to_file = output not in {None, "-"}
    return Look(
        language=language,
        width=width_of(sys.stdout),
        colour=color == "always" if to_file else wants_colour(color, sys.stdout),
        ascii_only=not to_file and not encoding_of(sys.stdout).lower().startswith("utf"),
        **wishes,
    )


def writes_to(
    output: str | None, pieces: Iterable[Piece], look: Look, *, before: Callable[[], None] = lambda: None
) -> bool:
    """Write the pieces to a file or stdout; return False, having said why, where that failed.

    `before` is called before anything appears on a terminal. A reader that has gone, as `head` does,
    is no failure.
    """
    seen = output in {None, "-"} and is_terminal(sys.stdout)
    try:
        with _output(output, colour=look.colour) as write:
            for piece in pieces:
                if piece and seen:
                    before()
                if piece:
                    write(piece)
    except BrokenPipeError:
        silence()
    except OSError as error:
        silence()
        before()
        complain(not_written(error, output, look))
        return False
    finally:
        before()
    return True


def appends_to(path: str, pieces: Iterable[Piece], look: Look, *, most: int) -> bool:
    """Add the pieces to a file that others write to; return False, having said why, where that failed.

    Nothing is added, and that is said, where the file would hold more than `most` bytes.
    """
    try:
        content = b"".join(map(_in_utf8, pieces))
        with open(path, "ab") as stream:  # noqa: PTH123 - text as given
            if stream.tell() + len(content) > most:
                complain(
                    look.say(f"{path} 已满，未写入结果摘要", f"{path} is full; the summary was left out")
                )
            else:
                stream.write(content)
    except OSError as error:
        complain(not_written(error, path, look))
        return False
    return True


def not_written(error: OSError, output: str | None, look: Look) -> str:
    """Return the sentence that an output could not be written, which, and why."""
    unnamed = output not in {None, "-"} and error.filename is None
    why = f"{error}: {output!r}" if unnamed else str(error)  # as Python names a file itself
    return look.say(f"无法写出结果：{why}", f"the output could not be written: {why}")


@contextmanager
def _output(path: str | None, *, colour: bool) -> Iterator[Write]:
    """Give a function that writes to a file, which appears whole or not at all, or to stdout.

    A path that is no regular file, such as a pipe, is written to as it is.
    """
    if path is None or path == "-":
        yield _to_stdout(colour=colour)
        sys.stdout.flush()
        return
    from pathlib import Path
    from tempfile import mkstemp

    target = Path(os.path.realpath(path))  # a link stays a link
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield _to_file(stream)
        return
    try:
        handle, name = mkstemp(prefix=".lint-gov-", dir=target.parent)
    except OSError as error:  # named as the user knows it, not by the temporary name
        raise OSError(error.errno, error.strerror, str(target)) from error
    temporary = Path(name)
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123 - a descriptor
            yield _to_file(stream)
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _to_file(stream: BinaryIO) -> Write:
    def write(piece: Piece) -> None:
        stream.write(_in_utf8(piece))

    return write


def _in_utf8(piece: Piece) -> bytes:
    return piece if isinstance(piece, bytes) else fitted(piece, "utf-8").encode()


def _to_stdout(*, colour: bool) -> Write:
    stream = sys.stdout
    encoding = encoding_of(stream)
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")
    if colour and sys.platform == "win32":
        from colorama import just_fix_windows_console  # click needs it there

        just_fix_windows_console()
        stream = sys.stdout
    return _fitting(stream, encoding)


def _fitting(stream: TextIO, encoding: str) -> Write:
    live = is_terminal(stream)

    def write(piece: Piece) -> None:
        if isinstance(piece, bytes):
            stream.flush()
            stream.buffer.write(piece)
        else:
            stream.write(fitted(piece, encoding))
        if live:
            stream.flush()

    return write


def _mode(target: "Path") -> int:
    """Return the permissions for a file: those it has, else those a new one gets."""
    with suppress(OSError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def silence() -> None:
    """Let what stdout still holds go nowhere: nobody reads it, or there is no room for it."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


def complain(text: str) -> None:
    """Write a note on the run itself to stderr."""
    line = f"lint-gov: {printable(text)}\n"
    sys.stderr.write(fitted(line, sys.stderr.encoding or "utf-8"))
