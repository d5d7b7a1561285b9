"""The `html` format: one file that works offline, with the official tables redrawn and marked.

Reports are kept in temporary files until the counts of the run are known, which stand at the top.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from lint_gov.model.diagnostic import Severity
from lint_gov.outputs.formats import Summarise, Tool
from lint_gov.outputs.levels import SUPPRESSED, SYMBOLS, level_words
from lint_gov.outputs.look import Look
from lint_gov.outputs.overview import coverage
from lint_gov.outputs.summary import Summary
from lint_gov.result import Result

_BETWEEN = "\x01"  # the line of the index, then the report; no text of a report holds it
_PIECE = 1 << 16


class Tile(NamedTuple):
    """One count of the run."""

    symbol: str
    title: str
    number: int
    tone: str


def part(result: Result, look: Look) -> str:
    """Return the line of the index and the redrawn report, with ids that `whole` makes unique."""
    from lint_gov.outputs.html.templates import filled  # noqa: PLC0415 - Jinja2, for this format only
    from lint_gov.outputs.html.view import report_view  # noqa: PLC0415 - the same

    view = report_view(result, look)
    names = ("index_row", "report")
    return _BETWEEN.join(filled(name, report=view, say=look.say) for name in names)


def whole(parts: Iterable[str], tool: Tool, summarise: Summarise, look: Look) -> Iterator[str]:
    """Yield the page: the run, the index, then the reports in their order."""
    from lint_gov.outputs.html.templates import HERE, asset, filled  # noqa: PLC0415 - the same

    with _spool() as rows, _spool() as articles:
        number = 0
        for number, text in enumerate(parts, 1):
            row, _, article = text.replace(HERE, f"r{number}").partition(_BETWEEN)
            rows.write(row)
            articles.write(article)
        told = {"say": look.say, "reports": number, "tool": tool, **_run(summarise(), tool, look)}
        told |= _inline("style", asset("page.css")) | _inline("script", asset("page.js"))
        yield filled("top", **told)
        if number > 1:
            yield from _pieces(rows)
        yield filled("middle", **told)
        yield from _pieces(articles)
        yield filled("bottom", **told)


def _spool() -> IO[str]:
    return TemporaryFile("w+", encoding="utf-8", newline="", prefix="lint-gov-")


def _pieces(stream: IO[str]) -> Iterator[str]:
    stream.seek(0)
    while piece := stream.read(_PIECE):
        yield piece


def _inline(name: str, text: str) -> dict[str, str]:
    """Return an inline style or script, and what the content security policy allows it by."""
    return {name: text, f"{name}_hash": "sha256-" + b64encode(sha256(text.encode()).digest()).decode()}


def _run(summary: Summary, tool: Tool, look: Look) -> dict[str, object]:
    tones = [(one.value, SYMBOLS[one], level_words(one, look)) for one in Severity]
    off = ("off", SUPPRESSED, look.say("已豁免", "suppressed"))
    return {
        "tones": [*tones, off],
        "levels": [*tones, off] if summary.suppressed else tones,
        "tiles": _tiles(summary, look),
        "lines": coverage(summary, look) if summary.read else [],
        "rules": _rules(summary, tool, look),
    }


def _tiles(summary: Summary, look: Look) -> Iterator[Tile]:
    yield Tile("", look.say("已读报告", "reports read"), summary.read, "")
    for one in Severity:
        count = summary.severities[one]
        yield Tile(SYMBOLS[one], level_words(one, look), count, one.value if count else "")
    if summary.suppressed:
        yield Tile(SUPPRESSED, look.say("已豁免", "suppressed"), summary.suppressed, "off")
    if summary.unreadable:
        yield Tile("✗", look.say("无法读取", "unreadable"), summary.unreadable, "error")
    if summary.strangers:
        yield Tile("", look.say("不是年度报告", "no report"), summary.strangers, "")


def _rules(summary: Summary, tool: Tool, look: Look) -> list[dict[str, object]]:
    """Return the rules that found something, in id order, each with its title and how often."""
    titles = {rule.id: rule.title.in_language(look.language) for rule in tool.rules}
    found: Counter[str] = Counter()
    for (rule, _, _), count in sorted(summary.rules.items()):
        found[rule] += count
    return [{"id": rule, "title": titles.get(rule, ""), "found": found[rule]} for rule in found]
