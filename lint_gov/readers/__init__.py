"""Readers turn bytes into a Document: one file a format, known by content in `registry.py`."""

from lint_gov.readers.limits import Limits
from lint_gov.readers.registry import format_of, read

__all__ = ["Limits", "format_of", "read"]
