"""Measures how exactly reports are read, and whether the identities they break are the ones diagnosed.

A cell is *exact* where its text is the published one and the reading has no doubt; *doubtful*, right
or wrong, where the reading says so; *missing* where it was not read; *WRONG* where it was read
without doubt as something else. The last must never happen. *Unlisted* cells were read without doubt
where the expected figures say nothing. A file that no reader reads is named and not counted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from benchmarks.cases import Case
from benchmarks.identities import Identity, identities
from lint_gov.forms.recognise import recognise
from lint_gov.model.document import Unreadable
from lint_gov.model.report import Report, Value, ValueKind
from lint_gov.readers import read
from lint_gov.text.normalise import without_space
from tests.generate import FORMS

CLASSES = ("exact", "doubtful", "missing", "WRONG", "unlisted")
BLAMED = "BLAMED THOUGH KEPT"
MISSED = "BROKEN BUT MISSED"
UNDECIDED = "broken and undecided"
_SHOWN = 6


@dataclass(slots=True)
class Tally:
    """What became of cells (all, those of table 三, each layout's) and identities; what was not read."""

    cells: Counter[str] = field(default_factory=Counter)
    requests: Counter[str] = field(default_factory=Counter)
    identities: Counter[str] = field(default_factory=Counter)
    layouts: dict[str, Counter[str]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        """Return how many cells were read wrongly without doubt, and identities judged wrongly."""
        return self.cells["WRONG"] + sum(self.identities[what] for what in (BLAMED, MISSED))


def measure(cases: Iterable[Case], *, show: bool = False, cells_only: bool = False) -> Tally:
    """Return how the cells and identities of reports fared; prints a line a report and the totals."""
    head = "".join(f"{word:>9}" for word in ("cells", *CLASSES))
    print(f"{'report':44}{head}   table 三 exact")
    tally = Tally()
    for case in cases:
        _measure(case, tally, show=show, cells_only=cells_only)
    print(f"{'all':44}{_counts(tally.cells)}   {_share(tally.requests)}, all tables {_share(tally.cells)}")
    if tally.identities:
        print(
            "identities: " + ", ".join(f"{count} {what}" for what, count in sorted(tally.identities.items()))
        )
    if tally.unread:
        print("not read, not counted: " + ", ".join(tally.unread))
    return tally


def table(tally: Tally) -> Iterator[str]:
    """Yield the lines of a table of how the cells were read in each layout."""
    yield f"| layout | cells | {' | '.join(CLASSES)} |"
    yield f"|---|{'---:|' * (len(CLASSES) + 1)}"
    for layout, found in tally.layouts.items():
        listed = found.total() - found["unlisted"]
        yield f"| {layout} | {listed} | {' | '.join(str(found[kind]) for kind in CLASSES)} |"


def _measure(case: Case, tally: Tally, *, show: bool, cells_only: bool) -> None:
    try:
        report = recognise(read(case.content, case.name), FORMS)
    except Unreadable as fault:
        tally.unread.append(f"{case.name} ({fault})")
        return
    classes = classify(case.cells, report.cells if report else {})
    found = Counter(classes.values())
    third = Counter(kind for address, kind in classes.items() if address.startswith("requests["))
    print(f"{case.name:44}{_counts(found)}   {_share(third)}", flush=True)
    tally.cells += found
    tally.layouts.setdefault(case.name.partition(".")[2], Counter()).update(found)
    tally.requests += third
    if show:
        _show(case, report, classes)
    if not cells_only:
        tally.identities += _judge(case, report)


def classify(expected: Mapping[str, str], values: Mapping[str, Value]) -> dict[str, str]:
    """Return the class of every cell expected, and of those read where nothing stands.

    Only tables of which some figures are expected count: the others are not known.
    """
    classes = {address: _class(text, values.get(address)) for address, text in expected.items()}
    tables = {address.partition("[")[0] for address in expected}
    for address, value in values.items():
        if address not in expected and value.sure and address.partition("[")[0] in tables:
            classes[address] = "unlisted"
    return classes


def _class(text: str, value: Value | None) -> str:
    if value is None or value.kind is ValueKind.MISSING:
        return "missing"
    if value.doubt is not None:
        return "doubtful"
    return "exact" if _bare(value.raw or "") == _bare(text) else "WRONG"


def _bare(text: str) -> str:
    return without_space(text).strip("\u200b\ufeff")


def _counts(found: Counter[str]) -> str:
    listed = found.total() - found["unlisted"]
    return "".join(f"{count:9}" for count in (listed, *(found[kind] for kind in CLASSES)))


def _share(found: Counter[str]) -> str:
    listed = found.total() - found["unlisted"]
    return f"{found['exact'] / listed:.2%}" if listed else "–"


def _show(case: Case, report: Report | None, classes: Mapping[str, str]) -> None:
    for address, kind in classes.items():
        if kind != "exact":
            value = report.cells.get(address) if report else None
            read_as = f"{value.raw!r} ({value.doubt})" if value else "nothing"
            print(f"    {kind:8} {address:36} expected {case.cells.get(address)!r:12} read {read_as}")


def _judge(case: Case, report: Report | None) -> Counter[str]:
    """Return how the identities fared; prints those that came out wrong."""
    blamed = _blamed(case)
    lines: dict[str, list[str]] = {}
    for identity in identities(case):
        verdict = _verdict(identity, blamed, report.cells if report else {})
        lines.setdefault(verdict, []).append(f"{identity.rule} {identity.at}")
    for verdict in (BLAMED, MISSED):
        if verdict in lines:
            print(f"    {verdict}, {len(lines[verdict])}: {', '.join(lines[verdict][:_SHOWN])}")
    return Counter({verdict: len(places) for verdict, places in lines.items()})


def _blamed(case: Case) -> set[tuple[str, str]]:
    from lint_gov.pipeline import lint  # noqa: PLC0415 - reading alone is measured without the rest

    result = lint(case.content, name=case.name)
    return {(part.rule, part.at) for found in result.diagnostics for part in found.explains}


def _verdict(identity: Identity, blamed: set[tuple[str, str]], values: Mapping[str, Value]) -> str:
    named = (identity.rule, identity.at) in blamed
    if not identity.broken:
        return BLAMED if named else "kept and not blamed"
    if named:
        return "broken and diagnosed"
    return MISSED if all(_testifies(values.get(cell), identity) for cell in identity.cells) else UNDECIDED


def _testifies(value: Value | None, identity: Identity) -> bool:
    return value is not None and value.sure and identity.at not in value.chosen_by
