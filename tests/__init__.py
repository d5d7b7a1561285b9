"""Tests of lint-gov; `python -m tests` runs every check of the project."""
