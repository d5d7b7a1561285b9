"""Tests of where content comes from."""
