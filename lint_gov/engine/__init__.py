"""Runs rules on a report and says what became of each of them."""

from lint_gov.engine.blanks import Forced, forced_blanks, is_conflict
from lint_gov.engine.run import Ran, check

__all__ = ["Forced", "Ran", "check", "forced_blanks", "is_conflict"]
