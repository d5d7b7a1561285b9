"""Localising: from broken identities to the figures that are wrong, and from failures to diagnostics."""

from lint_gov.repair.diagnose import input_diagnostic
from lint_gov.repair.localise import forced_values, localise

__all__ = ["forced_values", "input_diagnostic", "localise"]
