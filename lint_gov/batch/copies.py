"""Reports of other organs for the same year whose prose has much in common, among thousands."""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Protocol

_NEAR = 8  # neighbours on either side among the texts that share a number: copies stand together
_ALIKE = 6  # numbers of a sketch that texts have in common which are looked at closely
_MOST_ALIKE = 2
_HALF, _LOW = 32, 0xFFFF_FFFF


class Sketched(Protocol):
    """What is remembered of a report: whose, which year, and a sketch of its prose."""

    @property
    def organ(self) -> str | None:
        """Return the key of its organ."""

    @property
    def year(self) -> int | None:
        """Return its year."""

    @property
    def sketch(self) -> Sequence[int]:
        """Return numbers of 32 bits, many of which two texts have in common that are mostly the same."""


class Copies:
    """Finds reports of other organs for the same year whose prose has much in common.

    By year, an array of (number of a sketch, number of the report) pairs, packed and sorted. Only the
    nearest reports that share a number are counted, so that a text which a thousand organs share costs
    each of them no more than one that two share.
    """

    def __init__(self, cards: Sequence[Sketched | None]) -> None:
        """Sort what the sketches of reports have in common."""
        self._cards = cards
        pairs: dict[int, list[int]] = defaultdict(list)
        for number, card in enumerate(cards):
            if card is not None and card.year is not None and card.organ is not None:
                pairs[card.year] += [mark << _HALF | number for mark in card.sketch]
        self._pairs = {year: array("Q", sorted(found)) for year, found in pairs.items()}

    def of(self, number: int) -> tuple[int, ...]:
        """Return the numbers of up to two reports, the likest first, each of another organ."""
        card = self._cards[number]
        pairs = self._pairs.get(card.year) if card and card.year is not None else None
        if card is None or pairs is None:
            return ()
        counted: Counter[int] = Counter()
        for mark in card.sketch:
            place = bisect_left(pairs, mark << _HALF | number)
            near = pairs[max(0, place - _NEAR) : place + _NEAR + 1]
            counted.update([pair & _LOW for pair in near if pair >> _HALF == mark])
        likest = sorted((-count, other) for other, count in counted.items() if count >= _ALIKE)
        found: dict[str | None, int] = {}
        for _, other in likest:
            there = self._cards[other]
            found.setdefault(there.organ if there else None, other)
        found.pop(card.organ, None)
        return tuple(found.values())[:_MOST_ALIKE]
