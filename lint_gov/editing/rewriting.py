"""Turns words of a file into other words, touching only the characters in which they differ."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice

from lint_gov.editing.characters import Mark, occurrences
from lint_gov.editing.written_text import Change
from lint_gov.text.normalise import half_width

_LONGEST = 1000  # what is longer is no label; comparing two texts takes the square of their length


def rewritten(marks: Sequence[Mark], old: str, new: str) -> list[Change] | None:
    """Return what makes `old` read `new` where it stands among marks; None where that is not one place.

    White space counts as the file has it: between two characters it may be as long as it likes, and where the
    file has none at all none can be taken away.
    """
    places = list(islice(occurrences(marks, old), 2))
    if len(places) != 1 or len(old) > _LONGEST:
        return None
    held = _aligned(marks, *places[0], old)
    changes: list[Change] = []
    # Full-width digits stand for themselves: what is dropped is then what has no counterpart.
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, half_width(old), new, autojunk=False).get_opcodes():
        if kind == "equal" and old[i1:i2] == new[j1:j2]:
            continue
        if i1 == i2:
            changes.append(_inserted(held, i1, new[j1:j2]))
        for place in range(i1, i2):
            # Character by character, so that each keeps the format of the one it takes the place of.
            end = j2 if place == i2 - 1 else min(j1 + place - i1 + 1, j2)
            written = new[min(j1 + place - i1, j2) : end]
            if written == old[place]:
                continue
            if held[place]:
                changes += _replaced(held[place], written)
            elif written:
                changes.append(_inserted(held, place, written))
            else:
                return None
    return changes


def _aligned(marks: Sequence[Mark], first: int, last: int, old: str) -> list[list[Mark]]:
    """Return the marks of each character of `old`; those of white space go to the first of its characters."""
    while old[:1].isspace() and first and marks[first - 1].character.isspace():
        first -= 1
    while old[-1:].isspace() and last + 1 < len(marks) and marks[last + 1].character.isspace():
        last += 1
    rest = list(marks[first : last + 1])
    held: list[list[Mark]] = []
    for character in old:
        taken: list[Mark] = []
        if character.isspace():
            while rest and rest[0].character.isspace():
                taken.append(rest.pop(0))
        else:
            while rest[0].character.isspace():
                rest.pop(0)
            taken.append(rest.pop(0))
        held.append(taken)
    return held


def _replaced(spans: Sequence[Mark], new: str) -> Iterator[Change]:
    for place, span in enumerate(spans):
        yield Change(span.start, span.end, "" if place else new)


def _inserted(held: Sequence[Sequence[Mark]], place: int, new: str) -> Change:
    """Return what goes in before a place: behind the character before it, with which it shares its format."""
    before = [mark for part in held[:place] for mark in part]
    at = before[-1].end if before else next(mark for part in held[place:] for mark in part).start
    return Change(at, at, new)
