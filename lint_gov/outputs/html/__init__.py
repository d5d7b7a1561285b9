"""The `html` format: one file that works offline, with the official tables redrawn and marked.

Reports are kept in temporary files until the counts of the run are known, which stand at the top.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from lint_gov.model.diagnostic import Severity
from lint_gov.outputs.formats import Summarise, Tool
from lint_gov.outputs.html.marks import LEVELS, SUPPRESSED, SYMBOLS
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
        style, script = asset("page.css"), asset("page.js")
        told = {
            "say": look.say,
            "reports": number,
            "tool": tool,
            "style": style,
            "script": script,
            "style_hash": _hash(style),
            "script_hash": _hash(script),
            "levels": _levels(look),
            **_run(summarise(), tool, look),
        }
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


def _hash(text: str) -> str:
    """Return what the content security policy allows an inline style or script by."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _levels(look: Look) -> list[tuple[str, str, str]]:
    """Return the tones of diagnoses with their sign and their name."""
    levels = [(one.value, SYMBOLS[one], look.say(*LEVELS[one])) for one in Severity]
    return [*levels, ("off", SUPPRESSED, look.say("已豁免", "suppressed"))]


def _run(summary: Summary, tool: Tool, look: Look) -> dict[str, object]:
    counts = [summary.severities[one] for one in Severity]
    tiles = [Tile("", look.say("已读报告", "reports read"), summary.read, "")]
    for (tone, symbol, title), count in zip(_levels(look), [*counts, summary.suppressed], strict=True):
        if tone != "off" or count:
            tiles.append(Tile(symbol, title, count, tone if count else ""))
    if summary.unreadable:
        tiles.append(Tile("✗", look.say("无法读取", "unreadable"), summary.unreadable, "error"))
    if summary.strangers:
        tiles.append(Tile("", look.say("不是年度报告", "no report"), summary.strangers, ""))
    titles = {rule.id: rule.title.in_language(look.language) for rule in tool.rules}
    found: dict[str, int] = {}
    for (rule, _, _), count in sorted(summary.rules.items()):
        found[rule] = found.get(rule, 0) + count
    rules = [{"id": one, "title": titles.get(one, ""), "found": count} for one, count in found.items()]
    return {"tiles": tiles, "lines": coverage(summary, look) if summary.read else [], "rules": rules}
