"""Parts that have parts of their own: 争议11件，其中复议7件，维持6件，未结1件；诉讼4件，维持4件."""

from collections.abc import Sequence
from itertools import accumulate

from lint_gov.expression.number import Number, exact
from lint_gov.prose.claims import Mention

_FEWEST_GROUPS = 2


def outermost(parts: Sequence[Mention], whole: Number, *, closed: bool) -> Sequence[Mention]:
    """Return the parts that are no parts of another part, where the figures show which those are.

    What is written one behind the other may be one list or a list of lists. It is one list where that
    fits the whole; else the reading that fits it is taken, and where none does, one list again.
    `closed` says that the parts must make up the whole, not only not exceed it.
    """
    total = total_of(parts)
    if total == whole or (total < whole and not closed):
        return parts
    heads, single = _without_own_parts(parts)
    # One figure behind its equal may be a second part: 其中网站100条、报纸100条 of 150条.
    if total_of(heads) == whole or (not closed and not single and total_of(heads) < whole):
        return heads
    leading = [group[0] for group in groups_of(parts)]
    if total_of(leading) == whole or (leading and not closed and _hold_their_own(parts)):
        return leading
    return parts


def groups_of(parts: Sequence[Mention]) -> list[list[Mention]]:
    """Return the parts between semicolons, empty where no two groups have several figures."""
    groups: list[list[Mention]] = []
    for part in parts:
        text = part.sentence.text
        between = text[groups[-1][-1].quantity.end : part.quantity.start] if groups else "；"
        if "；" in between or ";" in between:
            groups.append([])
        groups[-1].append(part)
    return groups if sum(len(group) > 1 for group in groups) >= _FEWEST_GROUPS else []


def total_of(parts: Sequence[Mention]) -> Number:
    """Return what the parts add up to."""
    return exact(sum(one.quantity.number for one in parts))


def _hold_their_own(parts: Sequence[Mention]) -> bool:
    return all(total_of(group[1:]) <= group[0].quantity.number for group in groups_of(parts))


def _without_own_parts(parts: Sequence[Mention]) -> tuple[list[Mention], bool]:
    """Return the parts without those right behind one that make it up, and whether one alone did."""
    heads: list[Mention] = []
    single, at = False, 0
    while at < len(parts):
        heads.append(parts[at])
        own = _own_parts(parts, at)
        single = single or own == 1
        at += 1 + own
    return heads, single


def _own_parts(parts: Sequence[Mention], at: int) -> int:
    sums = accumulate(one.quantity.number for one in parts[at + 1 :])
    wanted = parts[at].quantity.number
    return next((count for count, total in enumerate(sums, 1) if total == wanted), 0) if wanted else 0
