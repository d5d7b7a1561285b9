"""Waivers and baseline of a run: read for it, and what to say of them after it."""

from collections.abc import Iterator
from datetime import UTC, datetime

from lint_gov.cli.check_options import Options
from lint_gov.model.rule import Ruleset
from lint_gov.outputs.look import Look
from lint_gov.suppression import NOTHING, Suppressions, Usage
from lint_gov.suppression.apply import firm_rules
from lint_gov.suppression.baseline import baseline_in
from lint_gov.suppression.waivers import waivers_in


def suppressions_of(options: Options, rules: Ruleset) -> Suppressions:
    """Return what does not count in a run; SuppressionError where a file of it cannot be used.

    Without --as-of waivers are judged on the day of the run: no rule ever sees that day.
    """
    if not options.waivers and options.baseline is None:
        return NOTHING
    firm = firm_rules(rules.rules)
    return Suppressions(
        waivers_in(options.waivers, rules.rules),
        baseline_in(options.baseline, firm) if options.baseline is not None else None,
        options.as_of or datetime.now(UTC).astimezone().date().isoformat(),
        firm,
    )


def unused(suppressions: Suppressions, usage: Usage, look: Look) -> Iterator[str]:
    """Yield what to say of waivers that nothing needed, and of a baseline that has become too long.

    `usage` is that of the whole run; waivers for reports that were not in it are left alone.
    """
    for number in sorted(usage.idle - usage.waivers):
        waiver = suppressions.waivers[number]
        where = waiver.rule if waiver.address is None else f"{waiver.rule} {waiver.address}"
        yield look.say(
            f"{waiver.place} 的豁免（{where}）没有用到，可以删除",
            f"the waiver at {waiver.place} ({where}) had nothing to clear; it can go",
        )
    gone = len(usage.gone - usage.here)
    if gone:
        yield look.say(
            f"基线中有 {gone} 处问题已不存在，可用 lint-gov baseline prune 清除",
            f"defects of the baseline that are gone: {gone}; `lint-gov baseline prune` takes them out",
        )
