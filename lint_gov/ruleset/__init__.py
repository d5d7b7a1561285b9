"""Rule files become rules: reading, validating, binding, and the set that ships with the tool."""

from lint_gov.ruleset.faults import Fault, RuleFileError
from lint_gov.ruleset.loading import bundled_ruleset, load, rule_files_schema

__all__ = ["Fault", "RuleFileError", "bundled_ruleset", "load", "rule_files_schema"]
