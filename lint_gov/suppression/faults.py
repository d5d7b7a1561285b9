"""What is wrong with a file of waivers or a baseline."""

from collections.abc import Iterable

from lint_gov.ruleset.faults import Fault


class SuppressionError(Exception):
    """A file of waivers, or a baseline, that cannot be used; `faults` lists everything that is wrong."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults; the message of the exception has one a line."""
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
