"""Terminal matters: how wide text is, and colour. The only importer of rich."""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

Span = tuple[str, str]
Line = tuple[Span, ...]

_STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "passed": "green",
    "failed": "bold red",
    "strong": "bold",
    "mark": "bold red",
    "faint": "dim",
}


def width_of(text: str) -> int:
    """Return the number of terminal columns that text takes; a Chinese character takes two."""
    return cell_len(text)


def painted(lines: Iterable[Line], *, colour: bool) -> str:
    """Return lines of (text, style) as text for a terminal, with line ends; no colour, no codes."""
    return "".join("".join(_span(span, colour=colour) for span in line).rstrip(" ") + "\n" for line in lines)


def _span(span: Span, *, colour: bool) -> str:
    text, name = span
    if not colour or name not in _STYLES or not text:
        return text
    return Style.parse(_STYLES[name]).render(text, color_system=ColorSystem.STANDARD)
