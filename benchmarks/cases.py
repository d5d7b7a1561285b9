"""Reports whose every figure is known: generated ones, or a folder of real ones with expected figures."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.generate import FORMS, STYLES, consistent_cells, render_html, render_markdown, render_text


@dataclass(frozen=True, slots=True)
class Case:
    """One source and the figures that it shows, by address; a blank is the empty string.

    `forms` names the form that each table follows.
    """

    name: str
    content: bytes
    cells: Mapping[str, str]
    forms: Mapping[str, str]


def from_folder(folder: Path) -> Iterator[Case]:
    """Return the reports of a folder that `expected/*.json` in it describes, in order of name.

    Such a file has `files` (names in the folder), `form` (table to form) and `cells` (address to the
    text as published).
    """
    for path in sorted((folder / "expected").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        forms = {table: str(form) for table, form in truth["form"].items()}
        for name in sorted(truth["files"]):
            yield Case(name, (folder / name).read_bytes(), truth["cells"], forms)


def generated(count: int, seed: int = 0) -> Iterator[Case]:
    """Return `count` consistent reports of each form in every layout, the same for the same seed."""
    for form in FORMS.values():
        for number in range(count):
            cells = consistent_cells(Random(seed + number), form)  # noqa: S311 - figures, no secrets
            pages = {"html": render_html(cells, form), "md": render_markdown(cells, form)}
            pages |= {f"{style}.txt": render_text(cells, form, style) for style in STYLES}
            for layout, page in pages.items():
                name = f"{form.id}-{number}.{layout}"
                yield Case(name, page.encode(), cells, dict.fromkeys(form.tables, form.id))
