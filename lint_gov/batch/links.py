"""Which reports of a run belong together: by organ and year, by the register, and by what they say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lint_gov.batch.copies import Copies
from lint_gov.model.document import TroubleKind
from lint_gov.model.organ import Registry
from lint_gov.model.report import Report
from lint_gov.model.wording import Text
from lint_gov.text.organs import organ_key

MOST_FILES = 8  # of one report; more of one organ and year are something else under one name
_NO_ORGAN = Text("没有读出机关名称，无法查找其他报告", "the organ is not known, so its other reports are not")
_NO_YEAR = Text(
    "没有读出报告年度，无法查找上年报告", "the report year is not known, so last year's report is not"
)
_NO_REGISTER = Text(
    "没有机关名录，或者名录中没有该机关的下级机关", "no register of organs, or it has none under this organ"
)


UNREAD = ""
"""The file of the spot of a report that is known from an earlier run and was not read in this one."""


class Spot(NamedTuple):
    """Where something is kept: the file in the folder of the run, and the bytes in it."""

    file: str
    start: int
    length: int


class Card(NamedTuple):
    """What is remembered of a report while all are read: whose, which year, and where it is kept.

    `organ` is the key of its name, that of the register where it is in it. `sketch` stands for its prose.
    `key` is the key of how it was read, where that is kept; `whole` says that no limit cut it short.
    """

    path: str
    sha256: str | None
    organ: str | None
    year: int | None
    spot: Spot
    sketch: Sequence[int] = ()
    key: str | None = None
    whole: bool = True


class Links(NamedTuple):
    """The reports that one report is judged beside, by where they are kept.

    `previous` are the files of last year's report; `children` has the files of each organ under it.
    `read` names all of them, path and digest: what the result rests on besides the file itself. `keys`
    are the keys of how it and they were read.
    """

    own: Spot
    previous: tuple[Spot, ...] = ()
    twins: tuple[Spot, ...] = ()
    first: bool = True
    alike: tuple[Spot, ...] = ()
    children: tuple[tuple[Spot, ...], ...] = ()
    no_previous: Text | None = None
    no_twins: Text | None = None
    no_children: Text | None = None
    read: tuple[tuple[str, str | None], ...] = ()
    keys: tuple[str | None, ...] = (None,)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Return where the report and all those beside it are kept."""
        children = (spot for spots in self.children for spot in spots)
        return (self.own, *self.previous, *self.twins, *self.alike, *children)


def organ_of(report: Report, organs: Registry | None) -> str | None:
    """Return the key of a report's organ: its name in the register, else as it is printed."""
    organ = organs.organ(report.organisation) if organs else None
    name = organ.name if organ else report.organisation
    return organ_key(name) or None if name else None


class _Run(NamedTuple):
    """The reports of a run in the ways they are looked up; `below` has the organs under each."""

    cards: Sequence[Card | None]
    files: Mapping[tuple[str, int], Sequence[int]]
    copies: Copies
    below: Mapping[str, Sequence[str]]

    def of(self, organ: str, year: int) -> Sequence[int]:
        """Return the files of an organ's report, unless they are too many to be files of one report."""
        found = self.files.get((organ, year), ())
        return found if len(found) <= MOST_FILES else ()

    def spots(self, numbers: Iterable[int]) -> tuple[Spot, ...]:
        """Return where reports are kept."""
        return tuple(found.spot for one in numbers if (found := self.cards[one]) is not None)


def is_whole(report: Report | None) -> bool:
    """Return whether no limit cut the reading of a report short: one of time does so by chance."""
    return report is None or all(trouble.kind is not TroubleKind.LIMIT for trouble in report.troubles)


def links_of(cards: Sequence[Card | None], organs: Registry | None) -> Iterator[Links | None]:
    """Yield the links of each report, in their order; None where there is no report."""
    run = _Run(cards, _files(cards), Copies(cards), _below(organs))
    for number, card in enumerate(cards):
        yield None if card is None else _links(run, number, card)


def _files(cards: Sequence[Card | None]) -> Mapping[tuple[str, int], Sequence[int]]:
    """Return the files of each organ and year, those of the same bytes once."""
    files: dict[tuple[str, int], list[int]] = defaultdict(list)
    known: set[tuple[str, int, str]] = set()
    for number, card in enumerate(cards):
        if card is None or card.organ is None or card.year is None:
            continue
        mark = (card.organ, card.year, card.sha256 or str(number))
        if mark not in known:
            known.add(mark)
            files[card.organ, card.year].append(number)
    return files


def _links(run: _Run, number: int, card: Card) -> Links:
    if card.organ is None or card.year is None:
        why = _NO_ORGAN if card.organ is None else _NO_YEAR
        return Links(card.spot, no_previous=why, no_twins=why, no_children=_NO_REGISTER, keys=(card.key,))
    previous, same = run.of(card.organ, card.year - 1), run.of(card.organ, card.year)
    first = not same or number == same[0]
    # The first file is set against all others, each of those against it alone.
    twins = [other for other in same if other != number] if first else [*same[:1]]
    alike = run.copies.of(number)
    names = run.below.get(card.organ, ())
    children = [run.of(name, card.year) for name in names]
    absent = [name for name, found in zip(names, children, strict=True) if not found]
    children = [] if absent else children
    beside = (*previous, *twins, *alike, *(one for found in children for one in found))
    return Links(
        card.spot,
        run.spots(previous),
        run.spots(twins),
        first=first,
        alike=run.spots(alike),
        children=tuple(run.spots(found) for found in children),
        no_previous=None if previous else _no_report_of(run, card.organ, card.year - 1),
        no_twins=_crowd(run, card.organ, card.year),
        no_children=_absent(absent) if absent else None if names else _NO_REGISTER,
        read=tuple((found.path, found.sha256) for one in beside if (found := run.cards[one]) is not None),
        keys=(card.key, *(found.key for one in beside if (found := run.cards[one]) is not None)),
    )


def _below(organs: Registry | None) -> Mapping[str, Sequence[str]]:
    below: dict[str, list[str]] = defaultdict(list)
    for organ in organs.organs if organs else ():
        if organ.parent is not None:
            below[organ.parent].append(organ.name)
    return below


def _no_report_of(run: _Run, organ: str, year: int) -> Text:
    return _crowd(run, organ, year) or Text(
        f"同一批文件中没有该机关 {year} 年度的报告", f"the organ's report of {year} is not among the files"
    )


def _crowd(run: _Run, organ: str, year: int) -> Text | None:
    """Return why files of an organ and year are not taken for one report, or None where they are."""
    count = len(run.files.get((organ, year), ()))
    if count <= MOST_FILES:
        return None
    return Text(
        f"该机关 {year} 年度有 {count} 个不同的文件，不能当作同一份报告",
        f"there are {count} different files of the organ for {year}: too many to be one report",
    )


def _absent(names: Sequence[str]) -> Text:
    return Text(
        f"名录中的下级机关有 {len(names)} 个没有本年度报告，如“{names[0]}”",
        f"{len(names)} organs under it have no report of this year among the files, such as “{names[0]}”",
    )
