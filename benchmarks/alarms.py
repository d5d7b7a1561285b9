"""Counts true and false alarms by rule and format on labelled reports, and writes them as a table."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.labelled import Labelled
from lint_gov.model.diagnostic import Diagnostic, Severity
from lint_gov.pipeline import lint

FORMATS = {"html": "HTML", "txt": "text", "md": "Markdown", "docx": "DOCX", "xlsx": "XLSX", "pdf": "PDF"}
"""The formats in the order of the table, by the endings of files."""


@dataclass(slots=True)
class Alarms:
    """What was found of what is wrong, and what was said besides, by rule and format."""

    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    false: Counter[tuple[str, str]] = field(default_factory=Counter)
    reports: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)


def measure(reports: Iterable[Labelled]) -> Alarms:
    """Return the alarms on reports.

    A defect is found where its rule fires, or a diagnostic that explains the rule's broken identity. What
    else is said at warning or above, of rules on which something is known, is a false alarm.
    """
    alarms = Alarms()
    for report in reports:
        said = lint(report.content, name=report.name, **report.known).diagnostics
        alarms.reports[report.format] += 1
        _count(report, said, alarms)
    return alarms


def _count(report: Labelled, said: Sequence[Diagnostic], alarms: Alarms) -> None:
    named = frozenset(rule for one in said for rule in _rules(one))
    for rule in report.true:
        alarms.wrong[rule, report.format] += 1
        if rule in named:
            alarms.found[rule, report.format] += 1
        else:
            alarms.notes[f"{_label(report)}: {rule} was not found"] += 1
    for one in said:
        if one.severity is not Severity.NOTE and _is_false(one, report):
            alarms.false[one.rule, report.format] += 1
            alarms.notes[f"{_label(report)}: {one.rule} is a false alarm: {one.message.zh}"] += 1


def _label(report: Labelled) -> str:
    return f"{report.title}, {FORMATS.get(report.format, report.format)}"


def _rules(said: Diagnostic) -> set[str]:
    return {said.rule, *(part.rule for part in said.explains)}


def _is_false(said: Diagnostic, report: Labelled) -> bool:
    if _rules(said) & (report.true | report.also):
        return False
    return report.judged is None or said.rule in report.judged


def table(alarms: Alarms) -> Iterator[str]:
    """Yield the lines of the table: a rule a line, found of wrong in each format, and false alarms."""
    formats = [ending for ending in FORMATS if alarms.reports[ending]]
    yield f"| rule | {' | '.join(FORMATS[one] for one in formats)} | false alarms | precision | recall |"
    yield f"|---|{'---:|' * (len(formats) + 3)}"
    rules = sorted({rule for rule, _ in (*alarms.wrong, *alarms.false)})
    yield from (_line(rule, alarms, (rule,), formats) for rule in rules)
    yield _line("**all**", alarms, rules, formats)


def listed(alarms: Alarms) -> Iterator[str]:
    """Yield what was missed and what was wrongly said, each once with how often."""
    yield from (f"{note} ({count}×)" if count > 1 else note for note, count in alarms.notes.items())


def _line(name: str, alarms: Alarms, rules: Sequence[str], formats: Sequence[str]) -> str:
    def total(counted: Counter[tuple[str, str]], ending: str) -> int:
        return sum(counted[rule, ending] for rule in rules)

    shown = [f"{total(alarms.found, one)}/{total(alarms.wrong, one)}" for one in formats]
    found, wrong, false = (
        sum(total(counted, one) for one in formats) for counted in (alarms.found, alarms.wrong, alarms.false)
    )
    shares = (_share(found, found + false), _share(found, wrong))
    return f"| {name} | {' | '.join(shown)} | {false} | {' | '.join(shares)} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"
