"""The command `baseline`: takes down the defects of today, so that only new ones stop the gate."""

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from lint_gov.cli.check_options import Options, declared_for_linting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint_gov.model.rule import Rule
    from lint_gov.outputs.look import Look
    from lint_gov.suppression.baseline import Entries

_DEFAULT = "lint-gov-baseline.json"
_TROUBLE = 2
READING = ("paths", "files_from", "include", "exclude", "allow_empty", "jobs")


@click.group("baseline", short_help="Old defects that do not count: create, prune, show.")
def command() -> None:
    """Take down the defects of today, so that only new ones count.

    The file is that of --baseline, else of the configuration, else lint-gov-baseline.json. What could
    not be read is never in it.
    """


@command.command("create", short_help="Write down everything that is found in PATHS.")
@click.option("--force", is_flag=True, help="Write over a baseline that is there.")
@declared_for_linting(*READING)
@click.pass_context
def create(ctx: click.Context, /, *, force: bool, **given: Any) -> None:  # noqa: ANN401 - what Options says
    """Write everything that is found in PATHS, and is not waived, to a new baseline."""
    options, target, look = _asked(given)
    ctx.exit(_create(options, target, look, force=force))


@command.command("prune")
@declared_for_linting(*READING)
@click.pass_context
def prune(ctx: click.Context, /, **given: Any) -> None:  # noqa: ANN401 - what Options says
    """Take out what is found in PATHS no more; nothing is ever added.

    Entries of reports that are not among PATHS stay, and so do those of rules that did not run.
    """
    options, target, look = _asked(given)
    ctx.exit(_prune(options, target, look))


@command.command("show")
@declared_for_linting()
@click.pass_context
def show(ctx: click.Context, /, **given: Any) -> None:  # noqa: ANN401 - what Options says
    """List the entries of the baseline: report, rule, place."""
    from lint_gov.cli.check_inputs import rules_for
    from lint_gov.cli.rule_errors import rule_errors_exit
    from lint_gov.cli.terminal import writes_to

    options, target, look = _asked(given)
    with rule_errors_exit():
        rules = rules_for(options, look)
        entries = _old(target, rules.rules)
    names = {rule.id: rule.name for rule in rules.rules}
    lines = [
        f"{key}: {entry.rule} {names.get(entry.rule, '?')} {entry.address or ''}".rstrip() + "\n"
        for key in sorted(entries)
        for entry in sorted(entries[key], key=lambda one: (one.rule, one.address or ""))
    ]
    lines.append(look.say(f"共 {len(lines)} 处\n", f"{len(lines)} in all\n"))
    ctx.exit(0 if writes_to(None, lines, look) else _TROUBLE)


def _asked(given: dict[str, Any]) -> "tuple[Options, str, Look]":
    """Return the options of a run without a baseline, the file of the baseline, and the look of output."""
    from lint_gov.cli.language import language_of
    from lint_gov.cli.terminal import look_at

    options = Options(**given)
    look = look_at(None, language=language_of(options.lang), color="never")
    return options._replace(baseline=None), options.baseline or _DEFAULT, look


def _create(options: Options, target: str, look: "Look", *, force: bool) -> int:
    from pathlib import Path

    from lint_gov.cli.preparing import prepared
    from lint_gov.cli.records import exit_code, records
    from lint_gov.cli.terminal import complain
    from lint_gov.suppression.apply import firm_rules
    from lint_gov.suppression.baseline import Entry

    if Path(target).exists() and not force:
        message = look.say(
            f"{target} 已经存在；确要重建请加 --force", f"{target} exists; say --force to write it anew"
        )
        raise click.UsageError(message)
    run, statuses, firm = prepared(options, look), Counter[str](), Counter[str]()
    never = firm_rules(run.rules.rules)
    entries: dict[str, set[Entry]] = {}
    for record in records(run, options, statuses):
        found = [one for one in record["diagnostics"] if one["suppressed"] is None]
        firm.update(one["rule"] for one in found if one["rule"] in never)
        old = (Entry(one["rule"], one["address"], one["fingerprint"]) for one in found)
        entries.setdefault(record["key"], set()).update(one for one in old if one.rule not in never)
    code = exit_code(statuses, look)
    if code == _TROUBLE or not _write({key: tuple(one) for key, one in entries.items()}, target, look):
        return _TROUBLE
    count, reports = sum(map(len, entries.values())), sum(map(bool, entries.values()))
    complain(look.say(f"{target}：{reports} 份报告的 {count} 处", f"{target}: {count} of {reports} reports"))
    if firm:
        ids = look.say("、", ", ").join(sorted(firm))
        complain(
            look.say(
                f"另有 {firm.total()} 处不能列入基线（{ids}）",
                f"{firm.total()} more can be in no baseline ({ids})",
            )
        )
    return code


def _prune(options: Options, target: str, look: "Look") -> int:
    from lint_gov.cli.preparing import prepared
    from lint_gov.cli.records import exit_code, records
    from lint_gov.cli.rule_errors import rule_errors_exit
    from lint_gov.cli.terminal import complain
    from lint_gov.suppression.baseline import pruned

    run, statuses = prepared(options, look), Counter[str]()
    with rule_errors_exit():
        entries = _old(target, run.rules.rules)
    found: dict[str, frozenset[str]] = {}
    decided: dict[str, frozenset[str]] = {}
    for record in records(run, options, statuses):
        key, marks = record["key"], frozenset(one["fingerprint"] for one in record["diagnostics"])
        # Of several files with one report an entry is gone where it is gone from all of them.
        decided[key] = decided.get(key, frozenset(record["decided"])) & frozenset(record["decided"])
        found[key] = found.get(key, frozenset()) | marks
    code = exit_code(statuses, look)
    kept = pruned(entries, found, decided)
    if code == _TROUBLE or not _write(kept, target, look):
        return _TROUBLE
    before, after = (sum(map(len, one.values())) for one in (entries, kept))
    complain(
        look.say(
            f"{target}：清除 {before - after} 处，余 {after} 处",
            f"{target}: {before - after} taken out, {after} left",
        )
    )
    return code


def _old(target: str, rules: "Sequence[Rule]") -> "Entries":
    from lint_gov.suppression.apply import firm_rules
    from lint_gov.suppression.baseline import baseline_in

    return baseline_in(target, firm_rules(rules))


def _write(entries: "Entries", target: str, look: "Look") -> bool:
    from lint_gov.cli.terminal import writes_to
    from lint_gov.suppression.baseline import as_text

    return writes_to(target, [as_text(entries)], look)
