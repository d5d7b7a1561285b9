"""Rule files that cannot be used, and rules that do not exist, end a command with exit code 2."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from lint_gov.outputs.encoding import fitted
from lint_gov.ruleset.faults import RuleFileError
from lint_gov.ruleset.selection import UnknownRuleError
from lint_gov.text.normalise import printable

USAGE = 2


@contextmanager
def rule_errors_exit() -> Iterator[None]:
    """Turn errors about rules into lines on stderr and exit code 2."""
    try:
        yield
    except RuleFileError as error:
        _stop([str(fault) for fault in error.faults])
    except UnknownRuleError as error:
        _stop([str(error)])


def _stop(lines: list[str]) -> None:
    encoding = sys.stderr.encoding or "utf-8"
    for line in lines:
        click.echo(fitted(f"error: {printable(line)}", encoding), err=True)
    raise SystemExit(USAGE)
