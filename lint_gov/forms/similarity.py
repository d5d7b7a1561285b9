"""How alike two short labels are, tolerant of lost, added and changed characters."""

from functools import lru_cache


@lru_cache(maxsize=4096)
def likeness(left: str, right: str) -> float:
    """Return 0 for nothing in common to 1 for equal; both are label keys."""
    if left == right:
        return 1.0
    from difflib import SequenceMatcher  # noqa: PLC0415 - labels are seldom unknown

    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def is_subsequence(short: str, long: str) -> bool:
    """Return whether `short` is `long` with characters left out."""
    rest = iter(long)
    return all(character in rest for character in short)


_NEAR = 0.6


@lru_cache(maxsize=4096)
def nearest(key: str, known: tuple[str, ...]) -> str | None:
    """Return the one known label that a printed one is a slip of, or None.

    None too where two are equally near: then the slip could be of either.
    """
    if len(key) < 2:  # noqa: PLR2004 - a single character is near to anything
        return None
    scored = sorted(((likeness(key, label), label) for label in known), reverse=True)
    if not scored or scored[0][0] < _NEAR:
        return None
    tie = len(scored) > 1 and scored[1][0] == scored[0][0]
    return None if tie else scored[0][1]
