"""Tests of the output formats, on results made by hand."""
