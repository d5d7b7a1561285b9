"""The command `lint-gov`: finds the command named and runs it, with exit codes 0, 1 and 2 only."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from lint_gov import __version__

# Imported when asked for, so that a command does not pay for the others. Each exports `command`.
_HOMES = {
    "check": "lint_gov.cli.check",
    "inspect": "lint_gov.cli.inspect",
    "annotate": "lint_gov.cli.annotate",
    "fix": "lint_gov.cli.fix",
    "rules": "lint_gov.cli.rules",
    "explain": "lint_gov.cli.explain",
    "test-rules": "lint_gov.cli.test_rules",
    "baseline": "lint_gov.cli.baseline",
    "compare": "lint_gov.cli.compare",
    "init": "lint_gov.cli.init",
    "config": "lint_gov.cli.config",
    "completion": "lint_gov.cli.completion",
}
_TROUBLE = 2


class _Commands(click.Group):
    """A group that imports its commands when they are asked for."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names in the order in which they are met."""
        return list(_HOMES)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, or None."""
        if cmd_name not in _HOMES:
            return None
        command: click.Command = import_module(_HOMES[cmd_name]).command
        return command


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 nothing found at or above --fail-on; 1 something found; 2 the run itself failed.",
)
@click.version_option(__version__, prog_name="lint-gov", message="%(prog)s %(version)s")
def group() -> None:
    """Check Chinese government information disclosure annual reports (政府信息公开工作年度报告)."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    _open_closed_streams()
    sys.exit(_run(arguments))


def _open_closed_streams() -> None:
    """Put nothing in the place of a stream that the caller closed; Python leaves None there."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - no file, and for good
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - as above


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = group.main(arguments, prog_name="lint-gov", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return _TROUBLE
    except (click.Abort, KeyboardInterrupt):
        click.echo("lint-gov: interrupted", err=True)
        return _TROUBLE
    except BrokenPipeError:
        from lint_gov.cli.terminal import silence

        silence()
        return _TROUBLE
    except Exception as fault:  # noqa: BLE001 - a fault of ours: Python's own exit code would say "findings"
        return _own_fault(fault)
    return code if isinstance(code, int) else 0


def _own_fault(fault: Exception) -> int:
    import traceback

    if os.environ.get("LINT_GOV_DEBUG"):
        traceback.print_exception(fault)
    last = traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{os.path.basename(last.filename)}:{last.lineno}"  # noqa: PTH119 - a name, not a path
    click.echo(
        f"lint-gov: internal error, please report it: {type(fault).__name__}: {fault} ({place}); "
        "LINT_GOV_DEBUG=1 shows the whole trace",
        err=True,
    )
    return _TROUBLE
