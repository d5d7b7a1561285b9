"""Diagnoses that do not count: those that a waiver clears, and those of a baseline. All stay visible."""

from lint_gov.suppression.apply import NO_USE, NOTHING, Suppressions, Usage, Used, suppress

__all__ = ["NOTHING", "NO_USE", "Suppressions", "Usage", "Used", "suppress"]
