"""The list of notes at the top of an annotated page, and the style of its marks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from lint_gov.annotate.notes import AUTHOR, Note
from lint_gov.readers.html import NOTES

# On one line: a line break would move every line below it. "revert" undoes what the page's own style does.
_STYLE = (
    "mark.lint-gov{background:#fff3a3;color:inherit;outline:1px solid #b58900;border-radius:2px;"
    "scroll-margin:4em}"
    "mark.lint-gov-error{background:#ffd9d6;outline:2px solid #c0281c}"
    "mark.lint-gov-note{background:#dcebff;outline-color:#2b62b0}"
    "mark.lint-gov[data-notes]::after{content:attr(data-notes);font:bold 11px/1 sans-serif;color:#fff;"
    "background:#5a4500;border-radius:7px;padding:1px 4px;margin-left:3px;vertical-align:super}"
    "mark.lint-gov-error[data-notes]::after{background:#a31d12}"
    "mark.lint-gov-note[data-notes]::after{background:#234f8f}"
    "mark.lint-gov-blank::before{content:'\\25A1'}mark.lint-gov:target{outline-width:4px}"
    f"[{NOTES}],[{NOTES}] *{{all:revert}}[{NOTES}] style{{display:none}}"
    f"[{NOTES}]{{display:block;box-sizing:border-box;max-width:60em;margin:1em auto;padding:.6em 1.2em;"
    "background:#fff;color:#1b1b1b;border:1px solid #888;border-left:6px solid #a31d12;"
    "font:15px/1.6 sans-serif;text-align:left}"
    f"[{NOTES}] summary{{font-weight:bold;cursor:pointer}}[{NOTES}] ol{{margin:.5em 0;padding-left:2.2em}}"
    f"[{NOTES}] li{{margin:.6em 0;scroll-margin:4em}}[{NOTES}] li:target{{outline:2px solid #234f8f}}"
    f"[{NOTES}] a{{color:#8c1610;font-weight:bold}}[{NOTES}] li.lint-gov-warning a{{color:#5a4500}}"
    f"[{NOTES}] li.lint-gov-note a{{color:#234f8f}}[{NOTES}] div{{margin:.1em 0}}"
)


def list_of(notes: Sequence[Note], placed: Mapping[int, int]) -> str:
    """Return the notes as a list, each with a link to its mark where it has one."""
    items = "".join(_item(number, note, placed.get(number)) for number, note in enumerate(notes, 1))
    counts = Counter(note.word for note in sorted(notes, key=lambda note: note.severity.rank))
    summary = " · ".join((AUTHOR, *(f"{word} {count}" for word, count in counts.items())))
    return (
        f'<aside {NOTES}="notes" aria-label="{AUTHOR}"><style>{_STYLE}</style>'
        f"<details open><summary>{summary}</summary><ol>{items}</ol></details></aside>"
    )


def in_page(text: str) -> str:
    """Return text as it stands in a page: escaped, on one line, and with no sign of a lost character.

    A line break would move every line below it; U+FFFD is counted as a character that the page has lost.
    """
    return escape(text).replace("\n", "&#10;").replace("\ufffd", "&#65533;")


def _item(number: int, note: Note, mark: int | None) -> str:
    first, *others = (in_page(line) for line in note.lines)
    head = f"<b>{first}</b>" if mark is None else f'<a href="#lint-gov-at-{mark}">{first}</a>'
    body = "".join(f"<div>{line}</div>" for line in others)
    return f'<li id="lint-gov-{number}" class="lint-gov-{note.severity}">{head}{body}</li>'
