"""The summary of a step in GitHub Actions: totals first, then the reports with findings that fit."""

from collections.abc import Iterable, Iterator

from lint_gov.model.diagnostic import Severity
from lint_gov.outputs import markdown
from lint_gov.outputs.formats import Summarise, Tool
from lint_gov.outputs.look import Look
from lint_gov.result import Result

_MOST = 200 << 10  # bytes of one run: a step may run the command several times
_WORST, _OTHER = "!", " "


def part(result: Result, look: Look) -> str:
    """Return a report that has findings, or could not be read, behind a mark of how grave they are."""
    if not result.diagnostics:
        return ""
    return (_WORST if result.count(Severity.ERROR) else _OTHER) + markdown.part(result, look)


def whole(parts: Iterable[str], _tool: Tool, summarise: Summarise, look: Look) -> Iterator[str]:
    """Yield the summary; reports with errors go before the others, and what is left out is counted."""
    kept: dict[str, list[str]] = {_WORST: [], _OTHER: []}
    room = dict.fromkeys(kept, _MOST)
    left = 0
    for text in filter(None, parts):
        kind, size = text[0], len(text.encode("utf-8", "replace"))
        room[kind] -= size
        if room[kind] >= 0:
            kept[kind].append(text[1:])
        else:
            left += 1
    yield f"{markdown.title(look)}\n{markdown.overall(summarise(), look)}"
    free = _MOST
    for text in (*kept[_WORST], *kept[_OTHER]):
        free -= len(text.encode("utf-8", "replace"))
        if free >= 0:
            yield f"\n{text}"
        else:
            left += 1
    if left:
        more = look.say(
            f"另有 {left} 份报告的问题没有列出", f"The findings of {left} more reports are not listed"
        )
        yield f"\n{more}\n"
