"""Localising: from broken identities to the figures that are wrong, and from failures to diagnostics."""

from lint_gov.repair.cells import with_cells
from lint_gov.repair.localise import forced_values, localise
from lint_gov.repair.lone import input_diagnostic

__all__ = ["forced_values", "input_diagnostic", "localise", "with_cells"]
