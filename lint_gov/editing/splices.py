"""Replaces stretches of a file and leaves everything between them as it is."""

from collections.abc import Iterable
from typing import NamedTuple


class Splice(NamedTuple):
    """A stretch of bytes, from `start` up to but not including `end`, and what is to stand there."""

    start: int
    end: int
    new: bytes


def spliced(content: bytes, splices: Iterable[Splice]) -> bytes:
    """Return bytes with stretches replaced; what goes in at one offset goes in in the order given.

    ValueError where two stretches overlap.
    """
    parts: list[bytes] = []
    at = 0
    for splice in sorted(splices, key=lambda one: one[:2]):
        if splice.start < at:
            message = f"two changes overlap at byte {splice.start}"
            raise ValueError(message)
        parts += [content[at : splice.start], splice.new]
        at = splice.end
    return b"".join((*parts, content[at:]))
