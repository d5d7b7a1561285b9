"""Readers turn bytes into a Document: one file a format, known by content in `registry.py`."""

from lint_gov.readers.limits import Limits
from lint_gov.readers.registry import read

__all__ = ["Limits", "read"]
