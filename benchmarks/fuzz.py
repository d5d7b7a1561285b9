"""Reads damaged files by the thousand: a reader ends with a document or a reason, and never otherwise.

    python -m benchmarks.fuzz                          8 000 inputs a reader
    python -m benchmarks.fuzz pdf docx --count 500     some readers, fewer inputs
    python -m benchmarks.fuzz --seeds FOLDER           real files are damaged as well
    python -m benchmarks.fuzz docx --keep FOLDER       what went wrong is kept as files

A reader must return a document or raise Unreadable. Anything else is listed: another exception (FAULT),
more than 20 seconds (HANG), the end of the process (DIED). The readers of PDF and XLSB run in processes
of their own; here that of PDF is called without it, and where the process died the file is read once
more the way it is for users.
"""

import argparse
import multiprocessing
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from lint_gov.model.document import Unreadable
from lint_gov.readers import read
from tests.mutations import mutated
from tests.seeds import Seeds, seeds

_LONGEST = 20.0
_MEMORY = 2 << 30
_SUFFIXES = {"markdown": "md", "text": "txt", "cells": "json"}
_LARGEST_SEED = 300_000
_PROCESSES = multiprocessing.get_context("fork")

Said = tuple[int, str, str]
"""The number of an input, what became of it, and the words for it."""


@dataclass(slots=True)
class Tally:
    """What became of the inputs of one reader; `slowest` is the longest time of one, and its number."""

    became: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[int]] = field(default_factory=dict)
    slowest: tuple[float, int] = (0.0, 0)


def main() -> int:
    """Print a line a reader; return 1 if anything went wrong."""
    options, held = _options(), seeds()
    failed = False
    for name in options.readers or held:
        tally = _run(name, _with_real(held[name], name, options.seeds), options)
        counts = ", ".join(f"{count:,} {what}" for what, count in sorted(tally.became.items()))
        took, number = tally.slowest
        print(
            f"{name:10}{tally.became.total():9,} inputs: {counts}; slowest {took:.1f} s (#{number})",
            flush=True,
        )
        for what, numbers in tally.wrong.items():
            print(f"    {len(numbers)} × {what}: #{', #'.join(map(str, numbers[:5]))}", flush=True)
        failed = failed or bool(tally.wrong)
    return int(failed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("readers", nargs="*", help="readers by name; all of them by default")
    parser.add_argument("--count", type=int, default=8_000, help="inputs a reader")
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument(
        "--seeds", type=Path, metavar="FOLDER", help="files to damage besides the generated ones"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="where inputs that went wrong are written"
    )
    return parser.parse_args()


def _with_real(held: Seeds, name: str, folder: Path | None) -> Seeds:
    if folder is None:
        return held
    paths = sorted(folder.glob(f"*.{_SUFFIXES.get(name, name)}"))
    real = [path.read_bytes() for path in paths if path.stat().st_size <= _LARGEST_SEED]
    return held._replace(files=[*held.files, *real])


def made(held: Seeds, name: str, number: int) -> bytes:
    """Return an input by its number."""
    return mutated(Random(f"{name} {number}"), held.files, held.tokens)  # noqa: S311 - inputs, no secrets


def _run(name: str, held: Seeds, options: argparse.Namespace) -> Tally:
    tally = Tally()
    before = time.monotonic()
    for number, what, detail in _read_all(name, held, options.first, options.first + options.count):
        now = time.monotonic()
        tally.slowest = max(tally.slowest, (now - before, number))
        before = now
        tally.became[what] += 1
        if what.isupper():
            tally.wrong.setdefault(f"{what} {detail}", []).append(number)
            _keep(options.keep, name, number, held)
    return tally


def _keep(folder: Path | None, name: str, number: int, held: Seeds) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}-{number}").write_bytes(made(held, name, number))


def _read_all(name: str, held: Seeds, first: int, end: int) -> Iterator[Said]:
    """Yield what became of inputs, a new process beginning after each that ended or hung."""
    while first < end:
        for number, what, detail in _read_in_process(name, held, first, end):
            first = number + 1
            yield number, what, detail


def _read_in_process(name: str, held: Seeds, first: int, end: int) -> Iterator[Said]:
    ours, theirs = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_work, args=(theirs, name, held, first, end), daemon=False)
    process.start()
    theirs.close()
    number = first
    try:
        while number < end:
            if not ours.poll(_LONGEST):
                yield number, "HANG", f"more than {_LONGEST:g} s"
                return
            said: Said = ours.recv()
            number = said[0] + 1
            yield said
    except EOFError:
        process.join()
        yield _after_death(made(held, name, number), number, process.exitcode)
    finally:
        process.kill()
        process.join()
        ours.close()


def _after_death(content: bytes, number: int, code: int | None) -> Said:
    """Return what users are told of a file that brought the process down."""
    if content.find(b"%PDF-", 0, 1024) < 0:
        return number, "DIED", f"exit code {code}"
    try:
        read(content)
    except Unreadable as told:
        return number, f"died and said so ({told.rule})", ""
    return number, "died here, read there", ""


def _work(answers: Connection, name: str, held: Seeds, first: int, end: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    for number in range(first, end):
        answers.send((number, *_became(held, made(held, name, number))))


def _became(held: Seeds, content: bytes) -> tuple[str, str]:
    try:
        held.read(content)
    except Unreadable as told:
        return f"refused ({told.rule})", ""
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is the finding
        place = traceback.extract_tb(fault.__traceback__)[-1]
        return (
            "FAULT",
            f"{type(fault).__name__} at {Path(place.filename).name}:{place.lineno}: {str(fault)[:80]}",
        )
    return "read", ""


if __name__ == "__main__":
    sys.exit(main())
