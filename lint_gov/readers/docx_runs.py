"""Reads the text of a paragraph: runs joined, fields as their results, tracked changes as accepted.

What is hidden is not read. Footnote marks are no part of the text, and raised figures stay raised.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from lint_gov.model.wording import Text
from lint_gov.readers.docx_names import (
    CHOICE,
    CONTENT,
    FALLBACK,
    IN_RUN,
    INLINE,
    MARKS,
    MATH,
    MATH_FLAT,
    MATH_TEXT,
    RUN_PROPERTIES,
    Act,
    Properties,
    W,
    among,
    is_on,
    stated,
)
from lint_gov.readers.docx_symbols import symbol
from lint_gov.readers.flow import Element
from lint_gov.readers.raised import RAISED

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WHITE = " \t\r\n"
_LINES = str.maketrans("\r\n", "  ")
_PROPERTIES = _VANISH, _POSITION, _STYLE = f"{W}vanish", f"{W}vertAlign", f"{W}rStyle"
_CUSTOM = f"{W}customMarkFollows"
_DEEPEST = 50  # fields within one another, or left open by a file that is damaged
_KIND = f"{W}fldCharType"

_SILENT = ([], *([name] for name in ("XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE")))

NO_RESULT = Text(
    "域（如公式）没有保存结果", "a field (such as a formula) whose result the file does not hold"
)
EQUATION = Text("单元格内是公式对象", "an equation stands in the cell")


@dataclass(slots=True)
class Line:
    """What a paragraph holds: its text in parts, and what stands beside the text.

    `beside` are drawings and objects, `notes` the marks of footnotes and endnotes, in order.
    """

    text: list[str] = field(default_factory=list)
    beside: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    doubt: Text | None = None

    @property
    def amount(self) -> int:
        """Return how many things are in it, to tell whether something was added."""
        return len(self.text) + len(self.beside) + len(self.notes)


@dataclass(slots=True)
class Fields:
    """The fields that are open; of each, its instruction and where its result begins in the line.

    Where the result has not begun, `starts` holds None: what stands there is not shown.
    """

    starts: list[int | None] = field(default_factory=list)
    instructions: list[str] = field(default_factory=list)

    @property
    def silent(self) -> bool:
        """Return whether what stands here belongs to an instruction."""
        return None in self.starts


@dataclass(slots=True)
class Runs:
    """Reads runs: `hidden` are the styles of text that hide it, `fields` goes on over paragraphs."""

    hidden: AbstractSet[str] = frozenset()
    fields: Fields = field(default_factory=Fields)


def read_line(paragraph: Element, runs: Runs, *, hidden: bool = False) -> Line:
    """Return what a paragraph holds; `hidden` says that its style hides what does not say otherwise."""
    line = Line()
    _inline(paragraph, line, runs, hidden=hidden)
    # An instruction ends with its paragraph: one without an end would swallow the rest of the file.
    if runs.fields.silent:
        runs.fields = Fields()
    runs.fields.starts = [0 for _ in runs.fields.starts]
    return line


def _inline(parent: Element, line: Line, runs: Runs, *, hidden: bool) -> None:
    for child in parent:
        act = INLINE.get(child.tag)
        if act == Act.RUN:
            _run(child, line, runs, hidden=hidden)
        elif act == Act.INSIDE:
            _inline(child, line, runs, hidden=hidden)
        elif act == Act.CONTROL:
            for content in child.iterchildren(CONTENT):
                _inline(content, line, runs, hidden=hidden)
        elif act == Act.CHOICE:
            _choose(child, line, lambda branch: _inline(branch, line, runs, hidden=hidden))
        elif act == Act.FIELD:
            _simple_field(child, line, runs, hidden=hidden)
        elif act == Act.MATH:
            _math(child, line, runs)
        elif act == Act.FOREIGN:
            line.beside.append(child)


def _choose(element: Element, line: Line, read: Callable[[Element], None]) -> None:
    """Read the first branch that holds anything: the others say the same to older programs."""
    before = line.amount
    for branch in (*element.iterchildren(CHOICE), *element.iterchildren(FALLBACK)):
        read(branch)
        if line.amount > before:
            return


def _simple_field(element: Element, line: Line, runs: Runs, *, hidden: bool) -> None:
    before = line.amount
    _inline(element, line, runs, hidden=hidden)
    if line.amount == before and _shows(element.get(f"{W}instr", "")):
        line.doubt = NO_RESULT


def _math(element: Element, line: Line, runs: Runs) -> None:
    if runs.fields.silent:
        return
    line.text.extend(text.text or "" for text in element.iter(MATH_TEXT))
    # Words in a row can be read; what stands over or under a stroke cannot.
    if any(part.tag not in MATH_FLAT for whole in element.iter(*MATH) for part in whole):
        line.doubt = EQUATION


def _run(run: Element, line: Line, runs: Runs, *, hidden: bool) -> None:
    raised = None
    if len(run) and run[0].tag == RUN_PROPERTIES:
        properties = among(run[0], _PROPERTIES)
        raised = RAISED.get(stated(properties, _POSITION) or "")
        hidden = _is_hidden(properties, runs, hidden=hidden)
    before = len(line.text)
    _in_run(run, line, runs, hidden=hidden)
    if raised is not None:
        line.text[before:] = [text.translate(raised) for text in line.text[before:]]


def _is_hidden(properties: Properties, runs: Runs, *, hidden: bool) -> bool:
    if _VANISH in properties:
        return is_on(properties[_VANISH])
    return hidden or stated(properties, _STYLE) in runs.hidden


def _in_run(run: Element, line: Line, runs: Runs, *, hidden: bool) -> None:
    for child in run:
        act = IN_RUN.get(child.tag)
        if act is None:
            continue
        if act <= Act.INSTRUCTION:
            _field_part(child, act, line, runs.fields)
        elif hidden or runs.fields.silent:
            continue
        elif act <= Act.SYMBOL:
            line.text.append(_WORDS[act](child))
        elif act <= Act.NOTE:
            (line.notes if act == Act.NOTE else line.beside).append(child)
            if child.get(_CUSTOM) not in {None, "0", "false"}:
                return  # what follows in the run is the mark itself
        elif act == Act.RUBY:
            for base in child.iterchildren(f"{W}rubyBase"):
                _inline(base, line, runs, hidden=hidden)
        else:
            _choose(child, line, lambda branch: _in_run(branch, line, runs, hidden=hidden))


def _text(element: Element) -> str:
    text = element.text or ""
    if text.isalnum():
        return text
    if element.get(_SPACE) != "preserve":
        text = text.strip(_WHITE)
    return text.translate(_LINES)


def _mark(element: Element) -> str:
    return MARKS[element.tag]


def _symbol(element: Element) -> str:
    return symbol(element.get(f"{W}font", ""), element.get(f"{W}char", ""))


_WORDS: dict[Act, Callable[[Element], str]] = {Act.TEXT: _text, Act.MARK: _mark, Act.SYMBOL: _symbol}


def _field_part(element: Element, act: Act, line: Line, fields: Fields) -> None:
    kind = element.get(_KIND) if act == Act.FIELD_MARK else None
    if kind == "begin":
        if len(fields.starts) < _DEEPEST:
            fields.starts.append(None)
            fields.instructions.append("")
    elif not fields.starts:
        return
    elif act == Act.INSTRUCTION:
        fields.instructions[-1] += element.text or ""
    elif kind == "separate":
        fields.starts[-1] = len(line.text)
    elif kind == "end":
        start, instruction = fields.starts.pop(), fields.instructions.pop()
        shown = start is not None and any(line.text[start:])
        if not shown and _shows(instruction):
            line.doubt = NO_RESULT


def _shows(instruction: str) -> bool:
    """Return whether a field prints something, whether or not the file holds what."""
    return instruction.split(maxsplit=1)[:1] not in _SILENT
