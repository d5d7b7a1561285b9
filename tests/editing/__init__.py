"""Tests of changing files in place."""
