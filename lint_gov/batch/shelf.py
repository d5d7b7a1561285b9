"""What came of sources while they were read, put aside until all are; most of it on disk."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import tee
from typing import cast

from lint_gov.batch.links import UNREAD, Card, Links, Spot
from lint_gov.batch.spool import keep, kept
from lint_gov.batch.task import Checked, Task

_Place = tuple[Task, bool] | Spot


@dataclass(slots=True)
class Shelf:
    """Everything read, in order: a card for each report, and the whole of what needs no judging.

    `folder` is where the run keeps its files.
    """

    folder: str
    cards: list[Card | None] = field(default_factory=list)
    _places: list[_Place] = field(default_factory=list)

    def put(self, checked: Checked) -> None:
        """Put aside what came of a source."""
        self.cards.append(None)
        self._places.append(Spot(UNREAD, 0, 0))
        self.put_at(len(self.cards) - 1, checked)

    def put_at(self, number: int, checked: Checked) -> None:
        """Put something in the place of what was put aside, a report by its card to be judged."""
        card = checked.card
        if card is not None and card.spot.file == UNREAD:
            card = card._replace(spot=Spot(UNREAD, number, 0))  # to find it by, when it must be read
        self.cards[number] = card
        self._places[number] = (
            keep(self.folder, checked) if card is None else (checked.task, checked.attached)
        )

    def finish(self, number: int, checked: Checked) -> None:
        """Put aside how a report was judged; its card goes on standing for it."""
        task, attached = self.waiting(number)
        self._places[number] = keep(self.folder, checked._replace(task=task, attached=attached))

    @property
    def is_settled(self) -> bool:
        """Return whether no report is left to be judged."""
        return all(isinstance(place, Spot) or place[0].witness for place in self._places)

    def is_done(self, number: int) -> bool:
        """Return whether nothing is left to be judged."""
        return isinstance(self._places[number], Spot)

    def waiting(self, number: int) -> tuple[Task, bool]:
        """Return the source of a report that is to be judged, and whether another one led to it."""
        return cast("tuple[Task, bool]", self._places[number])

    def source(self, number: int) -> Task:
        """Return the source at a place, to be read into the folder of the run."""
        place = self._places[number]
        task = cast("Checked", kept(place)).task if isinstance(place, Spot) else place[0]
        return task._replace(keep=self.folder)

    def take(self, number: int, checked: Checked) -> None:
        """Take in a report that was known and is read after all."""
        known, card = self.cards[number], checked.card
        if card is not None and known is not None and checked.digest == known.sha256:
            card = card._replace(key=known.key)
        if card is None and not self.is_done(number):  # it can be read no more
            self.put_at(number, checked)
        self.cards[number] = card

    def finished(
        self, links: Iterable[Links | None], judge: Callable[[Iterator[Task]], Generator[Checked]]
    ) -> Iterator[Checked]:
        """Yield everything in order, the reports judged by `judge` beside what their links lead to.

        Of witnesses nothing is said.
        """
        # Links are made as they are needed: workers are only so many reports ahead.
        ahead, here = tee(zip(self._places, links, strict=True))
        judging = (
            place[0]._replace(links=one)
            for place, one in ahead
            if one is not None and not isinstance(place, Spot) and not place[0].witness
        )
        with closing(judge(judging)) as results:
            for place, _ in here:
                if isinstance(place, Spot):
                    done = cast("Checked", kept(place))
                    if not done.task.witness:
                        yield done
                elif not place[0].witness:
                    yield next(results)._replace(task=place[0], attached=place[1])
