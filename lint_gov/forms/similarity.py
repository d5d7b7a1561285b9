"""How alike two short labels are, tolerant of lost, added and changed characters."""

from difflib import SequenceMatcher
from functools import lru_cache


@lru_cache(maxsize=4096)
def likeness(left: str, right: str) -> float:
    """Return 0 for nothing in common to 1 for equal; both are label keys."""
    if left == right:
        return 1.0
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def is_subsequence(short: str, long: str) -> bool:
    """Return whether `short` is `long` with characters left out."""
    rest = iter(long)
    return all(character in rest for character in short)
