"""Tests of the kinds of check."""
