"""Where the marks of a page begin and end, such that no two cross and none stands where HTML has none."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from lint_gov.annotate.html_list import in_page
from lint_gov.annotate.notes import Note
from lint_gov.editing.characters import Mark, occurrences, page_marks
from lint_gov.editing.written_text import Change
from lint_gov.readers.flow import SPACE
from lint_gov.readers.html_places import MARKUP
from lint_gov.text.pattern import late

_NAME = late(r"<([A-Za-z][A-Za-z0-9]*)")
# Nothing may stand directly inside these; behind the start tag of a table it would be shown elsewhere.
_BEFORE = frozenset({"table", "img", "input", "br", "hr"})
_NOWHERE = frozenset({"tr", "tbody", "thead", "tfoot", "colgroup", "col", "html", "head", "body", "title"})

_Held = dict[int, tuple[Mark, list[int]]]


class Marking:
    """The marks of a page while they are laid.

    `placed` maps the number of a note to the number that its mark is known by: several may share one.
    """

    def __init__(self, page: str) -> None:
        """Begin with none."""
        self._page = page
        self._covered: _Held = {}
        self._points: dict[int, list[int]] = {}
        self.placed: dict[int, int] = {}

    def lay(self, number: int, at: int, text: str, words: str | None) -> None:
        """Mark what begins at an offset: its words where they are found, else all its text, else the spot."""
        marks = page_marks(self._page, at, text) or []
        found = next(occurrences(marks, words), None) if words else None
        for mark in marks[found[0] : found[1] + 1] if found else marks:
            self._covered.setdefault(mark.start, (mark, []))[1].append(number)
        point = None if marks else _point(self._page, at)
        if point is not None:
            self._points.setdefault(point, []).append(number)

    def changes(self, notes: Sequence[Note]) -> Iterator[Change]:
        """Yield what goes into the page."""
        stretches = list(_stretches(self._covered))
        last = {number: place for place, (_, _, held) in enumerate(stretches) for number in held}
        for place, (start, end, numbers) in enumerate(stretches):
            shown = [number for number in numbers if last[number] == place]
            blank = not self._page[start:end].replace("&nbsp;", "").strip()
            yield Change(start, start, self._opening(numbers, shown, notes, blank=blank))
            yield Change(end, end, "</mark>")
        for point, held in self._points.items():
            yield Change(point, point, self._opening(held, held, notes, blank=True) + "</mark>")

    def _opening(
        self, numbers: Sequence[int], shown: Sequence[int], notes: Sequence[Note], *, blank: bool
    ) -> str:
        about = [notes[number - 1] for number in numbers]
        gravest = min(about, key=lambda note: note.severity.rank).severity
        new = [number for number in numbers if number not in self.placed]
        self.placed.update(dict.fromkeys(new, new[0]) if new else {})
        facts = {
            "class": f"lint-gov lint-gov-{gravest}" + (" lint-gov-blank" if blank else ""),
            "id": f"lint-gov-at-{new[0]}" if new else "",
            "data-notes": ",".join(map(str, shown)),
            "title": "\n\n".join(note.text for note in about),
            "aria-details": " ".join(f"lint-gov-{number}" for number in numbers),
        }
        written = " ".join(f'{name}="{in_page(value)}"' for name, value in facts.items() if value)
        return f"<mark {written}>"


def _point(page: str, at: int) -> int | None:
    """Return where a mark without text goes: behind a start tag, before one that holds nothing."""
    tag = _NAME().match(page, at)
    name = tag[1].lower() if tag else ""
    if name in _NOWHERE:
        return None
    markup = MARKUP().match(page, at) if tag and name not in _BEFORE else None
    return markup.end() if markup else at


def _stretches(covered: _Held) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Yield stretches without any markup that the same notes are about, those of white space left out."""
    breaks, before = 0, -1
    keyed = []
    for start in sorted(covered):
        mark, numbers = covered[start]
        breaks += start != before
        before = mark.end
        keyed.append((mark, (breaks, tuple(numbers))))
    for (_, numbers), group in groupby(keyed, key=itemgetter(1)):
        marks = [mark for mark, _ in group]
        if any(mark.character.strip(SPACE) for mark in marks):
            yield marks[0].start, marks[-1].end, numbers
