"""Tests of what is put into the author's own file."""
