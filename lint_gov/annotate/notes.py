"""What a note in the author's file says of one diagnosis, and where it belongs."""

from collections.abc import Iterator
from typing import NamedTuple

from lint_gov.model.diagnostic import Diagnostic, Severity
from lint_gov.model.location import Location
from lint_gov.outputs.levels import level_words
from lint_gov.outputs.look import Look
from lint_gov.outputs.place import standing
from lint_gov.outputs.told import in_lines, message_of, told
from lint_gov.result import Result

AUTHOR = "lint-gov"
INITIALS = "LG"


class Note(NamedTuple):
    """One diagnosis as a note: its lines, where it belongs, and the words it is about.

    `word` is the severity in the language of the reader. `location` is that of the file; `quote` is None
    where the whole cell or paragraph is meant.
    """

    rule: str
    severity: Severity
    word: str
    lines: tuple[str, ...]
    location: Location
    quote: str | None = None

    @property
    def text(self) -> str:
        """Return the note, one part a line."""
        return "\n".join(self.lines)


def notes_of(result: Result, look: Look) -> tuple[Note, ...]:
    """Return the notes on a report in the order of its diagnoses; what is waived is none."""
    return tuple(_note(result, one, look) for one in result.diagnostics if one.suppressed is None)


def _note(result: Result, diagnostic: Diagnostic, look: Look) -> Note:
    return Note(
        rule=diagnostic.rule,
        severity=diagnostic.severity,
        word=level_words(diagnostic.severity, look).capitalize(),
        lines=tuple(_lines(result, diagnostic, look)),
        location=diagnostic.location,
        quote=diagnostic.quote,
    )


def _lines(result: Result, diagnostic: Diagnostic, look: Look) -> Iterator[str]:
    word, rule = level_words(diagnostic.severity, look).capitalize(), diagnostic.rule
    message = message_of(diagnostic, look)
    yield look.say(f"【{word} {rule}】{message}", f"{word} {rule}: {message}")
    where = standing(result.report, diagnostic.address, look)
    if where and not diagnostic.location.to_dict():
        yield look.say(f"位置：{where}", f"Place: {where}")
    yield from in_lines(told(result, diagnostic, look))
