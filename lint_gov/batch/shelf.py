"""What came of sources while they were read, put aside until all are; most of it on disk."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import tee
from typing import cast

from lint_gov.batch.links import Card, Links, Spot
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
        self.cards.append(checked.card)
        done = checked.card is None
        self._places.append(keep(self.folder, checked) if done else (checked.task, checked.attached))

    def finished(
        self, links: Iterable[Links | None], judge: Callable[[Iterator[Task]], Generator[Checked]]
    ) -> Iterator[Checked]:
        """Yield everything in order, the reports judged by `judge` beside what their links lead to."""
        # Links are made as they are needed: workers are only so many reports ahead.
        ahead, here = tee(zip(self._places, links, strict=True))
        judging = (
            place[0]._replace(links=one)
            for place, one in ahead
            if one is not None and not isinstance(place, Spot)
        )
        with closing(judge(judging)) as results:
            for place, _ in here:
                if isinstance(place, Spot):
                    yield cast("Checked", kept(place))
                else:
                    yield next(results)._replace(task=place[0], attached=place[1])
