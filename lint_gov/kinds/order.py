"""Which of a list of things stand out of their order."""

from collections.abc import Sequence


def displaced(found: Sequence[str], standard: Sequence[str]) -> tuple[str, ...]:
    """Return the fewest things of `found` that have to move for it to follow `standard`.

    Things that `standard` does not have are passed over; a thing printed twice may stand twice in
    a row.
    """
    places = {name: place for place, name in enumerate(standard)}
    known = [name for name in found if name in places]
    kept = _longest_rising([places[name] for name in known])
    return tuple(name for index, name in enumerate(known) if index not in kept)


def _longest_rising(places: Sequence[int]) -> frozenset[int]:
    runs: list[tuple[int, ...]] = []
    for index, place in enumerate(places):
        before = [run for run in runs if places[run[-1]] <= place]
        runs.append((*_longest(before), index))
    return frozenset(_longest(runs))


def _longest(runs: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return max(runs, key=len) if runs else ()
