"""Kind `copy_damage`: the text did not lose characters when it was copied."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.verdicts import Values, failed, passed
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Damage
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text

_SCHEMA: dict[str, Any] = {"properties": {}}
_MOST = 10


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        if report.copy_damaged:
            yield failed("text", _finding(report.damage))
        else:
            yield passed("text")

    return check


def _finding(damage: Sequence[Damage]) -> Finding:
    counts = Counter((shown(mark.printed), shown(mark.standard or "")) for mark in damage)
    losses = list(counts.items())
    more = len(losses) - _MOST
    zh = [_loss(*texts, times, "（应为{}）") for texts, times in losses[:_MOST]]
    en = [_loss(*texts, times, " (for {})") for texts, times in losses[:_MOST]]
    values: Values = {
        "losses": Text(
            "、".join(zh) + ("等" if more > 0 else ""),
            ", ".join(en) + (f" and {more} more" if more > 0 else ""),
        ),
        "count": len(damage),
    }
    return Finding(None, values, anchor=damage[0].anchor, quote=damage[0].printed)


def _loss(printed: str, standard: str, times: int, meant: str) -> str:
    count = f" ×{times}" if times > 1 else ""
    return f"{printed}{meant.format(standard) if standard else ''}{count}"


KIND = Kind("copy_damage", _SCHEMA, _bind, ("losses", "count"))
