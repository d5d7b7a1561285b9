"""Tests of what is put right in files."""
