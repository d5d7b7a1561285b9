"""Reports of which it is known what is wrong with them: drawn with one defect each, or a folder of real ones.

A folder has `expected/*.json`. Such a file either describes a report (`files`, `form`, `cells`; `findings`,
the ids of all rules that are borne out at warning or above, where somebody has judged that), or is
the JSON that the tool is known to be right to print for `expected/NAME.json`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.cases import Case
from benchmarks.changes import same
from benchmarks.defects import DEFECTS, Defect
from benchmarks.drafts import DRAWN, Draft, before, clean
from benchmarks.identities import RULES, identities
from lint_gov.forms.values import value_of
from lint_gov.model.report import ValueKind
from lint_gov.pipeline import lint
from tests.converting import by_libreoffice
from tests.generate import FORMS

_PRINTED_AT_ONCE = 40
_CELL_RULES = {ValueKind.BLANK: "V101", ValueKind.DASH: "V102"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """One source: the rules that must fire, and those on which something is known (None: on all).

    `title` says what is wrong with it. `also` lists rules that may fire for the same defect.
    """

    name: str
    title: str
    content: bytes
    true: frozenset[str]
    also: frozenset[str] = frozenset()
    judged: frozenset[str] | None = None
    known: Mapping[str, Any] = field(default_factory=dict)

    @property
    def format(self) -> str:
        """Return the ending of its name."""
        return Path(self.name).suffix[1:]


def drawn(count: int, defects: tuple[Defect, ...] = DEFECTS) -> Iterator[Labelled]:
    """Yield `count` reports of each form in each format, without a defect and with each of the defects.

    Those without are also given with the report of the year before.
    """
    for seed in range(count):
        for form in FORMS.values():
            draft = clean(seed, form)
            yield from _in_each_format(f"{form.id}-{seed}", draft, Defect("", "", same), {})
            followed = _known(draft, seed, Defect("", "", same, previous=same))
            yield from _in_each_format(f"{form.id}-{seed}-followed", draft, Defect("", "", same), followed)
            for number, defect in enumerate(defects):
                if form.id in defect.forms:
                    name = f"{form.id}-{seed}-{number}-{defect.rule}"
                    yield from _in_each_format(
                        name, defect.change(draft), defect, _known(draft, seed, defect)
                    )


def _known(draft: Draft, seed: int, defect: Defect) -> Mapping[str, Any]:
    if defect.previous is None:
        return defect.known
    last = defect.previous(before(draft, seed))
    return {**defect.known, "previous": lint(DRAWN["html"](last.page), name="last.html")}


def _in_each_format(name: str, draft: Draft, defect: Defect, known: Mapping[str, Any]) -> Iterator[Labelled]:
    page = draft.page
    true = frozenset((defect.rule,) if defect.rule else ())
    for ending, draw in DRAWN.items():
        yield Labelled(
            f"{name}.{ending}",
            defect.what or "no defect",
            draw(page),
            true,
            also=frozenset(defect.also),
            known=known,
        )


def as_pdf(reports: Iterable[Labelled]) -> Iterator[Labelled]:
    """Yield the DOCX reports among these, printed as PDF by LibreOffice."""
    documents = (report for report in reports if report.format == "docx")
    while group := list(islice(documents, _PRINTED_AT_ONCE)):
        made = by_libreoffice({report.name: report.content for report in group}, "pdf")
        for report in group:
            yield replace(report, name=f"{Path(report.name).stem}.pdf", content=made[report.name])


def in_folder(folder: Path) -> Iterator[Labelled]:
    """Yield the reports of a folder that `expected/*.json` in it describes, in order of name."""
    for path in sorted((folder / "expected").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        if "reports" in truth:
            yield _from_output(folder / path.stem, truth)
        else:
            yield from _from_figures(folder, truth)


def _from_output(path: Path, truth: Mapping[str, Any]) -> Labelled:
    said = truth["reports"][0]["diagnostics"]
    return Labelled(
        path.name,
        path.name,
        path.read_bytes(),
        frozenset(one["rule"] for one in said if one["severity"] != "note"),
        also=frozenset(part["rule"] for one in said for part in one["explains"]),
    )


def _from_figures(folder: Path, truth: Mapping[str, Any]) -> Iterator[Labelled]:
    forms = {table: str(form) for table, form in truth["form"].items()}
    cells = truth["cells"]
    broken = {one.rule for one in identities(Case("", b"", cells, forms)) if one.broken}
    kinds = {value_of(address, text).kind for address, text in cells.items()}
    true = broken | {rule for kind, rule in _CELL_RULES.items() if kind in kinds}
    judged: frozenset[str] | None = frozenset((*RULES, *_CELL_RULES.values()))
    if "findings" in truth:
        true, judged = set(truth["findings"]), None
    for name in sorted(truth["files"]):
        yield Labelled(name, name, (folder / name).read_bytes(), frozenset(true), judged=judged)
