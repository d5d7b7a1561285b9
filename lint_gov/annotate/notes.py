"""What a note in the author's file says of one diagnosis, and where it belongs."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lint_gov.model.diagnostic import Diagnostic, Severity
from lint_gov.model.location import Location
from lint_gov.outputs.advice import advice
from lint_gov.outputs.look import Look
from lint_gov.outputs.place import standing
from lint_gov.result import Result
from lint_gov.text.normalise import printable, squeeze

AUTHOR = "lint-gov"
INITIALS = "LG"

_SEVERITIES = {
    Severity.ERROR: ("差错", "Error"),
    Severity.WARNING: ("警告", "Warning"),
    Severity.NOTE: ("提示", "Note"),
}


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
        word=look.say(*_SEVERITIES[diagnostic.severity]),
        lines=tuple(_lines(result, diagnostic, look)),
        location=diagnostic.location,
        quote=diagnostic.quote,
    )


def _lines(result: Result, diagnostic: Diagnostic, look: Look) -> Iterable[str]:
    word = look.say(*_SEVERITIES[diagnostic.severity])
    message = _shown(diagnostic.message.in_language(look.language))
    yield look.say(f"【{word}】{message}", f"{word}: {message}")
    where = standing(result.report, diagnostic.address, look)
    if where and diagnostic.location.to_dict() == {}:
        yield look.say(f"位置：{where}", f"Place: {where}")
    for other in _others(diagnostic, look):
        yield look.say(f"同一原因：{other}", f"Same cause: {other}")
    advised = advice(result.report, diagnostic, look)
    yield look.say(f"建议：{advised.sentence}", f"Suggestion: {advised.sentence}")
    yield from (f"· {candidate}" for candidate in advised.candidates)
    if advised.remark:
        yield look.say(f"说明：{advised.remark}", f"Remark: {advised.remark}")
    if diagnostic.basis:
        basis = _shown(diagnostic.basis)
        yield look.say(f"依据：{basis}（规则 {diagnostic.rule}）", f"Basis: {basis} (rule {diagnostic.rule})")
    else:
        yield look.say(f"规则：{diagnostic.rule}", f"Rule: {diagnostic.rule}")


def _others(diagnostic: Diagnostic, look: Look) -> Sequence[str]:
    told = dict.fromkeys(
        f"{one.rule} {_shown(one.message.in_language(look.language))}"
        for one in diagnostic.explains
        if one.message != diagnostic.message
    )
    return list(told)[:_MOST_OTHERS]


_MOST_OTHERS = 6


def _shown(text: str) -> str:
    return squeeze(printable(text))
