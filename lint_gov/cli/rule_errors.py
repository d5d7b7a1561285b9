"""Files of ours that cannot be used, and rules that do not exist, end a command with exit code 2."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

from lint_gov.cli.terminal import complain
from lint_gov.organs.entry import RegisterError
from lint_gov.outputs.encoding import fitted
from lint_gov.ruleset.faults import Fault, RuleFileError
from lint_gov.ruleset.selection import UnknownRuleError
from lint_gov.suppression.faults import SuppressionError
from lint_gov.text.normalise import printable

_TROUBLE = 2


@contextmanager
def rule_errors_exit() -> Iterator[None]:
    """Turn errors about rules, or about a register of organs, into lines on stderr and exit code 2.

    Each fault of a file is a line that begins with its place, as editors expect.
    """
    try:
        yield
    except RuleFileError as error:
        faults_exit(error.faults, "the rules")
    except RegisterError as error:
        faults_exit(error.faults, "the register of organs")
    except SuppressionError as error:
        faults_exit(error.faults, "the waivers or the baseline")
    except UnknownRuleError as error:
        complain(str(error))
        sys.exit(_TROUBLE)


def faults_exit(faults: Sequence[Fault], what: str) -> NoReturn:
    """Write faults to stderr, a line each, and exit with code 2; `what` cannot be used for them."""
    for fault in sorted(faults, key=lambda fault: (fault.file, fault.line or 0)):
        line = f"{printable(str(fault))}\n"
        sys.stderr.write(fitted(line, sys.stderr.encoding or "utf-8"))
    complain(f"{what} cannot be used: {len(faults)} fault{'s' * (len(faults) != 1)}")
    sys.exit(_TROUBLE)
