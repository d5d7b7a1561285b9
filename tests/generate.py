"""Makes synthetic reports: consistent figures in both forms, slips in them, and whole pages.

The organisation, the prose and the figures are invented. `tests.pages` draws the pages; its
functions are offered here too, so that a test needs one import.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml

from lint_gov.forms.form import form_from
from lint_gov.model.form import Form, TableForm
from tests.pages import STYLES, render_html, render_markdown, render_text

__all__ = [
    "FORMS",
    "KINDS",
    "STYLES",
    "Slip",
    "change_figures",
    "consistent_cells",
    "render_html",
    "render_markdown",
    "render_text",
    "seeded",
    "slipped",
    "year_of",
]

KINDS = ("replaced", "swapped", "dropped", "doubled", "off by one")
_RULES = Path(__file__).parents[1] / "rules" / "forms"
_SIZES = ((0, 0), (1, 9), (1, 9), (10, 60), (10, 60), (60, 400), (400, 9000))


def _read_form(name: str) -> Form:
    return form_from(yaml.safe_load((_RULES / f"{name}.yaml").read_text(encoding="utf-8")))


FORMS: dict[str, Form] = {name: _read_form(name) for name in ("2019", "2021")}


@dataclass(frozen=True, slots=True)
class Slip:
    """One figure changed: where, from what to what, and by which kind of slip."""

    address: str
    old: str
    new: str
    kind: str


def seeded(seed: int) -> Random:
    """Return a source of chance that gives the same reports whenever it is asked."""
    return Random(seed)  # noqa: S311 - reports to try, no secrets


def year_of(form: Form) -> int:
    """Return a report year that the form governs with certainty."""
    return {"2019": 2020, "2021": 2023}[form.id]


def consistent_cells(rng: Random, form: Form) -> dict[str, str]:
    """Return the figures of all three tables, every rule of arithmetic kept, none of them odd.

    Realistic sizes: most cells are 0, most reports small, a few have thousands of requests. The
    figures suit a department: no rules of its own, few disputes, changes printed with their sign.
    """
    return {
        **_disclosure(rng, form),
        **_requests(rng, form.tables["requests"]),
        **_disputes(rng, form.tables["disputes"]),
    }


def _count(rng: Random, *, empty: float = 0.5) -> int:
    low, high = rng.choice(_SIZES)
    return 0 if rng.random() < empty else rng.randint(low, high)


def _disclosure(rng: Random, form: Form) -> dict[str, str]:
    cells = dict.fromkeys(form.tables["disclosure"].addresses, "0")
    own = _disclosure_2019(rng) if form.id == "2019" else _disclosure_2021(rng)
    return cells | {f"disclosure[{place}]": text for place, text in own.items()}


def _disclosure_2019(rng: Random) -> dict[str, str]:
    made, stock = _count(rng), _count(rng)
    cells = {
        "normative,made": str(made),
        "normative,published": str(made),
        "normative,stock": str(made + stock),
        "procurement,projects": str(_count(rng)),
        "procurement,amount": _money(rng),
    }
    for row in ("licence", "service", "penalty", "coercion", "fee"):
        items = _count(rng)
        cells[f"{row},items"] = str(items)
        cells[f"{row},change"] = _signed(rng.choice((0, 0, 0, rng.randint(-items, 40))))
    for row in ("licence", "service", "penalty", "coercion"):
        cells[f"{row},decisions"] = str(_count(rng))
    return cells


def _disclosure_2021(rng: Random) -> dict[str, str]:
    issued, repealed, older = _count(rng), _count(rng, empty=0.8), _count(rng)
    cells = {f"{row},decisions": str(_count(rng)) for row in ("licence", "penalty", "coercion")}
    return cells | {
        "normative,issued": str(issued),
        "normative,repealed": str(repealed),
        "normative,in_force": str(issued + older),
        "fee,amount": _money(rng),
    }


def _money(rng: Random) -> str:
    return rng.choice(("0", str(_count(rng)), f"{rng.uniform(0, 5000):.{rng.randint(1, 4)}f}"))


def _signed(number: int) -> str:
    return f"{number:+d}" if number else "0"


def _requests(rng: Random, table: TableForm) -> dict[str, str]:
    results, applicants = table.groups["results"], table.groups["applicants"]
    counts = {(row.id, column.id): 0 for row in table.rows for column in table.columns}
    weights = [rng.choice((0, 0, 1, 3)) for _ in results[1:]]
    for column in applicants:
        handled = _count(rng, empty=0.1 if column == "natural" else 0.6)
        for row in rng.choices(results, [5, *weights], k=handled):
            counts[row, column] += 1
        carried_out = rng.choice((0, 0, rng.randint(0, 1 + handled // 5)))
        carried_in = rng.randint(0, min(handled + carried_out, 1 + handled // 5)) if rng.random() < 0.4 else 0
        counts["handled", column] = handled
        counts["carried_out", column] = carried_out
        counts["carried_in", column] = carried_in
        counts["new", column] = handled + carried_out - carried_in
    for line in table.rows:
        counts[line.id, "total"] = sum(counts[line.id, column] for column in applicants)
    return {f"requests[{row},{column}]": str(count) for (row, column), count in counts.items()}


def _disputes(rng: Random, table: TableForm) -> dict[str, str]:
    cells = {}
    for block in table.blocks:
        parts = [rng.choice((0, 0, 0, rng.randint(0, 3))) for _ in table.groups["cases"]]
        for column, count in zip(block.columns, (*parts, sum(parts)), strict=True):
            cells[f"disputes[{block.id},{column.id}]"] = str(count)
    return cells


def slipped(rng: Random, figure: str, kind: str) -> str | None:
    """Return a figure after one slip of a kind, or None where the slip does not change its number."""
    places = range(len(figure))
    place = rng.choice(places)
    if kind == "off by one":
        new = str(int(figure) + rng.choice((-1, 1)))
    elif kind == "replaced":
        new = figure[:place] + rng.choice("0123456789") + figure[place + 1 :]
    elif kind == "dropped":
        new = figure[:place] + figure[place + 1 :]
    elif kind == "doubled":
        new = figure[: place + 1] + figure[place:]
    else:
        new = figure[:place] + figure[place : place + 2][::-1] + figure[place + 2 :]
    if not new.isdigit() or int(new) == int(figure):
        return None
    return str(int(new))


def change_figures(
    rng: Random,
    cells: Mapping[str, str],
    form: Form,
    count: int = 1,
    *,
    table: str = "requests",
    kinds: Iterable[str] = KINDS,
) -> tuple[dict[str, str], tuple[Slip, ...]]:
    """Return the figures with `count` cells of a table changed by slips, and the slips made.

    A changed figure is a whole number, at least 0, and differs from what it was.
    """
    changed, slips = dict(cells), list[Slip]()
    addresses = list(form.tables[table].addresses)
    rng.shuffle(addresses)
    tried = list(kinds)
    while len(slips) < count:
        address = addresses.pop()
        rng.shuffle(tried)
        made = ((slipped(rng, cells[address], kind), kind) for kind in tried)
        new, kind = next(((text, kind) for text, kind in made if text), (None, ""))
        if new is not None:
            slips.append(Slip(address, cells[address], new, kind))
            changed[address] = new
    return changed, tuple(slips)
