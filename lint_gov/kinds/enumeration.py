"""Kind `enumeration`: the items of a list are numbered one after another, and none alone.

Items are known by what they begin with: 一是, （一）, 1., （1）, 第一，. Lists may stand in one another;
a number that is there in another spelling, or without the mark that should stand before it, is there.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any, NamedTuple

from lint_gov.kinds.grounds import SHORTENED, lost_content
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.texts import Part, parts_of
from lint_gov.kinds.verdicts import Values, failed, passed, undecided
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.rule import Check
from lint_gov.text.normalise import plain_digits, without_space
from lint_gov.text.numerals import number_of, numeral_of
from lint_gov.text.pattern import late

_SCHEMA: dict[str, Any] = {"properties": {}}
_VALUES = ("where", "fault", "before", "expected", "found", "lost")
_N = "[一二三四五六七八九十]{1,3}"
_MARK = late(
    rf"(?P<is>{_N})是|第(?P<ordinal>{_N})[，,、]|[（(](?:(?P<bracket>{_N})|(?P<figure>\d{{1,2}}))[)）](?![项款])"
    r"|(?P<point>\d{1,2})[.．、](?!\d)"
)
# What may stand before an item; a figure with a point stands at the beginning of a line only.
_BEFORE = {
    "is": "\n。；;：:，,、！？!?（(“",
    "ordinal": "\n。；;：:，,、！？!?（(“",
    "bracket": "\n。；;：:！？!?",
    "figure": "\n。；;：:！？!?",
    "point": "\n",
}
_SPELLINGS = {
    "is": ("{}是",),
    "ordinal": ("第{}",),
    "bracket": ("（{}）", "({})", "({}）", "（{})"),
    "figure": ("（{}）", "({})", "{}.", "{}、"),
    "point": ("{}.", "{}．", "{}、", "({})", "（{}）"),
}
_IN_WORDS = frozenset({"is", "ordinal", "bracket"})
_OTHER_FIRST = ("首先", "一方面", "第一", "一要", "其一", "1.", "1、")
_DEEPEST = 20
_LONGEST = 50
_MOST = 10
_PREAMBLE = "preamble"


class _Run(NamedTuple):
    """A list as far as it has been read: its style, the last number and its place, the items so far."""

    style: str
    last: int
    place: int
    items: int = 1


class _Gap(NamedTuple):
    fault: str
    style: str
    before: int
    found: int
    start: int
    end: int


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        unsure = lost_content(report)
        for part in parts_of(report):
            # The rows of a table that stands in the text are numbered too.
            if part.at == _PREAMBLE or part.table is not None:
                continue
            lines = [plain_digits(without_space(paragraph.text)) for paragraph in part.paragraphs]
            text = "\n".join(lines)
            gaps = list(_gaps(text))
            reason = SHORTENED if "…" in text else unsure
            if not gaps:
                yield passed(part.at)
            elif reason is not None:
                yield undecided(part.at, reason)
            else:
                starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
                for gap in gaps[:_MOST]:
                    yield failed(part.at, _finding(part, text, starts, gap, damaged=report.copy_damaged))

    return check


def _gaps(text: str) -> Iterator[_Gap]:
    runs: list[_Run] = []
    for match in _MARK().finditer(text):
        style = str(match.lastgroup)
        if match.start() and text[match.start() - 1] not in _BEFORE[style]:
            continue
        number = number_of(match[style]) if style in _IN_WORDS else int(match[style])
        if number and number <= _LONGEST:
            yield from _item(text, runs, style, number, match.start())
    yield from _closed(runs, 0, len(text))


def _item(text: str, runs: list[_Run], style: str, number: int, place: int) -> Iterator[_Gap]:
    """Put an item into the list that it belongs to; yield what is wrong with that list so far."""
    if number == 1:
        runs.append(_Run(style, 1, place))
        del runs[:-_DEEPEST]
        return
    own = [index for index, run in enumerate(runs) if run.style == style]
    fitting = [index for index in own if runs[index].last == number - 1]
    if not own:
        if not _begun(text, style, place):
            yield _Gap("start", style, 0, number, place, place)
        runs.append(_Run(style, number, place, 2))
        return
    index = (fitting or own)[-1]
    yield from _closed(runs, index + 1, place)
    run = runs[index]
    if not fitting and not _otherwise_there(text, run, number, place):
        fault = "skipped" if number > run.last else "repeated"
        yield _Gap(fault, style, run.last, number, run.place, place)
    runs[index] = _Run(style, number, place, run.items + 1)


def _closed(runs: list[_Run], index: int, end: int) -> Iterator[_Gap]:
    """Take the runs from an index on off the stack; yield those that are a single 一是."""
    for run in runs[index:]:
        if run.style == "is" and run.items == 1:
            yield _Gap("lone", "is", 1, 0, run.place, end)
    del runs[index:]


def _begun(text: str, style: str, place: int) -> bool:
    """Return whether the first item of a list stands before a place in another form."""
    before = text[:place]
    return any(word in before for word in (*_OTHER_FIRST, *_spelt(style, 1)))


def _otherwise_there(text: str, run: _Run, number: int, place: int) -> bool:
    """Return whether the numbers left out stand there without being recognised as items."""
    between = text[run.place + 1 : place]
    # A number that goes back begins a list of its own, if its first item is there.
    wanted = range(run.last + 1, number) if number > run.last else range(1, number)
    return all(any(word in between for word in _spelt(run.style, one)) for one in wanted)


def _spelt(style: str, number: int) -> list[str]:
    numeral = numeral_of(number) if style in _IN_WORDS else str(number)
    return [spelling.format(numeral) for spelling in _SPELLINGS[style]]


def _finding(part: Part, text: str, starts: list[int], gap: _Gap, *, damaged: bool) -> Finding:
    line = bisect_right(starts, gap.start if gap.fault == "lone" else gap.end) - 1
    # An item that lost its number when it was copied stands there as a line without one.
    lost = damaged and "\n" in text[gap.start : gap.end].strip("\n")
    names = {
        "before": _name(gap.style, gap.before),
        "expected": _name(gap.style, gap.before + 1),
        "found": _name(gap.style, gap.found),
    }
    values: Values = {"where": part.where, "fault": gap.fault, **names, "lost": int(lost)}
    quote = f"{names['before']} {names['found']}".strip()
    return Finding(part.address, values, anchor=part.paragraphs[line].anchor, quote=quote)


def _name(style: str, number: int) -> str:
    return _spelt(style, number)[0] if number else ""


KIND = Kind("enumeration", _SCHEMA, _bind, _VALUES)
