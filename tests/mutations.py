"""Damages files by chance, as transmission, bad programs and attackers do; the same for the same chance."""

import io
import zipfile
from collections.abc import Callable, Sequence
from random import Random

_ZIP = b"PK\x03\x04"
_MOST = 1 << 20
_NUMBERS = (
    b"0", b"1", b"-1", b"255", b"65535", b"65536", b"2147483647", b"4294967296", b"1e308", b"NaN",
    b"99999999999999999999",
)  # fmt: skip
_BYTES = (b"\x00", b"\xff", b"\x7f", b"\x80", b"\xff\xff\xff\x7f", b"\xff\xff\xff\xff", b"\x00" * 8)


def mutated(rng: Random, seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """Return one of some files damaged in one place or a few; `tokens` are words of its format.

    Of an archive mostly one part is damaged, so that the archive itself can still be opened.
    """
    content = rng.choice(seeds)
    if content.startswith(_ZIP) and rng.random() < 0.8:
        return _repacked(rng, content, tokens)
    return _damaged(rng, content, seeds, tokens)


def _repacked(rng: Random, content: bytes, tokens: Sequence[bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice(list(parts))
    parts[name] = _damaged(rng, parts[name], list(parts.values()), tokens)
    if rng.random() < 0.05:
        del parts[rng.choice(list(parts))]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return held.getvalue()


def _damaged(rng: Random, content: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    for _ in range(1 + min(int(rng.expovariate(0.5)), 20)):
        change = rng.choice(_CHANGES)
        content = change(rng, content, others, tokens)[:_MOST]
    return content


def _span(rng: Random, content: bytes) -> tuple[int, int]:
    start = rng.randrange(len(content) + 1)
    return start, min(len(content), start + int(rng.expovariate(1 / rng.choice((2, 30, 500)))))


def _flip(rng: Random, content: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    if not content:
        return content
    at = rng.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << rng.randrange(8)]) + content[at + 1 :]


def _overwrite(rng: Random, content: bytes, _others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    at, token = rng.randrange(len(content) + 1), rng.choice((*_BYTES, *tokens))
    return content[:at] + token + content[at + len(token) :]


def _insert(rng: Random, content: bytes, _others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    at, times = rng.randrange(len(content) + 1), rng.choice((1, 1, 1, 2, 50, 2_000))
    return content[:at] + rng.choice((*_BYTES, *_NUMBERS, *tokens)) * times + content[at:]


def _cut(rng: Random, content: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    start, end = _span(rng, content)
    return content[:start] + content[end:]


def _end(rng: Random, content: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    return content[: rng.randrange(len(content) + 1)]


def _repeat(rng: Random, content: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    start, end = _span(rng, content)
    return content[:end] + content[start:end] * rng.choice((1, 1, 3, 100)) + content[end:]


def _splice(rng: Random, content: bytes, others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    other = rng.choice(others)
    (start, end), at = _span(rng, other), rng.randrange(len(content) + 1)
    return content[:at] + other[start:end] + content[at:]


def _number(rng: Random, content: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    """Replace a run of digits, such as a length or a count."""
    digits = b"0123456789"
    places = [at for at in range(len(content)) if content[at] in digits][:: rng.randrange(1, 9)]
    if not places:
        return content
    start = end = rng.choice(places)
    while end < len(content) and content[end] in digits:
        end += 1
    return content[:start] + rng.choice(_NUMBERS) + content[end:]


_Change = Callable[[Random, bytes, Sequence[bytes], Sequence[bytes]], bytes]
_CHANGES: tuple[_Change, ...] = (
    _flip, _flip, _overwrite, _insert, _insert, _cut, _cut, _end, _repeat, _splice, _number, _number,
)  # fmt: skip
