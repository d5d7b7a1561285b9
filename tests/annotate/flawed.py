"""A report with one flaw of every sort that a note can be about: a cell, a blank, a sentence, the whole."""

from dataclasses import replace

from lint_gov.pipeline import lint
from lint_gov.result import Result
from lint_gov.ruleset import bundled_ruleset
from tests.generate import FORMS, consistent_cells, seeded
from tests.pages import Page, page_of

CLAIM = "本年度共收到政府信息公开申请9件"
SAID = f"政务新媒体运行平稳。{CLAIM}，均依法办理。公开的形式更加多样。"
RULES = ("N101", "A101", "A101", "V105", "V101", "S101")
"""The rules that find something in it, in the order of their diagnoses."""
_ALSO = ("A102", "C106")


def flawed_page() -> Page:
    """Return a report whose sums do not fit, with a blank, a wide digit and a wrong claim; 六 is missing."""
    cells = consistent_cells(seeded(3), FORMS["2021"])
    changed = {
        "requests[carried_out,natural]": "７",
        "requests[new,total]": str(int(cells["requests[new,total]"]) + 1),
        "disputes[review,total]": "",
    }
    page = page_of({**cells, **changed}, FORMS["2021"])
    parts = [*page.parts[:4], (0, SAID), *page.parts[4:-3]]
    return replace(page, parts=tuple(parts))


def found(content: bytes, name: str | None = None) -> Result:
    """Return what these rules find in a file, whatever rules there are beside them."""
    return lint(content, name=name, ruleset=bundled_ruleset().only({*RULES, *_ALSO}))
