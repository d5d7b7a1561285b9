"""Rule files that cannot be used, and rules that do not exist, end a command with exit code 2."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from lint_gov.cli.terminal import complain
from lint_gov.outputs.encoding import fitted
from lint_gov.ruleset.faults import RuleFileError
from lint_gov.ruleset.selection import UnknownRuleError
from lint_gov.text.normalise import printable

_TROUBLE = 2


@contextmanager
def rule_errors_exit() -> Iterator[None]:
    """Turn errors about rules into lines on stderr and exit code 2.

    Each fault of a rule file is a line that begins with its place, as editors expect.
    """
    try:
        yield
    except RuleFileError as error:
        for fault in error.faults:
            line = f"{printable(str(fault))}\n"
            sys.stderr.write(fitted(line, sys.stderr.encoding or "utf-8"))
        count = len(error.faults)
        complain(f"the rules cannot be used: {count} fault{'s' * (count != 1)}")
        sys.exit(_TROUBLE)
    except UnknownRuleError as error:
        complain(str(error))
        sys.exit(_TROUBLE)
