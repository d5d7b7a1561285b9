"""Which other reports a report is checked beside: those of the same organ, and those of other organs."""

from typing import NamedTuple

from lint_gov.model.report import Report
from lint_gov.model.wording import Text


class Relative(NamedTuple):
    """Another report of the run; `path` is what to call it, `sha256` that of its bytes."""

    path: str
    sha256: str | None
    report: Report


class Kin(NamedTuple):
    """What the other sources of a run are to one report.

    `twins` are other files of the same organ and year: all of them where the report is the `first`, else
    that first one alone; `alike` are reports of other organs for the same year whose prose may be the
    same; `children` those of all organs directly under it. `no_previous`, `no_twins` and
    `no_children` say why there is nothing of the kind, None where there is nothing to say.
    """

    twins: tuple[Relative, ...] = ()
    first: bool = True
    alike: tuple[Relative, ...] = ()
    children: tuple[Relative, ...] = ()
    no_previous: Text | None = None
    no_twins: Text | None = None
    no_children: Text | None = None
