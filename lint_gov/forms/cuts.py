"""Cuts figures that ran together into the cells they came from.

Counting comes first: seven digits for seven columns leave one cut, whatever the sums say. Where
several cuts remain, `balance` chooses between them.
"""

from collections.abc import Iterator, Sequence

from lint_gov.text.pattern import late

_MOST_CUTS = 4000
_MANY = 4  # one row in four
_NUMBER = late(r"(?P<sign>[+\-−]?)(?P<digits>[0-9]+)(?P<rest>(?:\.[0-9]+)?[^0-9]*)")

Cut = tuple[str, ...]


def cuts(tokens: Sequence[str], width: int, signed: frozenset[int] = frozenset()) -> list[Cut]:
    """Return every way to read the tokens as `width` cells; none where there are too many ways.

    A token is a run of text between spaces; "" is a cell known to be blank. Only a column in
    `signed` may begin with a sign. No figure has a leading zero.
    """
    if len(tokens) == width:
        return [tuple(tokens)]
    filled = [token for token in tokens if token.strip()]
    if len(filled) == width:
        return [tuple(filled)]
    if _all_digits(filled) and sum(map(len, filled)) == width:
        return [tuple("".join(filled))]
    found: list[Cut] = []
    for cut in _cut_all(filled, width, signed):
        found.append(cut)
        if len(found) > _MOST_CUTS:
            return []
    if not any(_runs_together(token) for token in filled):
        found.extend(cut for cut in _with_blanks(filled, width) if _signs_fit(cut, signed))
    return found if len(found) <= _MOST_CUTS else []


def with_blanks(tokens: Sequence[str], width: int) -> list[Cut]:
    """Return every way to read whole cells as `width` of them with one or two left out blank."""
    filled = [token for token in tokens if token.strip()]
    return list(_with_blanks(filled, width))


def stand_apart(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the figures of rows stand apart: rows hold several, and none begins with a zero.

    Where figures run together, 0012 stands for three cells in one row or another.
    """
    filled = [[token.strip() for token in tokens if token.strip()] for tokens in rows]
    several = sum(len(tokens) > 1 for tokens in filled)
    joined = any(_runs_together(token) for tokens in filled for token in tokens)
    return several > 0 and not joined and _MANY * several >= sum(map(bool, filled))


def _all_digits(tokens: Sequence[str]) -> bool:
    return all(token.isascii() and token.isdigit() for token in tokens)


def _runs_together(token: str) -> bool:
    """Return whether a token cannot be one figure: it begins with a zero and goes on."""
    return len(token) > 1 and token.startswith("0") and token.isascii() and token.isdigit()


def _cut_all(tokens: Sequence[str], width: int, signed: frozenset[int], column: int = 0) -> Iterator[Cut]:
    if not tokens:
        if width == 0:
            yield ()
        return
    if len(tokens) > width:
        return
    for parts in _cut_one(tokens[0], width - len(tokens) + 1):
        if parts[0][0] in "+-−" and column not in signed:
            continue
        for rest in _cut_all(tokens[1:], width - len(parts), signed, column + len(parts)):
            yield parts + rest


def _cut_one(token: str, most: int) -> Iterator[Cut]:
    match = _NUMBER().fullmatch(token)
    if match is None:
        yield (token,)
        return
    for parts in compositions(match["digits"], most):
        yield (
            (match["sign"] + parts[0], *parts[1:-1], parts[-1] + match["rest"])
            if len(parts) > 1
            else (token,)
        )


def compositions(digits: str, most: int) -> Iterator[Cut]:
    """Yield every way to cut digits into figures, `most` of them at most, none with a leading zero."""
    if digits[0] != "0" or len(digits) == 1:
        yield (digits,)
    if most < 2:  # noqa: PLR2004 - two parts at least
        return
    longest = 1 if digits[0] == "0" else len(digits) - 1
    for size in range(1, min(longest, len(digits) - 1) + 1):
        for rest in compositions(digits[size:], most - 1):
            yield (digits[:size], *rest)


def _signs_fit(cut: Cut, signed: frozenset[int]) -> bool:
    return all(column in signed for column, cell in enumerate(cut) if cell[:1] in tuple("+-−"))


def _with_blanks(tokens: Sequence[str], width: int) -> Iterator[Cut]:
    missing = width - len(tokens)
    if missing <= 0 or missing > 2 or not tokens:  # noqa: PLR2004 - more would be guessing
        return
    for first in range(width if missing == 1 else width - 1):
        for second in [None] if missing == 1 else range(first + 1, width):
            cells = list(tokens)
            cells.insert(first, "")
            if second is not None:
                cells.insert(second, "")
            yield tuple(cells)
