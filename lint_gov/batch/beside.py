"""A report put aside until all are read, and taken up again beside those that belong to it."""

from collections.abc import Iterable, Mapping, Sequence

from lint_gov.batch.links import Card, Links, Spot, is_whole, organ_of
from lint_gov.batch.spool import keep_report, kept_report
from lint_gov.forms.agreement import together
from lint_gov.model.form import Form
from lint_gov.model.kin import Kin, Relative
from lint_gov.model.organ import Registry
from lint_gov.model.report import Report
from lint_gov.pipeline import Recognised
from lint_gov.prose.likeness import OWN_SECTIONS, own_words, runs_of, sketch_of
from lint_gov.sources.opening import why_not


def card_of(one: Recognised, folder: str, organs: Registry | None, *, sketched: bool) -> Card:
    """Put a report aside in the folder of the run, and return what stands for it until it is judged.

    Unreadable where there is no room for it.
    """
    sketch = sketch_of(runs_of(own_words(one.report, OWN_SECTIONS))) if sketched else ()
    organ = organ_of(one.report, organs)
    try:
        spot = keep_report(folder, one)
    except OSError as error:  # no room
        raise why_not(error) from error
    whole = is_whole(one.report)
    return Card(one.path, one.sha256, organ, one.report.year, spot, sketch, whole=whole)


def taken_up(links: Links, forms: Mapping[str, Form]) -> tuple[Recognised, Report | None, Kin]:
    """Return a report that was put aside, that of the year before, and the others of the run."""

    def relatives(spots: Iterable[Spot]) -> tuple[Relative, ...]:
        found = (kept_report(spot, forms) for spot in spots)
        return tuple(Relative(one.path, one.sha256, one.report) for one in found)

    before = [one.report for one in relatives(links.previous)]
    kin = Kin(
        twins=relatives(links.twins),
        first=links.first,
        alike=relatives(links.alike),
        children=tuple(_as_one(relatives(spots)) for spots in links.children),
        no_previous=links.no_previous,
        no_twins=links.no_twins,
        no_children=links.no_children,
    )
    return kept_report(links.own, forms), together(before) if before else None, kin


def _as_one(files: Sequence[Relative]) -> Relative:
    return files[0]._replace(report=together([one.report for one in files]))
