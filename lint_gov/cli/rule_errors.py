"""Rule files that cannot be used, rules that do not exist, and faulty registers end with exit code 2."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from lint_gov.cli.terminal import complain
from lint_gov.organs.entry import RegisterError
from lint_gov.outputs.encoding import fitted
from lint_gov.ruleset.faults import Fault, RuleFileError
from lint_gov.ruleset.selection import UnknownRuleError
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
        _end(error.faults, "the rules cannot be used")
    except RegisterError as error:
        _end(error.faults, "the register of organs cannot be used")
    except UnknownRuleError as error:
        complain(str(error))
        sys.exit(_TROUBLE)


def _end(faults: Iterable[Fault], what: str) -> None:
    lines = [f"{printable(str(fault))}\n" for fault in faults]
    for line in lines:
        sys.stderr.write(fitted(line, sys.stderr.encoding or "utf-8"))
    complain(f"{what}: {len(lines)} fault{'s' * (len(lines) != 1)}")
    sys.exit(_TROUBLE)
