"""Opens and lists URLs of any scheme that fsspec knows; fsspec comes with the extra `remote`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any, BinaryIO, Self, cast

from lint_gov.model.document import Unreadable
from lint_gov.sources.names import shown
from lint_gov.sources.refusal import MissingExtraError

_NOTHING = "找不到这个文件", "there is no such file"
_PAGES = frozenset({"http", "https"})
_MAGIC = frozenset("*[")  # not "?", which begins the query of a URL


def check_installed(url: str) -> None:
    """Raise MissingExtraError where no URL of that kind can be opened: something is not installed."""
    if find_spec("fsspec") is None:
        extra = "pip install 'lint-gov[remote]'"
        need = f"打开 {shown(url)} 需要安装：{extra}", f"to open {shown(url)}, install the extra: {extra}"
        raise MissingExtraError(*need)
    try:
        _place(url)
    except ImportError as error:
        need = f"打开 {shown(url)} 还缺少组件：{error}", f"to open {shown(url)}, one needs more: {error}"
        raise MissingExtraError(*need) from error
    except Exception as error:
        need = (
            f"打不开 {shown(url)}：{shown(str(error))}",
            f"{shown(url)} cannot be opened: {shown(str(error))}",
        )
        raise MissingExtraError(*need) from error


def opened_url(url: str) -> BinaryIO:
    """Return a URL opened for reading; Unreadable where that fails."""
    try:
        check_installed(url)
    except MissingExtraError as missing:
        raise Unreadable(missing.zh, missing.en) from missing
    with _in_words():
        system, path = _place(url)
        return cast("BinaryIO", _Opened(system, system.open(path, "rb")))


class _Opened:
    """A stream with the file system that it comes from: some close their files when they are let go."""

    def __init__(self, system: object, stream: BinaryIO) -> None:
        self._system = system
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        with _in_words():
            return self._stream.read(size)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()


def files_at(url: str, counts: Callable[[str], bool]) -> tuple[str, ...] | None:
    """Return the URLs of the files that count below a folder or that fit a pattern, by name.

    None where the URL names a file. Unreadable where it cannot be listed.
    """
    with _in_words():
        system, path = _place(url)
        if _names_only(system):
            return None
        if _MAGIC.intersection(path):
            found = [one for one in system.glob(path) if system.isfile(one)]
        elif system.isdir(path):
            found = system.find(path)
        else:
            return None
        below = path.rstrip("/") + "/"
        kept = sorted(one for one in map(str, found) if counts(one.removeprefix(below)))
        return tuple(_full(url, system, one) for one in kept)


def _names_only(system: Any) -> bool:  # noqa: ANN401 - whatever fsspec makes
    """Return whether a file system lists a folder by following the links of a page, which we never do."""
    protocols = system.protocol if isinstance(system.protocol, tuple) else (system.protocol,)
    return not _PAGES.isdisjoint(protocols)


def _full(url: str, system: Any, path: str) -> str:  # noqa: ANN401 - whatever fsspec makes
    """Return the URL of a path of the same file system, chained as the first one was."""
    _, chain, rest = url.partition("::")
    return f"{system.unstrip_protocol(path)}{chain}{rest}"


def _place(url: str) -> tuple[Any, str]:
    """Return the file system of a URL, and the path there."""
    import fsspec  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra

    system, path = fsspec.core.url_to_fs(url)
    return system, str(path)


@contextmanager
def _in_words() -> Iterator[None]:
    """Turn whatever a file system raises into Unreadable; what is not installed stays ImportError."""
    try:
        yield
    except (ImportError, Unreadable):
        raise
    except FileNotFoundError as error:
        raise Unreadable(*_NOTHING) from error
    except Exception as error:
        # Every file system raises errors of its own, and few of them are OSError.
        reason = shown(str(error)) or type(error).__name__
        raise Unreadable(*_failed(reason)) from error


def _failed(reason: str) -> tuple[str, str]:
    return f"读取失败（{reason}）", f"reading it failed: {reason}"
