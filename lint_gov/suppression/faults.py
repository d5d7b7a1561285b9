"""What is wrong with a file of waivers or a baseline."""

from lint_gov.ruleset.faults import FaultsError


class SuppressionError(FaultsError):
    """A file of waivers, or a baseline, that cannot be used."""
