"""Which reports of a run belong together: by organ and year, by the register, and by what they say."""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lint_gov.model.organ import Registry
from lint_gov.model.report import Report
from lint_gov.model.wording import Text
from lint_gov.text.organs import organ_key

_NEAR = 8  # neighbours on either side among the texts that share a run: copies stand together
_ALIKE = 6  # numbers of a sketch that texts have in common which are looked at closely
_MOST_ALIKE = 3
_HALF, _LOW = 32, 0xFFFF_FFFF
_NO_ORGAN = Text("没有读出机关名称，无法查找其他报告", "the organ is not known, so its other reports are not")
_NO_YEAR = Text(
    "没有读出报告年度，无法查找上年报告", "the report year is not known, so last year's report is not"
)
_NO_REGISTER = Text(
    "没有机关名录，或者名录中没有该机关的下级机关", "no register of organs, or it has none under this organ"
)


class Spot(NamedTuple):
    """Where something is kept: the file in the folder of the run, and the bytes in it."""

    file: str
    start: int
    length: int


class Card(NamedTuple):
    """What is remembered of a report while all are read: whose, which year, and where it is kept.

    `organ` is the key of its name, that of the register where it is in it. `sketch` stands for its prose.
    """

    path: str
    sha256: str | None
    organ: str | None
    year: int | None
    spot: Spot
    sketch: Sequence[int] = ()


class Links(NamedTuple):
    """The reports that one report is judged beside, by where they are kept.

    `previous` are the files of last year's report; `children` has the files of each organ under it.
    `read` names all of them, path and digest: what the result rests on besides the file itself.
    """

    own: Spot
    previous: tuple[Spot, ...] = ()
    twins: tuple[Spot, ...] = ()
    first: bool = True
    alike: tuple[Spot, ...] = ()
    children: tuple[tuple[Spot, ...], ...] = ()
    no_previous: Text | None = None
    no_children: Text | None = None
    read: tuple[tuple[str, str | None], ...] = ()


def organ_of(report: Report, organs: Registry | None) -> str | None:
    """Return the key of a report's organ: its name in the register, else as it is printed."""
    organ = organs.organ(report.organisation) if organs else None
    name = organ.name if organ else report.organisation
    return organ_key(name) or None if name else None


def links_of(cards: Sequence[Card | None], organs: Registry | None) -> Iterator[Links | None]:
    """Yield the links of each report, in their order; None where there is no report."""
    files: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, card in enumerate(cards):
        if card is not None and card.organ is not None and card.year is not None:
            files[card.organ, card.year].append(number)
    copies = _Copies(cards)
    below = _below(organs)
    for number, card in enumerate(cards):
        yield None if card is None else _links(number, card, cards, files, copies, below)


def _links(  # noqa: PLR0917 - the reports of the run in the ways they are looked up
    number: int,
    card: Card,
    cards: Sequence[Card | None],
    files: Mapping[tuple[str, int], Sequence[int]],
    copies: "_Copies",
    below: Mapping[str, Sequence[str]],
) -> Links:
    if card.organ is None or card.year is None:
        why = _NO_ORGAN if card.organ is None else _NO_YEAR
        return Links(card.spot, no_previous=why, no_children=_NO_REGISTER)
    previous = files.get((card.organ, card.year - 1), ())
    same = files.get((card.organ, card.year), ())
    twins = [other for other in same if other != number]
    alike = copies.of(number)
    names = below.get(card.organ, ())
    children = [files.get((name, card.year), ()) for name in names]
    absent = [name for name, found in zip(names, children, strict=True) if not found]
    if not names or absent:
        children = []
    beside = (*previous, *twins, *alike, *(one for found in children for one in found))

    def spots(numbers: Sequence[int]) -> tuple[Spot, ...]:
        return tuple(found.spot for one in numbers if (found := cards[one]) is not None)

    return Links(
        card.spot,
        spots(previous),
        spots(twins),
        first=not twins or number < twins[0],
        alike=spots(alike),
        children=tuple(spots(found) for found in children),
        no_previous=None if previous else _no_report_of(card.year - 1),
        no_children=_absent(absent) if absent else None if names else _NO_REGISTER,
        read=tuple((found.path, found.sha256) for one in beside if (found := cards[one]) is not None),
    )


def _below(organs: Registry | None) -> Mapping[str, Sequence[str]]:
    below: dict[str, list[str]] = defaultdict(list)
    for organ in organs.organs if organs else ():
        if organ.parent is not None:
            below[organ.parent].append(organ.name)
    return below


def _no_report_of(year: int) -> Text:
    return Text(
        f"同一批文件中没有该机关 {year} 年度的报告", f"the organ's report of {year} is not among the files"
    )


def _absent(names: Sequence[str]) -> Text:
    return Text(
        f"名录中的下级机关有 {len(names)} 个没有本年度报告，如“{names[0]}”",
        f"{len(names)} organs under it have no report of this year among the files, such as “{names[0]}”",
    )


class _Copies:
    """Finds reports of other organs for the same year whose prose has much in common.

    By year, an array of (number of a sketch, number of the report) pairs, packed and sorted. Only the
    nearest reports that share a number are counted, so that a text which a thousand organs share costs
    each of them no more than one that two share.
    """

    def __init__(self, cards: Sequence[Card | None]) -> None:
        self._cards = cards
        pairs: dict[int, list[int]] = defaultdict(list)
        for number, card in enumerate(cards):
            if card is not None and card.year is not None and card.organ is not None:
                pairs[card.year] += [mark << _HALF | number for mark in card.sketch]
        self._pairs = {year: array("Q", sorted(found)) for year, found in pairs.items()}

    def of(self, number: int) -> tuple[int, ...]:
        """Return the numbers of up to three reports, the likest first, each of another organ."""
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
