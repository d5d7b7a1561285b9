"""The same reports in every format, for what must not depend on the format."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.form import Form
from lint_gov.model.location import NOWHERE
from lint_gov.model.report import Value, ValueKind
from lint_gov.pipeline import lint
from lint_gov.result import Result
from tests.converting import by_chromium, by_libreoffice
from tests.generate import FORMS, change_figures, consistent_cells, seeded
from tests.looks import Look, look_of, style_sheet
from tests.pages import page_of, render_html, render_markdown, render_text
from tests.printed import render_pdf
from tests.renderings import render_docx, render_xlsx

_AT_ONCE = 50  # documents that one run of LibreOffice converts


Shown = tuple[str | None, ValueKind, object]
"""What a cell says, what kind of value that is, and why it is doubted."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One report: its figures by address, a blank the empty string, and the form that it follows."""

    name: str
    cells: Mapping[str, str]
    form: Form
    look: Look


@cache
def reports(count: int) -> tuple[Drawn, ...]:
    """Return the reports, in both forms: sound ones, and ones with a slip or two or with a blank cell."""
    return tuple(_report(number) for number in range(count))


def _report(number: int) -> Drawn:
    form = FORMS[("2019", "2021")[number % 2]]
    rng = seeded(number)
    cells = consistent_cells(rng, form)
    flaws = number // 2 % 4
    if flaws in {1, 2}:
        cells, _ = change_figures(rng, cells, form, flaws)
    if flaws == 3:
        cells = {**cells, rng.choice(list(cells)): ""}
    return Drawn(f"{number}-{form.id}", cells, form, look_of(number))


EXACT: dict[str, Callable[[Drawn], bytes]] = {
    "html": lambda one: render_html(one.cells, one.form).encode(),
    "html in GB18030": lambda one: (
        render_html(one.cells, one.form).replace("utf-8", "gb2312", 1).encode("gb18030")
    ),
    "markdown": lambda one: render_markdown(one.cells, one.form).encode(),
    "text": lambda one: render_text(one.cells, one.form, _style(one)).encode(),
    "docx": lambda one: render_docx(page_of(one.cells, one.form)),
    "xlsx": lambda one: render_xlsx(page_of(one.cells, one.form)),
    "xlsx of several sheets": lambda one: render_xlsx(page_of(one.cells, one.form), sheets=True),
    "pdf by this code": lambda one: render_pdf(page_of(one.cells, one.form)),
    "xlsx of texts": lambda one: render_xlsx(page_of(one.cells, one.form), numbers=False),
}
"""Formats in which every cell must be read exactly, and how a report is drawn in them."""

OLD = ("doc", "rtf", "odt")
"""Formats that LibreOffice writes and reads, as exact as DOCX."""

PRINTED = ("pdf by LibreOffice", "pdf by Chromium")
"""Formats in which a cell may be doubtful, but never wrong."""


def _style(one: Drawn) -> str:
    # A blank cell leaves nothing behind where white space or line ends part the cells.
    styles = ("pipes", "tabs") if "" in one.cells.values() else ("lines", "spaces", "tabs", "pipes")
    return styles[int(one.name.partition("-")[0]) // 2 % len(styles)]


def contents(media: str, some: Sequence[Drawn]) -> dict[str, bytes]:
    """Return reports in a format, by name; outside programs draw the formats that are theirs."""
    if media in EXACT:
        return {one.name: EXACT[media](one) for one in some}
    if media == "pdf by Chromium":
        pages = {f"{one.name}.html": _styled_page(one) for one in some}
        return {name.removesuffix(".html"): made for name, made in by_chromium(pages).items()}
    return _by_libreoffice(media.partition(" ")[0], some)


def _styled_page(one: Drawn) -> bytes:
    return render_html(one.cells, one.form).replace("</head>", f"{style_sheet(one.look)}</head>").encode()


def _by_libreoffice(target: str, some: Sequence[Drawn]) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for batch in (some[start : start + _AT_ONCE] for start in range(0, len(some), _AT_ONCE)):
        documents = {f"{one.name}.docx": render_docx(page_of(one.cells, one.form), one.look) for one in batch}
        made |= by_libreoffice(documents, target)
    return {name.removesuffix(".docx"): content for name, content in made.items()}


def expected(one: Drawn) -> Result:
    """Return what linting the HTML page of a report gives."""
    return _linted(EXACT["html"](one))


@cache
def _linted(content: bytes) -> Result:
    return lint(content)


def values(result: Result) -> dict[str, Shown]:
    """Return what every cell says, and why it is doubted, by address."""
    cells = result.report.cells if result.report else {}
    return {address: (_text(value), value.kind, value.doubt) for address, value in cells.items()}


def _text(value: Value) -> str | None:
    return None if value.raw is None else value.raw.strip()


def said(result: Result) -> list[Diagnostic]:
    """Return the diagnostics, their places in the file aside; a blank cell quotes what made it blank."""
    return [
        one._replace(
            location=NOWHERE,
            quote=(one.quote or "").strip() or None,
            cells=tuple((address, NOWHERE) for address, _ in one.cells),
        )
        for one in result.diagnostics
    ]


def became(value: Shown, wanted: Shown) -> str:
    """Return whether a cell is "exact", "doubtful" or "wrong"."""
    if value == wanted:
        return "exact"
    return "doubtful" if value[2] is not None or value[0] is None else "wrong"
