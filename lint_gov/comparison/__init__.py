"""What changed between two lots of reports: defects that are new, fixed or unchanged, and figures."""

from lint_gov.comparison.differences import Change, Comparison, Pair, compared
from lint_gov.comparison.record import Found, Record, RecordError, record_from, records_of_output

__all__ = [
    "Change",
    "Comparison",
    "Found",
    "Pair",
    "Record",
    "RecordError",
    "compared",
    "record_from",
    "records_of_output",
]
